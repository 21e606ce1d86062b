package net.associatedschools.registry.store;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;

/** A kept snapshot as Axon's reading wants it. */
record SnapshotData(Snapshot snapshot) implements DomainEventData<byte[]> {

    @Override
    public String getType() {
        return StreamType.read(snapshot.type(), snapshot.stream());
    }

    @Override
    public String getAggregateIdentifier() {
        return snapshot.stream();
    }

    @Override
    public long getSequenceNumber() {
        return snapshot.sequence();
    }

    @Override
    public String getEventIdentifier() {
        return snapshot.eventId().toString();
    }

    @Override
    public Instant getTimestamp() {
        return snapshot.axonTimestamp();
    }

    @Override
    public SerializedObject<byte[]> getMetaData() {
        return new SerializedMetaData<>(snapshot.metadata(), byte[].class);
    }

    @Override
    public SerializedObject<byte[]> getPayload() {
        var name = new StoredName(snapshot.name(), snapshot.revision());
        return new SimpleSerializedObject<>(
                snapshot.payload(), byte[].class, name.serializedType());
    }
}
