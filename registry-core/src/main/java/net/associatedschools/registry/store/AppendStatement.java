package net.associatedschools.registry.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The statement that appends: takes the lock, then inserts behind the last row, in one round trip.
 * On a connection in autocommit the two are one implicit transaction, and its commit comes in the
 * same round trip as well.
 *
 * <p>A few events are rows of values with a parameter each, which took 0.8 of the time that arrays
 * did. More are arrays: the same text for any number of them, so that each session has it prepared.
 * To parse and plan it anew took longer than to insert thirty events.
 */
final class AppendStatement {
    private static final int FEW = 16;

    /** Of what goes with an event beside its texts and bytes, at most. */
    private static final int BESIDE = 250;

    /** The driver's buffer holds 8 kB. */
    private static final int PIECE = 7_000;

    private static final String INTO =
            """
            insert into event_log (position, stream, type, sequence, event_id, name, revision,
                recorded_at, axon_timestamp, salt, metadata, payload)
            """;

    private static final String LOOKED_UP =
            ";\nwith last as (select position, recorded_at from event_log order by position desc limit 1)\n"
                    + INTO
                    + """
                    select coalesce(last.position, 0) + unit.place, stream, type, sequence, event_id, name, revision,
                        greatest(last.recorded_at, ?::timestamptz), axon_timestamp, salt, metadata, payload
                    from\s""";

    private static final String TOLD =
            "with last as (select ?::bigint as position, ?::timestamptz as recorded_at, %s)\n"
                            .formatted(LogLock.CALL)
                    + INTO
                    + """
                    select last.position + unit.place, stream, type, sequence, event_id, name, revision,
                        last.recorded_at, axon_timestamp, salt, metadata, payload
                    from last,\s""";

    private static final String COLUMNS =
            "stream, type, sequence, event_id, name, revision, axon_timestamp, salt, metadata, payload";

    private static final String END = " left join last on true";

    private static final String ARRAYS =
            LOOKED_UP
                    + """
                    unnest(?::text[], ?::text[], ?::bigint[], ?::uuid[], ?::text[], ?::integer[],
                        ?::timestamptz[], ?::bytea[], ?::bytea[], ?::bytea[])
                        with ordinality as unit (%s, place)"""
                            .formatted(COLUMNS)
                    + END;

    /** By the number of rows. */
    private static final List<String> ROWS =
            forFew(count -> LOOKED_UP + rows(count) + END + " returning position, recorded_at");

    private static final List<String> TOLD_ROWS = forFew(count -> TOLD + rows(count));

    private AppendStatement() {}

    private static List<String> forFew(IntFunction<String> statement) {
        return IntStream.rangeClosed(0, FEW).mapToObj(statement).toList();
    }

    private static String rows(int count) {
        var first =
                "(values (1, ?::text, ?::text, ?::bigint, ?::uuid, ?::text, ?::integer,"
                        + " ?::timestamptz, ?::bytea, ?::bytea, ?::bytea)";
        var rows = new StringBuilder(first);
        for (int row = 2; row <= count; row++) {
            rows.append(", (").append(row).append(", ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        }
        return rows.append(") as unit (place, ").append(COLUMNS).append(")").toString();
    }

    /**
     * Appends the events in this order, recorded at this instant or when the last one was.
     *
     * @return where the log ends then; null where that wasn't asked, to save many rows of answer
     */
    static @Nullable LogEnd execute(
            Connection connection, String lock, List<NewEvent> events, Instant recordedAt)
            throws SQLException {
        boolean few = events.size() <= FEW;
        var sql = lock + (few ? ROWS.get(events.size()) : ARRAYS);
        try (var statement = prepared(connection, sql)) {
            statement.setObject(1, Timestamptz.of(recordedAt));
            if (few) {
                bindRows(statement, 2, events);
            } else {
                bindArrays(statement, events);
            }
            statement.execute();
            return few && statement.getMoreResults() ? last(statement) : null;
        }
    }

    private static LogEnd last(PreparedStatement statement) throws SQLException {
        try (var rows = statement.getResultSet()) {
            var end = new LogEnd(0, Instant.MIN);
            while (rows.next()) {
                end = new LogEnd(rows.getLong(1), Timestamptz.read(rows, 2));
            }
            return end;
        }
    }

    /** Whether they are few, and leave for the server in one piece: none can wait for the rest. */
    static boolean isBrief(List<NewEvent> events) {
        int bytes = 0;
        for (var event : events) {
            bytes += BESIDE + event.payload().length + event.metadata().length;
            bytes += event.stream().length() + event.type().length() + event.name().length();
        }
        return events.size() <= FEW && bytes <= PIECE;
    }

    /**
     * Appends a few behind an end that is told, in one statement, and is refused where somebody
     * wrote there meanwhile.
     */
    static LogEnd execute(
            Connection connection, LogEnd told, List<NewEvent> events, Instant recordedAt)
            throws SQLException {
        var end = told.and(events.size(), recordedAt);
        try (var statement = prepared(connection, TOLD_ROWS.get(events.size()))) {
            statement.setLong(1, told.position());
            statement.setObject(2, Timestamptz.of(end.recordedAt()));
            bindRows(statement, 3, events);
            statement.execute();
            return end;
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        LogReader.prepareAtOnce(connection, statement);
        return statement;
    }

    private static void bindRows(PreparedStatement statement, int first, List<NewEvent> events)
            throws SQLException {
        int parameter = first - 1;
        for (var event : events) {
            statement.setString(++parameter, event.stream());
            statement.setString(++parameter, event.type());
            statement.setLong(++parameter, event.sequence());
            statement.setObject(++parameter, event.eventId());
            statement.setString(++parameter, event.name());
            statement.setInt(++parameter, event.revision());
            statement.setObject(++parameter, Timestamptz.of(event.axonTimestamp()));
            statement.setBytes(++parameter, event.salt());
            statement.setBytes(++parameter, event.metadata());
            statement.setBytes(++parameter, event.payload());
        }
    }

    private static void bindArrays(PreparedStatement statement, List<NewEvent> events)
            throws SQLException {
        bind(statement, 2, "text", events, NewEvent::stream);
        bind(statement, 3, "text", events, NewEvent::type);
        bind(statement, 4, "bigint", events, NewEvent::sequence);
        bind(statement, 5, "uuid", events, NewEvent::eventId);
        bind(statement, 6, "text", events, NewEvent::name);
        bind(statement, 7, "integer", events, NewEvent::revision);
        bind(statement, 8, "timestamptz", events, event -> Timestamptz.text(event.axonTimestamp()));
        bindBytes(statement, 9, events, NewEvent::salt);
        bindBytes(statement, 10, events, NewEvent::metadata);
        bindBytes(statement, 11, events, NewEvent::payload);
    }

    private static void bind(
            PreparedStatement statement,
            int parameter,
            String type,
            List<NewEvent> events,
            Function<NewEvent, Object> column)
            throws SQLException {
        var values = new Object[events.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(events.get(i));
        }
        statement.setArray(parameter, statement.getConnection().createArrayOf(type, values));
    }

    /** As an array of arrays, which the driver sends as they are. */
    private static void bindBytes(
            PreparedStatement statement,
            int parameter,
            List<NewEvent> events,
            Function<NewEvent, byte[]> column)
            throws SQLException {
        var values = new byte[events.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(events.get(i));
        }
        statement.setArray(parameter, statement.getConnection().createArrayOf("bytea", values));
    }
}
