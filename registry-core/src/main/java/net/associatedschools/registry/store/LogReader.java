package net.associatedschools.registry.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;

/**
 * Reads the log's table: each question one statement on a connection that is given back at once, so
 * that no reader holds one while it works on what it read.
 */
final class LogReader {
    private static final String SELECT =
            """
            select position, stream, type, sequence, event_id, name, revision,
                recorded_at, axon_timestamp, salt, metadata, payload
            from event_log\s""";

    private static final String SELECT_SENT =
            """
            select position, stream, type, sequence, event_id, name, revision,
                axon_timestamp, metadata, payload
            from event_log\s""";

    private final DataSource dataSource;

    LogReader(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Fills a statement's parameters. */
    @FunctionalInterface
    interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    /** Takes one thing out of a row. */
    @FunctionalInterface
    interface Mapping<T> {
        T map(ResultSet row) throws SQLException;
    }

    List<StoredEvent> events(String where, Binding binding) {
        return rows(SELECT + where, binding, LogReader::event);
    }

    List<SentEvent> sent(String where, Binding binding) {
        return rows(SELECT_SENT + where, binding, LogReader::sent);
    }

    <T> List<T> rows(String sql, Binding binding, Mapping<T> mapping) {
        return inAutoCommit(
                connection -> {
                    try (var statement = connection.prepareStatement(sql)) {
                        prepareAtOnce(connection, statement);
                        binding.bind(statement);
                        try (var rows = statement.executeQuery()) {
                            var all = new ArrayList<T>();
                            while (rows.next()) {
                                all.add(mapping.map(rows));
                            }
                            return all;
                        }
                    }
                });
    }

    /**
     * From a session's second time on, not the sixth: as text bytes take twice the room and reading
     * 2.5 times as long. From the first time on costs a round trip each time. Who forbids prepared
     * statements (a pooler between may) is obeyed.
     */
    static void prepareAtOnce(Connection connection, PreparedStatement statement)
            throws SQLException {
        if (connection.unwrap(PGConnection.class).getPrepareThreshold() != 0) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(1);
        }
    }

    void execute(String sql, Binding binding) {
        inAutoCommit(
                connection -> {
                    try (var statement = connection.prepareStatement(sql)) {
                        binding.bind(statement);
                        return statement.executeUpdate();
                    }
                });
    }

    /** Asks something of a connection. */
    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    private <T> T inAutoCommit(Question<T> question) {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(true);
            return question.ask(connection);
        } catch (SQLException failure) {
            throw new EventStoreException(
                    "the log can't be read: " + failure.getMessage(), failure);
        }
    }

    private static StoredEvent event(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getObject(5, UUID.class),
                row.getString(6),
                row.getInt(7),
                Timestamptz.read(row, 8),
                Timestamptz.read(row, 9),
                row.getBytes(10),
                row.getBytes(11),
                row.getBytes(12));
    }

    private static SentEvent sent(ResultSet row) throws SQLException {
        return new SentEvent(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getObject(5, UUID.class),
                row.getString(6),
                row.getInt(7),
                Timestamptz.read(row, 8),
                row.getBytes(9),
                row.getBytes(10));
    }

    /** For the importer, in its transaction: so many events from a position on. */
    static List<StoredEvent> between(Connection connection, long firstPosition, int limit)
            throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        SELECT + "where position >= ? order by position limit ?")) {
            statement.setLong(1, firstPosition);
            statement.setInt(2, limit);
            return all(statement);
        }
    }

    static @Nullable StoredEvent last(Connection connection) throws SQLException {
        try (var statement =
                connection.prepareStatement(SELECT + "order by position desc limit 1")) {
            return all(statement).stream().findFirst().orElse(null);
        }
    }

    private static List<StoredEvent> all(PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            var events = new ArrayList<StoredEvent>();
            while (rows.next()) {
                events.add(event(rows));
            }
            return events;
        }
    }

    /** The last sequence of each of these streams that is there. */
    static Map<String, Long> heads(Connection connection, Collection<String> streams)
            throws SQLException {
        var sql =
                """
                select stream, (select max(sequence) from event_log where stream = wanted.stream)
                from unnest(?) as wanted (stream)""";
        try (var statement = connection.prepareStatement(sql)) {
            bindTexts(statement, 1, streams);
            try (var rows = statement.executeQuery()) {
                var heads = new HashMap<String, Long>();
                while (rows.next()) {
                    long sequence = rows.getLong(2);
                    if (!rows.wasNull()) {
                        heads.put(rows.getString(1), sequence);
                    }
                }
                return heads;
            }
        }
    }

    static void bindIds(PreparedStatement statement, int parameter, Collection<UUID> ids)
            throws SQLException {
        var array = statement.getConnection().createArrayOf("uuid", ids.toArray());
        statement.setArray(parameter, array);
    }

    static void bindTexts(PreparedStatement statement, int parameter, Collection<String> texts)
            throws SQLException {
        var array = statement.getConnection().createArrayOf("text", texts.toArray());
        statement.setArray(parameter, array);
    }
}
