package net.associatedschools.registry.school;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.fact.SampleDuties.REPORT_AND_CONTINUATION;
import static net.associatedschools.registry.fact.SampleDuties.TWO_YEARS_THEN_LAPSE;
import static net.associatedschools.registry.school.Deciders.*;
import static net.associatedschools.registry.school.Members.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolCommand.Correct;
import net.associatedschools.registry.school.SchoolCommand.FileReport;
import net.associatedschools.registry.school.SchoolEvent.Corrected;
import net.associatedschools.registry.school.SchoolEvent.DeclaredInactive;
import net.associatedschools.registry.school.SchoolEvent.MembershipStarted;
import net.associatedschools.registry.school.SchoolEvent.ReportFiled;
import net.associatedschools.registry.school.SchoolEvent.Withdrawn;
import org.junit.jupiter.api.Test;

class FileReportTest {
    static final Owed OWED = report("2025-09-01", "2025-10-31");

    @Test
    void R_MEM_2_a_report_brings_back_who_was_overdue_or_inactive() {
        var overdue = in(REPORT_AND_CONTINUATION).given(missed(OWED));
        assertEquals(Status.OVERDUE, status(overdue.state(), "2025-11-30"));
        assertEquals(
                Status.ACTIVE, status(overdue.given(filed("2025-12-01")).state(), "2025-12-01"));
        var inactive =
                in(REPORT_AND_CONTINUATION)
                        .given(
                                new DeclaredInactive(
                                        LYCEUM, on("2025-11-01"), SILENT, null, null, false));
        assertEquals(Status.INACTIVE, status(inactive.state(), "2025-11-30"));
        assertEquals(
                Status.ACTIVE, status(inactive.given(filed("2025-12-01")).state(), "2025-12-01"));
    }

    @Test
    void R_TIME_3_a_report_told_late_takes_the_miss_back_in_the_same_unit() {
        in(REPORT_AND_CONTINUATION)
                .given(missed(OWED))
                .when(file("2025-10-15"))
                .then(filed("2025-10-15"), takenBack(3));
    }

    @Test
    void R_TIME_3_a_report_given_too_late_leaves_the_miss() {
        in(REPORT_AND_CONTINUATION)
                .given(missed(OWED))
                .when(file("2025-11-15"))
                .then(filed("2025-11-15"));
    }

    @Test
    void R_TIME_3_a_late_report_after_a_lapse_takes_both_back() {
        var lapsed = in(TWO_YEARS_THEN_LAPSE).given(missed(OWED), lapsed(OWED, "2026-10-31", true));
        assertEquals(Status.FORMER, status(lapsed.state(), "2027-01-01"));
        lapsed.when(file("2025-10-15")).then(filed("2025-10-15"), takenBack(3), takenBack(4));
        // Given after the miss and before the lapse, it makes the miss good; so nothing lapsed.
        lapsed.when(file("2026-03-01")).then(filed("2026-03-01"), takenBack(4));
        assertEquals(
                Status.ACTIVE,
                status(
                        lapsed.given(lapsed.when(file("2026-03-01")).events()).state(),
                        "2027-01-01"));
        lapsed.when(file("2026-12-01")).thenBroken("R-TIME-3", Kind.STATE);
    }

    @Test
    void R_TIME_3_what_a_coordinator_decided_stands() {
        in(TWO_YEARS_THEN_LAPSE)
                .given(missed(OWED), lapsed(OWED, "2026-10-31", false))
                .when(file("2025-10-15"))
                .then(filed("2025-10-15"), takenBack(3));
    }

    @Test
    void R_TIME_3_a_lapse_on_which_a_readmission_rests_is_not_taken_back() {
        in(TWO_YEARS_THEN_LAPSE)
                .given(
                        missed(OWED),
                        lapsed(OWED, "2026-10-31", true),
                        new MembershipStarted(LYCEUM, on("2028-01-01"), SECOND, "Lyceum"))
                .when(file("2025-10-15"))
                .thenBroken("R-TIME-3", Kind.STATE);
    }

    @Test
    void R_TIME_3_a_report_taken_back_has_the_miss_follow_again() {
        var told =
                in(REPORT_AND_CONTINUATION)
                        .given(missed(OWED), filed("2025-10-15"))
                        .given(takenBack(3));
        assertEquals(Status.ACTIVE, status(told.state(), "2026-01-01"));
        told.when(new Correct(LYCEUM, 4, null, ERROR, Statement.by(COORDINATOR)))
                .then(
                        new Corrected(LYCEUM, 4, null, ERROR),
                        new Corrected(LYCEUM, 3, missed(OWED), Reason.of("FOLLOWS_AGAIN")));
    }

    @Test
    void R_TIME_3_who_had_left_before_it_was_due_missed_nothing() {
        in(REPORT_AND_CONTINUATION)
                .given(missed(OWED))
                .when(
                        new SchoolCommand.Withdraw(
                                LYCEUM, OWN_WISH, Statement.by(HEAD, day("2025-10-01"))))
                .then(new Withdrawn(LYCEUM, on("2025-10-01"), OWN_WISH), takenBack(3));
    }

    @Test
    void R_TIME_3_nobody_reports_before_being_a_member_or_before_it_has_come() {
        in(REPORT_AND_CONTINUATION).when(file("2025-08-31")).thenBroken("R-TIME-3", Kind.STATE);
        in(REPORT_AND_CONTINUATION)
                .on(TODAY)
                .when(file("2025-10-03"))
                .thenWrong("R-TIME-3", "effective");
        in(REPORT_AND_CONTINUATION).on(TODAY).when(file("2025-10-02")).then(filed("2025-10-02"));
    }

    @Test
    void R_APP_13_two_reports_that_look_alike_are_two() {
        in(REPORT_AND_CONTINUATION)
                .given(filed("2025-12-01"))
                .when(file("2025-12-01"))
                .then(filed("2025-12-01"));
    }

    @Test
    void R_MEM_2_a_report_that_names_what_it_is_for_is_for_nothing_else() {
        var named = new ReportFiled(LYCEUM, When.on(day("2026-03-01")), day("2025-10-31"), null);
        var ledger =
                in(REPORT_AND_CONTINUATION).given(missed(OWED)).given(named).state().ledger(LATER);
        assertEquals(List.of(), ledger.missing());
        assertEquals(List.of(), ledger.given());
    }

    @Test
    void R_ROLE_2_the_school_or_its_country_files() {
        for (var actor : List.of(HEAD, PRINCIPAL, COORDINATOR, COMMISSION)) {
            in(REPORT_AND_CONTINUATION).when(by(actor)).then(filed("2025-12-01"));
        }
        for (var actor : List.of(Actor.ANYONE, Actor.SYSTEM, HQ, AUDITOR, OPERATOR)) {
            in(REPORT_AND_CONTINUATION).when(by(actor)).thenBroken("R-ROLE-2", Kind.ROLE);
        }
        for (var actor : List.of(OTHER_HEAD, FOREIGN_COORDINATOR, FOREIGN_COMMISSION)) {
            in(REPORT_AND_CONTINUATION).when(by(actor)).thenBroken("R-ROLE-2", Kind.FOREIGN);
        }
    }

    private static FileReport by(Actor actor) {
        return new FileReport(LYCEUM, null, null, Statement.by(actor, day("2025-12-01")));
    }

    private static Status status(Timeline timeline, String day) {
        return timeline.on(day(day)).status();
    }
}
