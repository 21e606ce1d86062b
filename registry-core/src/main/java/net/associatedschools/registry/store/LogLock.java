package net.associatedschools.registry.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;

/**
 * The log's advisory lock, held from before the last position is looked up until the commit: so
 * positions have no gaps, and whoever sees one sees all before it.
 *
 * <p>It is named by the table, so that two logs in one database don't wait for each other. It is a
 * statement before the one that looks up the last position: only so is that position looked up in a
 * snapshot from after the wait, at READ COMMITTED.
 */
final class LogLock {
    static final String CALL =
            "pg_advisory_xact_lock(1165380719, 'event_log'::regclass::oid::int4)";

    static final String TAKE = "select " + CALL;

    /** A writer that froze in the middle of sending loses the lock, where the server can do so. */
    private static final String LOSE_WHEN_FROZEN =
            ", set_config('transaction_timeout', '10s', true)";

    private static final int TRANSACTION_TIMEOUT_SINCE = 17;

    private static final String READ_COMMITTED = "set transaction isolation level read committed;";

    /** Against a client that freezes between two statements. */
    private static final String LOSE_WHEN_IDLE =
            "set local idle_in_transaction_session_timeout = '10s';";

    /** Longer than a frozen or vanished writer keeps the lock. */
    private static final String WAIT_FOR_ANY = "set local lock_timeout = '20s';";

    private static final String END_SESSION =
            """
            select pg_terminate_backend(pid, 10000) from pg_stat_activity
            where pid = ? and pid <> pg_backend_pid()
                and usename = current_user and datname = current_database()""";

    private LogLock() {}

    /** For a transaction that is sent at once. */
    static String takeBriefly(Connection connection) throws SQLException {
        boolean watched =
                connection.getMetaData().getDatabaseMajorVersion() >= TRANSACTION_TIMEOUT_SINCE;
        return watched ? TAKE + LOSE_WHEN_FROZEN : TAKE;
    }

    /** For a transaction of several statements, against whatever isolation is the default. */
    static String readCommitted(String take) {
        return READ_COMMITTED + LOSE_WHEN_IDLE + take;
    }

    /** Asks something while nobody appends. */
    interface Question<T> {
        T ask() throws SQLException;
    }

    static <T> T holding(Connection connection, Question<T> question) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute(readCommitted(WAIT_FOR_ANY + TAKE));
            return question.ask();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** Returns when that session is at its end, and has committed or not. */
    static void endSession(Connection connection, int session) throws SQLException {
        try (var end = connection.prepareStatement(END_SESSION)) {
            end.setInt(1, session);
            try (var ended = end.executeQuery()) {
                if (ended.next() && !ended.getBoolean(1)) {
                    throw new SQLTimeoutException("session " + session + " doesn't end");
                }
            }
        }
    }
}
