package net.associatedschools.registry.application;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.application.Deciders.*;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import net.associatedschools.registry.SampleForm;
import net.associatedschools.registry.application.ApplicationCommand.Certify;
import net.associatedschools.registry.application.ApplicationEvent.Applied;
import net.associatedschools.registry.application.ApplicationEvent.Certified;
import net.associatedschools.registry.application.ApplicationEvent.Corrected;
import net.associatedschools.registry.application.ApplicationEvent.Preselected;
import net.associatedschools.registry.application.ApplicationEvent.Recommended;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import org.junit.jupiter.api.Test;

class CertifyTest {
    static final Applied CALLED_NEWER =
            new Applied(
                    FIRST,
                    When.on(SPRING),
                    LYCEUM,
                    FR,
                    SampleForm.complete().withName("Newer").build());

    @Test
    void R_APP_4_what_was_recommended_is_certified_under_the_name_applied_for() {
        PROPOSED.when(CERTIFY).then(CERTIFIED);
    }

    @Test
    void R_APP_4_nothing_else_is() {
        for (var state : List.of(NOT_MADE, SUBMITTED, CANDIDATE, GIVEN_UP)) {
            state.when(CERTIFY).thenBroken("R-APP-4", Kind.STATE);
        }
    }

    @Test
    void R_APP_4_the_name_is_the_one_last_corrected() {
        PROPOSED.given(new Corrected(FIRST, 0, CALLED_NEWER, ERROR))
                .when(CERTIFY)
                .then(new Certified(FIRST, When.on(AUTUMN), HQ.id(), "Newer"));
    }

    @Test
    void R_ROLE_1_who_preselected_does_not_certify() {
        var standIn =
                new Preselected(FIRST, When.on(SPRING), HQ.id(), true, "country:FR#1", TRIAL_END);
        var state = SUBMITTED.given(standIn, RECOMMENDED);
        state.when(CERTIFY).thenBroken("R-ROLE-1", Kind.ROLE);
        state.when(by(REVIEWER)).then(certifiedBy(REVIEWER));
    }

    @Test
    void R_ROLE_1_who_recommended_does_not_certify() {
        var state = CANDIDATE.given(new Recommended(FIRST, When.on(TRIAL_END), HQ.id(), true));
        state.when(CERTIFY).thenBroken("R-ROLE-1", Kind.ROLE);
        state.when(by(REVIEWER)).then(certifiedBy(REVIEWER));
    }

    @Test
    void R_ROLE_2_only_hq_certifies() {
        for (var actor : ALL) {
            if (!actor.equals(HQ)) PROPOSED.when(by(actor)).thenBroken("R-ROLE-2", Kind.ROLE);
        }
    }

    @Test
    void R_APP_11_a_country_outside_unesco_is_refused() {
        PROPOSED.in(NO_MEMBER_STATE).when(CERTIFY).thenBroken("R-APP-11", Kind.STATE);
    }

    @Test
    void R_APP_13_certifying_twice_is_harmless() {
        MADE_MEMBER.when(CERTIFY).thenNothing();
        MADE_MEMBER.in(NO_MEMBER_STATE).when(CERTIFY).thenNothing();
    }

    @Test
    void R_APP_13_certifying_twice_is_harmless_though_the_form_was_corrected_meanwhile() {
        MADE_MEMBER.given(new Corrected(FIRST, 0, CALLED_NEWER, ERROR)).when(CERTIFY).thenNothing();
    }

    @Test
    void R_APP_13_certifying_on_another_day_or_by_another_is_refused() {
        MADE_MEMBER.when(on(AUTUMN.plusDays(1))).thenBroken("R-APP-4");
        MADE_MEMBER.when(by(REVIEWER)).thenBroken("R-APP-4");
    }

    @Test
    void R_TIME_1_a_certificate_has_a_full_date() {
        var partial = CERTIFY.statement().since(When.in(YearMonth.of(2025, 9)));
        PROPOSED.when(new Certify(FIRST, partial)).thenWrong("R-TIME-1", "effective");
    }

    @Test
    void R_TIME_3_nothing_is_certified_before_it_was_recommended() {
        PROPOSED.when(on(TRIAL_END.minusDays(1))).thenBroken("R-TIME-3", Kind.STATE);
        PROPOSED.when(on(TRIAL_END))
                .then(new Certified(FIRST, When.on(TRIAL_END), HQ.id(), "Lyceum"));
    }

    @Test
    void R_TIME_4_a_certificate_may_be_dated_ahead() {
        PROPOSED.when(on(TODAY.plusMonths(1)))
                .then(new Certified(FIRST, When.on(TODAY.plusMonths(1)), HQ.id(), "Lyceum"));
    }

    private static Certify by(Actor actor) {
        return new Certify(FIRST, Statement.by(actor, AUTUMN));
    }

    private static Certify on(LocalDate day) {
        return new Certify(FIRST, Statement.by(HQ, day));
    }

    private static Certified certifiedBy(Actor actor) {
        return new Certified(FIRST, When.on(AUTUMN), actor.id(), "Lyceum");
    }
}
