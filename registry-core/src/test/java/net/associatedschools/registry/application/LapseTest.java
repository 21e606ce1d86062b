package net.associatedschools.registry.application;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.application.Deciders.*;
import static net.associatedschools.registry.application.SampleSteps.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Set;
import net.associatedschools.registry.SamplePolicy;
import net.associatedschools.registry.application.ApplicationCommand.Lapse;
import net.associatedschools.registry.application.ApplicationEvent.CandidacyExtended;
import net.associatedschools.registry.application.ApplicationEvent.Lapsed;
import net.associatedschools.registry.application.ApplicationEvent.Resubmitted;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.AdmissionPolicy;
import net.associatedschools.registry.fact.CountryRules;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import org.junit.jupiter.api.Test;

class LapseTest {
    private static final CountryRules LAPSING = rules(false);

    @Test
    void R_APP_7_what_nobody_decided_lapses_after_its_months() {
        var from = SPRING.plusMonths(6);
        SUBMITTED.in(LAPSING).when(lapse(COORDINATOR, from)).then(lapsed(COORDINATOR, from));
        var early = SUBMITTED.in(LAPSING).when(lapse(COORDINATOR, from.minusDays(1)));
        assertEquals(
                "it lapses on " + from + " at the earliest", early.thenBroken("R-APP-7").detail());
        SUBMITTED
                .in(LAPSING)
                .on(from.minusDays(1))
                .when(lapse(COORDINATOR, from))
                .thenBroken("R-APP-7", Kind.STATE);
    }

    @Test
    void R_APP_7_what_the_school_did_not_answer_lapses_after_its_months() {
        var from = SOON.plusMonths(3);
        ASKED.in(LAPSING).when(lapse(COORDINATOR, from)).then(lapsed(COORDINATOR, from));
        ASKED.in(LAPSING).when(lapse(COORDINATOR, from.minusDays(1))).thenBroken("R-APP-7");
        var again = SOON.plusDays(5);
        var answered = ASKED.in(LAPSING).given(new Resubmitted(FIRST, When.on(again), FORM));
        answered.when(lapse(COORDINATOR, again.plusMonths(6).minusDays(1))).thenBroken("R-APP-7");
        answered.when(lapse(COORDINATOR, again.plusMonths(6)))
                .then(lapsed(COORDINATOR, again.plusMonths(6)));
    }

    @Test
    void R_APP_7_a_candidate_lapses_so_many_months_after_its_trial_longer_ones_included() {
        var from = TRIAL_END.plusMonths(2);
        CANDIDATE.in(LAPSING).when(lapse(COORDINATOR, from)).then(lapsed(COORDINATOR, from));
        CANDIDATE.in(LAPSING).when(lapse(COORDINATOR, from.minusDays(1))).thenBroken("R-APP-7");
        var until = TRIAL_END.plusMonths(3);
        var longer = new CandidacyExtended(FIRST, When.on(SOON), HQ.id(), true, until, ERROR);
        var extended = CANDIDATE.in(LAPSING).given(longer);
        extended.when(lapse(COORDINATOR, from)).thenBroken("R-APP-7");
        extended.when(lapse(COORDINATOR, until.plusMonths(2)))
                .then(lapsed(COORDINATOR, until.plusMonths(2)));
    }

    @Test
    void R_APP_7_the_register_itself_ends_something_only_where_the_policy_says_so() {
        CANDIDATE.in(LAPSING).when(lapse(Actor.SYSTEM, AUTUMN)).thenBroken("R-APP-7", Kind.STATE);
        CANDIDATE
                .in(rules(true))
                .when(lapse(Actor.SYSTEM, AUTUMN))
                .then(lapsed(Actor.SYSTEM, AUTUMN));
        CANDIDATE
                .in(rules(true))
                .when(lapse(COORDINATOR, AUTUMN))
                .then(lapsed(COORDINATOR, AUTUMN));
    }

    @Test
    void R_APP_7_where_no_policy_says_so_nothing_lapses() {
        assertEquals(
                "no policy has it lapse",
                CANDIDATE.when(lapse(COORDINATOR, AUTUMN)).thenBroken("R-APP-7").detail());
        SUBMITTED
                .in(new CountryRules(FR, Set.of(COORDINATOR.id()), true, null, null, null))
                .when(lapse(COORDINATOR, AUTUMN))
                .thenBroken("R-APP-7", Kind.STATE);
        var other =
                under(
                        SamplePolicy.of(12)
                                .lapse(new AdmissionPolicy.Lapse(6, null, null, false))
                                .build());
        assertEquals(
                "the policy has it not lapse while CANDIDATE",
                CANDIDATE.in(other).when(lapse(COORDINATOR, TODAY)).thenBroken("R-APP-7").detail());
    }

    @Test
    void R_APP_7_only_what_waits_for_the_school_or_its_country_lapses() {
        for (var state : List.of(PROPOSED, MADE_MEMBER, GIVEN_UP)) {
            state.in(LAPSING).when(lapse(COORDINATOR, TODAY)).thenBroken("R-APP-7", Kind.STATE);
        }
    }

    @Test
    void R_APP_5_who_does_phase_one_says_that_it_lapsed() {
        assertNational(CANDIDATE.in(LAPSING), actor -> lapse(actor, AUTUMN));
    }

    @Test
    void R_APP_13_lapsing_twice_is_harmless_and_on_another_day_or_by_another_refused() {
        var state = CANDIDATE.in(LAPSING).given(lapsed(COORDINATOR, AUTUMN));
        state.when(lapse(COORDINATOR, AUTUMN)).thenNothing();
        state.when(lapse(COORDINATOR, TODAY)).thenBroken("R-APP-7");
        state.when(lapse(HQ, AUTUMN)).thenBroken("R-APP-7");
    }

    @Test
    void R_TIME_1_it_lapses_on_a_full_date() {
        var partial = Statement.by(COORDINATOR).since(When.in(Year.of(2025)));
        CANDIDATE.in(LAPSING).when(new Lapse(FIRST, partial)).thenWrong("R-TIME-1", "effective");
    }

    private static CountryRules rules(boolean automatic) {
        return under(
                SamplePolicy.of(12).lapse(new AdmissionPolicy.Lapse(6, 3, 2, automatic)).build());
    }

    private static Lapse lapse(Actor actor, LocalDate day) {
        return new Lapse(FIRST, Statement.by(actor, day));
    }

    private static Lapsed lapsed(Actor actor, LocalDate day) {
        return new Lapsed(FIRST, When.on(day), actor.id(), false, "country:FR#1");
    }
}
