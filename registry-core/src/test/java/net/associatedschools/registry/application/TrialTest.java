package net.associatedschools.registry.application;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.application.Deciders.*;
import static net.associatedschools.registry.application.SampleSteps.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.associatedschools.registry.Decider;
import net.associatedschools.registry.SamplePolicy;
import net.associatedschools.registry.application.ApplicationCommand.ExtendCandidacy;
import net.associatedschools.registry.application.ApplicationCommand.FileCandidateReport;
import net.associatedschools.registry.application.ApplicationCommand.Preselect;
import net.associatedschools.registry.application.ApplicationCommand.ReachStage;
import net.associatedschools.registry.application.ApplicationCommand.Recommend;
import net.associatedschools.registry.application.ApplicationEvent.CandidacyExtended;
import net.associatedschools.registry.application.ApplicationEvent.CandidateReportFiled;
import net.associatedschools.registry.application.ApplicationEvent.Preselected;
import net.associatedschools.registry.application.ApplicationEvent.Recommended;
import net.associatedschools.registry.application.ApplicationEvent.StageReached;
import net.associatedschools.registry.application.ApplicationEvent.TrialStage;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.AdmissionPolicy;
import net.associatedschools.registry.fact.AdmissionPolicy.Extension;
import net.associatedschools.registry.fact.CountryRules;
import net.associatedschools.registry.fact.Evidence;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.Role;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import org.junit.jupiter.api.Test;

class TrialTest {
    private static final AdmissionPolicy STAGED =
            SamplePolicy.of(6)
                    .stage("One", 4, "Land")
                    .stage("Two", 8, "Land")
                    .stage("Three", 0, null)
                    .report("COOPERATION", null, null, "Two")
                    .logoFrom("Two")
                    .build();
    private static final Evidence DECISION = new Evidence("DECISION", null, "d", null, null);
    private static final LocalDate STAGE_TWO = SPRING.plusMonths(4);
    private static final LocalDate STAGE_THREE = STAGE_TWO.plusMonths(8);
    private static final Decider<Application, ApplicationCommand, ApplicationEvent> IN_ONE =
            SUBMITTED.in(under(STAGED)).given(preselected(TRIAL_END, "One"));
    private static final StageReached TWO =
            new StageReached(
                    FIRST,
                    When.on(STAGE_TWO),
                    COORDINATOR.id(),
                    false,
                    new TrialStage("Two", true));
    private static final StageReached THREE =
            new StageReached(
                    FIRST,
                    When.on(STAGE_THREE),
                    COORDINATOR.id(),
                    false,
                    new TrialStage("Three", true));
    private static final CandidateReportFiled COOPERATION = filed("COOPERATION", AUTUMN);

    @Test
    void R_APP_7_a_preselection_begins_the_first_stage_and_the_time_of_all() {
        var decided = new Preselect(FIRST, Statement.by(COORDINATOR, SPRING).with(DECISION));
        SUBMITTED.in(under(STAGED)).when(decided).then(preselected(TRIAL_END, "One"));
        SUBMITTED.in(under(STAGED)).when(PRESELECT).thenWrong("R-APP-7", "evidence");
    }

    @Test
    void R_APP_7_a_stage_is_reached_after_the_time_of_the_one_before() {
        IN_ONE.when(reach("Two", STAGE_TWO, DECISION)).then(TWO);
        var early =
                IN_ONE.when(reach("Two", STAGE_TWO.minusDays(1), DECISION)).thenBroken("R-APP-7");
        assertEquals("stage One lasts until " + STAGE_TWO, early.detail());
        IN_ONE.on(STAGE_TWO.minusDays(1))
                .when(reach("Two", STAGE_TWO, DECISION))
                .thenBroken("R-APP-7", Kind.STATE);
    }

    @Test
    void R_APP_7_stages_are_reached_one_after_the_other() {
        assertEquals(
                "the next stage is Two",
                IN_ONE.when(reach("Three", STAGE_TWO)).thenBroken("R-APP-7").detail());
        IN_ONE.when(reach("One", STAGE_TWO, DECISION)).thenBroken("R-APP-7", Kind.STATE);
        IN_ONE.when(reach("Four", STAGE_TWO)).thenWrong("R-APP-7", "stage");
        CANDIDATE.when(reach("One", STAGE_TWO)).thenWrong("R-APP-7", "stage");
        assertEquals(
                "the last stage is reached",
                IN_ONE.given(TWO, COOPERATION, THREE)
                        .when(reach("Two", TODAY, DECISION))
                        .thenBroken("R-APP-7")
                        .detail());
    }

