package net.associatedschools.registry.store;

import java.time.Instant;
import java.util.UUID;

/** An event on its way into the log: all of {@link StoredEvent} but what the log itself gives. */
@SuppressWarnings("ArrayRecordComponent") // Never compared; it only carries.
record NewEvent(
        String stream,
        String type,
        long sequence,
        UUID eventId,
        String name,
        int revision,
        Instant axonTimestamp,
        byte[] salt,
        byte[] metadata,
        byte[] payload) {

    StoredEvent recorded(long position, Instant recordedAt) {
        return new StoredEvent(
                position,
                stream,
                type,
                sequence,
                eventId,
                name,
                revision,
                recordedAt,
                axonTimestamp,
                salt,
                metadata,
                payload);
    }

    /** The event's name for ever, as in {@code school:...#12}. */
    @Override
    public String toString() {
        return stream + "#" + sequence + " " + name + "/" + revision + " " + eventId;
    }
}
