package net.associatedschools.registry.country;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.country.Deciders.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Set;
import net.associatedschools.registry.country.CountryCommand.DesignateCoordinator;
import net.associatedschools.registry.country.CountryCommand.EndCoordinator;
import net.associatedschools.registry.country.CountryCommand.RecordPolicy;
import net.associatedschools.registry.country.CountryCommand.RecordUnescoStatus;
import net.associatedschools.registry.country.CountryCommand.ReplaceCoordinator;
import net.associatedschools.registry.country.CountryCommand.ResumeIntake;
import net.associatedschools.registry.country.CountryCommand.SuspendIntake;
import net.associatedschools.registry.country.CountryEvent.CoordinatorDesignated;
import net.associatedschools.registry.country.CountryEvent.CoordinatorEnded;
import net.associatedschools.registry.country.CountryEvent.CoordinatorReplaced;
import net.associatedschools.registry.country.CountryEvent.Corrected;
import net.associatedschools.registry.country.CountryEvent.Happened;
import net.associatedschools.registry.country.CountryEvent.IntakeResumed;
import net.associatedschools.registry.country.CountryEvent.IntakeSuspended;
import net.associatedschools.registry.country.CountryEvent.PolicyRecorded;
import net.associatedschools.registry.country.CountryEvent.RegionAssigned;
import net.associatedschools.registry.country.CountryEvent.UnescoStatusChanged;
import net.associatedschools.registry.fact.AdmissionPolicy;
import net.associatedschools.registry.fact.CountryRules;
import net.associatedschools.registry.fact.Fact;
import net.associatedschools.registry.fact.Period;
import net.associatedschools.registry.fact.Policy;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.UnescoStatus;
import net.associatedschools.registry.fact.When;
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

class SituationTest {
    static final List<LocalDate> DAYS =
            List.of(SPRING, SPRING.plusMonths(1), TRIAL_END, AUTUMN, TODAY);

    @Test
    void R_APP_5_coordinators_are_designated_from_a_day_to_a_day() {
        var country = of(CLAIRE_DESIGNATED, new CoordinatorEnded(FR, When.on(AUTUMN), CLAIRE));
        assertEquals(List.of(), country.on(SPRING.minusDays(1)).coordinators());
        assertEquals(List.of(CLAIRE), country.on(SPRING).coordinators());
        assertEquals(List.of(CLAIRE), country.on(AUTUMN.minusDays(1)).coordinators());
        assertEquals(List.of(), country.on(AUTUMN).coordinators());
    }

    @Test
    void R_APP_5_a_country_has_been_coordinated_since_its_first_without_a_break() {
        var country =
                of(
                        CLAIRE_DESIGNATED,
                        new CoordinatorReplaced(FR, When.on(TRIAL_END), CLAIRE, DENIS),
                        new CoordinatorEnded(FR, When.on(AUTUMN), DENIS),
                        new CoordinatorDesignated(FR, When.on(TODAY), CLAIRE));
        assertNull(country.on(SPRING.minusDays(1)).designatedSince());
        assertEquals(When.on(SPRING), country.on(TRIAL_END).designatedSince());
        assertEquals(List.of(DENIS), country.on(TRIAL_END).coordinators());
        assertNull(country.on(AUTUMN).designatedSince());
        assertEquals(When.on(TODAY), country.on(TODAY).designatedSince());
    }

    @Test
    void R_APP_5_deputies_are_told_once_and_in_one_order() {
        var denis = new CoordinatorDesignated(FR, When.on(SPRING), DENIS);
        var country = of(denis, CLAIRE_DESIGNATED, denis);
        assertEquals(List.of(CLAIRE, DENIS), country.on(SPRING).coordinators());
        assertEquals(
                Set.of(CLAIRE.value(), DENIS.value()), country.rules(FR, SPRING).coordinators());
    }

