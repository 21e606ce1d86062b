package net.associatedschools.registry.store;

import static net.associatedschools.registry.store.TestEvents.bytes;
import static net.associatedschools.registry.store.TestEvents.message;
import static net.associatedschools.registry.store.TestEvents.noted;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import net.associatedschools.registry.store.TestEvents.Beta;
import net.associatedschools.registry.store.TestEvents.Noted;
import net.associatedschools.registry.store.TestEvents.Plain;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every form of the log promises. */
abstract class EventLogContract {
    final TestClock clock = new TestClock("2024-03-02T00:00:00.000001999Z");

    /** A form of the log on the same events each time within one test, empty at first. */
    abstract EventLogEngine.Builder<?> builder();

    abstract EventLogEngine build(EventLogEngine.Builder<?> builder);

    private @Nullable EventLogEngine log;

    EventLogEngine log() {
        var opened = log;
        if (opened == null) {
            opened = build(builder().serializer(TestEvents.serializer()).clock(clock));
            log = opened;
        }
        return opened;
    }

    // Appending

    @Test
    void positions_run_from_one_in_the_order_of_appending() {
        log().appendEvents(noted("school:1", 0), noted("school:2", 0));
        log().appendEvents(noted("school:1", 1));

        var events = log().read(0, 10);
        assertEquals(List.of(1L, 2L, 3L), positions(events));
        assertEquals(
                List.of("school:1", "school:2", "school:1"),
                events.stream().map(StoredEvent::stream).toList());
        assertEquals(3, log().lastPosition());
    }

    @Test
    void nothing_appended_is_nothing() {
        log().appendEvents(List.of());
        assertEquals(0, log().lastPosition());
        assertEquals(List.of(), log().read(0, 10));
    }

    @Test
    void what_is_read_is_what_the_serializer_wrote() {
        var message = noted("school:1", 0);
        log().appendEvents(message);

        var event = log().read(0, 1).getFirst();
        assertEquals("{\"text\":\"n0\"}", utf8(event.payload()));
        assertEquals("{\"actor\":\"someone\"}", utf8(event.metadata()));
        assertEquals(message.getIdentifier(), event.eventId().toString());
        assertEquals(Noted.class.getName(), event.name());
        assertEquals(1, event.revision());
        assertEquals(TestEvents.MADE, event.axonTimestamp());
        assertEquals(16, event.salt().length);
    }

    @Test
    void bytes_are_kept_whatever_they_say() {
        var payload = new byte[70_000];
        for (int i = 0; i < payload.length; i++) {
            payload[i] = (byte) (i * 31 + (i >> 8));
        }
        var sent = bytes("school:é…#:", 0, "a.name", payload);
        log().append(List.of(sent));

        var event = log().read(0, 1).getFirst();
        assertArrayEquals(payload, event.payload());
        assertArrayEquals(sent.metadata(), event.metadata());
        assertArrayEquals(sent.salt(), event.salt());
        assertEquals(sent.recorded(1, event.recordedAt()), event);
    }

    @Test
    void reading_as_messages_leaves_the_bytes_alone() {
        var odd = "{ \"text\" : \"x\" }".getBytes(StandardCharsets.UTF_8);
        log().append(List.of(bytes("school:1", 0, Noted.class.getName(), odd)));

        var message = log().readEvents("school:1", 0).next();
        assertEquals(new Noted("x"), message.getPayload());
        assertArrayEquals(odd, log().read(0, 1).getFirst().payload());
    }

    @Test
    void each_event_has_a_salt_of_its_own() {
        log().appendEvents(noted("school:1", 0), noted("school:1", 1));
        var salts = log().read(0, 2).stream().map(e -> HexFormat.of().formatHex(e.salt())).toList();
        assertNotEquals(salts.get(0), salts.get(1));
    }

    @Test
    void a_taken_sequence_is_a_conflict_and_leaves_no_gap() {
        log().appendEvents(noted("school:1", 0));

        log().appendEvents(noted("school:1", 1));

        var conflict =
                assertThrows(
                        ConcurrencyException.class,
                        () -> log().appendEvents(noted("school:2", 0), noted("school:1", 1)));
        assertFalse(conflict instanceof DuplicateEventId, conflict.toString());

        log().appendEvents(noted("school:2", 0));
        assertEquals(List.of(1L, 2L, 3L), positions(log().read(0, 10)));
    }

