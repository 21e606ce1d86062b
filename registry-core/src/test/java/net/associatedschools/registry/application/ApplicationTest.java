package net.associatedschools.registry.application;

import static net.associatedschools.registry.Sample.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import net.associatedschools.registry.Decider;
import net.associatedschools.registry.SampleForm;
import net.associatedschools.registry.application.Application.Stage;
import net.associatedschools.registry.application.ApplicationCommand.Apply;
import net.associatedschools.registry.application.ApplicationCommand.Certify;
import net.associatedschools.registry.application.ApplicationCommand.Correct;
import net.associatedschools.registry.application.ApplicationCommand.ExtendCandidacy;
import net.associatedschools.registry.application.ApplicationCommand.Lapse;
import net.associatedschools.registry.application.ApplicationCommand.NotPreselect;
import net.associatedschools.registry.application.ApplicationCommand.NotRecommend;
import net.associatedschools.registry.application.ApplicationCommand.Preselect;
import net.associatedschools.registry.application.ApplicationCommand.ReachStage;
import net.associatedschools.registry.application.ApplicationCommand.Recommend;
import net.associatedschools.registry.application.ApplicationCommand.Refuse;
import net.associatedschools.registry.application.ApplicationCommand.Resubmit;
import net.associatedschools.registry.application.ApplicationCommand.ReturnToCoordinator;
import net.associatedschools.registry.application.ApplicationCommand.ReturnToSchool;
import net.associatedschools.registry.application.ApplicationCommand.Withdraw;
import net.associatedschools.registry.application.ApplicationEvent.Applied;
import net.associatedschools.registry.application.ApplicationEvent.CandidacyExtended;
import net.associatedschools.registry.application.ApplicationEvent.CandidacyRecorded;
import net.associatedschools.registry.application.ApplicationEvent.CandidateReportFiled;
import net.associatedschools.registry.application.ApplicationEvent.Certified;
import net.associatedschools.registry.application.ApplicationEvent.Corrected;
import net.associatedschools.registry.application.ApplicationEvent.Happened;
import net.associatedschools.registry.application.ApplicationEvent.Lapsed;
import net.associatedschools.registry.application.ApplicationEvent.NotPreselected;
import net.associatedschools.registry.application.ApplicationEvent.NotRecommended;
import net.associatedschools.registry.application.ApplicationEvent.Preselected;
import net.associatedschools.registry.application.ApplicationEvent.Recommended;
import net.associatedschools.registry.application.ApplicationEvent.Refused;
import net.associatedschools.registry.application.ApplicationEvent.Resubmitted;
import net.associatedschools.registry.application.ApplicationEvent.ReturnedToCoordinator;
import net.associatedschools.registry.application.ApplicationEvent.ReturnedToSchool;
import net.associatedschools.registry.application.ApplicationEvent.StageReached;
import net.associatedschools.registry.application.ApplicationEvent.TrialStage;
import net.associatedschools.registry.application.ApplicationEvent.Withdrawn;
import net.associatedschools.registry.fact.Fact;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.Text;
import net.associatedschools.registry.fact.TextId;
import net.associatedschools.registry.fact.When;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ApplicationTest {
    static final List<LocalDate> DAYS =
            List.of(SPRING, SPRING.plusMonths(1), TRIAL_END, AUTUMN, TODAY);

    static final Text WORDS = new Text(TextId.of(new UUID(4, 1)), "ab", 3);
    static final TrialStage STAGE = new TrialStage("One", true);

    static final List<ApplicationEvent> WAY = List.of(APPLIED, PRESELECTED, RECOMMENDED, CERTIFIED);

    @Test
    void R_TIME_1_an_application_stands_where_its_facts_surely_hold() {
        var state = after(APPLIED, PRESELECTED, RECOMMENDED, CERTIFIED);
        assertEquals(Stage.NONE, state.on(SPRING.minusDays(1)));
        assertEquals(Stage.CANDIDATE, state.on(SPRING));
        assertEquals(Stage.RECOMMENDED, state.on(TRIAL_END));
        assertEquals(Stage.RECOMMENDED, state.on(AUTUMN.minusDays(1)));
        assertEquals(Stage.CERTIFIED, state.on(AUTUMN));
        assertEquals(Stage.CERTIFIED, state.stage());
    }

    @Test
    void R_APP_3_submitted_candidate_and_recommended_are_open() {
        assertFalse(after().isOpen());
        assertTrue(after(APPLIED).isOpen());
        assertTrue(after(APPLIED, PRESELECTED).isOpen());
        assertTrue(after(APPLIED, PRESELECTED, RECOMMENDED).isOpen());
        assertFalse(after(APPLIED, PRESELECTED, RECOMMENDED, CERTIFIED).isOpen());
        assertFalse(after(APPLIED, WITHDRAWN).isOpen());
    }

    @Test
    void R_TIME_2_an_application_taken_back_was_made_and_stands_nowhere() {
        var state = after(APPLIED, new Corrected(FIRST, 0, null, ERROR));
        assertTrue(state.isMade());
        assertEquals(Stage.NONE, state.stage());
        assertEquals(Stage.NONE, state.on(TODAY));
        assertEquals(LYCEUM, state.school());
        assertEquals(FR, state.country());
        assertEquals(Optional.empty(), state.the(Applied.class));
    }

    @Test
    void an_application_that_was_not_made_has_no_school() {
        assertFalse(Application.NOT_MADE.isMade());
        assertThrows(NoSuchElementException.class, Application.NOT_MADE::school);
    }

    @Test
    void R_TIME_2_of_a_kind_the_last_fact_that_stands_is_told() {
        var again = new Certified(FIRST, When.on(TODAY), HQ.id(), "Lyceum");
        var state =
                after(
                        APPLIED,
                        PRESELECTED,
                        RECOMMENDED,
                        CERTIFIED,
                        new Corrected(FIRST, 3, null, ERROR),
                        again);
        assertEquals(Optional.of(again), state.the(Certified.class));
        assertEquals(Optional.of(APPLIED), state.the(Applied.class));
    }

    @Test
    void R_APP_12_a_national_phase_of_earlier_years_keeps_its_own_dates() {
        var start = LocalDate.of(2020, 9, 1);
        var end = LocalDate.of(2021, 9, 1);
        var state = decider();
        state = told(state, new Apply(FIRST, LYCEUM, FR, FORM, Statement.by(COORDINATOR, start)));
        state = told(state, new Preselect(FIRST, Statement.by(COORDINATOR, start)));
        state = told(state, new Recommend(FIRST, Statement.by(COORDINATOR, end)));
        assertEquals(Stage.CANDIDATE, state.state().on(end.minusDays(1)));
        assertEquals(Stage.RECOMMENDED, state.state().on(end));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void evolve_never_throws_whatever_the_log_says(
            @ForAll @Size(max = 8) List<@From("events") ApplicationEvent> events,
            @ForAll("days") LocalDate day) {
        var state = after(events.toArray(ApplicationEvent[]::new));
        assertEquals(events.size(), state.recorded().size());
        assertEquals(state.stage().isOpen(), state.isOpen());
        assertEquals(state.stage(), state.on(LocalDate.MAX));
        assertTrue(Stage.valueOf(state.on(day).name()).compareTo(Stage.NONE) >= 0);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void R_APP_13_repeating_an_accepted_command_at_once_is_harmless(
            @ForAll @Size(max = 10) List<@From("commands") ApplicationCommand> commands,
            @ForAll @IntRange(max = 4) int steps) {
        var state = decider().given(WAY.subList(0, steps));
        for (var command : commands) {
            state = told(state, command);
            if (!state.state().isMade()) continue;
            var outcome = state.when(command);
            if (outcome.broken() == null) outcome.thenNothing();
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void R_TIME_3_what_is_accepted_leaves_a_history_that_can_be(
            @ForAll @Size(max = 10) List<@From("commands") ApplicationCommand> commands,
            @ForAll @IntRange(max = 4) int steps) {
        var state = decider().given(WAY.subList(0, steps));
        for (var command : commands) state = told(state, command);
        var before = Stage.NONE;
        var since = LocalDate.MIN;
        for (var fact : state.state().standing()) {
            var event = fact.event();
            assertTrue(mayFollow(before).contains(event.getClass()), before + ", then " + event);
            assertFalse(event.effective().latest().isBefore(since), since + ", then " + event);
            before = after(event).stage();
            boolean anyOrder = event instanceof CandidateReportFiled;
            if (!anyOrder) since = event.effective().earliest();
        }
    }

    /** domain.md 3, the table. */
    private static List<Class<? extends Happened>> mayFollow(Stage stage) {
        return switch (stage) {
            case NONE -> List.of(Applied.class);
            case SUBMITTED ->
                    List.of(
                            ReturnedToSchool.class,
                            Preselected.class,
                            NotPreselected.class,
                            Lapsed.class,
                            Withdrawn.class);
            case RETURNED -> List.of(Resubmitted.class, Lapsed.class, Withdrawn.class);
            case CANDIDATE ->
                    List.of(
                            StageReached.class,
                            CandidateReportFiled.class,
                            CandidacyExtended.class,
                            Recommended.class,
                            NotRecommended.class,
                            Lapsed.class,
                            Withdrawn.class);
            case RECOMMENDED ->
                    List.of(
                            ReturnedToCoordinator.class,
                            Refused.class,
                            Certified.class,
                            Withdrawn.class);
            case NOT_PRESELECTED, NOT_RECOMMENDED, REFUSED, CERTIFIED, LAPSED, WITHDRAWN ->
                    List.of();
        };
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.of(DAYS);
    }

    @Provide
    Arbitrary<ApplicationEvent> events() {
        return Arbitraries.oneOf(
                happened().map(event -> event),
                Combinators.combine(Arbitraries.longs().between(0, 8), happened().injectNull(0.3))
                        .as((corrects, event) -> new Corrected(FIRST, corrects, event, ERROR)));
    }

    private Arbitrary<Happened> happened() {
        var on = days().map(When::on).injectDuplicates(0.2);
        return Arbitraries.oneOf(
                on.map(when -> new Applied(FIRST, when, LYCEUM, FR, FORM)),
                Arbitraries.just(new Applied(FIRST, When.UNKNOWN, LYCEUM, FR, FORM)),
                Combinators.combine(on, days())
                        .as(
                                (when, until) ->
                                        new Preselected(
                                                FIRST,
                                                when,
                                                COORDINATOR.id(),
                                                false,
                                                "country:FR#1",
                                                until)),
                on.map(when -> new ReturnedToSchool(FIRST, when, COORDINATOR.id(), false, WORDS)),
                on.map(when -> new Resubmitted(FIRST, when, FORM)),
                on.map(when -> new NotPreselected(FIRST, when, HQ.id(), true, ERROR)),
                on.map(when -> new StageReached(FIRST, when, HQ.id(), true, STAGE)),
                on.map(when -> new CandidateReportFiled(FIRST, when, "OTHER", null)),
                Combinators.combine(on, days())
                        .as(
                                (when, until) ->
                                        new CandidacyExtended(
                                                FIRST, when, HQ.id(), true, until, ERROR)),
                Combinators.combine(on, Arbitraries.of(OWN_WISH).injectNull(0.5))
                        .as(
                                (when, exception) ->
                                        new Recommended(
                                                FIRST,
                                                when,
                                                COORDINATOR.id(),
                                                false,
                                                exception,
                                                null)),
                on.map(when -> new NotRecommended(FIRST, when, HQ.id(), true, ERROR)),
                on.map(when -> new ReturnedToCoordinator(FIRST, when, HQ.id(), WORDS)),
                on.map(when -> new Refused(FIRST, when, HQ.id(), ERROR)),
                on.map(when -> new Lapsed(FIRST, when, "system", false, "country:FR#1")),
                on.map(when -> new Certified(FIRST, when, HQ.id(), "Lyceum")),
                on.map(when -> new Withdrawn(FIRST, when, OWN_WISH)));
    }

    @Provide
    Arbitrary<ApplicationCommand> commands() {
        var another = SampleForm.complete().withName("Another").build();
        var forms = Arbitraries.of(FORM, FORM, another);
        return Arbitraries.oneOf(
                Combinators.combine(forms, days())
                        .as(
                                (form, day) ->
                                        new Apply(
                                                FIRST, LYCEUM, FR, form, Statement.by(HEAD, day))),
                Combinators.combine(Arbitraries.of(COORDINATOR, HQ), days())
                        .as((actor, day) -> new Preselect(FIRST, Statement.by(actor, day))),
                Combinators.combine(Arbitraries.of(COORDINATOR, HQ), days())
                        .as((actor, day) -> new Recommend(FIRST, Statement.by(actor, day))),
                Combinators.combine(Arbitraries.of(HQ, REVIEWER), days())
                        .as((actor, day) -> new Certify(FIRST, Statement.by(actor, day))),
                days().map(day -> new Withdraw(FIRST, OWN_WISH, Statement.by(HEAD, day))),
                days().map(day -> new ReturnToSchool(FIRST, WORDS, Statement.by(HQ, day))),
                Combinators.combine(forms, days())
                        .as((form, day) -> new Resubmit(FIRST, form, Statement.by(HEAD, day))),
                Arbitraries.oneOf(
                        days().map(day -> new NotPreselect(FIRST, ERROR, Statement.by(HQ, day))),
                        days().map(day -> new NotRecommend(FIRST, ERROR, Statement.by(HQ, day))),
                        days().map(day -> new Refuse(FIRST, ERROR, Statement.by(HQ, day))),
                        days().map(day -> new Lapse(FIRST, Statement.by(HQ, day)))),
                days().map(day -> new ReachStage(FIRST, "One", Statement.by(HQ, day))),
                Combinators.combine(days(), days())
                        .as(
                                (until, day) ->
                                        new ExtendCandidacy(
                                                FIRST, until, ERROR, Statement.by(HQ, day))),
                days().map(day -> new ReturnToCoordinator(FIRST, WORDS, Statement.by(HQ, day))),
                Combinators.combine(Arbitraries.longs().between(0, 6), happened().injectNull(0.4))
                        .as(
                                (corrects, event) ->
                                        new Correct(
                                                FIRST, corrects, event, ERROR, Statement.by(HQ))));
    }

    private static Decider<Application, ApplicationCommand, ApplicationEvent> decider() {
        return Deciders.NOT_MADE;
    }

    private static Decider<Application, ApplicationCommand, ApplicationEvent> told(
            Decider<Application, ApplicationCommand, ApplicationEvent> state,
            ApplicationCommand command) {
        if (!state.state().isMade() && !(command instanceof Apply)) return state;
        return state.given(state.when(command).events());
    }

    private static Application after(ApplicationEvent... events) {
        var facts = new ArrayList<Fact<ApplicationEvent>>();
        for (var event : events) facts.add(new Fact<>(FIRST.value(), facts.size(), event));
        var state = Application.NOT_MADE;
        for (var fact : facts) state = Application.evolve(state, fact);
        return state;
    }
}