    @Test
    void R_APP_6_intake_is_open_unless_suspended() {
        var country = of(INTAKE_SUSPENDED, new IntakeResumed(FR, When.on(TODAY)));
        assertTrue(country.on(AUTUMN.minusDays(1)).intakeOpen());
        assertFalse(country.on(AUTUMN).intakeOpen());
        assertTrue(country.on(TODAY).intakeOpen());
    }

    @Test
    void R_APP_7_the_policy_in_force_is_named_by_its_fact() {
        var newer = new Policy("2025", AdmissionPolicy.ofMonths(24));
        var country =
                of(
                        CLAIRE_DESIGNATED,
                        new PolicyRecorded(FR, When.on(AUTUMN), newer),
                        new PolicyRecorded(FR, When.on(SPRING), POLICY));
        assertNull(country.on(SPRING.minusDays(1)).policyName());
        assertEquals("country:FR#2", country.on(SPRING).policyName());
        assertEquals(POLICY, country.on(AUTUMN.minusDays(1)).policy());
        assertEquals("country:FR#1", country.on(AUTUMN).policyName());
        assertEquals(
                new CountryRules(
                        FR,
                        Set.of(CLAIRE.value()),
                        true,
                        null,
                        newer,
                        "country:FR#1",
                        AUTUMN,
                        List.of()),
                country.rules(FR, AUTUMN));
    }

    @Test
    void R_APP_11_a_status_holds_from_the_day_on_which_it_surely_does() {
        var country =
                of(
                        new UnescoStatusChanged(
                                FR, When.in(Year.of(2024)), UnescoStatus.ASSOCIATE_MEMBER));
        assertNull(country.on(LocalDate.of(2024, 12, 30)).unescoStatus());
        assertEquals(
                UnescoStatus.ASSOCIATE_MEMBER,
                country.on(LocalDate.of(2024, 12, 31)).unescoStatus());
        assertEquals(
                UnescoStatus.ASSOCIATE_MEMBER,
                country.rules(FR, LocalDate.of(2025, 1, 1)).unescoStatus());
    }

    @Test
    void R_TIME_1_a_region_holds_from_the_first_day_on_which_it_may() {
        var country =
                of(
                        new RegionAssigned(
                                FR, When.UNKNOWN, List.of(Region.AFRICA, Region.ARAB_STATES)),
                        new RegionAssigned(
                                FR, When.in(Year.of(2024)), List.of(Region.ARAB_STATES)));
        assertEquals(Region.AFRICA, country.on(LocalDate.MIN).region());
        assertEquals(Region.AFRICA, country.on(LocalDate.of(2023, 12, 31)).region());
        assertEquals(Region.ARAB_STATES, country.on(LocalDate.of(2024, 1, 1)).region());
    }

    @Test
    void R_TIME_2_a_retracted_fact_holds_no_more() {
        var country = of(INTAKE_SUSPENDED, new Corrected(FR, 0, null, ERROR));
        assertTrue(country.on(TODAY).intakeOpen());
        assertEquals(2, country.recorded().size());
    }

    @Test
    void R_TIME_1_the_whole_line_is_told_in_periods() {
        assertEquals(
                List.of(
                        new Period<>(LocalDate.MIN, SPRING, Situation.UNTOLD),
                        new Period<>(SPRING, LocalDate.MAX, of(CLAIRE_DESIGNATED).on(SPRING))),
                of(CLAIRE_DESIGNATED).periods());
    }

