package net.associatedschools.registry.store;

import java.time.Instant;
import java.util.UUID;

/**
 * What of a stored event its sender said, and where the log has it: all that becomes a message. To
 * read no more than that took a twentieth off.
 */
@SuppressWarnings("ArrayRecordComponent") // As the log's own, never written to.
record SentEvent(
        long position,
        String stream,
        String type,
        long sequence,
        UUID eventId,
        String name,
        int revision,
        Instant axonTimestamp,
        byte[] metadata,
        byte[] payload) {

    static SentEvent of(StoredEvent event) {
        return new SentEvent(
                event.position(),
                event.stream(),
                event.type(),
                event.sequence(),
                event.eventId(),
                event.name(),
                event.revision(),
                event.axonTimestamp(),
                event.metadata(),
                event.payload());
    }
}
