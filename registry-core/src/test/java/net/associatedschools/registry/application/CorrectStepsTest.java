package net.associatedschools.registry.application;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.application.Deciders.*;
import static net.associatedschools.registry.application.SampleSteps.*;

import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import net.associatedschools.registry.Decider;
import net.associatedschools.registry.SampleForm;
import net.associatedschools.registry.application.ApplicationCommand.Correct;
import net.associatedschools.registry.application.ApplicationEvent.CandidacyExtended;
import net.associatedschools.registry.application.ApplicationEvent.CandidateReportFiled;
import net.associatedschools.registry.application.ApplicationEvent.Corrected;
import net.associatedschools.registry.application.ApplicationEvent.Happened;
import net.associatedschools.registry.application.ApplicationEvent.Lapsed;
import net.associatedschools.registry.application.ApplicationEvent.NotPreselected;
import net.associatedschools.registry.application.ApplicationEvent.NotRecommended;
import net.associatedschools.registry.application.ApplicationEvent.Recommended;
import net.associatedschools.registry.application.ApplicationEvent.Refused;
import net.associatedschools.registry.application.ApplicationEvent.Resubmitted;
import net.associatedschools.registry.application.ApplicationEvent.ReturnedToCoordinator;
import net.associatedschools.registry.application.ApplicationEvent.ReturnedToSchool;
import net.associatedschools.registry.application.ApplicationEvent.StageReached;
import net.associatedschools.registry.application.ApplicationEvent.TrialStage;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Corrections of the steps beside the straight way. */
class CorrectStepsTest {
    private static final When LATER = When.on(TODAY);
    private static final When PARTIAL = When.in(Year.of(2025));
    private static final Reason NO_CODE = Reason.of("because");
    private static final String NC = COORDINATOR.id();

    /** A step that was said, one that could have been, and one that couldn't with its field. */
    private record Case(
            Decider<Application, ApplicationCommand, ApplicationEvent> before,
            Happened said,
            Happened right,
            Happened partial,
            @Nullable Happened wrong,
            String rule,
            String field) {}

    private static final List<Case> CASES =
            List.of(
                    new Case(
                            SUBMITTED,
                            RETURNED_TO_SCHOOL,
                            new ReturnedToSchool(FIRST, LATER, NC, false, WORDS),
                            new ReturnedToSchool(FIRST, PARTIAL, NC, false, WORDS),
                            new ReturnedToSchool(FIRST, LATER, NC, false, SILENCE),
                            "R-APP-1",
                            "replacement.missing"),
                    new Case(
                            ASKED,
                            new Resubmitted(FIRST, When.on(SOON), FORM),
                            new Resubmitted(FIRST, LATER, FORM),
                            new Resubmitted(FIRST, PARTIAL, FORM),
                            new Resubmitted(
                                    FIRST, LATER, SampleForm.complete().withTown(null).build()),
                            "R-APP-1",
                            "form.profile.town"),
                    new Case(
                            SUBMITTED,
                            NOT_PRESELECTED,
                            new NotPreselected(FIRST, LATER, NC, false, OWN_WISH),
                            new NotPreselected(FIRST, PARTIAL, NC, false, ERROR),
                            new NotPreselected(FIRST, LATER, NC, false, NO_CODE),
                            "R-PRIV-1",
                            "replacement.reason.code"),
                    new Case(
                            CANDIDATE,
                            stage("One", When.on(SOON)),
                            stage("Two", LATER),
                            stage("One", PARTIAL),
                            null,
                            "",
                            ""),
                    new Case(
                            CANDIDATE,
                            report("OTHER", When.on(SOON)),
                            report("OTHER", LATER),
                            report("OTHER", PARTIAL),
                            report("FINAL", LATER),
                            "R-APP-7",
                            "replacement.report"),
                    new Case(
                            CANDIDATE,
                            extended(AUTUMN, When.on(SOON), ERROR),
                            extended(TODAY, When.on(SOON), ERROR),
                            extended(TODAY, PARTIAL, ERROR),
                            extended(AUTUMN, When.on(SOON), NO_CODE),
                            "R-PRIV-1",
                            "replacement.reason.code"),
                    new Case(
                            CANDIDATE,
                            RECOMMENDED,
                            new Recommended(FIRST, LATER, NC, false, ERROR, WORDS),
                            new Recommended(FIRST, PARTIAL, NC, false),
                            new Recommended(FIRST, LATER, NC, false, NO_CODE, null),
                            "R-PRIV-1",
                            "replacement.exception.code"),
                    new Case(
                            CANDIDATE,
                            NOT_RECOMMENDED,
                            new NotRecommended(FIRST, LATER, NC, false, OWN_WISH),
                            new NotRecommended(FIRST, PARTIAL, NC, false, ERROR),
                            new NotRecommended(FIRST, LATER, NC, false, NO_CODE),
                            "R-PRIV-1",
                            "replacement.reason.code"),
                    new Case(
                            PROPOSED,
                            RETURNED_TO_COORDINATOR,
                            new ReturnedToCoordinator(FIRST, LATER, HQ.id(), WORDS),
                            new ReturnedToCoordinator(FIRST, PARTIAL, HQ.id(), WORDS),
                            new ReturnedToCoordinator(FIRST, LATER, HQ.id(), SILENCE),
                            "R-APP-1",
                            "replacement.missing"),
                    new Case(
                            PROPOSED,
                            REFUSED,
                            new Refused(FIRST, LATER, HQ.id(), OWN_WISH),
                            new Refused(FIRST, PARTIAL, HQ.id(), ERROR),
                            new Refused(FIRST, LATER, HQ.id(), NO_CODE),
                            "R-PRIV-1",
                            "replacement.reason.code"),
                    new Case(
                            CANDIDATE,
                            lapsed(When.on(AUTUMN)),
                            lapsed(LATER),
                            lapsed(PARTIAL),
                            null,
                            "",
                            ""));

