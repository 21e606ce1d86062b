package net.associatedschools.registry.store;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;

/** A stored event as Axon's reading wants it. Axon's own entries would cut its time to millis. */
sealed interface StoredEventData extends TrackedEventData<byte[]> {

    SentEvent event();

    /** An event that was sent without an aggregate comes back without one. */
    static StoredEventData of(SentEvent event) {
        boolean alone =
                event.sequence() == 0
                        && event.type().isEmpty()
                        && event.stream().equals(event.eventId().toString());
        return alone ? new OfNobody(event) : new OfDomain(event);
    }

    @Override
    default TrackingToken trackingToken() {
        return new GlobalSequenceTrackingToken(event().position());
    }

    @Override
    default String getEventIdentifier() {
        return event().eventId().toString();
    }

    @Override
    default Instant getTimestamp() {
        return event().axonTimestamp();
    }

    @Override
    default SerializedObject<byte[]> getMetaData() {
        return new SerializedMetaData<>(event().metadata(), byte[].class);
    }

    @Override
    default SerializedObject<byte[]> getPayload() {
        var name = new StoredName(event().name(), event().revision());
        return new SimpleSerializedObject<>(event().payload(), byte[].class, name.serializedType());
    }

    /** An event of no aggregate. */
    record OfNobody(SentEvent event) implements StoredEventData {}

    /** An event of an aggregate. */
    record OfDomain(SentEvent event) implements StoredEventData, DomainEventData<byte[]> {

        @Override
        public String getType() {
            return StreamType.read(event.type(), event.stream());
        }

        @Override
        public String getAggregateIdentifier() {
            return event.stream();
        }

        @Override
        public long getSequenceNumber() {
            return event.sequence();
        }
    }
}
