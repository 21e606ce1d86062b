package net.associatedschools.registry.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import net.associatedschools.registry.SamplePolicy;
import net.associatedschools.registry.fact.AdmissionPolicy.Eligibility;
import net.associatedschools.registry.fact.AdmissionPolicy.Exceptions;
import net.associatedschools.registry.fact.AdmissionPolicy.Extension;
import net.associatedschools.registry.fact.AdmissionPolicy.Lapse;
import net.associatedschools.registry.fact.AdmissionPolicy.RequiredReport;
import net.associatedschools.registry.fact.AdmissionPolicy.Season;
import net.associatedschools.registry.fact.AdmissionPolicy.Stage;
import net.associatedschools.registry.fact.RuleBroken.Wrong;
import org.junit.jupiter.api.Test;

class AdmissionPolicyTest {
    @Test
    void R_APP_7_the_practice_of_each_country_can_be_said() {
        for (var policy : SamplePolicy.ALL) policy.admission().mustBeSound("admission");
    }

    @Test
    void R_APP_7_a_policy_of_one_number_is_whole() {
        AdmissionPolicy.ofMonths(0).mustBeSound("admission");
        AdmissionPolicy.ofMonths(1200).mustBeSound("admission");
    }

    @Test
    void R_APP_7_months_are_a_number_that_can_be() {
        assertWrong(AdmissionPolicy.ofMonths(-1), "trialMonths");
        assertWrong(AdmissionPolicy.ofMonths(1201), "trialMonths");
        assertWrong(SamplePolicy.of(12).max(-1).build(), "trialMonthsMax", "trialMonthsMax");
        assertWrong(SamplePolicy.of(0).stage("One", -1, null).build(), "stages[0].monthsMin");
        assertWrong(SamplePolicy.of(0).report("A", -1, null, null).build(), "reports[0].dueMonths");
        assertWrong(
                SamplePolicy.of(0).report("A", null, 0, null).build(), "reports[0].everyMonths");
        assertWrong(
                SamplePolicy.of(0).extension(new Extension(1, 0)).build(), "extension.monthsMax");
        assertWrong(
                SamplePolicy.of(0).extension(new Extension(0, 1)).build(), "extension.timesMax");
    }

    @Test
    void R_APP_7_a_trial_is_not_shorter_at_most_than_at_least() {
        SamplePolicy.of(12).max(12).build().mustBeSound("admission");
        SamplePolicy.of(0)
                .max(24)
                .stage("A", 12, null)
                .stage("B", 12, null)
                .build()
                .mustBeSound("");
        assertWrong(SamplePolicy.of(12).max(11).build(), "trialMonthsMax");
        assertWrong(
                SamplePolicy.of(0).max(23).stage("A", 12, null).stage("B", 12, null).build(),
                "trialMonthsMax");
    }

    @Test
    void R_APP_7_stages_have_names_of_their_own() {
        assertWrong(
                SamplePolicy.of(0).stage("A", 1, null).stage("A", 1, null).build(),
                "stages[1].name");
        assertWrong(SamplePolicy.of(0).stage(" ", 1, null).build(), "stages[0].name");
        assertWrong(SamplePolicy.of(0).stage("a".repeat(101), 1, null).build(), "stages[0].name");
        assertWrong(SamplePolicy.of(0).stage("A", 1, "").build(), "stages[0].decidedBy");
        SamplePolicy.of(0).stage("a".repeat(100), 0, "Land").build().mustBeSound("admission");
    }

    @Test
    void R_APP_7_a_report_has_a_code_of_its_own_and_one_time() {
        assertWrong(
                SamplePolicy.of(0).report("A report", 1, null, null).build(), "reports[0].name");
        assertWrong(SamplePolicy.of(0).report("OTHER", 1, null, null).build(), "reports[0].name");
        assertWrong(
                SamplePolicy.of(0).report("A", 1, null, null).report("A", 2, null, null).build(),
                "reports[1].name");
        assertWrong(SamplePolicy.of(0).report("A", null, null, null).build(), "reports[0]");
        assertWrong(SamplePolicy.of(0).report("A", 1, 1, null).build(), "reports[0]");
        assertWrong(SamplePolicy.of(0).report("A", null, null, "B").build(), "reports[0].stage");
        SamplePolicy.of(0)
                .stage("B", 1, null)
                .report("A", null, null, "B")
                .report("C", 0, null, null)
                .report("D", null, 1, null)
                .build()
                .mustBeSound("admission");
    }

    @Test
    void R_APP_8_the_logo_is_allowed_from_a_stage_of_the_policy() {
        assertWrong(SamplePolicy.of(0).logoFrom("A").build(), "logoFromStage");
    }

    @Test
    void R_APP_10_exceptions_are_for_coded_reasons_each_said_once() {
        assertWrong(
                SamplePolicy.of(0).exceptions(List.of("because"), List.of("why not")).build(),
                "exceptions.beforeTrialEnds",
                "exceptions.withoutReports");
        assertWrong(
                SamplePolicy.of(0).exceptions(List.of("OTHER", "OTHER"), List.of()).build(),
                "exceptions.beforeTrialEnds");
    }

