package net.associatedschools.registry.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;

/**
 * One event as the log keeps it; the same bytes for ever.
 *
 * <p>Both times are in whole microseconds. The arrays are the log's own and not copied: they are
 * read, never written to.
 *
 * @param position 1, 2, 3 .. in commit order
 * @param type kind of stream; empty where it is what stands before the stream's first colon
 * @param sequence place in its stream, from 0
 * @param revision the payload's shape, from 1; 0 where its sender doesn't count shapes
 * @param recordedAt when the log took it; never decreases with the position
 * @param axonTimestamp when its sender says that it was made
 * @param salt 16 random bytes, told only to who gets the event
 */
@SuppressWarnings(
        "ArrayRecordComponent") // Equal by content, see below; copying would halve reading.
public record StoredEvent(
        long position,
        String stream,
        String type,
        long sequence,
        UUID eventId,
        String name,
        int revision,
        Instant recordedAt,
        Instant axonTimestamp,
        byte[] salt,
        byte[] metadata,
        byte[] payload) {

    /** As it was on its way into the log. */
    NewEvent asNew() {
        return new NewEvent(
                stream,
                type,
                sequence,
                eventId,
                name,
                revision,
                axonTimestamp,
                salt,
                metadata,
                payload);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredEvent that
                && position == that.position
                && stream.equals(that.stream)
                && type.equals(that.type)
                && sequence == that.sequence
                && eventId.equals(that.eventId)
                && name.equals(that.name)
                && revision == that.revision
                && recordedAt.equals(that.recordedAt)
                && axonTimestamp.equals(that.axonTimestamp)
                && Arrays.equals(salt, that.salt)
                && Arrays.equals(metadata, that.metadata)
                && Arrays.equals(payload, that.payload);
    }

    @Override
    public int hashCode() {
        return Objects.hash(position, eventId);
    }

    /** The event's name for ever, as in {@code school:...#12}; bytes are left out. */
    @Override
    public String toString() {
        return "%d %s#%d %s/%d %s"
                .formatted(position, stream, sequence, name, revision, recordedAt);
    }
}
