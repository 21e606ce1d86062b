package net.associatedschools.registry.store.contract;

import static net.associatedschools.registry.store.contract.Notes.alone;
import static net.associatedschools.registry.store.contract.Notes.ids;
import static net.associatedschools.registry.store.contract.Notes.newStream;
import static net.associatedschools.registry.store.contract.Notes.note;
import static net.associatedschools.registry.store.contract.Notes.notes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.associatedschools.registry.store.contract.Notes.Note;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;

/** Events go in, whole or not at all, and come out as they were sent. */
public interface Appending extends EngineUnderTest {

    @Test
    default void an_event_is_read_from_its_own_stream_alone() {
        var one = newStream();
        var other = newStream();
        engine().appendEvents(notes(one, 0, 4));
        engine().appendEvents(note(other, 0));
        assertEquals(4, engine().readEvents(one).asStream().count());
        assertEquals(1, engine().readEvents(other).asStream().count());
    }

    @Test
    default void an_event_of_no_aggregate_comes_back_without_one() {
        var sent = alone("hello");
        engine().appendEvents(sent);
        var read = behind(null);
        assertEquals(List.of(sent.getIdentifier()), ids(read));
        assertFalse(read.getFirst() instanceof DomainEventMessage<?>);
    }

    @Test
    default void events_are_appended_one_by_one_or_as_a_list() {
        var stream = newStream();
        engine().appendEvents(note(stream, 0), note(stream, 1));
        engine().appendEvents(List.of(note(stream, 2), note(stream, 3)));
        assertEquals(4, engine().readEvents(stream).asStream().count());
    }

    @Test
    default void nothing_appended_is_nothing() {
        engine().appendEvents(List.<EventMessage<?>>of());
        assertEquals(List.of(), behind(null));
    }

    @Test
    default void payload_and_metadata_come_back_as_they_were_sent() {
        engine().appendEvents(alone("hello"));
        var read = behind(null).getFirst();
        assertEquals(new Note("hello"), read.getPayload());
        assertEquals(Notes.METADATA, Map.copyOf(read.getMetaData()));
        assertEquals(Note.class, read.getPayloadType());
    }

    @Test
    default void id_type_stream_sequence_and_time_come_back_as_they_were_sent() {
        var sent = note(newStream(), 7);
        engine().appendEvents(sent);
        var read = engine().readEvents(sent.getAggregateIdentifier()).next();
        assertEquals(sent.getIdentifier(), read.getIdentifier());
        assertEquals(sent.getType(), read.getType());
        assertEquals(sent.getAggregateIdentifier(), read.getAggregateIdentifier());
        assertEquals(7, read.getSequenceNumber());
        assertEquals(sent.getTimestamp(), read.getTimestamp());
    }

    @Test
    default void the_time_is_kept_to_the_microsecond() {
        var made = Instant.parse("2024-03-01T10:00:00.123456Z");
        var stream = newStream();
        engine().appendEvents(note(stream, 0, made));
        assertEquals(made, engine().readEvents(stream).next().getTimestamp());
    }

    @Test
    default void a_message_that_was_read_takes_other_metadata() {
        var stream = newStream();
        engine().appendEvents(note(stream, 0));
        var read = engine().readEvents(stream).next();
        var more = Map.of("place", "here");
        assertEquals(more, Map.copyOf(read.withMetaData(more).getMetaData()));
        var both = read.andMetaData(more);
        assertTrue(both.getMetaData().keySet().containsAll(List.of("actor", "place")));
        assertEquals(new Note("n0"), both.getPayload());
        assertEquals(Notes.METADATA, Map.copyOf(read.getMetaData()));
    }

    @Test
    default void a_taken_sequence_is_a_conflict() {
        var stream = newStream();
        engine().appendEvents(note(stream, 0), note(stream, 1));
        assertThrows(ConcurrencyException.class, () -> engine().appendEvents(note(stream, 1)));
        assertEquals(2, behind(null).size());
    }

    @Test
    default void a_sequence_twice_in_one_append_is_a_conflict() {
        var stream = newStream();
        assertThrows(
                ConcurrencyException.class,
                () -> engine().appendEvents(note(stream, 1), note(stream, 1)));
        assertEquals(List.of(), behind(null));
    }

    @Test
    default void a_taken_first_sequence_is_refused() {
        var stream = newStream();
        engine().appendEvents(note(stream, 0));
        var refusal = assertThrows(Exception.class, () -> engine().appendEvents(note(stream, 0)));
        if (!(refusal instanceof ConcurrencyException)) {
            assertInstanceOf(AggregateStreamCreationException.class, refusal);
        }
        assertEquals(1, behind(null).size());
    }

    @Test
    default void a_taken_first_sequence_says_that_the_aggregate_exists() {
        var stream = newStream();
        assertThrows(
                AggregateStreamCreationException.class,
                () -> engine().appendEvents(note(stream, 0), note(stream, 0)));
    }

    @Test
    default void an_event_id_is_taken_once() {
        var id = UUID.randomUUID().toString();
        assertThrows(
                ConcurrencyException.class,
                () -> engine().appendEvents(note(id, newStream(), 1), note(id, newStream(), 1)));
        engine().appendEvents(note(id, newStream(), 1));
        assertThrows(
                ConcurrencyException.class, () -> engine().appendEvents(note(id, newStream(), 1)));
        assertEquals(List.of(id), ids(behind(null)));
    }

    @Test
    default void a_taken_id_of_a_first_event_says_that_the_aggregate_exists() {
        var id = UUID.randomUUID().toString();
        assertThrows(
                AggregateStreamCreationException.class,
                () -> engine().appendEvents(note(id, newStream(), 0), note(id, newStream(), 0)));
    }

    @Test
    default void a_refused_append_leaves_nothing() {
        var stream = newStream();
        engine().appendEvents(note(stream, 0), note(stream, 1));
        assertThrows(
                Exception.class,
                () -> engine().appendEvents(note(newStream(), 5), note(stream, 1)));
        assertEquals(2, behind(null).size());
        engine().appendEvents(note(stream, 2));
        assertEquals(3, behind(null).size());
    }
}
