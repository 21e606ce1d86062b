package net.associatedschools.registry.app.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedDatabaseTest {
    // One for all: each test leaves it stopped.
    @TempDir static Path folder;

    @Test
    void is_durable_and_closed_to_everyone_else() throws Exception {
        try (var directory = DataDirectory.hold(folder.resolve("data"));
                var database = EmbeddedDatabase.start(directory)) {
            var address = database.address();
            try (var connection = connect(address, address.password())) {
                assertEquals("on", setting(connection, "fsync"));
                assertEquals("on", setting(connection, "synchronous_commit"));
                assertEquals("on", setting(connection, "full_page_writes"));
                assertEquals("127.0.0.1", setting(connection, "listen_addresses"));
                assertEquals("", setting(connection, "unix_socket_directories"));
                assertEquals("scram-sha-256", setting(connection, "password_encryption"));
                assertEquals("60", setting(connection, "max_connections"));
                assertEquals("on", setting(connection, "data_checksums"));
            }
            var refused = assertThrows(SQLException.class, () -> connect(address, "guessed"));
            assertEquals("28P01", refused.getSQLState());
            assertEquals(
                    "[OWNER_READ, OWNER_WRITE]",
                    Files.getPosixFilePermissions(directory.path().resolve("password")).stream()
                            .sorted()
                            .toList()
                            .toString());
            assertFalse(address.toString().contains(address.password()));
        }
    }

    @Test
    void what_was_written_is_there_after_the_next_start() throws Exception {
        try (var directory = DataDirectory.hold(folder.resolve("data"))) {
            try (var database = EmbeddedDatabase.start(directory);
                    var connection = connect(database.address(), database.address().password());
                    var statement = connection.createStatement()) {
                statement.execute("create table kept as select 42 as answer");
            }
            assertTrue(Postmaster.of(directory.path().resolve("database")).isEmpty());
            try (var database = EmbeddedDatabase.start(directory);
                    var connection = connect(database.address(), database.address().password());
                    var statement = connection.createStatement();
                    var found = statement.executeQuery("select answer from kept")) {
                assertTrue(found.next());
                assertEquals(42, found.getInt(1));
            }
        }
    }

    @Test
    void a_half_made_database_is_made_anew() throws Exception {
        try (var directory = DataDirectory.hold(folder.resolve("half"))) {
            var half = Files.createDirectories(directory.path().resolve("database.new"));
            Files.writeString(half.resolve("postgresql.conf"), "cut off");
            var unpacking = Files.createDirectories(directory.path().resolve(".postgresql-1/bin"));
            EmbeddedDatabase.start(directory).close();
            assertFalse(Files.exists(half));
            assertFalse(Files.exists(unpacking));
        }
    }

    @ParameterizedTest
    @CsvSource({"bin/postgres", "unpacked"})
    void a_truncated_program_is_unpacked_again(String file) throws Exception {
        var damaged =
                PostgresPrograms.unpackedIn(folder.resolve("programs")).folder().resolve(file);
        var size = Files.size(damaged);
        try (var channel = FileChannel.open(damaged, StandardOpenOption.WRITE)) {
            channel.truncate(size / 2);
        }
        PostgresPrograms.unpackedIn(folder.resolve("programs")).run("postgres", "--version");
        assertEquals(size, Files.size(damaged));
        try (var left = Files.list(folder.resolve("programs"))) {
            assertEquals(1, left.count());
        }
    }

    @Test
    void a_stranger_with_the_old_servers_number_is_left_alone() throws Exception {
        try (var directory = DataDirectory.hold(folder.resolve("data"))) {
            EmbeddedDatabase.start(directory).close();
            var stranger = new ProcessBuilder("sleep", "60").start();
            try {
                var database = directory.path().resolve("database");
                writePidFile(database, stranger.pid());
                var left = Postmaster.of(database).orElseThrow();
                assertTrue(left.isNumberTaken());
                assertFalse(left.runs());
                EmbeddedDatabase.start(directory).close();
                assertTrue(stranger.isAlive());
            } finally {
                stranger.destroyForcibly();
            }
        }
    }

    @Test
    void another_registers_server_is_not_taken_for_ours() throws Exception {
        try (var ours = DataDirectory.hold(folder.resolve("data"));
                var theirs = DataDirectory.hold(folder.resolve("theirs"));
                var running = EmbeddedDatabase.start(theirs)) {
            EmbeddedDatabase.start(ours).close();
            var pid = Postmaster.of(theirs.path().resolve("database")).orElseThrow().pid();
            writePidFile(ours.path().resolve("database"), pid);
            EmbeddedDatabase.start(ours).close();
            connect(running.address(), running.address().password()).close();
        }
    }

    private static void writePidFile(Path database, long pid) throws IOException {
        Files.write(
                Postmaster.file(database),
                List.of(
                        Long.toString(pid),
                        database.toString(),
                        Long.toString(Instant.now().getEpochSecond()),
                        "5432",
                        "",
                        "127.0.0.1"));
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("show " + name)) {
            found.next();
            return found.getString(1);
        }
    }

    private static Connection connect(DatabaseAddress address, String password)
            throws SQLException {
        return DriverManager.getConnection(address.url(), address.user(), password);
    }
}
