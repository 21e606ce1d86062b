package net.associatedschools.registry.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;
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
                    Elsewhere.done(first, SQLException.class);
                }
                other.commit();
                return half;
            } finally {
                other.rollback(); // what was committed stays
                other.setAutoCommit(true);
            }
        }
    }
}