    @Test
    void R_APP_7_whoever_else_decides_on_a_stage_is_named_in_evidence() {
        IN_ONE.when(reach("Two", STAGE_TWO)).thenWrong("R-APP-7", "evidence");
    }

    @Test
    void R_APP_7_a_stage_is_left_when_its_report_is_there() {
        assertEquals(
                "reports are missing: [COOPERATION]",
                IN_ONE.given(TWO).when(reach("Three", STAGE_THREE)).thenBroken("R-APP-7").detail());
        IN_ONE.given(TWO, filed("COOPERATION", STAGE_THREE))
                .when(reach("Three", STAGE_THREE))
                .then(THREE);
    }

    @Test
    void R_APP_5_who_does_phase_one_says_that_a_stage_is_reached() {
        assertNational(
                IN_ONE,
                actor ->
                        new ReachStage(
                                FIRST, "Two", Statement.by(actor, STAGE_TWO).with(DECISION)));
    }

    @Test
    void R_APP_7_only_a_candidate_reaches_a_stage() {
        for (var state : List.of(SUBMITTED, ASKED, PROPOSED, MADE_MEMBER, GIVEN_UP)) {
            state.in(under(STAGED)).when(reach("Two", TODAY)).thenBroken("R-APP-7", Kind.STATE);
        }
    }

    @Test
    void R_APP_13_reaching_a_stage_twice_is_harmless() {
        IN_ONE.given(TWO).when(reach("Two", STAGE_TWO)).thenNothing();
        IN_ONE.given(TWO, COOPERATION, THREE).when(reach("Two", STAGE_TWO)).thenNothing();
    }

    @Test
    void R_TIME_1_a_stage_is_reached_on_a_full_date() {
        var partial = Statement.by(COORDINATOR).since(When.in(Year.of(2024)));
        IN_ONE.when(new ReachStage(FIRST, "Two", partial)).thenWrong("R-TIME-1", "effective");
    }

    @Test
    void R_APP_10_nobody_is_recommended_before_the_last_stage() {
        assertEquals(
                "stage Two is still to come",
                IN_ONE.when(recommend(TODAY)).thenBroken("R-APP-10").detail());
        IN_ONE.given(TWO, COOPERATION).when(recommend(TODAY)).thenBroken("R-APP-10");
        IN_ONE.given(TWO, filed("COOPERATION", STAGE_THREE), THREE)
                .when(recommend(TODAY))
                .then(new Recommended(FIRST, When.on(TODAY), COORDINATOR.id(), false));
    }

    @Test
    void R_APP_10_nor_before_the_time_of_the_last_stage_is_over() {
        var late =
                new StageReached(FIRST, When.on(AUTUMN), HQ.id(), true, new TrialStage("B", false));
        var policy = SamplePolicy.of(0).stage("A", 0, null).stage("B", 1, null).build();
        var state = SUBMITTED.in(under(policy)).given(preselected(SPRING, "A"), late);
        assertEquals(
                "stage B lasts until 2025-10-01",
                state.when(recommend(TODAY.minusDays(1))).thenBroken("R-APP-10").detail());
        state.when(recommend(TODAY))
                .then(new Recommended(FIRST, When.on(TODAY), COORDINATOR.id(), false));
    }

    @Test
    void R_APP_8_the_logo_may_be_used_from_the_stage_that_the_policy_names() {
        var way = IN_ONE.given(TWO).state();
        assertFalse(way.mayUseLogoOn(SPRING.minusDays(1)));
        assertFalse(way.mayUseLogoOn(SPRING));
        assertFalse(way.mayUseLogoOn(STAGE_TWO.minusDays(1)));
        assertTrue(way.mayUseLogoOn(STAGE_TWO));
        assertTrue(IN_ONE.given(TWO, RECOMMENDED).state().mayUseLogoOn(AUTUMN));
        assertFalse(IN_ONE.given(TWO, NOT_RECOMMENDED).state().mayUseLogoOn(AUTUMN));
    }

