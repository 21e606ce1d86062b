package net.associatedschools.registry.app.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL server inside a data directory: durable, on the loopback address only, with a
 * password that only the owner of the directory can read. It takes over what a killed process left
 * running.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    /** Where the programs are unpacked, if not in the data directory: tests share one copy. */
    public static final String PROGRAMS_PROPERTY = "registry.postgresql";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String NAME = "registry";
    private static final int START_ATTEMPTS = 5;
    private static final long START_SECONDS_MAX = 600;
    private static final long STOP_SECONDS_MAX = 30;
    private static final long ZOMBIE_SECONDS_MAX = 10;

    // Given on the command line, where neither postgresql.conf nor ALTER SYSTEM can undo them.
    private static final Map<String, String> SETTINGS =
            new TreeMap<>(
                    Map.of(
                            "fsync", "on",
                            "synchronous_commit", "on",
                            "full_page_writes", "on",
                            "listen_addresses", "127.0.0.1",
                            "unix_socket_directories", "",
                            "max_connections", "60",
                            "log_checkpoints", "off",
                            "timezone", "UTC"));

    private final PostgresPrograms programs;
    private final Path database;
    private final DatabaseAddress address;

    private EmbeddedDatabase(PostgresPrograms programs, Path database, DatabaseAddress address) {
        this.programs = programs;
        this.database = database;
        this.address = address;
    }

    /**
     * Starts the server of a held directory, made if it is the first time; returns when it answers.
     */
    public static EmbeddedDatabase start(DataDirectory directory) {
        try {
            var home = directory.path();
            PostgresPrograms.removeUnfinishedIn(home);
            var shared = System.getProperty(PROGRAMS_PROPERTY);
            var programs = PostgresPrograms.unpackedIn(shared == null ? home : Path.of(shared));
            var password = password(home.resolve("password"));
            var database = home.resolve("database");
            if (!Files.exists(database)) {
                create(programs, home, database);
            }
            var port = startServer(programs, database, home.resolve("database.log"));
            var server = new DatabaseAddress(url(port, "postgres"), NAME, password);
            var started =
                    new EmbeddedDatabase(
                            programs,
                            database,
                            new DatabaseAddress(url(port, NAME), NAME, password));
            try {
                createRegistry(server);
                return started;
            } catch (SQLException e) {
                started.close();
                throw e;
            }
        } catch (IOException | SQLException e) {
            throw new Refused("the embedded PostgreSQL does not start: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("the start of the embedded PostgreSQL was interrupted", e);
        }
    }

    public DatabaseAddress address() {
        return address;
    }

    /** Ends sessions, writes everything down and stops. */
    @Override
    public void close() {
        try {
            stop(programs, database);
        } catch (IOException e) {
            throw new Refused("the embedded PostgreSQL does not stop: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void create(PostgresPrograms programs, Path home, Path database)
            throws IOException, InterruptedException {
        var fresh = home.resolve("database.new");
        PrivateFiles.deleteFolder(fresh);
        programs.run(
                "initdb",
                "--pgdata=" + fresh,
                "--username=" + NAME,
                "--pwfile=" + home.resolve("password"),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
        Files.move(fresh, database, StandardCopyOption.ATOMIC_MOVE);
    }

    private static int startServer(PostgresPrograms programs, Path database, Path log)
            throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            stopOrphan(programs, database);
            var port = freePort();
            try {
                programs.run(
                        "pg_ctl",
                        "start",
                        "--wait",
                        "--timeout=" + START_SECONDS_MAX,
                        "--pgdata=" + database,
                        "--log=" + log,
                        "--options=-p " + port + " " + settings());
                return port;
            } catch (IOException e) {
                // Its port was taken meanwhile, or the sessions of a killed server have not ended
                // yet.
                if (attempt == START_ATTEMPTS) {
                    throw new IOException(e.getMessage() + "; see " + log, e);
                }
                TimeUnit.MILLISECONDS.sleep(500);
            }
        }
    }

    /**
     * The lock is ours, so a server that runs here has lost its register: its process was killed.
     */
    private static void stopOrphan(PostgresPrograms programs, Path database)
            throws IOException, InterruptedException {
        var left = Postmaster.of(database);
        if (left.isEmpty()) {
            return;
        }
        if (left.get().runs()) {
            LOG.warn("stopping the database that a killed register left running");
            stop(programs, database);
        }
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(ZOMBIE_SECONDS_MAX);
        while (left.get().isZombie() && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        if (left.get().isNumberTaken() && !left.get().runs()) {
            // Nobody's server any more, but PostgreSQL would take whoever has the number now for
            // one.
            Files.deleteIfExists(Postmaster.file(database));
        }
    }

    private static void stop(PostgresPrograms programs, Path database)
            throws IOException, InterruptedException {
        var running = Postmaster.of(database).filter(Postmaster::runs);
        if (running.isEmpty()) {
            return;
        }
        try {
            stop(programs, database, "fast");
        } catch (IOException tooSlow) {
            LOG.warn("the database does not stop: {}", tooSlow.getMessage());
            // Crash recovery at the next start; nothing that was acknowledged is lost.
            stop(programs, database, "immediate");
        }
        while (running.get().runs()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static void stop(PostgresPrograms programs, Path database, String mode)
            throws IOException, InterruptedException {
        programs.run(
                "pg_ctl",
                "stop",
                "--wait",
                "--timeout=" + STOP_SECONDS_MAX,
                "--mode=" + mode,
                "--pgdata=" + database);
    }

    private static void createRegistry(DatabaseAddress server) throws SQLException {
        var login = new Properties();
        login.setProperty("user", server.user());
        login.setProperty("password", server.password());
        try (var connection = DriverManager.getConnection(server.url(), login);
                var statement = connection.createStatement();
                var found =
                        statement.executeQuery(
                                "select 1 from pg_database where datname = '" + NAME + "'")) {
            if (!found.next()) {
                statement.execute("create database " + NAME);
            }
        }
    }

    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            var random = new byte[24];
            new SecureRandom().nextBytes(random);
            PrivateFiles.write(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file).strip();
    }

    private static String settings() {
        return SETTINGS.entrySet().stream()
                .map(setting -> "-c " + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(" "));
    }

    private static String url(int port, String name) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
