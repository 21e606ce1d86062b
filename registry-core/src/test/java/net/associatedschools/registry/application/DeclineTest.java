package net.associatedschools.registry.application;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.application.Deciders.*;
import static net.associatedschools.registry.application.SampleSteps.*;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import net.associatedschools.registry.application.ApplicationCommand.NotPreselect;
import net.associatedschools.registry.application.ApplicationCommand.NotRecommend;
import net.associatedschools.registry.application.ApplicationCommand.Refuse;
import net.associatedschools.registry.application.ApplicationCommand.ReturnToCoordinator;
import net.associatedschools.registry.application.ApplicationEvent.Recommended;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.Text;
import net.associatedschools.registry.fact.When;
import org.junit.jupiter.api.Test;

class DeclineTest {
    @Test
    void R_APP_5_a_school_is_not_preselected_for_a_reason() {
        SUBMITTED.when(notPreselect(ERROR, SOON)).then(NOT_PRESELECTED);
        assertNational(
                SUBMITTED, actor -> new NotPreselect(FIRST, ERROR, Statement.by(actor, SOON)));
        SUBMITTED
                .when(notPreselect(Reason.of("because"), SOON))
                .thenWrong("R-PRIV-1", "reason.code");
        for (var state : List.of(ASKED, CANDIDATE, PROPOSED, MADE_MEMBER, GIVEN_UP)) {
            state.when(notPreselect(ERROR, TODAY)).thenBroken("R-APP-5", Kind.STATE);
        }
    }

    @Test
    void R_APP_10_a_candidate_is_not_recommended_for_a_reason_also_during_its_trial() {
        CANDIDATE.when(notRecommend(ERROR, AUTUMN)).then(NOT_RECOMMENDED);
        assertNational(
                CANDIDATE, actor -> new NotRecommend(FIRST, ERROR, Statement.by(actor, SOON)));
        CANDIDATE
                .when(notRecommend(Reason.of("because"), SOON))
                .thenWrong("R-PRIV-1", "reason.code");
        for (var state : List.of(SUBMITTED, ASKED, PROPOSED, MADE_MEMBER, GIVEN_UP)) {
            state.when(notRecommend(ERROR, TODAY)).thenBroken("R-APP-10", Kind.STATE);
        }
    }

    @Test
    void R_APP_4_hq_refuses_what_was_recommended_for_a_reason() {
        PROPOSED.when(refuse(HQ, ERROR, AUTUMN)).then(REFUSED);
        assertHqAlone(PROPOSED, actor -> refuse(actor, ERROR, AUTUMN));
        PROPOSED.when(refuse(HQ, Reason.of("because"), AUTUMN))
                .thenWrong("R-PRIV-1", "reason.code");
        for (var state : List.of(SUBMITTED, ASKED, CANDIDATE, MADE_MEMBER, GIVEN_UP)) {
            state.when(refuse(HQ, ERROR, TODAY)).thenBroken("R-APP-4", Kind.STATE);
        }
    }

    @Test
    void R_APP_4_hq_returns_what_was_recommended_and_it_is_a_candidate_again() {
        PROPOSED.when(back(HQ, WORDS, AUTUMN)).then(RETURNED_TO_COORDINATOR);
        assertHqAlone(PROPOSED, actor -> back(actor, WORDS, AUTUMN));
        PROPOSED.when(back(HQ, SILENCE, AUTUMN)).thenWrong("R-APP-1", "missing");
        for (var state : List.of(SUBMITTED, ASKED, CANDIDATE, MADE_MEMBER, GIVEN_UP)) {
            state.when(back(HQ, WORDS, TODAY)).thenBroken("R-APP-4", Kind.STATE);
        }
        var again = PROPOSED.given(RETURNED_TO_COORDINATOR);
        again.when(CERTIFY).thenBroken("R-APP-4");
        var day = AUTUMN.plusDays(1);
        var recommended = new Recommended(FIRST, When.on(day), COORDINATOR.id(), false);
        again.when(recommend(day)).then(recommended);
    }