    @Test
    void a_stream_that_is_there_is_not_begun_again() {
        log().appendEvents(noted("school:1", 0));
        assertThrows(
                AggregateStreamCreationException.class,
                () -> log().appendEvents(noted("school:1", 0)));
        assertEquals(1, log().lastPosition());
    }

    @Test
    void a_sequence_twice_in_one_append_is_a_conflict() {
        assertThrows(
                ConcurrencyException.class,
                () -> log().appendEvents(noted("school:1", 1), noted("school:1", 1)));
        assertEquals(0, log().lastPosition());
    }

    @Test
    void an_event_id_is_taken_once_and_a_repeat_is_told_from_a_conflict() {
        var id = UUID.randomUUID();
        log().appendEvents(noted(id, "school:1", 0));

        var elsewhere =
                assertThrows(
                        DuplicateEventId.class,
                        () -> log().appendEvents(noted("school:3", 0), noted(id, "school:2", 0)));
        assertEquals(Set.of(id), elsewhere.eventIds());
        assertThrows(DuplicateEventId.class, () -> log().appendEvents(noted(id, "school:1", 1)));

        log().appendEvents(noted("school:3", 0));
        assertEquals(List.of(1L, 2L), positions(log().read(0, 10)));
    }

    @Test
    void a_repeat_in_the_same_place_is_a_repeat_before_it_is_a_conflict() {
        var first = UUID.randomUUID();
        var second = UUID.randomUUID();
        log().appendEvents(noted(first, "school:1", 0), noted(second, "school:1", 1));

        var repeat =
                assertThrows(
                        DuplicateEventId.class,
                        () ->
                                log().appendEvents(
                                                noted("school:1", 0),
                                                noted(first, "school:1", 1),
                                                noted(second, "school:1", 2)));
        assertEquals(Set.of(first, second), repeat.eventIds());
    }

    @Test
    void an_event_id_twice_in_one_append_is_refused() {
        var id = UUID.randomUUID();
        assertThrows(
                DuplicateEventId.class,
                () -> log().appendEvents(noted(id, "school:1", 0), noted(id, "school:1", 1)));
        assertEquals(0, log().lastPosition());
    }

    @Test
    void an_event_id_that_could_not_be_given_back_is_refused() {
        for (var id : List.of("42", "0000000A-0000-0000-0000-000000000000", "a-b-c-d-e")) {
            var event = new GenericEventMessage<>(id, new Noted("x"), Map.of(), TestEvents.MADE);
            var refusal = assertThrows(EventStoreException.class, () -> log().appendEvents(event));
            assertTrue(refusal.toString().contains(id), refusal.toString());
        }
    }

    @Test
    void an_event_in_no_stream_is_refused() {
        assertThrows(EventStoreException.class, () -> log().appendEvents(noted("", 0)));
    }

    @Test
    void recorded_at_is_cut_to_microseconds_and_one_for_a_unit() {
        log().appendEvents(noted("school:1", 0), noted("school:1", 1));
        var expected = Instant.parse("2024-03-02T00:00:00.000001Z");
        assertEquals(List.of(expected, expected), recorded(log().read(0, 10)));
    }

    @Test
    void R_TIME_1_recorded_at_never_decreases_when_the_clock_goes_back() {
        log().appendEvents(noted("school:1", 0));
        clock.set("2020-01-01T00:00:00Z");
        log().appendEvents(noted("school:1", 1));
        clock.set("2024-03-02T00:00:01Z");
        log().appendEvents(noted("school:1", 2));

        assertEquals(
                List.of(
                        Instant.parse("2024-03-02T00:00:00.000001Z"),
                        Instant.parse("2024-03-02T00:00:00.000001Z"),
                        Instant.parse("2024-03-02T00:00:01Z")),
                recorded(log().read(0, 10)));
    }

    @Test
    void the_senders_time_is_kept_to_the_microsecond() {
        var made = Instant.parse("1899-12-31T23:59:59.123456789Z");
        log().appendEvents(
                        message(UUID.randomUUID(), "school", "school:1", 0, new Noted("x"), made));
        var kept = Instant.parse("1899-12-31T23:59:59.123456Z");
        assertEquals(kept, log().read(0, 1).getFirst().axonTimestamp());
        assertEquals(kept, log().readEvents("school:1", 0).next().getTimestamp());
    }

