package net.associatedschools.registry.fact;

import static net.associatedschools.registry.Sample.ALL;
import static net.associatedschools.registry.Sample.AUTUMN;
import static net.associatedschools.registry.Sample.COMMISSION;
import static net.associatedschools.registry.Sample.COORDINATOR;
import static net.associatedschools.registry.Sample.FIRST;
import static net.associatedschools.registry.Sample.FOREIGN_COMMISSION;
import static net.associatedschools.registry.Sample.FOREIGN_COORDINATOR;
import static net.associatedschools.registry.Sample.FR;
import static net.associatedschools.registry.Sample.HEAD;
import static net.associatedschools.registry.Sample.HQ;
import static net.associatedschools.registry.Sample.LYCEUM;
import static net.associatedschools.registry.Sample.OPEN;
import static net.associatedschools.registry.Sample.OTHER_HEAD;
import static net.associatedschools.registry.Sample.POLICY;
import static net.associatedschools.registry.Sample.PRINCIPAL;
import static net.associatedschools.registry.Sample.TODAY;
import static net.associatedschools.registry.Sample.UNDESIGNATED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import net.associatedschools.registry.SamplePolicy;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import org.junit.jupiter.api.Test;

class RulesTest {
    @Test
    void R_TIME_1_a_command_is_judged_by_the_last_day_of_its_date() {
        assertEquals(AUTUMN, Rules.day(When.on(AUTUMN), TODAY));
        assertEquals(LocalDate.of(2024, 2, 29), Rules.day(When.in(YearMonth.of(2024, 2)), TODAY));
        assertEquals(AUTUMN, Rules.day(When.knownBy(AUTUMN), TODAY));
        assertEquals(AUTUMN, rules(HQ).day());
    }

    @Test
    void R_TIME_1_a_command_without_a_date_is_judged_by_today() {
        assertEquals(TODAY, Rules.day(When.UNKNOWN, TODAY));
        assertEquals(TODAY, Rules.day(When.parse("2024/.."), TODAY));
    }

    @Test
    void R_TIME_1_a_partial_date_is_no_full_day() {
        assertEquals(AUTUMN, rules(HQ).fullDay());
        var partial = new Rules(HQ, TODAY, When.in(YearMonth.of(2025, 9)), OPEN);
        var broken = assertThrows(RuleBroken.class, partial::fullDay);
        assertEquals("R-TIME-1", broken.rule());
        assertEquals(
                List.of(new RuleBroken.Wrong("effective", "a full date is needed here")),
                broken.wrongs());
    }

    @Test
    void R_ROLE_2_nobody_does_what_is_not_theirs_to_do() {
        assertEquals(
                List.of(PRINCIPAL, HEAD, OTHER_HEAD, HQ),
                allowed(rules -> rules.only(Role.SCHOOL, Role.HQ)));
        assertEquals(Kind.ROLE, refusal(HEAD, rules -> rules.only(Role.HQ)).kind());
    }

    @Test
    void R_ROLE_2_a_coordinator_or_commission_acts_in_its_own_country() {
        var foreign = ALL.stream().filter(actor -> !allowed(Rules::ownCountry).contains(actor));
        assertEquals(List.of(FOREIGN_COORDINATOR, FOREIGN_COMMISSION), foreign.toList());
        assertEquals(Kind.FOREIGN, refusal(FOREIGN_COMMISSION, Rules::ownCountry).kind());
        assertEquals("R-ROLE-2", refusal(FOREIGN_COORDINATOR, Rules::ownCountry).rule());
    }

    @Test
    void R_ROLE_2_a_school_acts_on_its_own_record() {
        Consumer<Rules> own = rules -> rules.ownRecord(FIRST.value(), LYCEUM.value());
        var foreign = ALL.stream().filter(actor -> !allowed(own).contains(actor));
        assertEquals(
                List.of(OTHER_HEAD, FOREIGN_COORDINATOR, FOREIGN_COMMISSION), foreign.toList());
        assertEquals(Kind.FOREIGN, refusal(OTHER_HEAD, own).kind());
    }

    @Test
    void R_APP_5_phase_one_is_done_by_who_is_designated_or_stands_in() {
        assertEquals(List.of(COORDINATOR, COMMISSION, HQ), allowed(Rules::nationalPhase));
        var broken = refusal(UNDESIGNATED, Rules::nationalPhase);
        assertEquals("R-APP-5", broken.rule());
        assertEquals(Kind.ROLE, broken.kind());
        assertEquals("not designated for FR on 2025-09-01", broken.detail());
    }

    @Test
    void R_APP_5_who_is_no_coordinator_stands_in() {
        assertFalse(rules(COORDINATOR).isStandIn());
        assertTrue(rules(COMMISSION).isStandIn());
        assertTrue(rules(HQ).isStandIn());
    }

    @Test
    void R_APP_7_the_trial_is_as_long_as_the_policy_says_and_none_without_one() {
        assertEquals(12, OPEN.trialMonths());
        var untold = new CountryRules(FR, Set.of(), true, null, null, null);
        assertEquals(0, untold.trialMonths());
    }

    @Test
    void R_APP_7_the_trial_lasts_as_long_as_all_its_stages() {
        var staged = SamplePolicy.of(12).stage("A", 8, null).stage("B", 5, null).build();
        assertEquals(13, staged.trialMonthsInAll());
        assertEquals(12, SamplePolicy.of(12).stage("A", 8, null).build().trialMonthsInAll());
    }

    @Test
    void R_APP_7_an_application_is_judged_by_the_policy_of_its_preselection() {
        var rules = rules(HQ);
        assertEquals(POLICY, rules.preselectedUnder());
        assertEquals(
                SamplePolicy.POLAND,
                rules.preselectedUnder(SamplePolicy.POLAND).preselectedUnder());
        assertEquals(rules, rules.preselectedUnder(SamplePolicy.POLAND).preselectedUnder(POLICY));
    }

    @Test
    void R_APP_10_what_takes_its_time_is_over_today_and_on_the_day_of_the_command() {
        assertEquals(AUTUMN, rules(HQ).soonest());
        var ahead = new Rules(HQ, TODAY, When.on(TODAY.plusDays(1)), OPEN);
        assertEquals(TODAY, ahead.soonest());
        assertEquals(TODAY, new Rules(HQ, TODAY, When.on(TODAY), OPEN).soonest());
    }

    private static List<Actor> allowed(Consumer<Rules> check) {
        return ALL.stream().filter(actor -> allows(actor, check)).toList();
    }

    private static boolean allows(Actor actor, Consumer<Rules> check) {
        try {
            check.accept(rules(actor));
            return true;
        } catch (RuleBroken broken) {
            return false;
        }
    }

    private static RuleBroken refusal(Actor actor, Consumer<Rules> check) {
        return assertThrows(RuleBroken.class, () -> check.accept(rules(actor)));
    }

    private static Rules rules(Actor actor) {
        return new Rules(actor, TODAY, When.on(AUTUMN), OPEN);
    }
}
