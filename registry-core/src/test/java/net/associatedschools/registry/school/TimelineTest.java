package net.associatedschools.registry.school;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.school.Status.*;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.DutyKind;
import net.associatedschools.registry.fact.Period;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolCommand.Correct;
import net.associatedschools.registry.school.SchoolCommand.RecordMembership;
import net.associatedschools.registry.school.SchoolCommand.Rename;
import net.associatedschools.registry.school.SchoolCommand.Withdraw;
import net.associatedschools.registry.school.SchoolEvent.ApplicationOpened;
import net.associatedschools.registry.school.SchoolEvent.Corrected;
import net.associatedschools.registry.school.SchoolEvent.Happened;
import net.associatedschools.registry.school.SchoolEvent.MembershipRecorded;
import net.associatedschools.registry.school.SchoolEvent.MembershipStarted;
import net.associatedschools.registry.school.SchoolEvent.Renamed;
import net.associatedschools.registry.school.SchoolEvent.SchoolRegistered;
import net.associatedschools.registry.school.SchoolEvent.Withdrawn;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TimelineTest {
    static final SchoolEvent KNOWN = new SchoolRegistered(LYCEUM, When.on(day(2020)), FR, PROFILE);

    @Test
    void R_TIME_3_late_news_takes_its_place_among_what_happened() {
        var timeline = of(KNOWN, started(2015), renamed(2022, "Newest"), renamed(2021, "Newer"));
        assertEquals("Newer", timeline.on(day(2021)).profile().name());
        assertEquals(
                List.of(
                        new Period<>(LocalDate.MIN, day(2015), Standing.before(PROFILE)),
                        new Period<>(day(2015), day(2021), member("Lyceum")),
                        new Period<>(day(2021), day(2022), member("Newer")),
                        new Period<>(day(2022), LocalDate.MAX, member("Newest"))),
                timeline.periods());
    }

    @Test
    void R_TIME_3_late_news_that_makes_later_facts_impossible_is_refused() {
        var timeline = of(KNOWN, started(2015), left(2018));
        assertBroken("R-TIME-3", timeline, left(2016));
        assertBroken("R-TIME-3", timeline, new Corrected(LYCEUM, 1, null, ERROR));
        assertDoesNotThrow(() -> timeline.mustAllow(new Corrected(LYCEUM, 2, null, ERROR)));
    }

    @Test
    void R_APP_3_news_is_refused_by_its_own_rule_where_it_is_itself_impossible() {
        var opened = new ApplicationOpened(LYCEUM, When.on(day(2018)), SECOND);
        assertBroken("R-APP-3", of(KNOWN, started(2015)), opened);
        assertBroken("R-TIME-3", of(KNOWN, opened), started(2015));
    }

    @Test
    void R_APP_3_a_correction_is_refused_by_the_rule_of_what_was_first_said() {
        var opened = new ApplicationOpened(LYCEUM, When.on(day(2014)), SECOND);
        var during = new ApplicationOpened(LYCEUM, When.on(day(2016)), SECOND);
        var corrected = new Corrected(LYCEUM, 1, during, ERROR);
        assertBroken("R-APP-3", of(KNOWN, opened, started(2015)), corrected);
    }

    @Test
    void R_TIME_3_the_refusal_says_which_fact_cannot_be() {
        var broken = assertThrows(RuleBroken.class, () -> of(KNOWN).mustAllow(left(2021)));
        assertEquals(LYCEUM.value() + "#1 cannot be while the school is NONE", broken.detail());
    }

    @Test
    void R_TIME_2_a_correction_of_a_correction_corrects_what_was_first_said() {
        var timeline = of(KNOWN, started(2015), left(2016));
        var once = timeline.with(new Corrected(LYCEUM, 2, left(2017), ERROR));
        var twice = once.with(new Corrected(LYCEUM, 3, left(2018), ERROR));
        var never = twice.with(new Corrected(LYCEUM, 4, null, ERROR));
        assertEquals(
                List.of(FORMER, ACTIVE, ACTIVE, ACTIVE),
                statuses(day(2016), timeline, once, twice, never));
        assertEquals(
                List.of(FORMER, FORMER, FORMER, ACTIVE),
                statuses(day(2018), timeline, once, twice, never));
    }

    @Test
    void R_STAT_3_within_a_partial_date_the_answer_is_not_known() {
        var timeline = of(KNOWN, started(When.in(Year.of(2015))), left(2018));
        assertEquals(NONE, timeline.on(LocalDate.of(2014, 12, 31)).status());
        assertEquals(NOT_KNOWN, timeline.on(LocalDate.of(2015, 1, 1)).status());
        assertEquals(NOT_KNOWN, timeline.on(LocalDate.of(2015, 12, 30)).status());
        assertEquals(ACTIVE, timeline.on(LocalDate.of(2015, 12, 31)).status());
    }

    @Test
    void R_STAT_3_a_member_only_seen_was_perhaps_one_before() {
        var timeline = of(KNOWN, started(When.knownBy(day(2015))));
        assertEquals(
                List.of(NOT_KNOWN, ACTIVE),
                timeline.periods().stream().map(p -> p.standing().status()).toList());
        assertEquals(NOT_KNOWN, timeline.on(day(1960)).status());
        assertEquals(NOT_KNOWN, timeline.on(LocalDate.MIN).status());
    }

    @Test
    void R_STAT_3_a_name_within_a_time_not_known_settles_nothing() {
        var timeline = of(KNOWN, started(When.parse("2015/2017")), renamed(2016, "Newer"));
        assertEquals(NOT_KNOWN, timeline.on(day(2016)).status());
        assertEquals("Newer", timeline.on(day(2016)).profile().name());
        assertEquals(ACTIVE, timeline.on(day(2018)).status());
    }

    @Test
    void R_STAT_3_who_left_within_a_year_was_perhaps_a_member_until_its_end() {
        var left = new Withdrawn(LYCEUM, When.in(Year.of(2016)), OWN_WISH);
        var timeline = of(KNOWN, started(2015), left);
        assertEquals(ACTIVE, timeline.on(LocalDate.of(2015, 12, 31)).status());
        assertEquals(NOT_KNOWN, timeline.on(LocalDate.of(2016, 6, 1)).status());
        assertEquals(FORMER, timeline.on(LocalDate.of(2016, 12, 31)).status());
    }

    @Test
    void R_TIME_1_a_name_holds_from_the_first_day_on_which_it_may() {
        var renamed = new Renamed(LYCEUM, When.in(Year.of(2021)), "Newer");
        var timeline = of(KNOWN, renamed);
        assertEquals("Lyceum", timeline.on(LocalDate.of(2020, 12, 31)).profile().name());
        assertEquals("Newer", timeline.on(LocalDate.of(2021, 1, 1)).profile().name());
    }

    @Test
    void R_TIME_1_a_school_is_who_it_is_even_before_it_was_registered() {
        var timeline = of(KNOWN, started(2015));
        assertEquals(Standing.before(PROFILE), timeline.on(day(1953)));
        assertEquals(ACTIVE, timeline.on(day(2016)).status());
        assertEquals("Lyceum", timeline.on(day(2016)).profile().name());
    }

    @Test
    void R_TIME_2_a_corrected_registration_holds_on_all_days() {
        var mended = new SchoolRegistered(LYCEUM, When.on(day(2020)), DE, PROFILE.renamed("X"));
        var timeline = of(KNOWN, started(2015), new Corrected(LYCEUM, 0, mended, ERROR));
        assertEquals("X", timeline.on(day(1953)).profile().name());
        assertEquals("X", timeline.on(day(2021)).profile().name());
        assertEquals(DE, timeline.country());
    }

    @Test
    void R_TIME_2_a_registration_taken_back_is_read_as_first_said() {
        var timeline = of(KNOWN, new Corrected(LYCEUM, 0, null, ERROR));
        assertTrue(timeline.isRegistered());
        assertEquals(FR, timeline.country());
        assertEquals(Standing.before(PROFILE), timeline.on(day(2021)));
    }

    @Test
    void R_MEM_1_a_former_member_comes_back() {
        var again = new MembershipStarted(LYCEUM, When.on(day(2020)), SECOND, "Newer");
        var timeline = of(KNOWN, started(2015), left(2018), again);
        assertDoesNotThrow(() -> of(KNOWN, started(2015), left(2018)).mustAllow(again));
        assertEquals(
                List.of(NONE, ACTIVE, FORMER, ACTIVE),
                timeline.periods().stream().map(p -> p.standing().status()).toList());
        assertEquals(When.on(day(2020)), timeline.on(day(2020)).memberSince());
    }

    @Test
    void R_APP_3_the_application_opened_last_is_told_also_when_it_was_taken_back() {
        var second = new ApplicationOpened(LYCEUM, When.on(day(2021)), SECOND);
        var timeline = of(KNOWN, OPENED, second, new Corrected(LYCEUM, 2, null, ERROR));
        assertEquals(Optional.of(SECOND), timeline.latestApplication());
        assertEquals(List.of(FIRST, SECOND), timeline.applications().toList());
        assertEquals(Optional.empty(), of(KNOWN).latestApplication());
    }

    @Test
    void a_school_that_the_register_never_learned_of_has_no_line() {
        assertFalse(Timeline.EMPTY.isRegistered());
        assertEquals(List.of(), Timeline.EMPTY.periods());
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void R_TIME_3_periods_and_days_agree_whatever_the_log_says(
            @ForAll @Size(max = 7) List<@From("events") SchoolEvent> events,
            @ForAll("days") LocalDate day) {
        var timeline = of(KNOWN);
        for (var event : events) timeline = timeline.with(event);
        assertEquals(
                List.of(timeline.on(day)),
                timeline.periods().stream()
                        .filter(period -> period.contains(day))
                        .map(Period::standing)
                        .toList());
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void R_TIME_3_the_order_of_learning_changes_no_day(
            @ForAll @Size(max = 5) List<@From("dated") Happened> events,
            @ForAll("days") LocalDate day) {
        var timeline = of(KNOWN);
        for (var event : events) timeline = timeline.with(event);
        var backwards = of(KNOWN);
        var facts = events.stream().filter(distinctBy(events)).toList().reversed();
        if (facts.size() < events.size()) return;
        for (var event : facts) backwards = backwards.with(event);
        assertEquals(timeline.on(day), backwards.on(day));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void R_APP_13_repeating_an_accepted_command_at_once_is_harmless(
            @ForAll @Size(max = 10) List<@From("commands") SchoolCommand> commands) {
        var state = Deciders.UNKNOWN;
        for (var command : commands) {
            if (!state.state().isRegistered() && !(command instanceof RecordMembership)) continue;
            state = state.given(state.when(command).events());
            var outcome = state.when(command);
            if (outcome.broken() == null) outcome.thenNothing();
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void R_TIME_3_what_is_accepted_can_be_told_again_in_the_order_it_happened(
            @ForAll @Size(max = 10) List<@From("commands") SchoolCommand> commands) {
        var state = Deciders.MEMBER;
        for (var command : commands) state = state.given(state.when(command).events());
        var told = of(REGISTERED);
        for (var fact : state.state().standing()) {
            if (fact.event() instanceof SchoolRegistered) continue;
            told.mustAllow(fact.event());
            told = told.with(fact.event());
        }
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(2012, 2024).map(TimelineTest::day);
    }

    @Provide
    Arbitrary<When> dates() {
        return Arbitraries.oneOf(
                days().map(When::on),
                days().map(When::on),
                days().map(When::knownBy),
                days().map(Year::from).map(When::in),
                Arbitraries.just(When.UNKNOWN));
    }

    @Provide
    Arbitrary<SchoolEvent> events() {
        return Arbitraries.oneOf(
                happened().map(event -> event),
                Combinators.combine(Arbitraries.longs().between(0, 8), happened().injectNull(0.3))
                        .as((corrects, event) -> new Corrected(LYCEUM, corrects, event, ERROR)));
    }

    /** On full days, so that only facts of one and the same day are ordered by their telling. */
    @Provide
    Arbitrary<Happened> dated() {
        return Arbitraries.oneOf(
                days().map(day -> new Renamed(LYCEUM, When.on(day), "N" + day.getYear())),
                days().map(day -> new Withdrawn(LYCEUM, When.on(day), OWN_WISH)),
                days().map(TimelineTest::startedOn));
    }

    private Arbitrary<Happened> happened() {
        return Arbitraries.oneOf(
                dates().map(when -> new SchoolRegistered(LYCEUM, when, FR, PROFILE)),
                dates().map(when -> new ApplicationOpened(LYCEUM, when, FIRST)),
                dates().map(when -> new MembershipStarted(LYCEUM, when, FIRST, "Lyceum")),
                dates().map(when -> new MembershipRecorded(LYCEUM, when, when, LIST)),
                dates().map(when -> new Renamed(LYCEUM, when, "Newer")),
                dates().map(when -> new Withdrawn(LYCEUM, when, OWN_WISH)),
                dates().map(when -> new SchoolEvent.SplitFrom(LYCEUM, when, ACADEMY, "Lyceum")),
                dates().map(when -> new SchoolEvent.ReportFiled(LYCEUM, when, null, null)),
                dates().map(when -> new SchoolEvent.Suspended(LYCEUM, when, ERROR)),
                dates().map(when -> new SchoolEvent.Reinstated(LYCEUM, when)),
                dates().map(when -> new SchoolEvent.Removed(LYCEUM, when, ERROR)),
                days().map(TimelineTest::missedOn),
                days().map(TimelineTest::lapsedOn),
                days().map(day -> new SchoolEvent.Renewed(LYCEUM, When.on(day), day.plusYears(2))));
    }

    @Provide
    Arbitrary<SchoolCommand> commands() {
        var statements =
                Combinators.combine(Arbitraries.<Actor>of(COORDINATOR, HQ, HEAD), dates())
                        .as((actor, when) -> Statement.by(actor).since(when));
        return Arbitraries.oneOf(
                Combinators.combine(days(), statements)
                        .as(
                                (seen, statement) ->
                                        new RecordMembership(
                                                LYCEUM,
                                                FR,
                                                PROFILE,
                                                When.on(seen),
                                                LIST,
                                                statement)),
                statements.map(statement -> new Rename(LYCEUM, "Newer", statement)),
                statements.map(statement -> new Withdraw(LYCEUM, OWN_WISH, statement)),
                statements.map(statement -> new SchoolCommand.Suspend(LYCEUM, ERROR, statement)),
                statements.map(statement -> new SchoolCommand.Reinstate(LYCEUM, statement)),
                statements.map(
                        statement ->
                                new SchoolCommand.DeclareInactive(
                                        LYCEUM, ERROR, null, null, statement)),
                Combinators.combine(Arbitraries.longs().between(0, 6), happened().injectNull(0.4))
                        .as(
                                (corrects, event) ->
                                        new Correct(
                                                LYCEUM, corrects, event, ERROR, Statement.by(HQ))));
    }

    /** Whether no other of them holds from the same day. */
    private static java.util.function.Predicate<Happened> distinctBy(List<Happened> events) {
        return event ->
                events.stream().filter(e -> e.effective().equals(event.effective())).count() == 1
                        && !event.effective().equals(When.on(day(2020)));
    }

    @Provide
    Arbitrary<Happened> said() {
        return happened();
    }

    @Provide
    Arbitrary<Long> places() {
        return Arbitraries.longs().between(1, 8);
    }

    private static SchoolEvent.DutyMissed missedOn(LocalDate day) {
        return new SchoolEvent.DutyMissed(LYCEUM, When.on(day), owed(day), null);
    }

    private static SchoolEvent.MembershipLapsed lapsedOn(LocalDate day) {
        return new SchoolEvent.MembershipLapsed(
                LYCEUM, When.on(day), ERROR, owed(day.minusYears(1)), null, true);
    }

    private static Owed owed(LocalDate day) {
        return new Owed("report", DutyKind.REPORT, day.minusYears(1).plusDays(1), day);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void R_TIME_3_after_any_news_all_that_the_register_said_of_itself_follows(
            @ForAll @Size(max = 8) List<@From("said") Happened> events,
            @ForAll @Size(max = 3) List<@From("places") Long> takenBack) {
        var timeline = of(KNOWN);
        for (var event : events) timeline = timeline.with(event);
        for (var place : takenBack) {
            if (place > events.size()) continue;
            timeline = timeline.with(new Corrected(LYCEUM, place, null, ERROR));
        }
        for (var followUp : FollowUp.of(timeline)) timeline = timeline.with(followUp);
        assertEquals(List.of(), FollowUp.of(timeline));
    }

    private static LocalDate day(int year) {
        return LocalDate.of(year, 9, 1);
    }

    private static MembershipStarted startedOn(LocalDate day) {
        return started(When.on(day));
    }

    private static MembershipStarted started(int year) {
        return startedOn(day(year));
    }

    private static MembershipStarted started(When when) {
        return new MembershipStarted(LYCEUM, when, FIRST, "Lyceum");
    }

    private static Renamed renamed(int year, String name) {
        return new Renamed(LYCEUM, When.on(day(year)), name);
    }

    private static Withdrawn left(int year) {
        return new Withdrawn(LYCEUM, When.on(day(year)), OWN_WISH);
    }

    private static Standing member(String name) {
        return new Standing(ACTIVE, PROFILE.renamed(name), When.on(day(2015)), "Lyceum", false);
    }

    private static Timeline of(SchoolEvent... events) {
        var timeline = Timeline.EMPTY;
        for (var event : events) timeline = timeline.with(event);
        return timeline;
    }

    private static List<Status> statuses(LocalDate day, Timeline... timelines) {
        return Stream.of(timelines).map(timeline -> timeline.on(day).status()).toList();
    }

    private static void assertBroken(String rule, Timeline timeline, SchoolEvent news) {
        var broken = assertThrows(RuleBroken.class, () -> timeline.mustAllow(news));
        assertEquals(rule, broken.rule());
    }
}
