package net.associatedschools.registry.store.contract;

import static net.associatedschools.registry.store.contract.Notes.newStream;
import static net.associatedschools.registry.store.contract.Notes.note;
import static net.associatedschools.registry.store.contract.Notes.notes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.associatedschools.registry.store.contract.Notes.Note;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.junit.jupiter.api.Test;

/** A saved state beside its stream. */
public interface Snapshotting extends EngineUnderTest {

    @Test
    default void a_stream_has_no_snapshot_at_first() {
        var stream = newStream();
        engine().appendEvents(notes(stream, 0, 3));
        assertEquals(Optional.empty(), engine().readSnapshot(stream));
    }

    @Test
    default void a_snapshot_comes_back_as_it_was_saved() {
        var saved = note(newStream(), 3);
        engine().storeSnapshot(saved);
        var read = engine().readSnapshot(saved.getAggregateIdentifier()).orElseThrow();
        assertEquals(new Note("n3"), read.getPayload());
        assertEquals(Notes.METADATA, Map.copyOf(read.getMetaData()));
        assertEquals(saved.getAggregateIdentifier(), read.getAggregateIdentifier());
        assertEquals(saved.getType(), read.getType());
        assertEquals(3, read.getSequenceNumber());
        assertEquals(saved.getIdentifier(), read.getIdentifier());
        assertEquals(saved.getTimestamp(), read.getTimestamp());
    }

    @Test
    default void the_newest_snapshot_is_read() {
        var stream = newStream();
        for (long sequence : new long[] {0, 1, 3, 2})
            engine().storeSnapshot(note(stream, sequence));
        engine().storeSnapshot(note(newStream(), 9));
        assertEquals(3, engine().readSnapshot(stream).orElseThrow().getSequenceNumber());
    }

    @Test
    default void the_same_snapshot_twice_is_one() {
        var stream = newStream();
        engine().storeSnapshot(note(stream, 1));
        engine().storeSnapshot(note(stream, 1));
        assertEquals(1, engine().readSnapshot(stream).orElseThrow().getSequenceNumber());
    }

    @Test
    default void a_snapshot_is_no_event() {
        var stream = newStream();
        engine().storeSnapshot(note(stream, 1));
        assertEquals(List.of(), behind(null));
        assertEquals(Optional.empty(), engine().lastSequenceNumberFor(stream));
    }

    @Test
    default void a_filter_may_let_snapshots_through() {
        assertTrue(isReadThrough(SnapshotFilter.allowAll()));
    }

    @Test
    default void a_filter_may_keep_snapshots_back() {
        assertEquals(false, isReadThrough(SnapshotFilter.rejectAll()));
    }

    @Test
    default void one_of_two_filters_is_enough_to_keep_snapshots_back() {
        var both = SnapshotFilter.allowAll().combine(SnapshotFilter.rejectAll());
        assertEquals(false, isReadThrough(both));
    }

    private boolean isReadThrough(SnapshotFilter filter) {
        var engine = open(Setup.PLAIN.filtered(filter));
        var stream = newStream();
        engine.storeSnapshot(note(stream, 1));
        return engine.readSnapshot(stream).isPresent();
    }
}