    // Names and types

    @Test
    void a_type_that_the_stream_says_is_not_kept_beside_it() {
        append("school", "school:1");
        append("Order", "order:1");
        append("Order", "4711");
        append("school", "a:school:1");
        append(null, "country:FR");
        append(null, "4712");

        assertEquals(
                List.of("", "Order", "Order", "school", "", ""),
                log().read(0, 10).stream().map(StoredEvent::type).toList());
        assertEquals("school", log().readEvents("school:1", 0).next().getType());
        assertEquals("Order", log().readEvents("order:1", 0).next().getType());
        assertEquals("Order", log().readEvents("4711", 0).next().getType());
        assertEquals("school", log().readEvents("a:school:1", 0).next().getType());
        assertEquals("country", log().readEvents("country:FR", 0).next().getType());
        assertEquals("", log().readEvents("4712", 0).next().getType());
    }

    @Test
    void any_revision_comes_back_as_it_was() {
        log().appendEvents(
                        message(UUID.randomUUID(), "s", "s:1", 0, new Noted("a"), TestEvents.MADE),
                        message(UUID.randomUUID(), "s", "s:1", 1, new Plain("b"), TestEvents.MADE),
                        message(UUID.randomUUID(), "s", "s:1", 2, new Beta("c"), TestEvents.MADE));

        assertEquals(
                List.of(
                        Noted.class.getName() + "/1",
                        Plain.class.getName() + "/0",
                        Beta.class.getName() + "@1.2-beta/0"),
                log().read(0, 10).stream().map(e -> e.name() + "/" + e.revision()).toList());
        assertEquals(
                List.of(new Noted("a"), new Plain("b"), new Beta("c")),
                log().readEvents("s:1", 0).asStream().map(m -> (Object) m.getPayload()).toList());
    }

    @Test
    void an_event_of_no_aggregate_comes_back_without_one() {
        var id = UUID.randomUUID().toString();
        log().appendEvents(
                        new GenericEventMessage<>(id, new Noted("x"), Map.of(), TestEvents.MADE),
                        noted("school:1", 0));

        var messages = messages(null);
        assertFalse(messages.get(0) instanceof DomainEventMessage<?>);
        assertEquals(id, messages.get(0).getIdentifier());
        assertEquals(new Noted("x"), messages.get(0).getPayload());
        assertInstanceOf(DomainEventMessage.class, messages.get(1));
        assertEquals(id, log().read(0, 1).getFirst().stream());
    }

    // Reading as messages

    @Test
    void a_stream_is_read_in_its_order_from_a_sequence_on() {
        for (int i = 0; i < 5; i++) {
            log().appendEvents(noted("school:1", i), noted("school:2", i));
        }
        var stream = log().readEvents("school:1", 2);
        var sequences = new ArrayList<Long>();
        stream.forEachRemaining(event -> sequences.add(event.getSequenceNumber()));
        assertEquals(List.of(2L, 3L, 4L), sequences);
        assertEquals(4, stream.getLastSequenceNumber());
        assertFalse(log().readEvents("school:3", 0).hasNext());
    }

    @Test
    void reading_goes_on_over_pages_without_loss() {
        for (int unit = 0; unit < 5; unit++) {
            var events = new ArrayList<EventMessage<?>>();
            for (int i = 0; i < 500; i++) {
                events.add(noted("school:1", unit * 500L + i));
            }
            log().appendEvents(events);
        }
        assertEquals(
                LongStream.range(0, 2500).boxed().toList(),
                log().readEvents("school:1", 0)
                        .asStream()
                        .map(DomainEventMessage::getSequenceNumber)
                        .toList());
        assertEquals(
                LongStream.rangeClosed(1, 2500).boxed().toList(),
                messages(null).stream()
                        .map(m -> m.trackingToken().position().orElseThrow())
                        .toList());
        assertEquals(1000, log().read(1000, 1000).size());
    }

    @Test
    void a_payload_is_looked_at_only_when_asked_for() {
        log().append(List.of(bytes("school:1", 0, Noted.class.getName(), new byte[] {1})));

        var message = log().readEvents("school:1", 0).next();
        assertEquals(0, message.getSequenceNumber());
        assertThrows(SerializationException.class, message::getPayload);
    }

