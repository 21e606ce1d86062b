package net.associatedschools.registry.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PeriodTest {
    static final LocalDate SPRING = LocalDate.of(2024, 3, 1);
    static final LocalDate AUTUMN = LocalDate.of(2024, 9, 1);

    @Test
    void R_TIME_3_a_period_begins_on_its_first_day_and_ends_before_the_next() {
        var period = new Period<>(SPRING, AUTUMN, "member");
        assertFalse(period.contains(SPRING.minusDays(1)));
        assertTrue(period.contains(SPRING));
        assertTrue(period.contains(AUTUMN.minusDays(1)));
        assertFalse(period.contains(AUTUMN));
    }

    @Test
    void R_TIME_3_without_a_fact_one_period_covers_all_days() {
        assertEquals(
                List.of(new Period<>(LocalDate.MIN, LocalDate.MAX, "none")),
                Period.of(Stream.of(), day -> "none"));
    }

    @Test
    void R_TIME_3_where_nothing_differs_the_line_is_not_cut() {
        var changes = Stream.of(When.on(SPRING), When.on(AUTUMN), When.UNKNOWN);
        assertEquals(
                List.of(
                        new Period<>(LocalDate.MIN, AUTUMN, "none"),
                        new Period<>(AUTUMN, LocalDate.MAX, "member")),
                Period.of(changes, day -> day.isBefore(AUTUMN) ? "none" : "member"));
    }

    @Property(tries = 200)
    void R_TIME_3_periods_and_days_agree_and_leave_no_gap(
            @ForAll @Size(max = 5) List<@net.jqwik.api.From("dates") When> changes,
            @ForAll("days") LocalDate day) {
        var periods = Period.of(changes.stream(), each -> on(changes, each));
        assertEquals(
                List.of(on(changes, day)),
                periods.stream().filter(p -> p.contains(day)).map(Period::standing).toList());
        assertEquals(LocalDate.MIN, periods.getFirst().from());
        assertEquals(LocalDate.MAX, periods.getLast().until());
        for (int i = 1; i < periods.size(); i++) {
            assertEquals(periods.get(i - 1).until(), periods.get(i).from());
            assertNotEquals(periods.get(i - 1).standing(), periods.get(i).standing());
        }
    }

    /** How many may hold and how many surely do: what a fold can know of a day. */
    private static String on(List<When> changes, LocalDate day) {
        long may = changes.stream().filter(when -> when.mayHoldOn(day)).count();
        long surely = changes.stream().filter(when -> when.surelyHoldsOn(day)).count();
        return may + " and " + surely;
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 40).map(SPRING::plusDays);
    }

    @Provide
    Arbitrary<When> dates() {
        return Combinators.combine(days(), Arbitraries.integers().between(0, 20))
                .as((day, length) -> new When(day, day.plusDays(length)))
                .injectDuplicates(0.1)
                .edgeCases(none -> none.add(When.UNKNOWN));
    }
}
