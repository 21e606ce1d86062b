package net.associatedschools.registry.application;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.application.Deciders.*;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import net.associatedschools.registry.SampleForm;
import net.associatedschools.registry.application.ApplicationCommand.Correct;
import net.associatedschools.registry.application.ApplicationEvent.Applied;
import net.associatedschools.registry.application.ApplicationEvent.Certified;
import net.associatedschools.registry.application.ApplicationEvent.Corrected;
import net.associatedschools.registry.application.ApplicationEvent.Happened;
import net.associatedschools.registry.application.ApplicationEvent.Preselected;
import net.associatedschools.registry.application.ApplicationEvent.Recommended;
import net.associatedschools.registry.application.ApplicationEvent.Withdrawn;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CorrectTest {
    static final Applied LATER = applied(FORM, SPRING.plusDays(3));

    @Test
    void R_TIME_2_a_correction_says_again_what_was_said_wrongly() {
        SUBMITTED.when(correct(0, LATER)).then(new Corrected(FIRST, 0, LATER, ERROR));
    }

    @Test
    void R_TIME_2_a_correction_of_a_correction_is_one_of_what_was_first_said() {
        SUBMITTED
                .given(new Corrected(FIRST, 0, LATER, ERROR))
                .when(correct(1, APPLIED))
                .then(new Corrected(FIRST, 1, APPLIED, ERROR));
    }

    @Test
    void R_TIME_2_what_did_not_happen_is_taken_back() {
        PROPOSED.when(correct(2, null)).then(new Corrected(FIRST, 2, null, ERROR));
    }

    @Test
    void R_TIME_2_what_was_never_said_is_not_corrected() {
        SUBMITTED.when(correct(1, null)).thenWrong("R-TIME-2", "corrects");
        NOT_MADE.given().when(correct(0, null)).thenWrong("R-TIME-2", "corrects");
    }

    @Test
    void R_TIME_2_a_fact_is_replaced_by_one_of_its_own_kind() {
        SUBMITTED.when(correct(0, WITHDRAWN)).thenWrong("R-TIME-2", "replacement");
    }

    @Test
    void R_TIME_2_a_fact_is_replaced_by_one_of_its_own_application() {
        var other = new Applied(SECOND, When.on(SPRING), LYCEUM, FR, FORM);
        SUBMITTED.when(correct(0, other)).thenWrong("R-TIME-2", "replacement");
    }

    @Test
    void R_TIME_2_an_application_stays_its_school_s_and_its_country_s() {
        var day = When.on(SPRING);
        SUBMITTED
                .when(correct(0, new Applied(FIRST, day, ACADEMY, FR, FORM)))
                .thenWrong("R-TIME-2", "replacement");
        SUBMITTED
                .when(correct(0, new Applied(FIRST, day, LYCEUM, DE, FORM)))
                .thenWrong("R-TIME-2", "replacement");
    }

    @Test
    void R_APP_1_a_form_is_replaced_by_a_complete_one() {
        var form = SampleForm.complete().withTown(null).build();
        SUBMITTED.when(correct(0, applied(form, SPRING))).thenWrong("R-APP-1", "form.profile.town");
    }

    @Test
    void R_TIME_1_what_had_a_full_date_is_replaced_by_what_has_one() {
        var month = When.in(YearMonth.of(2025, 9));
        var name = PROFILE.name();
        MADE_MEMBER
                .when(correct(3, new Certified(FIRST, month, HQ.id(), name)))
                .thenWrong("R-TIME-1", "replacement.effective");
        PROPOSED.when(correct(2, new Recommended(FIRST, month, COORDINATOR.id(), false)))
                .thenWrong("R-TIME-1", "replacement.effective");
        CANDIDATE
                .when(
                        correct(
                                1,
                                new Preselected(
                                        FIRST, month, COORDINATOR.id(), false, null, AUTUMN)))
                .thenWrong("R-TIME-1", "replacement.effective");
        SUBMITTED
                .when(correct(0, new Applied(FIRST, month, LYCEUM, FR, FORM)))
                .then(new Corrected(FIRST, 0, new Applied(FIRST, month, LYCEUM, FR, FORM), ERROR));
    }

    @Test
    void R_ROLE_1_whose_hand_it_was_is_not_corrected() {
        var day = When.on(SPRING);
        CANDIDATE
                .when(correct(1, new Preselected(FIRST, day, HQ.id(), false, null, TRIAL_END)))
                .thenWrong("R-ROLE-1", "replacement.by");
        CANDIDATE
                .when(
                        correct(
                                1,
                                new Preselected(
                                        FIRST, day, COORDINATOR.id(), true, null, TRIAL_END)))
                .thenWrong("R-ROLE-1", "replacement.by");
        PROPOSED.when(correct(2, new Recommended(FIRST, When.on(TRIAL_END), HQ.id(), false)))
                .thenWrong("R-ROLE-1", "replacement.by");
        MADE_MEMBER
                .when(correct(3, new Certified(FIRST, When.on(AUTUMN), REVIEWER.id(), "Lyceum")))
                .thenWrong("R-ROLE-1", "replacement.by");
    }

    @Test
    void R_APP_10_a_trial_is_not_corrected_past_the_recommendation() {
        PROPOSED.when(correct(1, trialUntil(TRIAL_END.plusDays(1))))
                .thenBroken("R-TIME-3", Kind.STATE);
        var shorter = trialUntil(TRIAL_END.minusDays(1));
        PROPOSED.when(correct(1, shorter)).then(new Corrected(FIRST, 1, shorter, ERROR));
    }

    @Test
    void R_APP_10_a_recommendation_is_not_corrected_into_the_trial() {
        var early =
                new Recommended(FIRST, When.on(TRIAL_END.minusDays(1)), COORDINATOR.id(), false);
        PROPOSED.when(correct(2, early)).thenBroken("R-TIME-3", Kind.STATE);
    }

    @Test
    void R_TIME_3_what_others_rest_on_is_not_taken_back() {
        PROPOSED.when(correct(1, null)).thenBroken("R-TIME-3", Kind.STATE);
        MADE_MEMBER.when(correct(0, null)).thenBroken("R-TIME-3", Kind.STATE);
    }

    @Test
    void R_TIME_3_a_fact_is_not_corrected_to_a_day_after_what_follows_it() {
        CANDIDATE.when(correct(0, LATER)).thenBroken("R-TIME-3", Kind.STATE);
    }

    @Test
    void R_APP_13_the_same_correction_again_is_harmless() {
        var corrected = SUBMITTED.given(new Corrected(FIRST, 0, LATER, ERROR));
        corrected.when(correct(0, LATER)).thenNothing();
        corrected.when(correct(1, LATER)).thenNothing();
        SUBMITTED.when(correct(0, APPLIED)).thenNothing();
    }

    @Test
    void R_ROLE_2_the_country_and_hq_correct_phase_one() {
        for (var actor : List.of(COORDINATOR, UNDESIGNATED, COMMISSION, HQ)) {
            SUBMITTED.when(correct(actor, 0, LATER)).then(new Corrected(FIRST, 0, LATER, ERROR));
        }
        var others = List.of(Actor.ANYONE, Actor.SYSTEM, PRINCIPAL, HEAD, AUDITOR, OPERATOR);
        for (var actor : others) {
            SUBMITTED.when(correct(actor, 0, LATER)).thenBroken("R-ROLE-2", Kind.ROLE);
        }
        for (var actor : List.of(FOREIGN_COORDINATOR, FOREIGN_COMMISSION)) {
            SUBMITTED.when(correct(actor, 0, LATER)).thenBroken("R-ROLE-2", Kind.FOREIGN);
        }
    }

    @Test
    void R_ROLE_2_what_hq_certified_only_hq_corrects() {
        var retracted = new Corrected(FIRST, 3, null, ERROR);
        MADE_MEMBER.when(correct(HQ, 3, null)).then(retracted);
        for (var actor : List.of(COORDINATOR, COMMISSION)) {
            MADE_MEMBER.when(correct(actor, 3, null)).thenBroken("R-ROLE-2", Kind.ROLE);
            MADE_MEMBER
                    .given(retracted)
                    .when(correct(actor, 4, CERTIFIED))
                    .thenBroken("R-ROLE-2", Kind.ROLE);
        }
    }

    @Test
    void R_PRIV_1_a_reason_in_words_is_no_code() {
        var inWords = Reason.of("because Jeanne said so");
        SUBMITTED
                .when(new Correct(FIRST, 0, LATER, inWords, Statement.by(HQ)))
                .thenWrong("R-PRIV-1", "reason.code");
        GIVEN_UP.when(correct(1, new Withdrawn(FIRST, When.on(AUTUMN), inWords)))
                .thenWrong("R-PRIV-1", "replacement.reason.code");
    }

    private static Correct correct(long corrects, @Nullable Happened replacement) {
        return correct(HQ, corrects, replacement);
    }

    private static Correct correct(Actor actor, long corrects, @Nullable Happened replacement) {
        return new Correct(FIRST, corrects, replacement, ERROR, Statement.by(actor));
    }

    private static Applied applied(Form form, LocalDate day) {
        return new Applied(FIRST, When.on(day), LYCEUM, FR, form);
    }

    private static Preselected trialUntil(LocalDate day) {
        return new Preselected(
                FIRST, When.on(SPRING), COORDINATOR.id(), false, "country:FR#1", day);
    }
}