    @Test
    void R_APP_5_a_coordinator_or_commission_recommends() {
        assertWrong(SamplePolicy.of(0).recommendedBy(Role.HQ).build(), "recommendedBy");
        SamplePolicy.of(0).recommendedBy(Role.COMMISSION, Role.COORDINATOR).build().mustBeSound("");
    }

    @Test
    void R_APP_7_a_lapse_says_after_how_long_of_what() {
        assertWrong(SamplePolicy.of(0).lapse(new Lapse(null, null, null, false)).build(), "lapse");
        assertWrong(
                SamplePolicy.of(0).lapse(new Lapse(0, 0, -1, false)).build(),
                "lapse.undecidedMonths",
                "lapse.unansweredMonths",
                "lapse.unrecommendedMonths");
        for (var lapse :
                List.of(
                        new Lapse(1, null, null, true),
                        new Lapse(null, 1, null, true),
                        new Lapse(null, null, 0, true))) {
            SamplePolicy.of(0).lapse(lapse).build().mustBeSound("admission");
        }
    }

    @Test
    void R_APP_11_eligibility_speaks_in_the_words_of_the_register() {
        assertWrong(
                SamplePolicy.of(0)
                        .eligibility(
                                new Eligibility(List.of("CASTLE"), List.of(), List.of("PUPILS")))
                        .build(),
                "eligibility.types",
                "eligibility.consultations");
    }

    @Test
    void R_APP_7_the_refusal_says_what_is_wrong() {
        var broken =
                assertThrows(
                        RuleBroken.class,
                        () ->
                                SamplePolicy.of(0)
                                        .stage("A", 1, null)
                                        .report("B", null, null, "C")
                                        .build()
                                        .mustBeSound("policy.admission"));
        assertEquals("R-APP-7", broken.rule());
        assertEquals(
                List.of(
                        new Wrong(
                                "policy.admission.reports[0].stage",
                                "C is no stage of this policy")),
                broken.wrongs());
    }

    @Test
    void R_APP_7_stages_follow_each_other() {
        var policy = SamplePolicy.of(0).stage("A", 1, null).stage("B", 2, null).build();
        assertEquals(Optional.of(new Stage("A", 1, null)), policy.firstStage());
        assertEquals(Optional.of(new Stage("B", 2, null)), policy.stage("B"));
        assertEquals(Optional.empty(), policy.stage("C"));
        assertEquals(Optional.of(new Stage("B", 2, null)), policy.stageAfter("A"));
        assertEquals(Optional.empty(), policy.stageAfter("B"));
        assertEquals(Optional.empty(), policy.stageAfter("C"));
        assertEquals(Optional.empty(), AdmissionPolicy.ofMonths(1).firstStage());
    }

    @Test
    void R_APP_8_the_logo_may_be_used_from_that_stage_on() {
        var staged = SamplePolicy.of(0).stage("A", 1, null).stage("B", 1, null).stage("C", 1, null);
        var policy = staged.logoFrom("B").build();
        assertFalse(policy.allowsLogo("A"));
        assertTrue(policy.allowsLogo("B"));
        assertTrue(policy.allowsLogo("C"));
        assertFalse(policy.allowsLogo("D"));
        assertFalse(staged.logoFrom(null).build().allowsLogo("C"));
    }

    @Test
    void R_APP_10_a_policy_knows_its_reports_and_takes_others_as_other() {
        var policy = SamplePolicy.of(0).report("FINAL", 12, null, null).build();
        assertTrue(policy.knowsReport("FINAL"));
        assertTrue(policy.knowsReport("OTHER"));
        assertFalse(policy.knowsReport("MIDTERM"));
    }

    @Test
    void R_APP_6_seasons_may_go_beyond_new_year() {
        var winter = new Season(new DayOfYear("11-01"), new DayOfYear("02-28"));
        var may = new Season(new DayOfYear("05-01"), new DayOfYear("05-31"));
        var policy = SamplePolicy.of(0).intake(winter, may).build();
        for (var day : List.of("--11-01", "--12-31", "--01-01", "--02-28", "--05-01", "--05-31")) {
            assertTrue(policy.takesApplicationsOn(MonthDay.parse(day)), day);
        }
        for (var day : List.of("--10-31", "--03-01", "--04-30", "--06-01")) {
            assertFalse(policy.takesApplicationsOn(MonthDay.parse(day)), day);
        }
        assertTrue(AdmissionPolicy.ofMonths(0).takesApplicationsOn(MonthDay.of(6, 1)));
    }

    @Test
    void R_APP_10_what_was_said_of_exceptions_and_eligibility_is_kept() {
        var exceptions = new Exceptions(List.of("OTHER"), List.of("FORCE_MAJEURE"));
        assertEquals(List.of("OTHER"), exceptions.beforeTrialEnds());
        assertEquals(List.of("FORCE_MAJEURE"), exceptions.withoutReports());
        assertEquals(
                List.of(new RequiredReport("A", 1, null, null)),
                SamplePolicy.of(0).report("A", 1, null, null).build().reports());
    }

    private static void assertWrong(AdmissionPolicy policy, String... fields) {
        var broken = assertThrows(RuleBroken.class, () -> policy.mustBeSound("p"));
        assertEquals("R-APP-7", broken.rule());
        assertEquals(
                List.of(fields),
                broken.wrongs().stream().map(wrong -> wrong.field().substring(2)).toList());
    }
}
