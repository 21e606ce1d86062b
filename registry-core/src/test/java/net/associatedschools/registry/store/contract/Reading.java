package net.associatedschools.registry.store.contract;

import static net.associatedschools.registry.store.contract.Notes.alone;
import static net.associatedschools.registry.store.contract.Notes.newStream;
import static net.associatedschools.registry.store.contract.Notes.note;
import static net.associatedschools.registry.store.contract.Notes.notes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.associatedschools.registry.store.contract.Notes.Note;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.Test;

/** One stream, read as its aggregate reads it. */
public interface Reading extends EngineUnderTest {
    /** More than any engine's page or batch. */
    int LONG = 2510;

    @Test
    default void a_stream_that_nobody_wrote_is_empty() {
        assertFalse(engine().readEvents(newStream()).hasNext());
        assertEquals(0, engine().readEvents(newStream(), 3).asStream().count());
    }

    @Test
    default void a_stream_is_read_whole_in_its_order() {
        var stream = newStream();
        engine().appendEvents(notes(stream, 0, 5));
        assertEquals(List.of(0L, 1L, 2L, 3L, 4L), sequences(engine(), stream, 0));
    }

    @Test
    default void a_stream_is_read_from_a_sequence_on() {
        var stream = newStream();
        engine().appendEvents(notes(stream, 0, 5));
        assertEquals(List.of(2L, 3L, 4L), sequences(engine(), stream, 2));
        assertEquals(List.of(), sequences(engine(), stream, 5));
    }

    @Test
    default void a_stream_tells_its_last_sequence_when_it_was_read() {
        var stream = newStream();
        engine().appendEvents(notes(stream, 0, 3));
        var read = engine().readEvents(stream);
        assertEquals(0, read.peek().getSequenceNumber());
        read.forEachRemaining(event -> {});
        assertEquals(2, read.getLastSequenceNumber());
    }

    @Test
    default void a_stream_with_a_hole_is_read_whole() {
        var stream = newStream();
        engine().appendEvents(note(stream, 0), note(stream, 1), note(stream, 3), note(stream, 4));
        assertEquals(List.of(0L, 1L, 3L, 4L), sequences(engine(), stream, 0));
    }

    @Test
    default void a_long_stream_is_read_whole() {
        var stream = newStream();
        engine().appendEvents(notes(stream, 0, LONG));
        engine().appendEvents(alone("another"));
        assertSame(LongStream.range(0, LONG).boxed().toList(), sequences(engine(), stream, 0));
    }

    @Test
    default void a_long_stream_with_holes_is_read_whole() {
        var stream = newStream();
        engine().appendEvents(notes(stream, 0, 995));
        engine().appendEvents(notes(stream, 1005, 1));
        engine().appendEvents(notes(stream, 3100, 1500));
        var expected =
                Stream.of(
                                LongStream.range(0, 995),
                                LongStream.of(1005),
                                LongStream.range(3100, 4600))
                        .flatMap(LongStream::boxed)
                        .toList();
        assertSame(expected, sequences(engine(), stream, 0));
    }

    @Test
    default void the_last_sequence_of_a_stream_is_known() {
        var stream = newStream();
        engine().appendEvents(note(stream, 0), note(newStream(), 8), note(stream, 1));
        assertEquals(Optional.of(1L), engine().lastSequenceNumberFor(stream));
        assertEquals(Optional.empty(), engine().lastSequenceNumberFor(newStream()));
    }

    @Test
    default void what_another_engine_appended_is_read() {
        var stream = newStream();
        open(Setup.PLAIN).appendEvents(note(stream, 0));
        assertEquals(List.of(0L), sequences(engine(), stream, 0));
        open(Setup.PLAIN).appendEvents(note(stream, 1));
        assertEquals(List.of(0L, 1L), sequences(engine(), stream, 0));
        assertEquals(2, behind(null).size());
    }

    // Upcasting

    @Test
    default void an_upcaster_may_make_two_events_of_one() {
        var doubling = open(Setup.PLAIN.upcast(each(2)));
        var stream = newStream();
        doubling.appendEvents(notes(stream, 0, 4));
        var read = doubling.readEvents(stream).asStream().toList();
        assertEquals(8, read.size());
        for (int i = 0; i < 8; i += 2) {
            var first = read.get(i);
            var second = read.get(i + 1);
            assertEquals(first.getSequenceNumber(), second.getSequenceNumber());
            assertEquals(first.getAggregateIdentifier(), second.getAggregateIdentifier());
            assertEquals(first.getPayload(), second.getPayload());
            assertEquals(first.getMetaData(), second.getMetaData());
        }
    }

    @Test
    default void an_upcaster_may_leave_events_out() {
        var silent = open(Setup.PLAIN.upcast(each(0)));
        var stream = newStream();
        silent.appendEvents(notes(stream, 0, 4));
        assertEquals(List.of(), sequences(silent, stream, 0));
        try (var all = silent.readEvents(null, false)) {
            assertEquals(0, all.count());
        }
    }

    @Test
    default void an_upcaster_brings_an_old_shape_up_to_date() {
        var upcasting = open(Setup.PLAIN.upcast(aloud()));
        var stream = newStream();
        upcasting.appendEvents(note(stream, 0));
        assertEquals(new Note("n0!"), upcasting.readEvents(stream).next().getPayload());
        try (var all = upcasting.readEvents(null, false)) {
            assertEquals(new Note("n0!"), all.findFirst().orElseThrow().getPayload());
        }
    }

    /** Thousands of numbers would hide what is wrong. */
    private static void assertSame(List<Long> expected, List<Long> read) {
        assertEquals(expected.size(), read.size());
        assertTrue(expected.equals(read), "not in this order");
    }

    private static List<Long> sequences(EventStorageEngine engine, String stream, long first) {
        return engine.readEvents(stream, first)
                .asStream()
                .map(DomainEventMessage::getSequenceNumber)
                .toList();
    }

    private static EventUpcaster each(int times) {
        return events -> events.flatMap(event -> Stream.generate(() -> event).limit(times));
    }

    private static EventUpcaster aloud() {
        return new SingleEventUpcaster() {
            @Override
            protected boolean canUpcast(IntermediateEventRepresentation event) {
                return event.getType().getName().equals(Note.class.getName());
            }

            @Override
            protected IntermediateEventRepresentation doUpcast(
                    IntermediateEventRepresentation event) {
                return event.upcastPayload(
                        new SimpleSerializedType(Note.class.getName(), null),
                        JsonNode.class,
                        json ->
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("text", json.get("text").asText() + "!"));
            }
        };
    }
}