    @Test
    void R_APP_8_otherwise_only_a_member_uses_the_logo() {
        assertFalse(CANDIDATE.state().mayUseLogoOn(TODAY));
        assertFalse(PROPOSED.state().mayUseLogoOn(TODAY));
        assertTrue(MADE_MEMBER.state().mayUseLogoOn(AUTUMN));
        assertFalse(MADE_MEMBER.state().mayUseLogoOn(AUTUMN.minusDays(1)));
        var begun =
                new Preselected(
                        FIRST,
                        When.on(SPRING),
                        COORDINATOR.id(),
                        false,
                        null,
                        SPRING,
                        new TrialStage("A", true));
        assertTrue(SUBMITTED.given(begun).state().mayUseLogoOn(SPRING));
    }

    @Test
    void R_APP_10_a_report_is_filed_by_the_school_or_for_it() {
        for (var actor : List.of(PRINCIPAL, HEAD, COORDINATOR, COMMISSION, HQ)) {
            CANDIDATE.when(file(actor, "OTHER", AUTUMN)).then(filed("OTHER", AUTUMN));
        }
        for (var actor : List.of(Actor.ANYONE, Actor.SYSTEM, AUDITOR, OPERATOR)) {
            CANDIDATE.when(file(actor, "OTHER", AUTUMN)).thenBroken("R-ROLE-2", Kind.ROLE);
        }
        for (var actor : List.of(OTHER_HEAD, FOREIGN_COORDINATOR, FOREIGN_COMMISSION)) {
            CANDIDATE.when(file(actor, "OTHER", AUTUMN)).thenBroken("R-ROLE-2", Kind.FOREIGN);
        }
    }

    @Test
    void R_APP_10_only_a_candidate_files_a_report() {
        for (var state : List.of(SUBMITTED, ASKED, PROPOSED, MADE_MEMBER, GIVEN_UP)) {
            state.when(file(PRINCIPAL, "OTHER", TODAY)).thenBroken("R-APP-10", Kind.STATE);
        }
    }

    @Test
    void R_APP_7_a_report_has_a_name_of_the_policy() {
        CANDIDATE.when(file(PRINCIPAL, "FINAL", AUTUMN)).thenWrong("R-APP-7", "report");
        IN_ONE.when(file(PRINCIPAL, "COOPERATION", AUTUMN)).then(COOPERATION);
        var none =
                SUBMITTED
                        .in(new CountryRules(FR, Set.of(), true, null, null, null))
                        .given(PRESELECTED);
        none.when(file(PRINCIPAL, "FINAL", AUTUMN)).thenWrong("R-APP-7", "report");
        none.when(file(PRINCIPAL, "OTHER", AUTUMN)).then(filed("OTHER", AUTUMN));
    }

    @Test
    void R_APP_13_two_reports_of_the_same_content_are_two() {
        CANDIDATE
                .given(filed("OTHER", AUTUMN))
                .when(file(PRINCIPAL, "OTHER", AUTUMN))
                .then(filed("OTHER", AUTUMN));
    }

    @Test
    void R_TIME_3_of_two_reports_the_later_may_be_told_first_but_none_before_the_trial() {
        var state = CANDIDATE.given(filed("OTHER", AUTUMN));
        state.when(file(PRINCIPAL, "OTHER", SPRING)).then(filed("OTHER", SPRING));
        state.when(file(PRINCIPAL, "OTHER", SPRING.minusDays(1))).thenBroken("R-TIME-3");
    }

    @Test
    void R_TIME_1_a_report_is_filed_on_a_full_date() {
        var partial = Statement.by(PRINCIPAL).since(When.in(Year.of(2025)));
        CANDIDATE
                .when(new FileCandidateReport(FIRST, "OTHER", null, partial))
                .thenWrong("R-TIME-1", "effective");
    }