    @Test
    void R_TIME_1_each_fact_changes_its_own_part_alone() {
        var all =
                of(
                                CLAIRE_DESIGNATED,
                                new PolicyRecorded(FR, When.on(SPRING), POLICY),
                                new IntakeSuspended(FR, When.on(SPRING), ERROR),
                                new UnescoStatusChanged(
                                        FR, When.on(SPRING), UnescoStatus.MEMBER_STATE),
                                new RegionAssigned(FR, When.on(SPRING), List.of(Region.AFRICA)))
                        .on(SPRING);
        assertEquals(
                new Situation(
                        List.of(CLAIRE),
                        When.on(SPRING),
                        false,
                        POLICY,
                        "country:FR#1",
                        UnescoStatus.MEMBER_STATE,
                        Region.AFRICA,
                        List.of()),
                all);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void R_TIME_1_periods_and_days_agree_whatever_the_log_says(
            @ForAll @Size(max = 7) List<@From("events") CountryEvent> events,
            @ForAll("days") LocalDate day) {
        var country = of(events.toArray(CountryEvent[]::new));
        assertEquals(
                List.of(country.on(day)),
                country.periods().stream()
                        .filter(period -> period.contains(day))
                        .map(Period::standing)
                        .toList());
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void R_APP_13_repeating_an_accepted_command_at_once_is_harmless(
            @ForAll @Size(max = 10) List<@From("commands") CountryCommand> commands) {
        var state = UNTOLD;
        for (var command : commands) {
            state = state.given(state.when(command).events());
            var outcome = state.when(command);
            if (outcome.broken() == null) outcome.thenNothing();
        }
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.of(DAYS);
    }

    @Provide
    Arbitrary<CountryEvent> events() {
        return Arbitraries.oneOf(
                happened().map(event -> event),
                Combinators.combine(Arbitraries.longs().between(0, 8), happened().injectNull(0.3))
                        .as((corrects, event) -> new Corrected(FR, corrects, event, ERROR)));
    }

    private Arbitrary<Happened> happened() {
        var dates =
                Arbitraries.oneOf(
                        days().map(When::on),
                        days().map(When::knownBy),
                        days().map(Year::from).map(When::in),
                        Arbitraries.just(When.UNKNOWN));
        var persons = Arbitraries.of(CLAIRE, DENIS);
        return Arbitraries.oneOf(
                Combinators.combine(dates, persons)
                        .as((when, person) -> new CoordinatorDesignated(FR, when, person)),
                Combinators.combine(dates, persons, persons)
                        .as((when, from, to) -> new CoordinatorReplaced(FR, when, from, to)),
                Combinators.combine(dates, persons)
                        .as((when, person) -> new CoordinatorEnded(FR, when, person)),
                dates.map(when -> new PolicyRecorded(FR, when, POLICY)),
                dates.map(when -> new IntakeSuspended(FR, when, ERROR)),
                dates.map(when -> new IntakeResumed(FR, when)),
                dates.map(when -> new UnescoStatusChanged(FR, when, UnescoStatus.NONE)),
                Combinators.combine(dates, Arbitraries.of(Region.class).list().ofMaxSize(2))
                        .as((when, regions) -> new RegionAssigned(FR, when, regions)));
    }

    @Provide
    Arbitrary<CountryCommand> commands() {
        var persons = Arbitraries.of(CLAIRE, DENIS);
        var statements = days().map(day -> Statement.by(HQ, day));
        return Arbitraries.oneOf(
                Combinators.combine(persons, statements)
                        .as((person, s) -> new DesignateCoordinator(FR, person, s)),
                Combinators.combine(persons, persons, statements)
                        .as((from, to, s) -> new ReplaceCoordinator(FR, from, to, s)),
                Combinators.combine(persons, statements)
                        .as((person, s) -> new EndCoordinator(FR, person, s)),
                statements.map(s -> new RecordPolicy(FR, POLICY, s)),
                statements.map(s -> new SuspendIntake(FR, ERROR, s)),
                statements.map(s -> new ResumeIntake(FR, s)),
                statements.map(s -> new RecordUnescoStatus(FR, UnescoStatus.NONE, s)),
                Combinators.combine(Arbitraries.longs().between(0, 6), happened().injectNull(0.4))
                        .as(
                                (corrects, event) ->
                                        new CountryCommand.Correct(
                                                FR, corrects, event, ERROR, Statement.by(HQ))));
    }

    private static Country of(CountryEvent... events) {
        var country = Country.EMPTY;
        for (var event : events) {
            var fact = new Fact<CountryEvent>(FR.stream(), country.recorded().size(), event);
            country = Country.evolve(country, fact);
        }
        return country;
    }
}
