package net.associatedschools.registry.application;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.application.Deciders.*;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import net.associatedschools.registry.application.ApplicationCommand.Preselect;
import net.associatedschools.registry.application.ApplicationEvent.Preselected;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.AdmissionPolicy;
import net.associatedschools.registry.fact.CountryRules;
import net.associatedschools.registry.fact.Policy;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import org.junit.jupiter.api.Test;

class PreselectTest {
    static final CountryRules TWO_YEARS =
            new CountryRules(
                    FR,
                    Set.of(COORDINATOR.id()),
                    true,
                    null,
                    new Policy("2025", AdmissionPolicy.ofMonths(24)),
                    "country:FR#9");

    @Test
    void R_APP_5_a_designated_coordinator_preselects() {
        SUBMITTED.when(PRESELECT).then(PRESELECTED);
    }

    @Test
    void R_APP_5_a_commission_or_hq_stands_in_and_is_recorded_as_such() {
        for (var actor : List.of(COMMISSION, HQ)) {
            SUBMITTED.when(by(actor)).then(standIn(actor));
        }
    }

    @Test
    void R_APP_5_who_is_not_designated_on_that_day_does_not() {
        SUBMITTED.when(by(UNDESIGNATED)).thenBroken("R-APP-5", Kind.ROLE);
    }

    @Test
    void R_ROLE_2_nobody_else_preselects() {
        for (var actor : List.of(Actor.ANYONE, Actor.SYSTEM, PRINCIPAL, HEAD, AUDITOR, OPERATOR)) {
            SUBMITTED.when(by(actor)).thenBroken("R-ROLE-2", Kind.ROLE);
        }
        for (var actor : List.of(FOREIGN_COORDINATOR, FOREIGN_COMMISSION)) {
            SUBMITTED.when(by(actor)).thenBroken("R-ROLE-2", Kind.FOREIGN);
        }
    }

    @Test
    void R_APP_5_only_what_is_submitted_is_preselected() {
        for (var state : List.of(NOT_MADE, PROPOSED, MADE_MEMBER, GIVEN_UP)) {
            state.when(on(AUTUMN)).thenBroken("R-APP-5", Kind.STATE);
        }
    }

    @Test
    void R_APP_7_the_trial_follows_the_policy_in_force_that_day() {
        SUBMITTED
                .in(TWO_YEARS)
                .when(PRESELECT)
                .then(
                        new Preselected(
                                FIRST,
                                When.on(SPRING),
                                COORDINATOR.id(),
                                false,
                                "country:FR#9",
                                LocalDate.of(2026, 3, 1)));
    }

    @Test
    void R_APP_7_without_a_policy_there_is_no_trial() {
        SUBMITTED
                .in(new CountryRules(FR, Set.of(COORDINATOR.id()), true, null, null, null))
                .when(PRESELECT)
                .then(
                        new Preselected(
                                FIRST, When.on(SPRING), COORDINATOR.id(), false, null, SPRING));
    }

    @Test
    void R_APP_13_preselecting_twice_is_harmless() {
        CANDIDATE.when(PRESELECT).thenNothing();
        PROPOSED.when(PRESELECT).thenNothing();
        MADE_MEMBER.when(PRESELECT).thenNothing();
    }

    @Test
    void R_APP_13_preselecting_twice_is_harmless_though_the_policy_has_changed_meanwhile() {
        CANDIDATE.in(TWO_YEARS).when(PRESELECT).thenNothing();
    }

    @Test
    void R_APP_13_preselecting_on_another_day_or_by_another_is_refused() {
        CANDIDATE.when(on(SPRING.plusDays(1))).thenBroken("R-APP-5");
        CANDIDATE.when(by(HQ)).thenBroken("R-APP-5");
    }

    @Test
    void R_TIME_1_a_preselection_has_a_full_date() {
        var partial = PRESELECT.statement().since(When.in(YearMonth.of(2024, 3)));
        SUBMITTED.when(new Preselect(FIRST, partial)).thenWrong("R-TIME-1", "effective");
    }

    @Test
    void R_TIME_3_nothing_is_preselected_before_it_applied() {
        SUBMITTED.when(on(SPRING.minusDays(1))).thenBroken("R-TIME-3", Kind.STATE);
    }

    @Test
    void R_TIME_4_a_preselection_may_be_dated_ahead() {
        SUBMITTED
                .when(on(TODAY.plusDays(10)))
                .then(
                        new Preselected(
                                FIRST,
                                When.on(TODAY.plusDays(10)),
                                COORDINATOR.id(),
                                false,
                                "country:FR#1",
                                TODAY.plusDays(10).plusYears(1)));
    }

    private static Preselect by(Actor actor) {
        return new Preselect(FIRST, Statement.by(actor, SPRING));
    }

    private static Preselect on(LocalDate day) {
        return new Preselect(FIRST, Statement.by(COORDINATOR, day));
    }

    private static Preselected standIn(Actor actor) {
        return new Preselected(FIRST, When.on(SPRING), actor.id(), true, "country:FR#1", TRIAL_END);
    }
}