    @Test
    void R_APP_10_nobody_is_recommended_while_a_report_is_missing() {
        var policy =
                SamplePolicy.of(12).report("FINAL", 12, null, null).report("HALF", null, 6, null);
        var state = CANDIDATE.in(under(policy.build()));
        assertEquals(
                "reports are missing: [FINAL, HALF]",
                state.when(RECOMMEND).thenBroken("R-APP-10").detail());
        var one = state.given(filed("FINAL", TRIAL_END), filed("HALF", STAGE_TWO));
        assertEquals(
                "reports are missing: [HALF]", one.when(RECOMMEND).thenBroken("R-APP-10").detail());
        one.given(filed("HALF", TRIAL_END)).when(RECOMMEND).then(RECOMMENDED);
        one.given(filed("HALF", TRIAL_END.plusDays(1))).when(RECOMMEND).thenBroken("R-APP-10");
        one.given(filed("HALF", TRIAL_END)).when(recommend(AUTUMN)).thenBroken("R-APP-10");
    }

    @Test
    void R_APP_10_an_exception_that_the_policy_allows_is_recorded_with_its_reason() {
        var policy =
                SamplePolicy.of(12)
                        .report("FINAL", 12, null, null)
                        .exceptions(List.of("FORMER_MEMBER"), List.of("FORCE_MAJEURE"))
                        .build();
        var state = CANDIDATE.in(under(policy));
        var filed = state.given(filed("FINAL", SOON));
        filed.when(early("FORMER_MEMBER", SOON)).then(asException("FORMER_MEMBER", SOON));
        filed.when(early("FORCE_MAJEURE", SOON)).thenWrong("R-APP-10", "exception.code");
        state.when(early("FORCE_MAJEURE", TRIAL_END)).then(asException("FORCE_MAJEURE", TRIAL_END));
        state.when(early("FORMER_MEMBER", TRIAL_END)).thenWrong("R-APP-10", "exception.code");
        state.when(early("FORMER_MEMBER", SOON)).thenWrong("R-APP-10", "exception.code");
        filed.when(early("FORMER_MEMBER", TRIAL_END)).thenWrong("R-APP-10", "exception");
        filed.when(early("because", SOON)).thenWrong("R-PRIV-1", "exception.code");
    }

    @Test
    void R_APP_10_without_such_a_policy_there_is_no_exception() {
        CANDIDATE.when(early("FORMER_MEMBER", SOON)).thenWrong("R-APP-10", "exception.code");
        CANDIDATE
                .in(under(SamplePolicy.of(0).report("FINAL", 12, null, null).build()))
                .when(early("FORMER_MEMBER", TRIAL_END))
                .thenWrong("R-APP-10", "exception.code");
    }

    @Test
    void R_APP_5_the_policy_may_name_who_recommends_and_hq_stands_in() {
        var policy = SamplePolicy.of(12).recommendedBy(Role.COMMISSION).build();
        var state = CANDIDATE.in(under(policy));
        state.when(RECOMMEND).thenBroken("R-APP-5", Kind.ROLE);
        for (var actor : List.of(COMMISSION, HQ)) {
            state.when(new Recommend(FIRST, Statement.by(actor, TRIAL_END)))
                    .then(new Recommended(FIRST, When.on(TRIAL_END), actor.id(), true));
        }
    }

    @Test
    void R_APP_7_a_trial_is_made_longer_as_the_policy_has_it() {
        var state = CANDIDATE.in(under(SamplePolicy.of(12).extension(new Extension(2, 6)).build()));
        var once = extended(TRIAL_END.plusMonths(6));
        state.when(extend(TRIAL_END.plusMonths(6))).then(once);
        state.when(extend(TRIAL_END.plusMonths(6).plusDays(1))).thenWrong("R-APP-7", "until");
        state.when(extend(TRIAL_END)).thenWrong("R-APP-7", "until");
        var twice = extended(TRIAL_END.plusMonths(12));
        state.given(once).when(extend(TRIAL_END.plusMonths(12))).then(twice);
        state.given(once, twice)
                .when(extend(TRIAL_END.plusMonths(13)))
                .thenBroken("R-APP-7", Kind.STATE);
        assertEquals(
                Optional.of(TRIAL_END.plusMonths(12)),
                state.given(once, twice).state().trialUntil());
    }

    @Test
    void R_APP_7_no_trial_lasts_longer_than_the_policy_has_it_in_all() {
        var policy = SamplePolicy.of(12).max(15).extension(new Extension(2, 6)).build();
        var state = CANDIDATE.in(under(policy));
        state.when(extend(SPRING.plusMonths(15))).then(extended(SPRING.plusMonths(15)));
        state.when(extend(SPRING.plusMonths(15).plusDays(1))).thenWrong("R-APP-7", "until");
    }

