package net.associatedschools.registry.store.contract;

import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/**
 * What an engine is to be opened with.
 *
 * @param serializer for events and for snapshots
 */
public record Setup(Serializer serializer, EventUpcaster upcasters, SnapshotFilter snapshots) {
    static final Setup PLAIN = plain();

    /** With nothing but a serializer. */
    public static Setup plain() {
        return new Setup(Notes.serializer(), NoOpEventUpcaster.INSTANCE, SnapshotFilter.allowAll());
    }

    Setup written(Serializer other) {
        return new Setup(other, upcasters, snapshots);
    }

    Setup upcast(EventUpcaster other) {
        return new Setup(serializer, other, snapshots);
    }

    Setup filtered(SnapshotFilter other) {
        return new Setup(serializer, upcasters, other);
    }
}
