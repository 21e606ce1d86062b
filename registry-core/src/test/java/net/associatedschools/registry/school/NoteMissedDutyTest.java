package net.associatedschools.registry.school;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.fact.SampleDuties.*;
import static net.associatedschools.registry.school.Deciders.*;
import static net.associatedschools.registry.school.Members.*;

import java.util.List;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.DutyKind;
import net.associatedschools.registry.fact.MembershipPolicy;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import net.associatedschools.registry.fact.SampleDuties;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolCommand.NoteMissedDuty;
import net.associatedschools.registry.school.SchoolEvent.Corrected;
import net.associatedschools.registry.school.SchoolEvent.MembershipRecorded;
import net.associatedschools.registry.school.SchoolEvent.SchoolRegistered;
import net.associatedschools.registry.school.SchoolEvent.Suspended;
import org.junit.jupiter.api.Test;

class NoteMissedDutyTest {
    static final Owed FIRST_YEAR = report("2025-09-01", "2025-10-31");
    static final Owed SECOND_YEAR = report("2025-11-01", "2026-10-31");
    static final MembershipPolicy YEARLY = policy(null, null, yearly("10-31"));

    private static MembershipPolicy.Duty yearly(String day) {
        return SampleDuties.on("yearly-report", DutyKind.REPORT, day);
    }

    @Test
    void R_MEM_2_what_was_not_given_by_its_day_is_missed() {
        in(YEARLY).when(note("yearly-report", "2025-10-31")).then(missed(FIRST_YEAR));
        in(YEARLY)
                .given(missed(FIRST_YEAR))
                .when(note("yearly-report", "2026-10-31"))
                .then(missed(SECOND_YEAR));
    }

    @Test
    void R_MEM_2_what_was_given_in_time_is_not_missed() {
        in(YEARLY)
                .given(filed("2025-10-31"))
                .when(note("yearly-report", "2025-10-31"))
                .thenNothing();
    }

    @Test
    void R_MEM_2_a_late_report_is_for_what_was_missed_and_not_for_what_comes() {
        in(YEARLY)
                .given(missed(FIRST_YEAR), filed("2025-11-10"))
                .when(note("yearly-report", "2026-10-31"))
                .then(missed(SECOND_YEAR));
        in(YEARLY)
                .given(missed(FIRST_YEAR), filed("2025-11-10"), filed("2026-09-01"))
                .when(note("yearly-report", "2026-10-31"))
                .thenNothing();
    }

    @Test
    void R_MEM_2_nothing_is_noted_twice_nor_again_after_a_correction() {
        in(YEARLY)
                .given(missed(FIRST_YEAR))
                .when(note("yearly-report", "2025-10-31"))
                .thenNothing();
        in(YEARLY)
                .given(missed(FIRST_YEAR), new Corrected(LYCEUM, 3, null, ERROR))
                .when(note("yearly-report", "2025-10-31"))
                .thenNothing();
    }

    @Test
    void R_MEM_2_what_the_policy_does_not_ask_is_not_missed() {
        in(YEARLY).when(note("yearly-plan", "2025-10-31")).thenBroken("R-MEM-2", Kind.STATE);
        in(YEARLY).when(note("yearly-report", "2025-10-30")).thenBroken("R-MEM-2", Kind.STATE);
        in(YEARLY)
                .when(
                        new NoteMissedDuty(
                                LYCEUM,
                                "yearly-report",
                                day("2025-10-31"),
                                Statement.by(Actor.SYSTEM, TODAY)))
                .thenWrong("R-MEM-2", "effective");
    }

    @Test
    void R_MEM_4_what_fell_due_before_the_rules_started_is_judged_by_none() {
        var old =
                UNKNOWN.given(
                                new SchoolRegistered(LYCEUM, When.parse("1975"), FR, PROFILE),
                                new MembershipRecorded(
                                        LYCEUM, When.parse("1975"), When.parse("1975"), LIST))
                        .in(Members.rules(YEARLY))
                        .on(LATER);
        old.when(note("yearly-report", "2023-10-31")).thenBroken("R-MEM-4", Kind.STATE);
        old.when(note("yearly-report", "2024-10-31"))
                .then(missed(report("2023-11-01", "2024-10-31")));
        var followed = new MembershipPolicy(day("2026-01-01"), null, null, YEARLY.duties());
        old.in(Members.rules(followed))
                .when(note("yearly-report", "2024-10-31"))
                .thenBroken("R-MEM-4", Kind.STATE);
    }

    @Test
    void R_TIME_4_a_day_has_passed_when_it_has_passed_everywhere() {
        var due = day("2025-10-31");
        in(YEARLY)
                .on(due.plusDays(1))
                .when(note("yearly-report", "2025-10-31"))
                .thenBroken("R-TIME-4", Kind.STATE);
        in(YEARLY)
                .on(due.plusDays(2))
                .when(note("yearly-report", "2025-10-31"))
                .then(missed(FIRST_YEAR));
    }

    @Test
    void R_TIME_3_a_suspended_or_former_member_misses_nothing() {
        in(YEARLY)
                .given(new Suspended(LYCEUM, When.on(TODAY), SILENT))
                .when(note("yearly-report", "2025-10-31"))
                .thenBroken("R-TIME-3", Kind.STATE);
        in(YEARLY).given(LEFT).when(note("yearly-report", "2025-10-31")).thenBroken("R-MEM-2");
    }

    @Test
    void R_ROLE_2_only_the_register_notes() {
        for (var actor : List.of(HEAD, COORDINATOR, COMMISSION, HQ, AUDITOR, OPERATOR)) {
            in(YEARLY)
                    .when(
                            new NoteMissedDuty(
                                    LYCEUM,
                                    "yearly-report",
                                    day("2025-10-31"),
                                    Statement.by(actor, day("2025-10-31"))))
                    .thenBroken("R-ROLE-2", Kind.ROLE);
        }
    }
}
