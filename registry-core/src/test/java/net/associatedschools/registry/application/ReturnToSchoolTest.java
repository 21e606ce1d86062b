package net.associatedschools.registry.application;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.application.Deciders.*;
import static net.associatedschools.registry.application.SampleSteps.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import net.associatedschools.registry.SampleForm;
import net.associatedschools.registry.application.ApplicationCommand.Resubmit;
import net.associatedschools.registry.application.ApplicationCommand.ReturnToSchool;
import net.associatedschools.registry.application.ApplicationEvent.Resubmitted;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.Text;
import net.associatedschools.registry.fact.When;
import org.junit.jupiter.api.Test;

class ReturnToSchoolTest {
    @Test
    void R_APP_5_a_designated_coordinator_asks_for_what_is_missing() {
        SUBMITTED.when(asked(WORDS, SOON)).then(RETURNED_TO_SCHOOL);
        assertNational(SUBMITTED, actor -> new ReturnToSchool(FIRST, WORDS, by(actor, SOON)));
    }

    @Test
    void R_APP_5_only_what_is_submitted_is_returned() {
        for (var state : List.of(CANDIDATE, PROPOSED, MADE_MEMBER, GIVEN_UP)) {
            state.when(asked(WORDS, TODAY)).thenBroken("R-APP-5", Kind.STATE);
        }
    }

    @Test
    void R_APP_1_what_is_missing_is_said_in_words() {
        SUBMITTED.when(asked(SILENCE, SOON)).thenWrong("R-APP-1", "missing");
    }

    @Test
    void R_TIME_1_it_is_returned_on_a_full_date() {
        var partial = by(COORDINATOR, SOON).since(When.in(Year.of(2024)));
        SUBMITTED
                .when(new ReturnToSchool(FIRST, WORDS, partial))
                .thenWrong("R-TIME-1", "effective");
    }

    @Test
    void R_APP_13_returning_twice_is_harmless_and_otherwise_refused() {
        ASKED.when(asked(WORDS, SOON)).thenNothing();
        ASKED.when(asked(WORDS, SOON.plusDays(1))).thenBroken("R-APP-5");
    }

    @Test
    void R_APP_13_what_was_submitted_again_can_be_returned_in_the_same_words_on_the_same_day() {
        ASKED.given(new Resubmitted(FIRST, When.on(SOON), FORM))
                .when(asked(WORDS, SOON))
                .then(RETURNED_TO_SCHOOL);
    }

    @Test
    void R_APP_4_the_form_as_last_submitted_names_the_certificate() {
        var named = SampleForm.complete().withName("Another").build();
        var again = new Resubmitted(FIRST, When.on(SOON), named);
        ASKED.when(answer(PRINCIPAL, named)).then(again);
        assertEquals("Another", ASKED.given(again).state().name());
        assertEquals("", NOT_MADE.state().name());
    }

    @Test
    void R_APP_1_the_answer_is_a_complete_form() {
        var form = SampleForm.complete().withTown(null).build();
        ASKED.when(answer(PRINCIPAL, form)).thenWrong("R-APP-1", "form.profile.town");
    }

    @Test
    void R_ROLE_2_the_school_answers_or_its_country_for_it() {
        for (var actor : List.of(PRINCIPAL, HEAD, COORDINATOR, COMMISSION)) {
            ASKED.when(answer(actor, FORM)).then(new Resubmitted(FIRST, When.on(SOON), FORM));
        }
        for (var actor : List.of(Actor.ANYONE, Actor.SYSTEM, HQ, AUDITOR, OPERATOR)) {
            ASKED.when(answer(actor, FORM)).thenBroken("R-ROLE-2", Kind.ROLE);
        }
        for (var actor : List.of(OTHER_HEAD, FOREIGN_COORDINATOR, FOREIGN_COMMISSION)) {
            ASKED.when(answer(actor, FORM)).thenBroken("R-ROLE-2", Kind.FOREIGN);
        }
    }

    @Test
    void R_APP_13_only_what_was_returned_is_submitted_again_and_that_once() {
        for (var state : List.of(SUBMITTED, CANDIDATE, PROPOSED, MADE_MEMBER, GIVEN_UP)) {
            state.when(answer(PRINCIPAL, FORM)).thenBroken("R-APP-13", Kind.STATE);
        }
        ASKED.given(new Resubmitted(FIRST, When.on(SOON), FORM))
                .when(answer(PRINCIPAL, FORM))
                .thenNothing();
    }

    @Test
    void R_TIME_1_it_is_submitted_again_on_a_full_date() {
        var partial = by(PRINCIPAL, SOON).since(When.in(Year.of(2024)));
        ASKED.when(new Resubmit(FIRST, FORM, partial)).thenWrong("R-TIME-1", "effective");
    }

    @Test
    void R_APP_5_what_was_returned_is_not_preselected() {
        ASKED.when(PRESELECT).thenBroken("R-APP-5", Kind.STATE);
    }

    private static ReturnToSchool asked(Text words, LocalDate day) {
        return new ReturnToSchool(FIRST, words, by(COORDINATOR, day));
    }

    private static Resubmit answer(Actor actor, Form form) {
        return new Resubmit(FIRST, form, by(actor, SOON));
    }

    private static Statement by(Actor actor, LocalDate day) {
        return Statement.by(actor, day);
    }
}
