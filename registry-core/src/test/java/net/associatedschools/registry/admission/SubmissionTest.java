package net.associatedschools.registry.admission;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.admission.Told.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.associatedschools.registry.SampleForm;
import net.associatedschools.registry.application.Application;
import net.associatedschools.registry.application.ApplicationCommand.Apply;
import net.associatedschools.registry.application.ApplicationCommand.Resubmit;
import net.associatedschools.registry.application.ApplicationEvent.Applied;
import net.associatedschools.registry.application.ApplicationEvent.Resubmitted;
import net.associatedschools.registry.application.ApplicationEvent.ReturnedToSchool;
import net.associatedschools.registry.application.Form;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolEvent.ApplicationOpened;
import net.associatedschools.registry.school.SchoolEvent.MembershipStarted;
import net.associatedschools.registry.school.SchoolEvent.Renamed;
import net.associatedschools.registry.school.SchoolEvent.SchoolRegistered;
import net.associatedschools.registry.school.SchoolEvent.Withdrawn;
import net.associatedschools.registry.school.Timeline;
import org.junit.jupiter.api.Test;

class SubmissionTest {
    static final Told GIVEN_UP = APPLIED_FOR.and(WITHDRAWN);
    static final Told LEFT =
            CERTIFIED_AS.and(new Withdrawn(LYCEUM, When.on(AUTUMN.plusDays(3)), OWN_WISH));

    @Test
    void R_APP_3_applying_registers_the_school_and_opens_its_application() {
        assertSaid(submit(Told.NOTHING, APPLY), List.of(APPLIED), List.of(REGISTERED, OPENED));
    }

    @Test
    void R_APP_4_a_school_that_answers_under_another_name_is_called_so() {
        var asked =
                APPLIED_FOR.and(
                        new ReturnedToSchool(
                                FIRST,
                                When.on(SPRING),
                                COORDINATOR.id(),
                                false,
                                SampleForm.text(9, 3)));
        var named = SampleForm.complete().withName("Lyceum of Lyon").build();
        var again = new Resubmitted(FIRST, When.on(AUTUMN), named);
        var renamed = new Renamed(LYCEUM, When.on(AUTUMN), "Lyceum of Lyon");
        assertSaid(answer(asked, named), List.of(again), List.of(renamed));
        assertSaid(
                answer(asked, FORM),
                List.of(new Resubmitted(FIRST, When.on(AUTUMN), FORM)),
                List.of());
        assertSaid(answer(asked.and(again).and(renamed), named), List.of(), List.of());
    }

    private static Decision answer(Told told, Form form) {
        var command = new Resubmit(FIRST, form, Statement.by(PRINCIPAL, AUTUMN));
        return Submission.decide(
                told.application(), told.school(), command, rules(PRINCIPAL, When.on(AUTUMN)));
    }

    @Test
    void R_APP_3_a_school_has_one_open_application() {
        assertBroken("R-APP-3", Kind.STATE, APPLIED_FOR, again(HEAD, TODAY));
        assertBroken("R-APP-3", Kind.STATE, RECOMMENDED_TO, again(HEAD, TODAY));
    }

    @Test
    void R_APP_3_once_the_first_is_closed_there_may_be_another() {
        assertSaid(
                submit(GIVEN_UP, again(HEAD, TODAY)),
                List.of(new Applied(SECOND, When.on(TODAY), LYCEUM, FR, FORM)),
                List.of(new ApplicationOpened(LYCEUM, When.on(TODAY), SECOND)));
    }

    @Test
    void R_APP_3_a_member_does_not_apply() {
        assertBroken("R-APP-3", Kind.STATE, CERTIFIED_AS, again(HEAD, TODAY));
    }

    @Test
    void R_APP_3_nor_as_of_a_day_before_it_became_one() {
        assertBroken("R-APP-3", Kind.STATE, CERTIFIED_AS, again(HEAD, AUTUMN.minusDays(1)));
        assertBroken("R-APP-3", Kind.STATE, LEFT, again(HEAD, AUTUMN.minusDays(1)));
    }

    @Test
    void R_APP_3_nor_does_who_will_be_one() {
        var soon = new MembershipStarted(LYCEUM, When.on(TODAY.plusDays(9)), FIRST, "Lyceum");
        var told = RECOMMENDED_TO.and(CERTIFIED).and(soon);
        assertBroken("R-APP-3", Kind.STATE, told, again(HEAD, TODAY));
    }

