package net.associatedschools.registry.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhenTest {
    static final LocalDate MAY = LocalDate.of(2014, 5, 7);

    @ParameterizedTest
    @CsvSource({
        "2024-03-01, 2024-03-01, 2024-03-01",
        "2024-02, 2024-02-01, 2024-02-29",
        "2023, 2023-01-01, 2023-12-31",
        "2023-09/2024-06, 2023-09-01, 2024-06-30",
        "2023/2024-06-05, 2023-01-01, 2024-06-05",
        "2024-02-03/2024-02-04, 2024-02-03, 2024-02-04",
        "../2014-05, -999999999-01-01, 2014-05-31",
        "2014-05/.., 2014-05-01, +999999999-12-31",
        ".., -999999999-01-01, +999999999-12-31",
        "../.., -999999999-01-01, +999999999-12-31",
    })
    void R_TIME_1_a_date_may_be_partial_or_unknown(
            String text, LocalDate earliest, LocalDate latest) {
        assertEquals(new When(earliest, latest), When.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-03-01",
                "2024-03",
                "2024",
                "2023-09-01/2024-06-30",
                "../2014-05-31",
                "2014-05-01/..",
                ".."
            })
    void R_TIME_1_a_date_is_written_as_it_was_read(String text) {
        assertEquals(text, When.parse(text).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-01/2024-03-31, 2024-03",
        "2024-01/2024-12, 2024",
        "2023-09-01/2023-09-01, 2023-09-01",
        "../.., ..",
    })
    void R_TIME_1_a_date_is_written_in_its_shortest_form(String text, String shortest) {
        assertEquals(shortest, When.parse(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "24",
                "2024-3-1",
                "2024-13",
                "2024-02-30",
                "20240301",
                "1 March 2024",
                "2024-06/2023-09",
                "2024/",
                "2024/2025/2026",
                "...",
                "2024-03-01T00:00:00Z",
                "٢٠٢٤"
            })
    void R_TIME_1_what_is_no_date_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> When.parse(text));
    }

    @Property(tries = 300)
    void R_TIME_1_every_date_is_read_back_as_it_was_written(@ForAll("dates") When when) {
        assertEquals(when, When.parse(when.toString()));
    }

    @Property(tries = 300)
    void R_TIME_1_a_fact_surely_holds_only_where_it_may(
            @ForAll("dates") When when, @ForAll("days") LocalDate day) {
        assertEquals(!day.isBefore(when.earliest()), when.mayHoldOn(day));
        assertEquals(!day.isBefore(when.latest()), when.surelyHoldsOn(day));
        assertTrue(when.mayHoldOn(day) || !when.surelyHoldsOn(day));
    }

    @Test
    void R_TIME_1_a_date_that_ends_before_it_begins_is_none() {
        assertThrows(IllegalArgumentException.class, () -> new When(MAY, MAY.minusDays(1)));
        assertEquals(When.on(MAY), new When(MAY, MAY));
    }

    @Test
    void R_TIME_1_unknown_comes_before_all_that_is_known_and_the_shorter_first() {
        var ordered =
                List.of(
                        When.knownBy(MAY),
                        When.UNKNOWN,
                        When.in(Year.of(2014)),
                        When.in(YearMonth.of(2014, 5)),
                        When.on(MAY),
                        When.parse("2014-05-07/.."));
        assertEquals(ordered, ordered.reversed().stream().sorted().toList());
    }

    @Test
    void R_TIME_1_only_a_full_date_is_a_day() {
        assertTrue(When.on(MAY).isDay());
        assertFalse(When.in(YearMonth.of(2014, 5)).isDay());
        assertFalse(When.UNKNOWN.isDay());
    }

    @Test
    void R_STAT_3_of_what_was_only_seen_the_start_is_not_known() {
        assertFalse(When.knownBy(MAY).isStartKnown());
        assertFalse(When.UNKNOWN.isStartKnown());
        assertTrue(When.in(Year.of(2014)).isStartKnown());
        assertEquals(MAY, When.knownBy(MAY).latest());
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 1500).map(LocalDate.of(2012, 1, 1)::plusDays);
    }

    @Provide
    Arbitrary<When> dates() {
        var years = Arbitraries.integers().between(1953, 2030);
        return Arbitraries.oneOf(
                days().map(When::on),
                days().map(When::knownBy),
                days().map(day -> new When(day, LocalDate.MAX)),
                days().map(YearMonth::from).map(When::in),
                years.map(Year::of).map(When::in),
                Arbitraries.just(When.UNKNOWN),
                Combinators.combine(days(), days())
                        .as((a, b) -> Stream.of(a, b).sorted().toList())
                        .map(pair -> new When(pair.getFirst(), pair.getLast())));
    }
}