    @Test
    void upcasters_see_the_old_shape_and_the_log_keeps_it() {
        var old = "{\"words\":\"w\"}".getBytes(StandardCharsets.UTF_8);
        log().append(List.of(bytes("school:1", 0, "noted", old)));
        var upcasting = build(builder().serializer(TestEvents.serializer()).upcasters(rename()));
        if (upcasting.lastPosition() == 0) {
            upcasting.append(List.of(bytes("school:1", 0, "noted", old)));
        }

        assertEquals(new Noted("w"), upcasting.readEvents("school:1", 0).next().getPayload());
        try (var all = upcasting.readEvents(upcasting.createTailToken(), false)) {
            assertEquals(new Noted("w"), all.findFirst().orElseThrow().getPayload());
        }
        assertArrayEquals(old, upcasting.read(0, 1).getFirst().payload());
    }

    private static EventUpcaster rename() {
        return new SingleEventUpcaster() {
            @Override
            protected boolean canUpcast(IntermediateEventRepresentation event) {
                return event.getType().getName().equals("noted");
            }

            @Override
            protected IntermediateEventRepresentation doUpcast(
                    IntermediateEventRepresentation event) {
                return event.upcastPayload(
                        new SimpleSerializedType(Noted.class.getName(), "1"),
                        JsonNode.class,
                        json -> {
                            var object = (ObjectNode) json;
                            return object.putObject("x")
                                    .objectNode()
                                    .set("text", object.get("words"));
                        });
            }
        };
    }

    // Tokens

    @Test
    void a_token_is_the_position_of_the_last_event_seen() {
        log().appendEvents(noted("school:1", 0), noted("school:1", 1), noted("school:1", 2));

        var all = messages(null);
        assertEquals(
                List.of(1L, 2L, 3L),
                all.stream().map(m -> m.trackingToken().position().orElseThrow()).toList());
        assertEquals(List.of("n2"), texts(messages(all.get(1).trackingToken())));
        assertEquals(List.of(), messages(all.get(2).trackingToken()));
    }

    @Test
    void tokens_at_both_ends() {
        assertEquals(new GlobalSequenceTrackingToken(0), log().createHeadToken());
        log().appendEvents(noted("school:1", 0), noted("school:1", 1));

        assertEquals(List.of("n0", "n1"), texts(messages(log().createTailToken())));
        assertEquals(new GlobalSequenceTrackingToken(2), log().createHeadToken());
    }

    @Test
    void a_token_at_a_time_goes_before_the_first_event_made_then_or_later() {
        for (int i = 0; i < 3; i++) {
            log().appendEvents(
                            message(
                                    UUID.randomUUID(),
                                    "school",
                                    "school:1",
                                    i,
                                    new Noted("n" + i),
                                    TestEvents.MADE.plusSeconds(i)));
        }
        var at = log().createTokenAt(TestEvents.MADE.plusSeconds(1));
        assertEquals(List.of("n1", "n2"), texts(messages(at)));
        assertEquals(List.of(), messages(log().createTokenAt(Instant.MAX)));
        assertEquals(3, messages(log().createTokenAt(Instant.MIN)).size());
    }

    @Test
    void a_token_of_another_kind_is_refused() {
        var foreign = GapAwareTrackingToken.newInstance(3, Set.of());
        assertThrows(IllegalArgumentException.class, () -> log().readEvents(foreign, false));
    }

    // Reading as bytes

    @Test
    void streams_are_read_together_in_the_order_of_the_log() {
        log().appendEvents(noted("school:1", 0), noted("school:2", 0), noted("school:3", 0));
        log().appendEvents(noted("school:3", 1), noted("school:1", 1));

        var both = List.of("school:3", "school:1", "school:4", "school:1");
        assertEquals(List.of(1L, 3L, 4L, 5L), positions(log().readStreams(both, 99)));
        assertEquals(List.of(1L, 3L, 4L), positions(log().readStreams(both, 4)));
        assertEquals(List.of(), log().readStreams(List.of(), 99));
    }

    @Test
    void one_stream_is_read_by_pieces() {
        log().appendEvents(noted("school:1", 0), noted("school:2", 0), noted("school:1", 1));
        assertEquals(List.of(1L), positions(log().readStream("school:1", 0, 1)));
        assertEquals(List.of(3L), positions(log().readStream("school:1", 1, 10)));
    }

