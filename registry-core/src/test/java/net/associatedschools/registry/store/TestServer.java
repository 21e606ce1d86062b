package net.associatedschools.registry.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** One PostgreSQL for all tests of a run, and a database of its own for whoever asks. */
final class TestServer {
    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final String MIGRATED = migrated();

    private TestServer() {}

    /** A new database with an empty log; copied, since migrating each took most of the time. */
    static String newLog() {
        return newDatabase(MIGRATED);
    }

    static String newDatabase() {
        return newDatabase("template1");
    }

    private static String newDatabase(String template) {
        var name = "test_" + DATABASES.incrementAndGet();
        execute(
                SERVER.getPostgresDatabase(),
                "create database %s template %s".formatted(name, template));
        return name;
    }

    private static String migrated() {
        var name = newDatabase();
        EventLog.migrate(dataSource(name));
        return name;
    }

    /** Without a pool: each connection is a new session. */
    static DataSource dataSource(String database) {
        return SERVER.getDatabase("postgres", database);
    }

    /** For another process. */
    static String url(String database) {
        return SERVER.getJdbcUrl("postgres", database);
    }

    static void execute(DataSource dataSource, String sql) {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    static long number(DataSource dataSource, String sql) {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static EmbeddedPostgres start() {
        try {
            // It stops itself when the JVM ends.
            return EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
