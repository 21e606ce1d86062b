package net.associatedschools.registry.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * Lets one of several nodes at a time change a database's tables: Flyway looks whether its history
 * is there and makes it in two steps, between which another node's would fail the start.
 */
public final class SchemaLock {
    private static final long KEY = 0x5363_6865_6d61L;

    private SchemaLock() {}

    /** Waits until no other node migrates; takes one connection beside those of the migration. */
    public static void alone(DataSource dataSource, Runnable migration) {
        try (var connection = dataSource.getConnection()) {
            run(connection, "select pg_advisory_lock(%d)");
            try {
                migration.run();
            } finally {
                // A pool keeps the session, and with it the lock.
                run(connection, "select pg_advisory_unlock(%d)");
            }
        } catch (SQLException unreachable) {
            throw new EventStoreException("the database can't be migrated", unreachable);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql.formatted(KEY));
        }
        if (!connection.getAutoCommit()) connection.commit();
    }
}
