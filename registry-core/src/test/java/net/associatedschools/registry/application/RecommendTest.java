package net.associatedschools.registry.application;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.application.Deciders.*;

import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import net.associatedschools.registry.application.ApplicationCommand.Recommend;
import net.associatedschools.registry.application.ApplicationEvent.Recommended;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import org.junit.jupiter.api.Test;

class RecommendTest {
    @Test
    void R_APP_10_a_candidate_whose_trial_has_ended_is_recommended() {
        CANDIDATE.when(RECOMMEND).then(RECOMMENDED);
        CANDIDATE.on(TRIAL_END).when(RECOMMEND).then(RECOMMENDED);
    }

    @Test
    void R_APP_10_nobody_is_recommended_before_the_trial_has_ended() {
        CANDIDATE.when(on(TRIAL_END.minusDays(1))).thenBroken("R-APP-10", Kind.STATE);
    }

    @Test
    void R_APP_10_nor_as_of_a_day_to_come_while_the_trial_runs() {
        CANDIDATE.on(TRIAL_END.minusDays(1)).when(RECOMMEND).thenBroken("R-APP-10", Kind.STATE);
    }

    @Test
    void R_APP_10_the_refusal_says_until_when_the_trial_runs() {
        var broken = CANDIDATE.when(on(TRIAL_END.minusDays(1))).thenBroken("R-APP-10");
        org.junit.jupiter.api.Assertions.assertEquals(
                "the trial runs until 2025-03-01", broken.detail());
    }

    @Test
    void R_APP_10_only_a_candidate_is_recommended() {
        for (var state : List.of(NOT_MADE, SUBMITTED, MADE_MEMBER, GIVEN_UP)) {
            state.when(on(AUTUMN)).thenBroken("R-APP-10", Kind.STATE);
        }
    }

    @Test
    void R_APP_5_a_commission_or_hq_stands_in_and_is_recorded_as_such() {
        for (var actor : List.of(COMMISSION, HQ)) {
            CANDIDATE
                    .when(by(actor))
                    .then(new Recommended(FIRST, When.on(TRIAL_END), actor.id(), true));
        }
    }

    @Test
    void R_APP_5_who_is_not_designated_on_that_day_does_not_recommend() {
        CANDIDATE.when(by(UNDESIGNATED)).thenBroken("R-APP-5", Kind.ROLE);
    }

    @Test
    void R_ROLE_2_nobody_else_recommends() {
        for (var actor : List.of(Actor.ANYONE, Actor.SYSTEM, PRINCIPAL, HEAD, AUDITOR, OPERATOR)) {
            CANDIDATE.when(by(actor)).thenBroken("R-ROLE-2", Kind.ROLE);
        }
        for (var actor : List.of(FOREIGN_COORDINATOR, FOREIGN_COMMISSION)) {
            CANDIDATE.when(by(actor)).thenBroken("R-ROLE-2", Kind.FOREIGN);
        }
    }

    @Test
    void R_APP_13_recommending_twice_is_harmless() {
        PROPOSED.when(RECOMMEND).thenNothing();
        MADE_MEMBER.when(RECOMMEND).thenNothing();
    }

    @Test
    void R_APP_13_recommending_on_another_day_is_refused() {
        PROPOSED.when(on(TRIAL_END.plusDays(1))).thenBroken("R-APP-10");
    }

    @Test
    void R_TIME_1_a_recommendation_has_a_full_date() {
        var partial = RECOMMEND.statement().since(When.in(Year.of(2025)));
        CANDIDATE.when(new Recommend(FIRST, partial)).thenWrong("R-TIME-1", "effective");
    }

    private static Recommend by(Actor actor) {
        return new Recommend(FIRST, Statement.by(actor, TRIAL_END));
    }

    private static Recommend on(LocalDate day) {
        return new Recommend(FIRST, Statement.by(COORDINATOR, day));
    }
}
