package net.associatedschools.registry.store;

import java.time.Instant;
import java.util.UUID;

/** A saved state of a stream after one of its events, as it is kept. */
@SuppressWarnings("ArrayRecordComponent") // Never compared; it only carries.
record Snapshot(
        String stream,
        String type,
        long sequence,
        UUID eventId,
        String name,
        int revision,
        Instant axonTimestamp,
        byte[] metadata,
        byte[] payload) {}