    @Test
    void the_last_sequence_of_a_stream() {
        log().appendEvents(noted("school:1", 0), noted("school:1", 1));
        assertEquals(OptionalLong.of(1), log().lastSequence("school:1"));
        assertEquals(OptionalLong.empty(), log().lastSequence("school:2"));
        assertEquals(Optional.of(1L), log().lastSequenceNumberFor("school:1"));
        assertEquals(Optional.empty(), log().lastSequenceNumberFor("school:2"));
    }

    @Test
    void events_are_found_by_their_ids() {
        var id = UUID.randomUUID();
        var other = UUID.randomUUID();
        log().appendEvents(noted(other, "school:1", 0), noted(id, "school:2", 0));

        assertEquals(2, log().byEventId(id).orElseThrow().position());
        assertEquals(Optional.empty(), log().byEventId(UUID.randomUUID()));
        assertEquals(
                List.of(1L, 2L),
                positions(log().byEventIds(List.of(id, UUID.randomUUID(), other, id))));
        assertEquals(List.of(), log().byEventIds(List.of()));
    }

    @Test
    void R_TIME_1_a_recorded_instant_is_the_last_position_at_or_before_it() {
        assertEquals(0, log().positionAt(Instant.MAX));
        int[] eventsBySecond = {2, 1, 0, 3, 1, 0, 0, 5, 1, 1, 1};
        var expected = new ArrayList<Long>();
        long position = 0;
        for (int second = 0; second < eventsBySecond.length; second++) {
            clock.set("2024-03-02T00:00:%02d.5Z".formatted(second));
            for (int i = 0; i < eventsBySecond[second]; i++) {
                log().appendEvents(noted("school:1", position++));
            }
            expected.add(position);
        }

        for (int second = 0; second < eventsBySecond.length; second++) {
            var at = Instant.parse("2024-03-02T00:00:%02d.5Z".formatted(second));
            assertEquals(expected.get(second), log().positionAt(at));
            assertEquals(
                    second == 0 ? 0 : expected.get(second - 1),
                    log().positionAt(at.minusNanos(1000)));
        }
        assertEquals(0, log().positionAt(Instant.MIN));
        assertEquals(position, log().positionAt(Instant.MAX));
    }

    // Snapshots

    @Test
    void the_newest_snapshot_is_kept() {
        assertEquals(Optional.empty(), log().readSnapshot("school:1"));
        log().storeSnapshot(noted("school:1", 3));
        log().storeSnapshot(noted("school:1", 7));
        log().storeSnapshot(noted("school:1", 5));
        log().storeSnapshot(noted("school:2", 1));

        var snapshot = log().readSnapshot("school:1").orElseThrow();
        assertEquals(7, snapshot.getSequenceNumber());
        assertEquals(new Noted("n7"), snapshot.getPayload());
        assertEquals("school", snapshot.getType());
        assertEquals(TestEvents.MADE, snapshot.getTimestamp());
        assertEquals(0, log().lastPosition());
    }

    @Test
    void a_snapshot_that_does_not_fit_is_passed_over() {
        var filtering =
                build(
                        builder()
                                .serializer(TestEvents.serializer())
                                .snapshotFilter(SnapshotFilter.rejectAll()));
        filtering.storeSnapshot(noted("school:1", 3));
        assertEquals(Optional.empty(), filtering.readSnapshot("school:1"));
    }

    private void append(@Nullable String type, String stream) {
        log().appendEvents(
                        message(
                                UUID.randomUUID(),
                                type,
                                stream,
                                0,
                                new Noted("x"),
                                TestEvents.MADE));
    }

    private List<TrackedEventMessage<?>> messages(@Nullable TrackingToken after) {
        try (var stream = log().readEvents(after, false)) {
            return new ArrayList<>(stream.toList());
        }
    }

    private static List<String> texts(List<TrackedEventMessage<?>> messages) {
        return messages.stream().map(m -> ((Noted) m.getPayload()).text()).toList();
    }

    static List<Long> positions(List<StoredEvent> events) {
        return events.stream().map(StoredEvent::position).toList();
    }

    private static List<Instant> recorded(List<StoredEvent> events) {
        return events.stream().map(StoredEvent::recordedAt).toList();
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
