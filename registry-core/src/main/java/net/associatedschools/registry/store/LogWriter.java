package net.associatedschools.registry.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Writes groups of units to the log, each group in one transaction and, but for long ones, in one
 * round trip.
 *
 * <p>Which unit of a group is refused is found out when the database has refused the whole of it;
 * the others are sent again without that one.
 */
final class LogWriter implements GroupCommit.Writer {
    static final String UNIQUE_VIOLATION = "23505";

    /** From so many events on COPY is faster, though it takes four round trips. */
    private static final int COPIED_MIN = 100;

    /**
     * So long nobody else may have written before the end is told: each time that somebody did, it
     * is refused and costs three round trips.
     */
    private static final int ALONE_MIN = 10;

    /** Data that doesn't fit, a broken constraint, a serialisation failure, too much of it. */
    private static final Set<String> MAY_BE_ONE_UNITS_FAULT = Set.of("22", "23", "40", "54");

    private final DataSource dataSource;
    private final Clock clock;

    /** Kept while groups follow each other, so that they find their statement prepared. */
    private @Nullable Connection kept;

    private int session;

    /**
     * Where the log ended with the last group, and for how many groups nobody else had written
     * between. Only for as long as the session: a server that came back may have less than it said.
     */
    private @Nullable LogEnd end;

    private int alone;

    /** Whether the session is the server's own. */
    private boolean own;

    /** The statement that takes the lock, as this session's server understands it. */
    private String lock = LogLock.TAKE;

