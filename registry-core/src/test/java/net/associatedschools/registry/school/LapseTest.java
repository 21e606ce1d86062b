package net.associatedschools.registry.school;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.fact.MembershipPolicy.ConsequenceKind.LAPSE;
import static net.associatedschools.registry.fact.SampleDuties.automatic;
import static net.associatedschools.registry.fact.SampleDuties.policy;
import static net.associatedschools.registry.fact.SampleDuties.proposed;
import static net.associatedschools.registry.school.Members.*;

import java.util.List;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.DutyKind;
import net.associatedschools.registry.fact.MembershipPolicy;
import net.associatedschools.registry.fact.Role;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import net.associatedschools.registry.fact.SampleDuties;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolCommand.Lapse;
import net.associatedschools.registry.school.SchoolEvent.MembershipLapsed;
import org.junit.jupiter.api.Test;

class LapseTest {
    static final Owed OWED = report("2025-09-01", "2025-10-31");
    static final MembershipPolicy BY_ITSELF = after12(automatic(LAPSE, 12));
    static final MembershipPolicy PROPOSED = after12(proposed(LAPSE, 12, Role.COORDINATOR));

    @Test
    void R_MEM_2_the_register_ends_a_membership_where_the_country_says_so() {
        in(BY_ITSELF)
                .given(missed(OWED))
                .when(lapse(Actor.SYSTEM, "2025-10-31", "2026-10-31"))
                .then(lapsed(OWED, "2026-10-31", true));
    }

    @Test
    void R_MEM_2_the_register_only_proposes_where_the_country_does_not() {
        in(PROPOSED)
                .given(missed(OWED))
                .when(lapse(Actor.SYSTEM, "2025-10-31", "2026-10-31"))
                .thenBroken("R-MEM-2", Kind.STATE);
        in(PROPOSED)
                .given(missed(OWED))
                .when(lapse(COORDINATOR, "2025-10-31", "2026-12-01"))
                .then(lapsed(OWED, "2026-12-01", false));
    }

    @Test
    void R_MEM_2_it_comes_on_its_day_and_only_for_what_is_missing() {
        in(BY_ITSELF)
                .given(missed(OWED))
                .when(lapse(Actor.SYSTEM, "2025-10-31", "2026-10-30"))
                .thenBroken("R-MEM-2", Kind.STATE);
        in(BY_ITSELF)
                .when(lapse(Actor.SYSTEM, "2025-10-31", "2026-10-31"))
                .thenBroken("R-MEM-2", Kind.STATE);
        in(BY_ITSELF)
                .given(missed(OWED), filed("2026-01-15"))
                .when(lapse(Actor.SYSTEM, "2025-10-31", "2026-10-31"))
                .thenBroken("R-MEM-2", Kind.STATE);
        in(BY_ITSELF)
                .given(missed(OWED))
                .on(day("2026-11-01"))
                .when(lapse(Actor.SYSTEM, "2025-10-31", "2026-10-31"))
                .thenBroken("R-TIME-4", Kind.STATE);
    }

    @Test
    void R_MEM_2_a_membership_lapses_once() {
        in(BY_ITSELF)
                .given(missed(OWED), lapsed(OWED, "2026-10-31", true))
                .when(lapse(Actor.SYSTEM, "2025-10-31", "2026-10-31"))
                .thenBroken("R-MEM-2");
    }

    @Test
    void R_MEM_2_a_coordinator_may_judge_without_a_duty() {
        in(PROPOSED)
                .when(new Lapse(LYCEUM, SILENT, null, null, Statement.by(COORDINATOR, TODAY)))
                .then(
                        new MembershipLapsed(
                                LYCEUM, When.on(TODAY), SILENT, null, POLICY_NAME, false));
        in(PROPOSED)
                .when(new Lapse(LYCEUM, SILENT, "x", null, Statement.by(COORDINATOR, TODAY)))
                .thenWrong("R-MEM-2", "due");
        in(BY_ITSELF)
                .when(new Lapse(LYCEUM, SILENT, null, null, Statement.by(Actor.SYSTEM, TODAY)))
                .thenWrong("R-MEM-2", "duty");
    }

    @Test
    void R_ROLE_2_neither_the_school_nor_hq_lets_lapse() {
        for (var actor : List.of(HEAD, HQ, AUDITOR, OPERATOR)) {
            in(PROPOSED)
                    .given(missed(OWED))
                    .when(lapse(actor, "2025-10-31", "2026-12-01"))
                    .thenBroken("R-ROLE-2", Kind.ROLE);
        }
    }

    private static MembershipPolicy after12(MembershipPolicy.Consequence consequence) {
        return policy(
                null,
                null,
                SampleDuties.on("yearly-report", DutyKind.REPORT, "10-31", consequence));
    }
}
