package net.associatedschools.registry.app.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code registry serve} from the outside: processes, signals, files. */
class ServeTest {
    private static final int KILLS = Integer.getInteger("registry.kills", 3);
    private static final long ROWS_BEFORE_KILL = 200;
    private static final long SECONDS_MAX = 60;

    // One for all: each test leaves it stopped, and making a database is the slowest part.
    @TempDir static Path folder;
    static Path directory;
    private volatile long unacknowledged;

    @BeforeAll
    static void name_the_data_directory() {
        directory = folder.resolve("data");
    }

    @Test
    void answers_at_the_address_of_the_ready_file_and_stops_without_a_trace() throws Exception {
        ProcessHandle postmaster;
        try (var serving = ServingProcess.serving(directory)) {
            var url = ServingProcess.url(directory);
            assertEquals(200, status(url.resolve("/health")));
            assertEquals(url + "\n", Files.readString(directory.resolve("serving")));
            assertTrue(serving.output().contains(url.toString()), serving.output());
            postmaster = ServingProcess.postmaster(directory);
            assertNotNull(postmaster);
            assertTrue(postmaster.isAlive());
            serving.stop();
            assertFalse(serving.output().contains("ERROR"), serving.output());
        }
        assertFalse(Files.exists(directory.resolve("serving")));
        assertNull(ServingProcess.postmaster(directory));
        postmaster.onExit().get(SECONDS_MAX, TimeUnit.SECONDS);
        assertTrue(
                Files.readString(directory.resolve("database.log"))
                        .strip()
                        .endsWith("database system is shut down"));
    }

    @Test
    void a_second_start_is_refused_in_one_line_that_names_the_first() throws Exception {
        try (var serving = ServingProcess.serving(directory)) {
            var url = ServingProcess.url(directory);
            try (var second =
                    ServingProcess.start(
                            folder.resolve("second"),
                            "serve",
                            "--port",
                            "0",
                            "--data-dir",
                            directory.toString())) {
                assertEquals(1, second.waitFor());
                assertEquals(
                        "registry: "
                                + directory.toRealPath()
                                + " is already served at "
                                + url
                                + "\n",
                        second.output());
            }
            assertEquals(200, status(url.resolve("/health")));
            serving.stop();
        }
    }

    @Test
    void a_taken_port_is_refused_in_one_line_and_leaves_nothing_running() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var second =
                        ServingProcess.start(
                                folder.resolve("second"),
                                "serve",
                                "--port",
                                Integer.toString(taken.getLocalPort()),
                                "--data-dir",
                                directory.toString())) {
            assertEquals(1, second.waitFor());
            assertTrue(
                    second.output().startsWith("registry: port " + taken.getLocalPort()),
                    second.output());
            assertEquals(1, second.output().lines().count(), second.output());
        }
        assertNull(ServingProcess.postmaster(directory));
    }

    @Test
    void a_question_on_a_served_directory_never_stops_its_database() throws Exception {
        try (var serving = ServingProcess.serving(directory)) {
            var url = ServingProcess.url(directory);
            var postmaster = ServingProcess.postmaster(directory);
            assertNotNull(postmaster);
            // One is killed, one stopped, both before they can have come far; one ends by itself.
            try (var killed = asking("killed");
                    var stopped = asking("stopped");
                    var asking = asking("asking")) {
                killed.kill();
                stopped.stop();
                assertEquals(0, asking.waitFor(), asking.output());
            }
            assertEquals(postmaster, ServingProcess.postmaster(directory));
            assertTrue(postmaster.isAlive());
            assertEquals(200, status(url.resolve("/api/v1/directory")));
            assertEquals(url + "\n", Files.readString(directory.resolve("serving")));
            serving.stop();
            assertFalse(serving.output().contains("ERROR"), serving.output());
        }
    }

    private static ServingProcess asking(String output) throws IOException {
        return ServingProcess.start(
                folder.resolve(output),
                "directory",
                "--data-dir",
                directory.toString(),
                "--format",
                "json");
    }

    @Test
    void recovers_by_itself_from_being_killed_and_keeps_what_was_acknowledged() throws Exception {
        var acknowledged = new AtomicLong();
        var load = Thread.ofVirtual().unstarted(() -> {});
        for (int kill = 1; kill <= KILLS; kill++) {
            // From the second time on the load still runs: the start takes the database away from
            // it.
            try (var serving = ServingProcess.serving(directory)) {
                load.join();
                var orphan = ServingProcess.postmaster(directory);
                assertNotNull(orphan);
                try (var connection = connect()) {
                    assertEquals(acknowledged.get(), rows(connection), "before kill " + kill);
                }
                var goal = acknowledged.get() + ROWS_BEFORE_KILL;
                load = Thread.ofVirtual().start(() -> append(acknowledged));
                while (acknowledged.get() < goal && load.isAlive()) {
                    Thread.onSpinWait();
                }
                serving.kill();
                assertTrue(orphan.isAlive(), "the killed register leaves its database running");
            }
        }
        try (var serving = ServingProcess.serving(directory)) {
            load.join();
            try (var connection = connect()) {
                assertEquals(acknowledged.get(), rows(connection));
                assertTrue(acknowledged.get() >= KILLS * ROWS_BEFORE_KILL);
            }
            serving.stop();
        }
    }

    /** One row after the other, each in a transaction of its own, until the database goes away. */
    private void append(AtomicLong acknowledged) {
        try (var connection = connect();
                var insert = connection.prepareStatement("insert into load values (?)")) {
            while (true) {
                insert.setLong(1, acknowledged.get() + 1);
                insert.executeUpdate();
                acknowledged.incrementAndGet();
            }
        } catch (SQLException | IOException ended) {
            // The last commit may have been made and its acknowledgement lost: that row is not
            // counted.
            unacknowledged = acknowledged.get() + 1;
        }
    }

    private long rows(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create table if not exists load (n bigint primary key)");
            statement.execute("delete from load where n = " + unacknowledged);
            try (var found =
                    statement.executeQuery("select count(*), coalesce(max(n), 0) from load")) {
                found.next();
                assertEquals(found.getLong(1), found.getLong(2));
                return found.getLong(1);
            }
        }
    }

    private Connection connect() throws IOException, SQLException {
        var port =
                Files.readAllLines(directory.resolve("database").resolve("postmaster.pid"))
                        .get(3)
                        .strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/registry",
                "registry",
                Files.readString(directory.resolve("password")).strip());
    }

    private static int status(URI url) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
