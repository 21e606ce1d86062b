package net.associatedschools.registry.application;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.application.Deciders.*;

import java.util.List;
import java.util.Set;
import net.associatedschools.registry.SampleForm;
import net.associatedschools.registry.application.ApplicationCommand.Apply;
import net.associatedschools.registry.application.ApplicationEvent.Applied;
import net.associatedschools.registry.application.ApplicationEvent.Corrected;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.CountryRules;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import org.junit.jupiter.api.Test;

class ApplyTest {
    static final Apply ANOTHER =
            new Apply(
                    FIRST,
                    LYCEUM,
                    FR,
                    SampleForm.complete().withName("Another").build(),
                    Statement.by(Actor.ANYONE, SPRING));

    @Test
    void R_APP_1_a_complete_form_makes_an_application() {
        NOT_MADE.when(APPLY).then(APPLIED);
    }

    @Test
    void R_APP_1_an_incomplete_form_does_not() {
        var form = SampleForm.complete().withTown(null).build();
        NOT_MADE.when(new Apply(FIRST, LYCEUM, FR, form, APPLY.statement()))
                .thenWrong("R-APP-1", "form.profile.town");
    }

    @Test
    void R_TIME_1_an_application_may_be_dated_in_part() {
        var unknown = APPLY.statement().since(When.UNKNOWN);
        NOT_MADE.when(new Apply(FIRST, LYCEUM, FR, FORM, unknown))
                .then(new Applied(FIRST, When.UNKNOWN, LYCEUM, FR, FORM));
    }

    @Test
    void R_APP_6_suspended_intake_refuses_new_applications() {
        NOT_MADE.in(SUSPENDED).when(APPLY).thenBroken("R-APP-6", Kind.STATE);
    }

    @Test
    void R_APP_6_suspended_intake_lets_open_ones_go_on() {
        SUBMITTED.in(SUSPENDED).when(PRESELECT).then(PRESELECTED);
        CANDIDATE.in(SUSPENDED).when(RECOMMEND).then(RECOMMENDED);
        PROPOSED.in(SUSPENDED).when(CERTIFY).then(CERTIFIED);
    }

    @Test
    void R_APP_11_a_country_outside_unesco_is_refused() {
        NOT_MADE.in(NO_MEMBER_STATE).when(APPLY).thenBroken("R-APP-11", Kind.STATE);
    }

    @Test
    void R_APP_11_where_the_status_is_not_known_nothing_is_held_against_it() {
        NOT_MADE.in(new CountryRules(FR, Set.of(), true, null, null, null))
                .when(APPLY)
                .then(APPLIED);
    }

    @Test
    void R_ROLE_2_all_but_those_who_change_nothing_may_apply() {
        var may = List.of(Actor.ANYONE, PRINCIPAL, HEAD, COORDINATOR, COMMISSION, HQ);
        for (var actor : may) NOT_MADE.when(by(actor)).then(APPLIED);
        for (var actor : List.of(Actor.SYSTEM, AUDITOR, OPERATOR)) {
            NOT_MADE.when(by(actor)).thenBroken("R-ROLE-2", Kind.ROLE);
        }
    }

    @Test
    void R_ROLE_2_a_coordinator_applies_in_the_own_country() {
        NOT_MADE.when(by(FOREIGN_COORDINATOR)).thenBroken("R-ROLE-2", Kind.FOREIGN);
        NOT_MADE.when(by(FOREIGN_COMMISSION)).thenBroken("R-ROLE-2", Kind.FOREIGN);
    }

    @Test
    void R_APP_13_applying_twice_is_harmless_however_far_it_has_come() {
        for (var state : List.of(SUBMITTED, CANDIDATE, MADE_MEMBER, GIVEN_UP)) {
            state.when(APPLY).thenNothing();
        }
    }

    @Test
    void R_APP_13_applying_twice_is_harmless_also_where_it_would_not_be_taken_anew() {
        SUBMITTED.in(SUSPENDED).when(APPLY).thenNothing();
        SUBMITTED.in(NO_MEMBER_STATE).when(APPLY).thenNothing();
    }

    @Test
    void R_APP_13_an_application_is_made_once() {
        for (var state : List.of(SUBMITTED, CANDIDATE, MADE_MEMBER, GIVEN_UP)) {
            state.when(ANOTHER).thenBroken("R-APP-13", Kind.STATE);
        }
    }

    @Test
    void R_TIME_2_an_application_taken_back_is_made_anew() {
        SUBMITTED
                .given(new Corrected(FIRST, 0, null, ERROR))
                .when(ANOTHER)
                .then(new Applied(FIRST, When.on(SPRING), LYCEUM, FR, ANOTHER.form()));
    }

    @Test
    void R_APP_13_an_application_taken_back_is_made_anew_for_its_own_school_only() {
        var taken = SUBMITTED.given(new Corrected(FIRST, 0, null, ERROR));
        taken.when(new Apply(FIRST, ACADEMY, FR, FORM, APPLY.statement())).thenBroken("R-APP-13");
        taken.when(new Apply(FIRST, LYCEUM, DE, FORM, APPLY.statement())).thenBroken("R-APP-13");
    }

    private static Apply by(Actor actor) {
        return new Apply(FIRST, LYCEUM, FR, FORM, Statement.by(actor, SPRING));
    }
}
