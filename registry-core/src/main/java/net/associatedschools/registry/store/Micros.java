package net.associatedschools.registry.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The log's time: whole microseconds, as PostgreSQL keeps them. What is finer is cut off. */
final class Micros {
    private Micros() {}

    static Instant cut(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    /** Microseconds since 1970-01-01T00:00:00Z, negative before. */
    static long sinceEpoch(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), 1_000_000L),
                instant.getNano() / 1_000);
    }

    static Instant instant(long sinceEpoch) {
        return Instant.ofEpochSecond(
                Math.floorDiv(sinceEpoch, 1_000_000L),
                Math.floorMod(sinceEpoch, 1_000_000L) * 1_000L);
    }

    static Instant max(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
