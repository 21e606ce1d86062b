package net.associatedschools.registry.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** A PostgreSQL of the benchmark's own that really writes to the disk. */
final class Server implements AutoCloseable {
    private static final List<String> DURABLE =
            List.of("fsync", "synchronous_commit", "full_page_writes");
    private static final List<String> TOLD =
            List.of(
                    "server_version",
                    "wal_level",
                    "wal_sync_method",
                    "shared_buffers",
                    "max_wal_size");
    private static final int CONNECTIONS_MAX = 40;

    /** After an immediate stop it reads all that was written since the last checkpoint. */
    private static final Duration START = Duration.ofMinutes(2);

    private final Path directory;
    private final List<HikariDataSource> pools = new ArrayList<>();
    private EmbeddedPostgres postgres;

    Server(Path directory) throws IOException {
        this.directory = directory;
        postgres = start();
    }

    private EmbeddedPostgres start() throws IOException {
        var builder =
                EmbeddedPostgres.builder()
                        .setDataDirectory(directory)
                        .setCleanDataDirectory(false)
                        .setPGStartupWait(START)
                        .setServerConfig("max_connections", "300");
        DURABLE.forEach(setting -> builder.setServerConfig(setting, "on"));
        return builder.start();
    }

    /** What matters of its settings; fails where it isn't durable. */
    Map<String, String> settings() throws SQLException {
        var settings = new TreeMap<String, String>();
        for (var name : DURABLE) settings.put(name, text(admin(), "show " + name));
        if (settings.values().stream().anyMatch(value -> !value.equals("on"))) {
            throw new IllegalStateException("the server isn't durable: " + settings);
        }
        for (var name : TOLD) settings.put(name, text(admin(), "show " + name));
        return settings;
    }

    private DataSource admin() {
        return postgres.getPostgresDatabase();
    }

    /** A new database and a pool on it; the same settings for every engine. */
    HikariDataSource newDatabase(String name) throws SQLException {
        execute(admin(), "create database " + name);
        return pool(name);
    }

    HikariDataSource pool(String database) {
        var config = new HikariConfig();
        config.setJdbcUrl(
                postgres.getJdbcUrl("postgres", database) + "&reWriteBatchedInserts=true");
        config.setMaximumPoolSize(CONNECTIONS_MAX);
        config.setMinimumIdle(0);
        config.setIdleTimeout(10_000);
        config.setPoolName(database);
        var pool = new HikariDataSource(config);
        pools.add(pool);
        return pool;
    }

    /** Stops the server as a power cut would, and starts it again on what the disk has. */
    void stopImmediatelyAndStart() throws IOException, InterruptedException {
        pools.forEach(HikariDataSource::close);
        pools.clear();
        var pid = Files.readAllLines(directory.resolve("postmaster.pid")).getFirst().strip();
        new ProcessBuilder("kill", "-QUIT", pid).inheritIO().start().waitFor();
        ProcessHandle.of(Long.parseLong(pid)).ifPresent(process -> process.onExit().join());
        // Lets go of the directory's lock; that there is nothing to stop is only said.
        postgres.close();
        postgres = start();
    }

    @Override
    public void close() throws IOException {
        pools.forEach(HikariDataSource::close);
        postgres.close();
    }

    static void execute(DataSource dataSource, String sql) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            execute(connection, sql);
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String text(DataSource dataSource, String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    static long number(DataSource dataSource, String sql) throws SQLException {
        return Long.parseLong(text(dataSource, sql));
    }
}