    @Test
    void R_MEM_1_who_left_applies_again_from_the_day_it_left() {
        for (var day : List.of(AUTUMN.plusDays(3), TODAY)) {
            assertSaid(
                    submit(LEFT, again(HEAD, day)),
                    List.of(new Applied(SECOND, When.on(day), LYCEUM, FR, FORM)),
                    List.of(new ApplicationOpened(LYCEUM, When.on(day), SECOND)));
        }
        assertBroken("R-APP-3", Kind.STATE, LEFT, again(HEAD, AUTUMN.plusDays(2)));
    }

    @Test
    void R_ROLE_2_anyone_applies_only_for_a_school_that_is_not_in_the_register() {
        assertBroken("R-ROLE-2", Kind.ROLE, GIVEN_UP, again(Actor.ANYONE, TODAY));
    }

    @Test
    void R_ROLE_2_for_a_school_in_the_register_it_applies_itself_or_its_country_or_hq() {
        for (var actor : List.of(HEAD, PRINCIPAL, COORDINATOR, COMMISSION, HQ)) {
            assertEquals(1, submit(GIVEN_UP, again(actor, TODAY)).application().size());
        }
        assertBroken("R-ROLE-2", Kind.FOREIGN, GIVEN_UP, again(OTHER_HEAD, TODAY));
        assertBroken("R-ROLE-2", Kind.FOREIGN, GIVEN_UP, again(FOREIGN_COORDINATOR, TODAY));
    }

    @Test
    void R_ROLE_2_a_stranger_does_not_learn_how_a_school_stands() {
        for (var told : List.of(APPLIED_FOR, CERTIFIED_AS, LEFT)) {
            assertBroken("R-ROLE-2", Kind.ROLE, told, again(Actor.ANYONE, TODAY));
            assertBroken("R-ROLE-2", Kind.FOREIGN, told, again(OTHER_HEAD, TODAY));
        }
    }

    @Test
    void R_ROLE_2_a_school_applies_in_its_own_country() {
        var mended = new SchoolRegistered(LYCEUM, When.on(SPRING), DE, PROFILE);
        var told = GIVEN_UP.and(Told.echoed(0, mended));
        assertBroken("R-ROLE-2", Kind.CONTENT, told, again(HQ, TODAY));
    }

    @Test
    void R_APP_13_applying_twice_says_nothing() {
        for (var told : List.of(APPLIED_FOR, GIVEN_UP, CERTIFIED_AS)) {
            assertEquals(
                    Decision.NOTHING,
                    Submission.decide(
                            told.application(),
                            told.school(),
                            Optional.of(told.application()),
                            APPLY,
                            rules(Actor.ANYONE, When.on(SPRING))));
        }
    }

    @Test
    void R_TIME_2_an_application_taken_back_is_opened_again() {
        var told = APPLIED_FOR.and(Told.corrected(0, null)).and(Told.echoed(1, null));
        var later = new Apply(FIRST, LYCEUM, FR, FORM, Statement.by(PRINCIPAL, TODAY));
        var decision =
                Submission.decide(
                        told.application(),
                        told.school(),
                        Optional.of(told.application()),
                        later,
                        rules(PRINCIPAL, When.on(TODAY)));
        assertSaid(
                decision,
                List.of(new Applied(FIRST, When.on(TODAY), LYCEUM, FR, FORM)),
                List.of(new ApplicationOpened(LYCEUM, When.on(TODAY), FIRST)));
    }

    private static Apply again(Actor actor, LocalDate day) {
        return new Apply(SECOND, LYCEUM, FR, FORM, Statement.by(actor, day));
    }

    private static Decision submit(Told told, Apply apply) {
        var latest =
                told.school().equals(Timeline.EMPTY)
                        ? Optional.<Application>empty()
                        : Optional.of(told.application());
        var statement = apply.statement();
        var effective = statement.effective() == null ? When.on(TODAY) : statement.effective();
        return Submission.decide(
                Application.NOT_MADE,
                told.school(),
                latest,
                apply,
                rules(statement.by(), effective));
    }

    private static void assertBroken(String rule, Kind kind, Told told, Apply apply) {
        var broken = assertThrows(RuleBroken.class, () -> submit(told, apply));
        assertEquals(rule, broken.rule());
        assertEquals(kind, broken.kind());
    }
}
