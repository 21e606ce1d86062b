package net.associatedschools.registry.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** PostgreSQL's time in whole microseconds; its range ends before Java's. */
final class Timestamptz {
    private static final Instant EARLIEST = Instant.parse("-4712-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("+294275-12-31T23:59:59.999999Z");

    private Timestamptz() {}

    static OffsetDateTime of(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** For comparing: an instant out of range compares as the range's end. */
    static OffsetDateTime limit(Instant instant) {
        var atLeast = instant.isBefore(EARLIEST) ? EARLIEST : instant;
        return of(atLeast.isAfter(LATEST) ? LATEST : atLeast);
    }

    static Instant read(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
