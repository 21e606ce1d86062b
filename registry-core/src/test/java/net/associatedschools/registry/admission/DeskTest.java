package net.associatedschools.registry.admission;

import static net.associatedschools.registry.Sample.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import net.associatedschools.registry.application.ApplicationAggregate;
import net.associatedschools.registry.application.ApplicationCommand.Apply;
import net.associatedschools.registry.application.ApplicationCommand.Certify;
import net.associatedschools.registry.application.ApplicationCommand.Correct;
import net.associatedschools.registry.application.ApplicationCommand.Preselect;
import net.associatedschools.registry.application.ApplicationCommand.Recommend;
import net.associatedschools.registry.application.ApplicationCommand.Withdraw;
import net.associatedschools.registry.country.CountryAggregate;
import net.associatedschools.registry.country.CountryCommand.DesignateCoordinator;
import net.associatedschools.registry.country.CountryCommand.RecordPolicy;
import net.associatedschools.registry.country.CountryCommand.SuspendIntake;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.Command;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Evidence;
import net.associatedschools.registry.fact.Metadata;
import net.associatedschools.registry.fact.NotInRegister;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.figure.FigureAggregate;
import net.associatedschools.registry.school.SchoolAggregate;
import net.associatedschools.registry.school.SchoolCommand;
import net.associatedschools.registry.school.SchoolCommand.RecordMembership;
import net.associatedschools.registry.school.SchoolCommand.Rename;
import net.associatedschools.registry.school.SchoolEvent.MembershipStarted;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.GenericMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The desk in Axon's whole configuration; the log is Axon's in memory, watched as it grows. */
class DeskTest {
    static final Clock CLOCK =
            Clock.fixed(TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    static final Evidence LETTER = new Evidence("LETTER", SPRING, "Designation", null, "archive 7");

    final List<List<String>> appends = new ArrayList<>();
    final List<EventMessage<?>> log = new ArrayList<>();
    Configuration axon = axon();

    @BeforeEach
    void tellTheCountry() {
        submit(
                new DesignateCoordinator(FR, personOf(COORDINATOR), Statement.by(HQ, SPRING)),
                new RecordPolicy(FR, POLICY, Statement.by(HQ, SPRING)));
    }

    @AfterEach
    void close() {
        axon.shutdown();
    }

    @Test
    void R_APP_3_applying_opens_the_application_at_its_school_in_the_same_append() {
        submit(APPLY);
        assertEquals(
                List.of(
                        FIRST + "#0 Applied",
                        LYCEUM + "#0 SchoolRegistered",
                        LYCEUM + "#1 ApplicationOpened"),
                appends.getLast());
    }

    @Test
    void R_APP_9_certifying_starts_the_membership_in_the_same_append() {
        submit(APPLY, PRESELECT, RECOMMEND, CERTIFY);
        assertEquals(
                List.of(FIRST + "#3 Certified", LYCEUM + "#2 MembershipStarted"),
                appends.getLast());
    }

    @Test
    void R_APP_9_correcting_a_certificate_from_either_side_is_one_append() {
        submit(APPLY, PRESELECT, RECOMMEND, CERTIFY);
        submit(new Correct(FIRST, 3, null, ERROR, Statement.by(HQ)));
        assertEquals(List.of(FIRST + "#4 Corrected", LYCEUM + "#3 Corrected"), appends.getLast());
        var started = new MembershipStarted(LYCEUM, When.on(TODAY), FIRST, "Lyceum");
        submit(new SchoolCommand.Correct(LYCEUM, 3, started, ERROR, Statement.by(HQ)));
        assertEquals(List.of(FIRST + "#5 Corrected", LYCEUM + "#4 Corrected"), appends.getLast());
    }

    @Test
    void a_duplicate_and_its_survivor_say_so_in_one_append_and_take_it_back_in_one() {
        var other = net.associatedschools.registry.fact.SchoolId.of(new UUID(1, 0));
        submit(record(Statement.by(HQ, TODAY)));
        submit(
                new RecordMembership(
                        other, FR, PROFILE, When.on(TODAY), LIST, Statement.by(HQ, TODAY)));
        submit(new SchoolCommand.MarkDuplicate(LYCEUM, other, Statement.by(HQ)));
        assertEquals(
                List.of(LYCEUM + "#2 MarkedDuplicateOf", other + "#2 Absorbed"), appends.getLast());
        assertEquals(
                List.of(LYCEUM.value(), other.value()),
                log.subList(log.size() - 2, log.size()).stream()
                        .map(event -> event.getMetaData().get(Metadata.SCHOOL))
                        .toList());
        assertBroken(
                "R-TIME-3",
                Kind.STATE,
                new SchoolCommand.MarkDuplicate(other, LYCEUM, Statement.by(HQ)));
        submit(new SchoolCommand.Correct(LYCEUM, 2, null, ERROR, Statement.by(HQ)));
        assertEquals(List.of(LYCEUM + "#3 Corrected", other + "#3 Corrected"), appends.getLast());
        submit(new SchoolCommand.MarkDuplicate(other, LYCEUM, Statement.by(HQ)));
        assertEquals(
                List.of(other + "#4 MarkedDuplicateOf", LYCEUM + "#4 Absorbed"), appends.getLast());
    }

    @Test
    void R_ROLE_2_a_survivor_that_is_not_there_is_the_fault_of_the_body() {
        submit(record(Statement.by(HQ, TODAY)));
        var nowhere = net.associatedschools.registry.fact.SchoolId.of(new UUID(1, 7));
        assertBroken(
                "R-ROLE-2",
                Kind.CONTENT,
                new SchoolCommand.MarkDuplicate(LYCEUM, nowhere, Statement.by(HQ)));
        assertUnknown(
                nowhere.value(),
                new SchoolCommand.MarkDuplicate(nowhere, LYCEUM, Statement.by(HQ)));
    }

    @Test
    void R_TIME_2_correcting_what_has_no_twin_says_it_in_one_stream() {
        submit(APPLY, new Rename(LYCEUM, "Newer", Statement.by(HEAD)));
        submit(new SchoolCommand.Correct(LYCEUM, 2, null, ERROR, Statement.by(HQ)));
        assertEquals(List.of(LYCEUM + "#3 Corrected"), appends.getLast());
        submit(PRESELECT, new Correct(FIRST, 1, null, ERROR, Statement.by(HQ)));
        assertEquals(List.of(FIRST + "#2 Corrected"), appends.getLast());
    }

    @Test
    void R_APP_3_holds_on_the_second_application_as_on_the_first() {
        submit(APPLY);
        assertBroken("R-APP-3", Kind.STATE, APPLY_AGAIN);
        submit(WITHDRAW, APPLY_AGAIN);
        assertEquals(
                List.of(SECOND + "#0 Applied", LYCEUM + "#2 ApplicationOpened"), appends.getLast());
        var third =
                new Apply(
                        net.associatedschools.registry.fact.ApplicationId.of(new UUID(2, 3)),
                        LYCEUM,
                        FR,
                        FORM,
                        Statement.by(HEAD, TODAY));
        assertBroken("R-APP-3", Kind.STATE, third);
    }

    @Test
    void R_APP_3_a_list_does_not_make_a_member_of_who_has_an_open_application() {
        submit(APPLY);
        var record = record(Statement.by(HQ, TODAY));
        assertBroken("R-APP-3", Kind.STATE, record);
        submit(WITHDRAW, record);
        assertEquals(List.of(LYCEUM + "#2 MembershipRecorded"), appends.getLast());
    }

    @Test
    void R_APP_13_a_repeat_appends_nothing() {
        var commands = List.of(APPLY, PRESELECT, RECOMMEND, CERTIFY);
        for (var command : commands) submit(command);
        int before = appends.size();
        for (var command : commands) submit(command);
        submit(new DesignateCoordinator(FR, personOf(COORDINATOR), Statement.by(HQ, SPRING)));
        assertEquals(before, appends.size());
    }

    @Test
    void R_APP_5_a_country_is_read_as_of_the_command_s_day() {
        submit(APPLY);
        var early = new Preselect(FIRST, Statement.by(UNDESIGNATED, AUTUMN));
        assertBroken("R-APP-5", Kind.ROLE, early);
        submit(
                new DesignateCoordinator(
                        FR, personOf(UNDESIGNATED), Statement.by(HQ, AUTUMN.plusDays(1))));
        assertBroken("R-APP-5", Kind.ROLE, early);
        submit(new Preselect(FIRST, Statement.by(UNDESIGNATED, AUTUMN.plusDays(1))));
    }

    @Test
    void R_APP_6_a_suspended_intake_is_heard_of() {
        var suspend = new SuspendIntake(FR, Reason.of("NO_RESOURCES"), Statement.by(COORDINATOR));
        submit(suspend, APPLY);
        assertBroken(
                "R-APP-6",
                Kind.STATE,
                new Apply(SECOND, ACADEMY, FR, FORM, Statement.by(Actor.ANYONE)));
    }

    @Test
    void R_TIME_1_a_command_without_a_date_holds_from_today() {
        submit(APPLY, new Rename(LYCEUM, "Newer", Statement.by(HEAD)));
        var renamed =
                (net.associatedschools.registry.school.SchoolEvent.Renamed)
                        log.getLast().getPayload();
        assertEquals(When.on(TODAY), renamed.effective());
    }

    @Test
    void R_STAT_3_a_list_without_a_start_does_not_date_it_by_today() {
        submit(record(Statement.by(COORDINATOR)));
        assertEquals(
                List.of(LYCEUM + "#0 SchoolRegistered", LYCEUM + "#1 MembershipRecorded"),
                appends.getLast());
        var recorded =
                (net.associatedschools.registry.school.SchoolEvent.MembershipRecorded)
                        log.getLast().getPayload();
        assertEquals(When.knownBy(TODAY), recorded.effective());
    }

    @Test
    void R_APP_11_a_country_that_is_none_is_not_in_the_register() {
        var nowhere = new CountryCode("XX");
        assertBroken(
                "R-APP-11",
                Kind.CONTENT,
                new Apply(FIRST, LYCEUM, nowhere, FORM, APPLY.statement()));
        submit(new Apply(FIRST, LYCEUM, DE, FORM, APPLY.statement()));
    }

    @Test
    void what_is_not_in_the_register_is_named() {
        var statement = Statement.by(HQ);
        var commands =
                List.<Command>of(
                        PRESELECT,
                        RECOMMEND,
                        CERTIFY,
                        WITHDRAW,
                        new Correct(FIRST, 0, null, ERROR, statement));
        for (var command : commands) assertUnknown(FIRST.value(), command);
        var ofSchools =
                List.<Command>of(
                        new Rename(LYCEUM, "Newer", statement),
                        new SchoolCommand.Withdraw(LYCEUM, OWN_WISH, statement),
                        new SchoolCommand.Correct(LYCEUM, 0, null, ERROR, statement));
        for (var command : ofSchools) assertUnknown(LYCEUM.value(), command);
    }

    @Test
    void R_ROLE_2_each_command_is_for_its_own_roles_and_for_the_own_country() {
        submit(APPLY, PRESELECT, RECOMMEND);
        var allowed =
                Map.<Function<Statement, Command>, List<Actor>>of(
                        s -> new Preselect(FIRST, s), List.of(COORDINATOR, COMMISSION, HQ),
                        s -> new Recommend(FIRST, s), List.of(COORDINATOR, COMMISSION, HQ),
                        s -> new Certify(FIRST, s), List.of(HQ),
                        s -> new Withdraw(FIRST, OWN_WISH, s),
                                List.of(PRINCIPAL, HEAD, COORDINATOR, UNDESIGNATED, COMMISSION),
                        s -> new Correct(FIRST, 1, null, ERROR, s),
                                List.of(COORDINATOR, UNDESIGNATED, COMMISSION, HQ),
                        s -> new Rename(LYCEUM, "", s),
                                List.of(PRINCIPAL, HEAD, COORDINATOR, UNDESIGNATED, COMMISSION, HQ),
                        s -> new SchoolCommand.Correct(LYCEUM, 1, null, ERROR, s),
                                List.of(COORDINATOR, UNDESIGNATED, COMMISSION, HQ),
                        s -> new SuspendIntake(FR, Reason.of("in words"), s),
                                List.of(COORDINATOR, UNDESIGNATED, COMMISSION, HQ),
                        s -> new DesignateCoordinator(FR, personOf(HQ), s.since(When.UNKNOWN)),
                                List.of(COMMISSION, HQ),
                        s -> new RecordPolicy(FR, POLICY, s.since(When.UNKNOWN)), List.of(HQ));
        allowed.forEach(
                (command, actors) -> {
                    for (var actor : ALL) {
                        if (actors.contains(actor)) continue;
                        var refused = refusal(command.apply(Statement.by(actor, AUTUMN)));
                        boolean undesignated =
                                actor.equals(UNDESIGNATED) && refused.rule().equals("R-APP-5");
                        if (!undesignated) assertEquals("R-ROLE-2", refused.rule());
                    }
                });
    }

    @Test
    void R_AUD_2_an_event_says_who_as_what_by_which_rules_and_on_what_evidence() {
        submit(APPLY);
        var statement = new Statement(COMMISSION, When.on(SPRING), List.of(LETTER), LYCEUM.value());
        var digest = Map.of(Metadata.COMMAND_DIGEST, "ab12", Metadata.CORRELATION_ID, "story");
        dispatch("command-1", new Preselect(FIRST, statement), digest);
        assertEquals(
                Map.ofEntries(
                        Map.entry(Metadata.SCHOOL, LYCEUM.value()),
                        Map.entry(Metadata.COUNTRY, "FR"),
                        Map.entry(Metadata.ACTOR, COMMISSION.id()),
                        Map.entry(Metadata.ROLE, "COMMISSION"),
                        Map.entry(Metadata.ON_BEHALF_OF, LYCEUM.value()),
                        Map.entry(Metadata.POLICY, "country:FR#1"),
                        Map.entry(Metadata.EVIDENCE, List.of(LETTER)),
                        Map.entry(Metadata.COMMAND_ID, "command-1"),
                        Map.entry(Metadata.COMMAND_DIGEST, "ab12"),
                        Map.entry(Metadata.CORRELATION_ID, "story"),
                        Map.entry(Metadata.CAUSATION_ID, "command-1")),
                Map.copyOf(ours(log.getLast())));
    }

    @Test
    void R_AUD_2_what_was_not_said_is_left_out_and_a_story_begins_with_its_command() {
        dispatch(
                "command-2",
                new Apply(SECOND, ACADEMY, DE, FORM, Statement.by(Actor.ANYONE)),
                Map.of());
        assertEquals(
                Map.ofEntries(
                        Map.entry(Metadata.SCHOOL, ACADEMY.value()),
                        Map.entry(Metadata.COUNTRY, "DE"),
                        Map.entry(Metadata.ACTOR, "anyone"),
                        Map.entry(Metadata.ROLE, "ANYONE"),
                        Map.entry(Metadata.COMMAND_ID, "command-2"),
                        Map.entry(Metadata.CORRELATION_ID, "command-2"),
                        Map.entry(Metadata.CAUSATION_ID, "command-2")),
                Map.copyOf(ours(log.getLast())));
        assertNull(log.getFirst().getMetaData().get(Metadata.SCHOOL));
        assertFalse(log.getFirst().getMetaData().containsKey(Metadata.EVIDENCE));
    }

    @Test
    void R_APP_3_an_application_that_was_made_stays_its_own_school_s() {
        submit(APPLY);
        assertBroken(
                "R-APP-13", Kind.STATE, new Apply(FIRST, ACADEMY, FR, FORM, APPLY.statement()));
    }

    private static RecordMembership record(Statement statement) {
        return new RecordMembership(LYCEUM, FR, PROFILE, When.on(TODAY), LIST, statement);
    }

    private Configuration axon() {
        System.setProperty("axoniq.update-checker.disabled", "true");
        var engine =
                new InMemoryEventStorageEngine() {
                    @Override
                    public void appendEvents(List<? extends EventMessage<?>> events) {
                        appends.add(events.stream().map(DeskTest::named).toList());
                        log.addAll(events);
                        super.appendEvents(events);
                    }
                };
        var configuration =
                DefaultConfigurer.defaultConfiguration()
                        .configureEmbeddedEventStore(c -> engine)
                        .configureAggregate(ApplicationAggregate.class)
                        .configureAggregate(SchoolAggregate.class)
                        .configureAggregate(CountryAggregate.class)
                        .configureAggregate(FigureAggregate.class)
                        .buildConfiguration();
        new Desk(
                        configuration.repository(ApplicationAggregate.class),
                        configuration.repository(SchoolAggregate.class),
                        configuration.repository(CountryAggregate.class),
                        configuration.repository(FigureAggregate.class),
                        configuration.eventStore(),
                        CLOCK)
                .subscribeTo(configuration.commandBus());
        configuration.start();
        return configuration;
    }

    private void submit(Command... commands) {
        for (var command : commands) dispatch(UUID.randomUUID().toString(), command, Map.of());
    }

    private void dispatch(String id, Command command, Map<String, ?> metadata) {
        var message = new GenericMessage<>(id, command, metadata);
        axon.commandGateway()
                .sendAndWait(new GenericCommandMessage<>(message, command.getClass().getName()));
    }

    private RuleBroken refusal(Command command) {
        int before = appends.size();
        var broken = assertThrows(RuleBroken.class, () -> submit(command), command::toString);
        assertEquals(before, appends.size());
        return broken;
    }

    private void assertBroken(String rule, Kind kind, Command command) {
        var broken = refusal(command);
        assertEquals(rule, broken.rule(), broken.getMessage());
        assertEquals(kind, broken.kind());
    }

    private void assertUnknown(String stream, Command command) {
        int before = appends.size();
        var unknown = assertThrows(NotInRegister.class, () -> submit(command));
        assertEquals(stream + " is not in the register", unknown.getMessage());
        assertEquals(before, appends.size());
    }

    /** Without what Axon puts beside ours. */
    private static Map<String, Object> ours(EventMessage<?> message) {
        return message.getMetaData().withoutKeys(java.util.Set.of("traceId"));
    }

    private static String named(EventMessage<?> message) {
        var event = (DomainEventMessage<?>) message;
        var kind = event.getPayloadType().getSimpleName();
        return event.getAggregateIdentifier() + "#" + event.getSequenceNumber() + " " + kind;
    }
}
