package net.associatedschools.registry.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/**
 * Writes units to the log, each in a transaction of its own under the log's advisory lock.
 *
 * <p>The lock is held from before the last position is looked up until the commit, so positions
 * have no gaps, and whoever sees one sees all before it. It serialises all writers' commits.
 */
final class LogWriter {
    private static final String UNIQUE_VIOLATION = "23505";

    /**
     * The lock is named by the table, so that two logs in one database don't wait for each other.
     * It is a statement before the one that looks up the last position, and the isolation is set
     * against whatever the pool or the database say: only so is that position looked up in a
     * snapshot from after the wait. A writer that froze or vanished loses the lock after 10 s.
     */
    private static final String LOCK =
            "select pg_advisory_xact_lock(1165380719, 'event_log'::regclass::oid::int4)";

    private static final String READ_COMMITTED = "set transaction isolation level read committed;";
    private static final String LOSE_WHEN_FROZEN =
            "set local idle_in_transaction_session_timeout = '10s';";

    /** Longer than a vanished writer keeps the lock. */
    private static final String WAIT_TO_SETTLE = "set local lock_timeout = '20s';";

    private static final String LAST =
            "select position, recorded_at from event_log order by position desc limit 1";

    private static final String INSERT =
            """
            insert into event_log (position, stream, type, sequence, event_id, name, revision,
                recorded_at, axon_timestamp, salt, metadata, payload)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final DataSource dataSource;
    private final Clock clock;

    LogWriter(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** Returns when the unit is committed; what it throws says that nothing of it is in the log. */
    void append(List<NewEvent> unit) {
        boolean committed = false;
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                insert(connection, unit);
            } catch (SQLException refused) {
                throw refusal(connection, unit, refused);
            }
            commit(connection, unit);
            committed = true;
            connection.setAutoCommit(true);
        } catch (SQLException failure) {
            // What breaks behind the commit is the pool's matter: the unit is in the log.
            if (!committed) {
                throw new EventStoreException("append: " + unit.getFirst(), failure);
            }
        }
    }

    private void insert(Connection connection, List<NewEvent> unit) throws SQLException {
        execute(connection, READ_COMMITTED + LOSE_WHEN_FROZEN + LOCK);
        long position = 0;
        var recordedAt = Instant.MIN;
        try (var statement = connection.createStatement();
                var last = statement.executeQuery(LAST)) {
            if (last.next()) {
                position = last.getLong(1);
                recordedAt = Timestamptz.read(last, 2);
            }
        }
        recordedAt = Micros.max(Micros.cut(clock.instant()), recordedAt);
        try (var insert = connection.prepareStatement(INSERT)) {
            for (var event : unit) {
                bind(insert, event.recorded(++position, recordedAt));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void bind(PreparedStatement insert, StoredEvent event) throws SQLException {
        insert.setLong(1, event.position());
        insert.setString(2, event.stream());
        insert.setString(3, event.type());
        insert.setLong(4, event.sequence());
        insert.setObject(5, event.eventId());
        insert.setString(6, event.name());
        insert.setInt(7, event.revision());
        insert.setObject(8, Timestamptz.of(event.recordedAt()));
        insert.setObject(9, Timestamptz.of(event.axonTimestamp()));
        insert.setBytes(10, event.salt());
        insert.setBytes(11, event.metadata());
        insert.setBytes(12, event.payload());
    }

    private RuntimeException refusal(
            Connection connection, List<NewEvent> unit, SQLException refused) {
        var failure = new EventStoreException("append: " + unit.getFirst(), refused);
        try {
            connection.rollback();
            connection.setAutoCommit(true);
            if (!UNIQUE_VIOLATION.equals(refused.getSQLState())) {
                return failure;
            }
            // Asked for in any case: a repeat often takes its first sending's place as well.
            var repeated = LogReader.saltsByEventId(connection, ids(unit)).keySet();
            if (!repeated.isEmpty()) {
                return new DuplicateEventId(repeated);
            }
        } catch (SQLException connectionGone) {
            failure.addSuppressed(connectionGone);
            return failure;
        }
        return "event_log_stream_sequence".equals(constraint(refused))
                ? new ConcurrencyException("stream, sequence: taken, by " + unit, refused)
                : failure;
    }

    private static @Nullable String constraint(SQLException refused) {
        // The cause of a batch's failure is the next exception.
        for (var failure = refused; failure != null; failure = failure.getNextException()) {
            if (failure instanceof PSQLException answer && answer.getServerErrorMessage() != null) {
                return answer.getServerErrorMessage().getConstraint();
            }
        }
        return null;
    }

    private void commit(Connection connection, List<NewEvent> unit) {
        try {
            connection.commit();
        } catch (SQLException lost) {
            settle(unit, lost);
        }
    }

    /**
     * Finds out whether a commit that wasn't answered was done. The server may still be at it, and
     * holds the lock as long: who gets the lock sees the outcome. The salt tells our own unit from
     * a repeat of it that came in between.
     */
    private void settle(List<NewEvent> unit, SQLException lost) {
        var first = unit.getFirst();
        byte @Nullable [] salt;
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            execute(connection, READ_COMMITTED + WAIT_TO_SETTLE + LOCK);
            salt = LogReader.saltsByEventId(connection, ids(unit)).get(first.eventId());
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException stillAway) {
            lost.addSuppressed(stillAway);
            throw new AppendOutcomeUnknown(List.copyOf(ids(unit)), lost);
        }
        if (salt == null) {
            throw new EventStoreException("append: not committed: " + first, lost);
        }
        if (!Arrays.equals(salt, first.salt())) {
            throw new DuplicateEventId(ids(unit));
        }
    }

    private static Set<UUID> ids(List<NewEvent> unit) {
        return unit.stream().map(NewEvent::eventId).collect(Collectors.toSet());
    }
}
