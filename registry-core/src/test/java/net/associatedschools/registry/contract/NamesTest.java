package net.associatedschools.registry.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.associatedschools.registry.application.ApplicationCommand;
import net.associatedschools.registry.contract.EventNames.Name;
import net.associatedschools.registry.country.CountryCommand;
import net.associatedschools.registry.figure.FigureCommand;
import net.associatedschools.registry.person.PersonCommand;
import net.associatedschools.registry.school.SchoolCommand;
import net.associatedschools.registry.school.SchoolEvent;
import org.junit.jupiter.api.Test;

class NamesTest {
    @Test
    void every_event_has_a_chosen_name() {
        assertEquals(
                new HashSet<>(SealedTypes.events()), new HashSet<>(EventNames.current().events()));
        for (var name : EventNames.current().names()) {
            assertTrue(EventNames.isChosen(name.name()), name.name());
            assertTrue(name.revision() >= 1, name.name());
        }
    }

    @Test
    void a_name_leads_back_to_its_event() {
        for (var event : SealedTypes.events()) {
            var names = EventNames.current();
            assertEquals(event, names.event(names.of(event)));
        }
    }

    @Test
    void a_stream_says_only_events_of_its_own() {
        for (var event : SealedTypes.events()) {
            var stream = EventNames.current().of(event).name().replaceFirst("\\..*", "");
            assertEquals("net.associatedschools.registry." + stream, event.getPackageName());
        }
    }

    @Test
    void no_event_has_a_field_that_a_replacement_needs_for_its_name() {
        for (var event : SealedTypes.events()) {
            var fields =
                    Arrays.stream(event.getRecordComponents())
                            .map(RecordComponent::getName)
                            .collect(Collectors.toSet());
            assertFalse(fields.contains(NamedEvents.EVENT), event.getName());
            assertFalse(fields.contains(NamedEvents.REVISION), event.getName());
        }
    }

    @Test
    void what_a_newer_release_wrote_is_refused_by_name_and_revision() {
        var names = EventNames.current();
        var newName = new Name("school.praised", 1);
        var newRevision = new Name("school.renamed", 2);
        assertTrue(
                message(() -> names.event(newName)).contains("school.praised 1"),
                message(() -> names.event(newName)));
        assertTrue(message(() -> names.event(newRevision)).contains("school.renamed 2"));
        assertThrows(IllegalArgumentException.class, () -> names.of(String.class));
    }

    @Test
    void one_name_for_two_events_and_two_names_for_one_are_refused() {
        var name = new Name("school.renamed", 1);
        var two =
                Map.<Class<?>, Name>of(
                        SchoolEvent.Renamed.class, name, SchoolEvent.Withdrawn.class, name);
        assertThrows(IllegalArgumentException.class, () -> new EventNames(two));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        EventNames.entries(
                                EventNames.entry(SchoolEvent.Renamed.class, "school.renamed", 1),
                                EventNames.entry(SchoolEvent.Renamed.class, "school.named", 1)));
    }

    @Test
    void every_command_has_a_name_that_leads_back_to_it() {
        var commands =
                Stream.<Class<?>>of(
                                ApplicationCommand.class,
                                SchoolCommand.class,
                                CountryCommand.class,
                                FigureCommand.class,
                                PersonCommand.class)
                        .flatMap(SealedTypes::records)
                        .toList();
        var named = new HashSet<Class<?>>();
        for (var name : CommandNames.names()) {
            var command = CommandNames.command(name).orElseThrow();
            assertEquals(name, CommandNames.of(command));
            assertEquals(
                    "net.associatedschools.registry." + name.replaceFirst("\\..*", ""),
                    command.getPackageName());
            named.add(command);
        }
        assertEquals(Set.copyOf(commands), named);
        assertEquals(List.of(), CommandNames.command("school.praise").stream().toList());
    }

    private static String message(org.junit.jupiter.api.function.Executable refused) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, refused).getMessage());
    }
}
