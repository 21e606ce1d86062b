package net.associatedschools.registry.store;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** PostgreSQL's time in whole microseconds; its range ends before Java's. */
final class Timestamptz {
    private static final Instant EARLIEST = Instant.parse("-4712-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("+294275-12-31T23:59:59.999999Z");

    /** As PostgreSQL reads it, whatever its year and its server's settings: days of an era. */
    private static final DateTimeFormatter TEXT =
            new DateTimeFormatterBuilder()
                    .appendValue(ChronoField.YEAR_OF_ERA, 4, 10, SignStyle.NEVER)
                    .appendPattern("-MM-dd HH:mm:ss.SSSSSS'+00' G")
                    .toFormatter(Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    /** From where the server counts. */
    private static final long EPOCH = Micros.sinceEpoch(Instant.parse("2000-01-01T00:00:00Z"));

    private Timestamptz() {}

    /** As the server's binary form has it. */
    static long binary(Instant instant) {
        return Micros.sinceEpoch(instant) - EPOCH;
    }

    /** For arrays, which the driver takes as text. */
    static String text(Instant instant) {
        return TEXT.format(instant);
    }

    static OffsetDateTime of(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** For comparing: an instant out of range compares as the range's end. */
    static OffsetDateTime limit(Instant instant) {
        var atLeast = instant.isBefore(EARLIEST) ? EARLIEST : instant;
        return of(atLeast.isAfter(LATEST) ? LATEST : atLeast);
    }

    /** What came in binary form is taken as it is: by way of a calendar took longer than a row. */
    static Instant read(ResultSet row, int column) throws SQLException {
        var bytes = row.getBytes(column);
        return bytes.length == Long.BYTES
                ? Micros.instant(ByteBuffer.wrap(bytes).getLong() + EPOCH)
                : row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
