package net.associatedschools.registry.store;

import java.time.Instant;

/** The last event's place and time; what comes next is behind both. */
record LogEnd(long position, Instant recordedAt) {
    LogEnd and(int events, Instant recorded) {
        return new LogEnd(position + events, Micros.max(recordedAt, recorded));
    }
}