    @Test
    void R_APP_13_what_was_returned_that_day_can_be_recommended_that_day() {
        var sameDay = new Recommended(FIRST, When.on(AUTUMN), COORDINATOR.id(), false);
        CANDIDATE.given(sameDay, RETURNED_TO_COORDINATOR).when(recommend(AUTUMN)).then(sameDay);
    }

    @Test
    void R_ROLE_1_nobody_certifies_whose_earlier_recommendation_was_returned() {
        var byHq = new Recommended(FIRST, When.on(TRIAL_END), HQ.id(), true);
        var later = new Recommended(FIRST, When.on(AUTUMN), COORDINATOR.id(), false);
        CANDIDATE.given(byHq, RETURNED_TO_COORDINATOR, later).when(CERTIFY).thenBroken("R-ROLE-1");
    }

    @Test
    void R_APP_13_each_refusal_repeated_is_harmless_and_another_is_refused() {
        var declined = SUBMITTED.given(NOT_PRESELECTED);
        declined.when(notPreselect(ERROR, SOON)).thenNothing();
        declined.when(notPreselect(ERROR, TODAY)).thenBroken("R-APP-5");
        var notRecommended = CANDIDATE.given(NOT_RECOMMENDED);
        notRecommended.when(notRecommend(ERROR, AUTUMN)).thenNothing();
        notRecommended.when(notRecommend(ERROR, TODAY)).thenBroken("R-APP-10");
        var refused = PROPOSED.given(REFUSED);
        refused.when(refuse(HQ, ERROR, AUTUMN)).thenNothing();
        refused.when(refuse(HQ, ERROR, TODAY)).thenBroken("R-APP-4");
        var returned = PROPOSED.given(RETURNED_TO_COORDINATOR);
        returned.when(back(HQ, WORDS, AUTUMN)).thenNothing();
        returned.when(back(HQ, WORDS, TODAY)).thenBroken("R-APP-4");
    }

    @Test
    void R_TIME_1_each_refusal_has_a_full_date() {
        var year = When.in(Year.of(2025));
        var nc = Statement.by(COORDINATOR).since(year);
        var hq = Statement.by(HQ).since(year);
        SUBMITTED.when(new NotPreselect(FIRST, ERROR, nc)).thenWrong("R-TIME-1", "effective");
        CANDIDATE.when(new NotRecommend(FIRST, ERROR, nc)).thenWrong("R-TIME-1", "effective");
        PROPOSED.when(new Refuse(FIRST, ERROR, hq)).thenWrong("R-TIME-1", "effective");
        PROPOSED.when(new ReturnToCoordinator(FIRST, WORDS, hq)).thenWrong("R-TIME-1", "effective");
    }

    @Test
    void R_APP_3_what_was_declined_is_closed() {
        for (var state :
                List.of(
                        SUBMITTED.given(NOT_PRESELECTED),
                        CANDIDATE.given(NOT_RECOMMENDED),
                        PROPOSED.given(REFUSED))) {
            assertFalse(state.state().isOpen());
            state.when(WITHDRAW).thenBroken("R-APP-13");
        }
    }

    private static NotPreselect notPreselect(Reason reason, LocalDate day) {
        return new NotPreselect(FIRST, reason, Statement.by(COORDINATOR, day));
    }

    private static NotRecommend notRecommend(Reason reason, LocalDate day) {
        return new NotRecommend(FIRST, reason, Statement.by(COORDINATOR, day));
    }

    private static ApplicationCommand.Recommend recommend(LocalDate day) {
        return new ApplicationCommand.Recommend(FIRST, Statement.by(COORDINATOR, day));
    }

    private static Refuse refuse(Actor actor, Reason reason, LocalDate day) {
        return new Refuse(FIRST, reason, Statement.by(actor, day));
    }

    private static ReturnToCoordinator back(Actor actor, Text words, LocalDate day) {
        return new ReturnToCoordinator(FIRST, words, Statement.by(actor, day));
    }
}
