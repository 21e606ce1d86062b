package net.associatedschools.registry.fact;

import static net.associatedschools.registry.fact.MembershipPolicy.ConsequenceKind.*;
import static net.associatedschools.registry.fact.SampleDuties.*;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import net.associatedschools.registry.fact.MembershipPolicy.Duty;
import net.associatedschools.registry.fact.RuleBroken.Wrong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MembershipPolicyTest {
    @Test
    void R_MEM_2_a_duty_is_owed_again_and_again_or_once() {
        assertWrong("duties[0].everyMonths", duty(null, null, null));
        assertWrong("duties[0].everyMonths", duty(12, null, LocalDate.of(2017, 12, 31)));
        assertWrong("duties[0].everyMonths", duty(0, null, null));
        assertWrong("duties[0].due", duty(null, "10-31", LocalDate.of(2017, 12, 31)));
    }

    @Test
    void R_MEM_2_no_number_is_negative_and_no_length_is_nothing() {
        assertWrong("certificateMonths", policy(0, null));
        assertWrong("permanenceAfterYears", policy(null, 0));
        assertWrong("duties[0].firstAfterMonths", policy(null, null, waiting(-1, null, null)));
        assertWrong("duties[0].graceDays", policy(null, null, waiting(null, -1, null)));
        assertWrong("duties[0].noticeMonths", policy(null, null, waiting(null, null, -1)));
        assertWrong(
                "duties[0].consequences[0].afterMonths",
                on("report", DutyKind.REPORT, "10-31", proposed(LAPSE, -1, Role.HQ)));
        assertDoesNotThrow(() -> policy(1, 1, waiting(0, 0, 0)).mustBeSound("policy"));
    }

    @Test
    void R_MEM_2_a_renewal_that_does_not_say_it_is_valid_as_the_certificate_or_the_duty_says() {
        var renewal = renewal(24);
        assertEquals(60, policy(60, null, renewal).validMonths());
        assertEquals(
                24,
                policy(null, null, on("report", DutyKind.REPORT, "10-31"), renewal).validMonths());
        assertNull(policy(null, null, on("report", DutyKind.REPORT, "10-31")).validMonths());
    }

    private static Duty renewal(int months) {
        return new Duty(
                "renewal", DutyKind.RENEWAL, months, null, null, null, null, null, null, List.of());
    }

    private static Duty waiting(
            @Nullable Integer first, @Nullable Integer grace, @Nullable Integer notice) {
        return new Duty(
                "report", DutyKind.REPORT, 12, null, null, first, grace, notice, null, List.of());
    }

    @Test
    void R_MEM_2_a_duty_has_a_short_name_of_its_own() {
        assertWrong("duties[0].name", on("Yearly report", DutyKind.REPORT, "10-31"));
        var twice = on("report", DutyKind.REPORT, "10-31");
        assertWrong("duties[1].name", twice, twice);
    }

    @Test
    void R_MEM_2_only_hq_removes_and_nothing_removes_by_itself() {
        assertWrong(
                "duties[0].consequences[0].automatic",
                on("report", DutyKind.REPORT, "10-31", automatic(REMOVAL, 0)));
        assertWrong(
                "duties[0].consequences[0].proposedTo",
                on("report", DutyKind.REPORT, "10-31", proposed(REMOVAL, 0, Role.COORDINATOR)));
        assertWrong(
                "duties[0].consequences[0].proposedTo",
                on("report", DutyKind.REPORT, "10-31", proposed(LAPSE, 0, Role.SCHOOL)));
    }

    @Test
    void R_MEM_2_a_renewal_is_due_when_the_last_one_ends() {
        assertWrong("duties[0].due", on("renewal", DutyKind.RENEWAL, "10-31"));
    }

    @Test
    void R_MEM_2_a_consequence_waits_for_the_end_of_grace() {
        var report = SILENCE_IS_RESIGNATION.duties().getFirst();
        var due = LocalDate.of(2025, 7, 15);
        assertEquals(due, report.comesOn(report.consequences().getFirst(), due));
        var gracious =
                new Duty(
                        "report",
                        DutyKind.REPORT,
                        12,
                        null,
                        null,
                        null,
                        30,
                        null,
                        null,
                        report.consequences());
        assertEquals(due.plusDays(30), gracious.missedOn(due));
        assertEquals(due.plusDays(30), gracious.comesOn(report.consequences().getFirst(), due));
    }

    @Test
    void R_MEM_2_a_renewal_is_announced_and_a_report_is_not() {
        var due = LocalDate.of(2025, 7, 15);
        assertEquals(
                due.minusMonths(6),
                CONTINUATION_OF_FIVE_YEARS.duties().getFirst().announcedOn(due));
        assertNull(SILENCE_IS_RESIGNATION.duties().getFirst().announcedOn(due));
    }

    @Test
    void a_day_of_every_year_is_the_last_of_february_where_there_is_no_29th() {
        var leap = new DayOfYear("02-29");
        assertEquals(LocalDate.of(2025, 2, 28), leap.in(2025));
        assertEquals(LocalDate.of(2024, 2, 29), leap.onOrAfter(LocalDate.of(2023, 3, 1)));
        assertEquals(leap, new DayOfYear("--02-29"));
        for (var wrong : List.of("2-9", "02-30", "13-01", "31.10.", "")) {
            assertThrows(IllegalArgumentException.class, () -> new DayOfYear(wrong), wrong);
        }
    }

    private static Duty duty(
            @Nullable Integer every, @Nullable String due, @Nullable LocalDate once) {
        return new Duty(
                "report",
                DutyKind.REPORT,
                every,
                due == null ? null : new DayOfYear(due),
                once,
                null,
                null,
                null,
                null,
                List.of());
    }

    private static void assertWrong(String field, Duty... duties) {
        assertWrong(field, policy(null, null, duties));
    }

    private static void assertWrong(String field, MembershipPolicy policy) {
        var broken = assertThrows(RuleBroken.class, () -> policy.mustBeSound("policy"));
        assertEquals("R-MEM-2", broken.rule());
        assertEquals(
                List.of("policy." + field), broken.wrongs().stream().map(Wrong::field).toList());
    }
}