    @Test
    void R_APP_7_a_policy_without_extensions_has_none() {
        CANDIDATE.when(extend(AUTUMN)).thenBroken("R-APP-7", Kind.STATE);
        SUBMITTED
                .in(new CountryRules(FR, Set.of(COORDINATOR.id()), true, null, null, null))
                .given(PRESELECTED)
                .when(extend(AUTUMN))
                .then(extended(AUTUMN));
    }

    @Test
    void R_APP_10_nobody_is_recommended_before_the_longer_trial_has_ended() {
        var state = CANDIDATE.given(extended(AUTUMN));
        state.when(recommend(AUTUMN.minusDays(1))).thenBroken("R-APP-10", Kind.STATE);
        state.when(recommend(AUTUMN))
                .then(new Recommended(FIRST, When.on(AUTUMN), COORDINATOR.id(), false));
    }

    @Test
    void R_APP_5_who_does_phase_one_makes_a_trial_longer_for_a_coded_reason() {
        var state = CANDIDATE.in(under(SamplePolicy.of(12).extension(new Extension(2, 6)).build()));
        assertNational(
                state,
                actor -> new ExtendCandidacy(FIRST, AUTUMN, ERROR, Statement.by(actor, SOON)));
        state.when(
                        new ExtendCandidacy(
                                FIRST,
                                AUTUMN,
                                Reason.of("because"),
                                Statement.by(COORDINATOR, SOON)))
                .thenWrong("R-PRIV-1", "reason.code");
    }

    @Test
    void R_TIME_3_a_trial_is_not_made_longer_until_a_day_before_that_is_said() {
        var late = Statement.by(COORDINATOR, AUTUMN);
        CANDIDATE
                .when(new ExtendCandidacy(FIRST, AUTUMN, ERROR, late))
                .thenWrong("R-TIME-3", "until");
    }

    @Test
    void R_TIME_1_a_trial_is_made_longer_on_a_full_date() {
        var partial = Statement.by(COORDINATOR).since(When.in(Year.of(2024)));
        CANDIDATE
                .when(new ExtendCandidacy(FIRST, AUTUMN, ERROR, partial))
                .thenWrong("R-TIME-1", "effective");
    }

    @Test
    void R_APP_13_making_a_trial_longer_twice_is_harmless() {
        CANDIDATE.given(extended(AUTUMN)).when(extend(AUTUMN)).thenNothing();
    }

    @Test
    void R_APP_7_only_the_trial_of_a_candidate_is_made_longer() {
        for (var state : List.of(SUBMITTED, ASKED, PROPOSED, MADE_MEMBER, GIVEN_UP)) {
            state.when(
                            new ExtendCandidacy(
                                    FIRST,
                                    TODAY.plusYears(1),
                                    ERROR,
                                    Statement.by(COORDINATOR, TODAY)))
                    .thenBroken("R-APP-7", Kind.STATE);
        }
    }

    private static ReachStage reach(String stage, LocalDate day, Evidence... papers) {
        return new ReachStage(FIRST, stage, Statement.by(COORDINATOR, day).with(papers));
    }

    private static Recommend recommend(LocalDate day) {
        return new Recommend(FIRST, Statement.by(COORDINATOR, day));
    }

    private static Recommend early(String reason, LocalDate day) {
        return new Recommend(FIRST, Reason.of(reason), WORDS, Statement.by(COORDINATOR, day));
    }

    private static Recommended asException(String reason, LocalDate day) {
        return new Recommended(
                FIRST, When.on(day), COORDINATOR.id(), false, Reason.of(reason), WORDS);
    }

    private static FileCandidateReport file(Actor actor, String report, LocalDate day) {
        return new FileCandidateReport(FIRST, report, null, Statement.by(actor, day));
    }

    private static CandidateReportFiled filed(String report, LocalDate day) {
        return new CandidateReportFiled(FIRST, When.on(day), report, null);
    }

    private static ExtendCandidacy extend(LocalDate until) {
        return new ExtendCandidacy(FIRST, until, ERROR, Statement.by(COORDINATOR, SOON));
    }

    private static CandidacyExtended extended(LocalDate until) {
        return new CandidacyExtended(FIRST, When.on(SOON), COORDINATOR.id(), false, until, ERROR);
    }
}
