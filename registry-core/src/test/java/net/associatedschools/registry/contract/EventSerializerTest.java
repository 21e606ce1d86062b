package net.associatedschools.registry.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.associatedschools.registry.contract.EventNames.Name;
import net.associatedschools.registry.fact.Evidence;
import net.associatedschools.registry.fact.Fact;
import net.associatedschools.registry.fact.Recorded;
import net.associatedschools.registry.school.SchoolEvent;
import net.associatedschools.registry.store.MemoryEventStore;
import net.associatedschools.registry.store.StoredEvent;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.ConfigToken;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;

class EventSerializerTest {
    private static final String ID = "3b3c2074-56ce-8969-afc0-2a71ec075591";

    private final Serializer serializer = new EventSerializer(EventJson.current());

    @Test
    void an_event_goes_under_its_chosen_name_and_comes_back() {
        for (var event : Samples.full()) {
            var stored = serializer.serialize(event, byte[].class);
            var name = EventNames.current().of(event.getClass());
            assertEquals(name.name(), stored.getType().getName());
            assertEquals(Integer.toString(name.revision()), stored.getType().getRevision());
            assertEquals(text(EventJson.current().write(event)), text(stored.getData()));
            assertFalse(text(stored.getData()).contains("associatedschools"));
            assertEquals(event, serializer.deserialize(stored));
        }
    }

    @Test
    void an_event_without_a_name_is_never_stored_by_class_name() {
        var json = new EventJson(new EventNames(Map.of()), Upcasters.current());
        var nameless = new EventSerializer(json);
        assertThrows(
                IllegalArgumentException.class,
                () -> nameless.serialize(Samples.full().getFirst(), byte[].class));
    }

    @Test
    void what_a_newer_release_wrote_stops_the_reader() {
        for (var name : List.of(new Name("school.praised", 1), new Name("school.renamed", 2))) {
            var stored =
                    new SimpleSerializedObject<>(
                            "{}".getBytes(UTF_8),
                            byte[].class,
                            name.name(),
                            Integer.toString(name.revision()));
            var refused =
                    assertThrows(
                            SerializationException.class, () -> serializer.deserialize(stored));
            assertTrue(String.valueOf(refused.getMessage()).contains(name.toString()));
        }
    }

    @Test
    void metadata_are_plain_json_with_their_keys_in_order() {
        var evidence = new Evidence("LETTER", LocalDate.parse("2024-03-01"), "é", null, "archive");
        var metadata =
                MetaData.with("role", "HQ").and("evidence", List.of(evidence)).and("actor", "x");
        var stored = serializer.serialize(metadata, byte[].class);
        assertEquals(
                "{\"actor\":\"x\",\"evidence\":[{\"kind\":\"LETTER\",\"date\":\"2024-03-01\",\"title\":\"é\",\"where\":\"archive\"}],\"role\":\"HQ\"}",
                text(stored.getData()));
        MetaData read =
                serializer.deserialize(new SerializedMetaData<>(stored.getData(), byte[].class));
        assertEquals(
                Map.of(
                        "actor",
                        "x",
                        "role",
                        "HQ",
                        "evidence",
                        List.of(
                                Map.of(
                                        "kind",
                                        "LETTER",
                                        "date",
                                        "2024-03-01",
                                        "title",
                                        "é",
                                        "where",
                                        "archive"))),
                Map.copyOf(read));
    }

    @Test
    void the_tokens_of_processors_come_back() {
        var token = new GlobalSequenceTrackingToken(7);
        for (TrackingToken kept :
                List.of(
                        token,
                        ReplayToken.createReplayToken(token, new GlobalSequenceTrackingToken(3)),
                        MergedTrackingToken.merged(token, new GlobalSequenceTrackingToken(9)),
                        new ConfigToken(Map.of("id", "x")))) {
            var stored = serializer.serialize(kept, byte[].class);
            assertEquals(kept.getClass().getName(), stored.getType().getName());
            assertEquals(kept, serializer.deserialize(stored));
        }
    }

    @Test
    void the_log_gives_back_the_same_by_axon_and_from_its_bytes() {
        var store =
                MemoryEventStore.builder()
                        .serializer(serializer)
                        .upcasters(Upcasters.current())
                        .build();
        var event =
                Samples.full().stream()
                        .filter(SchoolEvent.Renamed.class::isInstance)
                        .map(SchoolEvent.Renamed.class::cast)
                        .findFirst()
                        .orElseThrow();
        var stream = event.school().value();
        store.appendEvents(
                List.of(
                        new GenericDomainEventMessage<>(
                                "School",
                                stream,
                                0,
                                new GenericMessage<>(ID, event, Map.of("actor", "x")),
                                Instant.EPOCH)));
        assertEquals(event, store.readEvents(stream, 0).next().getPayload());

        StoredEvent stored = store.read(0, 1).getFirst();
        assertEquals("school.renamed", stored.name());
        var recorded =
                StoredFacts.recorded(
                        stored.position(),
                        stored.stream(),
                        stored.sequence(),
                        stored.eventId(),
                        stored.name(),
                        stored.revision(),
                        stored.recordedAt(),
                        stored.metadata(),
                        stored.payload());
        assertEquals(
                new Recorded<>(
                        new Fact<>(stream, 0, event),
                        UUID.fromString(ID),
                        1,
                        stored.recordedAt(),
                        Map.of("actor", "x")),
                recorded);
    }

    @Test
    void unreadable_bytes_are_named_by_their_place_in_the_log() {
        var refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                StoredFacts.recorded(
                                        9,
                                        "school:x",
                                        4,
                                        UUID.fromString(ID),
                                        "school.renamed",
                                        1,
                                        Instant.EPOCH,
                                        "{}".getBytes(UTF_8),
                                        "{}".getBytes(UTF_8)));
        assertTrue(
                String.valueOf(refused.getMessage())
                        .startsWith("position 9, school:x#4, school.renamed 1: "),
                refused.getMessage());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
