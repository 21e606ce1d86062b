package net.associatedschools.registry.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/**
 * Copies many rows by two sessions side by side: most of a row's time is spent on its indexes, by
 * one processor for each session.
 */
final class CopyHalves {
    private CopyHalves() {}

    /**
     * Writes the second half by the session that holds the log's lock, and leaves it to be
     * committed; writes and commits the first half by another. So the first is there before the
     * second, whatever breaks off.
     *
     * @return how many are committed
     */
    static int write(DataSource dataSource, Connection locked, List<StoredEvent> events)
            throws SQLException {
        int half = events.size() / 2;
        try (var other = dataSource.getConnection()) {
            other.setAutoCommit(false);
            try (var statement = other.createStatement()) {
                statement.execute(LogLock.readCommitted(""));
                try (var beside = Executors.newSingleThreadExecutor()) {
                    var first =
                            beside.submit(
                                    () -> {
                                        CopyRows.write(other, events.subList(0, half));
                                        return half;
                                    });
                    CopyRows.write(locked, events.subList(half, events.size()));
                    await(first);
                }
                other.commit();
                return half;
            } finally {
                other.rollback(); // what was committed stays
                other.setAutoCommit(true);
            }
        }
    }

    private static void await(Future<Integer> first) throws SQLException {
        try {
            first.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof SQLException refused) throw refused;
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", interrupted);
        }
    }
}