    LogWriter(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** Returns when each is decided: committed, or refused and then not in the log. */
    @Override
    public void write(List<Append> appends) {
        try {
            var connection = connection();
            for (var open = appends; !open.isEmpty(); open = undecided(open)) {
                // Of two that want one place the first has it; the other isn't even sent.
                send(connection, Taken.firstAtEachPlace(open));
                refuseTaken(connection, undecided(open));
            }
        } catch (SQLException failure) {
            rest();
            fail(undecided(appends), failure);
        }
    }

    /** All or nothing of the group, in one transaction. */
    private void send(Connection connection, List<Append> group) throws SQLException {
        try {
            append(connection, events(group));
            group.forEach(Append::committed);
            connection.setAutoCommit(true);
        } catch (SQLException refused) {
            boolean told = forgetEnd();
            var open = undecided(group);
            if (!open.isEmpty() && !refuseTaken(connection, open, refused)) {
                if (told) {
                    send(connection, open);
                } else if (mayBeOneUnitsFault(refused)) {
                    for (var append : open) {
                        sendAlone(connection, append);
                    }
                } else {
                    fail(open, refused);
                }
            }
        }
    }

    /** A few behind the end that is known, where it is; else behind the one that is looked up. */
    private void append(Connection connection, List<NewEvent> events) throws SQLException {
        var known = end;
        if (known != null && own && alone >= ALONE_MIN && AppendStatement.isBrief(events)) {
            end = AppendStatement.execute(connection, known, events, now());
        } else if (events.size() < COPIED_MIN) {
            end = AppendStatement.execute(connection, lock, events, now());
            boolean next =
                    known != null
                            && end != null
                            && end.position() == known.position() + events.size();
            alone = next ? alone + 1 : 0;
        } else {
            forgetEnd();
            copy(connection, events);
        }
    }

    /** Whether it may have been told to the statement that failed. */
    private boolean forgetEnd() {
        boolean told = alone >= ALONE_MIN;
        end = null;
        alone = 0;
        return told;
    }

    /** With the isolation set, against whatever the pool or the database say. */
    private void sendAlone(Connection connection, Append append) throws SQLException {
        var itself = List.of(append);
        try {
            connection.setAutoCommit(false);
            var unused =
                    AppendStatement.execute(
                            connection, LogLock.readCommitted(lock), append.unit(), now());
            connection.commit();
            append.committed();
            connection.setAutoCommit(true);
        } catch (SQLException refused) {
            if (!append.isDecided() && !refuseTaken(connection, itself, refused)) {
                fail(itself, refused);
            }
        }
    }

    private void copy(Connection connection, List<NewEvent> events) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute(LogLock.readCommitted(lock));
        }
        var last = LogReader.last(connection);
        long position = last == null ? 0 : last.position();
        var recordedAt = last == null ? now() : Micros.max(now(), last.recordedAt());
        var rows = new ArrayList<StoredEvent>(events.size());
        for (var event : events) {
            rows.add(event.recorded(++position, recordedAt));
        }
        CopyRows.write(connection, rows);
        connection.commit();
    }

    private Instant now() {
        return Micros.cut(clock.instant());
    }

    /**
     * Whether somebody's place or event id was taken. A session that still answers has rolled back;
     * one that doesn't may have committed.
     */
    private boolean refuseTaken(Connection connection, List<Append> group, SQLException refused)
            throws SQLException {
        Taken taken;
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            taken = Taken.of(connection, events(group));
        } catch (SQLException gone) {
            refused.addSuppressed(gone);
            settle(group, refused);
            throw refused;
        }
        return refuse(taken, group);
    }

    private static void refuseTaken(Connection connection, List<Append> others)
            throws SQLException {
        if (!others.isEmpty()) {
            refuse(Taken.of(connection, events(others)), others);
        }
    }

    private static boolean refuse(Taken taken, List<Append> appends) {
        boolean any = false;
        for (var append : appends) {
            var refusal = taken.refusal(append.unit());
            refusal.ifPresent(append::refused);
            any |= refusal.isPresent();
        }
        return any;
    }

    /**
     * Finds out whether a commit that wasn't answered was done. The server may still be at it, or
     * even before it: its session is ended first. The salt tells our own unit from a repeat of it
     * that came in between.
     */
    private void settle(List<Append> group, SQLException lost) {
        rest();
        Taken taken;
        try (var connection = dataSource.getConnection()) {
            LogLock.endSession(connection, session);
            taken = LogLock.holding(connection, () -> Taken.of(connection, events(group)));
        } catch (SQLException stillAway) {
            lost.addSuppressed(stillAway);
            group.forEach(
                    append -> append.refused(new AppendOutcomeUnknown(append.eventIds(), lost)));
            return;
        }
        for (var append : group) {
            if (taken.has(append.unit().getFirst())) {
                append.committed();
            }
        }
        refuse(taken, undecided(group));
        fail(undecided(group), lost);
    }

    private static boolean mayBeOneUnitsFault(SQLException refused) {
        var state = Objects.requireNonNullElse(refused.getSQLState(), "");
        return MAY_BE_ONE_UNITS_FAULT.stream().anyMatch(state::startsWith);
    }

    private static void fail(List<Append> appends, SQLException why) {
        for (var append : appends) {
            append.refused(
                    new EventStoreException("append: nothing of " + append.unit().getFirst(), why));
        }
    }

    private Connection connection() throws SQLException {
        var connection = kept;
        if (connection == null) {
            connection = dataSource.getConnection();
            kept = connection;
            connection.setAutoCommit(true);
            int now = connection.unwrap(PGConnection.class).getBackendPID();
            if (session != now) {
                session = now;
                lock = LogLock.takeBriefly(connection);
                own = isOwn(connection, now);
                forgetEnd();
            }
        }
        return connection;
    }

    /** Whether it ends with its server's: not so where a pooler between keeps it up. */
    private static boolean isOwn(Connection connection, int session) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_backend_pid()")) {
            return row.next() && row.getInt(1) == session;
        }
    }

    @Override
    public void rest() {
        var connection = kept;
        kept = null;
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException notOurMatter) {
                // What breaks while it is given back is the pool's matter.
            }
        }
    }

    // Without streams, which took a tenth of an append's time on this side.

    private static List<Append> undecided(List<Append> appends) {
        var undecided = new ArrayList<Append>();
        for (var append : appends) {
            if (!append.isDecided()) {
                undecided.add(append);
            }
        }
        return undecided;
    }

    private static List<NewEvent> events(List<Append> appends) {
        if (appends.size() == 1) {
            return appends.getFirst().unit();
        }
        var events = new ArrayList<NewEvent>();
        for (var append : appends) {
            events.addAll(append.unit());
        }
        return events;
    }
}