    @Test
    void R_TIME_2_each_step_is_said_again_and_that_twice_is_harmless() {
        for (var each : CASES) {
            var corrected = new Corrected(FIRST, each.before.facts(), each.right, ERROR);
            var told = each.before.given(each.said);
            told.when(correct(each, each.right)).then(corrected);
            told.given(corrected).when(correct(each, each.right)).thenNothing();
        }
    }

    @Test
    void R_TIME_2_each_step_is_taken_back() {
        for (var each : CASES) {
            each.before
                    .given(each.said)
                    .when(correct(each, null))
                    .then(new Corrected(FIRST, each.before.facts(), null, ERROR));
        }
    }

    @Test
    void R_TIME_1_each_step_keeps_a_full_date() {
        for (var each : CASES) {
            each.before
                    .given(each.said)
                    .when(correct(each, each.partial))
                    .thenWrong("R-TIME-1", "replacement.effective");
        }
    }

    @Test
    void R_TIME_2_a_replacement_is_held_to_what_was_asked_at_first() {
        for (var each : CASES) {
            if (each.wrong == null) continue;
            each.before
                    .given(each.said)
                    .when(correct(each, each.wrong))
                    .thenWrong(each.rule, each.field);
        }
    }

    @Test
    void R_TIME_3_a_longer_trial_ends_after_the_day_on_which_it_was_said() {
        var each = CASES.get(5);
        each.before
                .given(each.said)
                .when(correct(each, extended(SOON, When.on(SOON), ERROR)))
                .thenWrong("R-TIME-3", "replacement.until");
    }

    @Test
    void R_APP_7_a_report_that_had_a_name_keeps_it_or_becomes_another_one() {
        var state = CANDIDATE.given(report("FINAL", When.on(SOON)));
        for (var right : List.of(report("FINAL", LATER), report("OTHER", LATER))) {
            state.when(new Correct(FIRST, 2, right, ERROR, Statement.by(HQ)))
                    .then(new Corrected(FIRST, 2, right, ERROR));
        }
        state.when(new Correct(FIRST, 2, report("HALF", LATER), ERROR, Statement.by(HQ)))
                .thenWrong("R-APP-7", "replacement.report");
    }

    @Test
    void R_ROLE_1_whose_hand_it_was_is_not_corrected() {
        for (var other :
                List.of(
                        new ReturnedToSchool(FIRST, LATER, HQ.id(), false, WORDS),
                        new ReturnedToSchool(FIRST, LATER, NC, true, WORDS))) {
            ASKED.when(new Correct(FIRST, 1, other, ERROR, Statement.by(HQ)))
                    .thenWrong("R-ROLE-1", "replacement.by");
        }
    }

    @Test
    void R_TIME_3_what_others_rest_on_is_not_taken_back() {
        ASKED.given(new Resubmitted(FIRST, When.on(SOON), FORM))
                .when(new Correct(FIRST, 1, null, ERROR, Statement.by(HQ)))
                .thenBroken("R-TIME-3", Kind.STATE);
        CANDIDATE
                .given(RECOMMENDED, refusedLater())
                .when(new Correct(FIRST, 1, null, ERROR, Statement.by(HQ)))
                .thenBroken("R-TIME-3", Kind.STATE);
    }

    @Test
    void R_TIME_3_nobody_was_recommended_during_a_trial_that_was_longer_after_all() {
        var longer = extended(TODAY, When.on(SOON), ERROR);
        CANDIDATE
                .given(extended(TRIAL_END, When.on(SOON), ERROR), RECOMMENDED)
                .when(new Correct(FIRST, 2, longer, ERROR, Statement.by(HQ)))
                .thenBroken("R-TIME-3", Kind.STATE);
        var exception = new Recommended(FIRST, When.on(TRIAL_END), NC, false, ERROR, null);
        CANDIDATE
                .given(extended(TRIAL_END, When.on(SOON), ERROR), exception)
                .when(new Correct(FIRST, 2, longer, ERROR, Statement.by(HQ)))
                .then(new Corrected(FIRST, 2, longer, ERROR));
    }

    private static Correct correct(Case each, @Nullable Happened replacement) {
        return new Correct(FIRST, each.before.facts(), replacement, ERROR, Statement.by(HQ));
    }

    private static ApplicationEvent refusedLater() {
        return new Refused(FIRST, LATER, HQ.id(), ERROR);
    }

    private static StageReached stage(String name, When when) {
        return new StageReached(FIRST, when, NC, false, new TrialStage(name, false));
    }

    private static CandidateReportFiled report(String name, When when) {
        return new CandidateReportFiled(FIRST, when, name, null);
    }

    private static CandidacyExtended extended(LocalDate until, When when, Reason reason) {
        return new CandidacyExtended(FIRST, when, NC, false, until, reason);
    }

    private static Lapsed lapsed(When when) {
        return new Lapsed(FIRST, when, "system", false, "country:FR#1");
    }
}
