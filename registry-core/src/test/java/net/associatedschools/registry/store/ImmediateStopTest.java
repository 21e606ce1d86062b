package net.associatedschools.registry.store;

import static net.associatedschools.registry.store.TestEvents.noted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged is there after a server that writes to disk was stopped at once. */
class ImmediateStopTest {
    @TempDir private Path directory;

    @Test
    void what_was_acknowledged_is_there_once_after_an_immediate_stop() throws Exception {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        try (var server = start()) {
            var sessions = server.getPostgresDatabase();
            assertDurable(sessions);
            EventLog.migrate(sessions);
            try (var threads = Executors.newFixedThreadPool(4)) {
                var writers = new ArrayList<Future<?>>();
                for (int writer = 0; writer < 4; writer++) {
                    var stream = "writer:" + writer;
                    writers.add(threads.submit(() -> write(sessions, stream, acknowledged)));
                }
                while (acknowledged.size() < 200) Thread.onSpinWait();
                stopImmediately();
                for (var writer : writers) writer.get();
            }
        }
        try (var server = start()) {
            var sessions = server.getPostgresDatabase();
            long there = TestServer.number(sessions, "select count(*) from event_log");
            assertEquals(there, TestServer.number(sessions, "select max(position) from event_log"));
            var lost = new ArrayList<String>();
            for (var id : acknowledged) {
                var one = "select count(*) from event_log where event_id = '%s'".formatted(id);
                if (TestServer.number(sessions, one) != 1) lost.add(id);
            }
            assertTrue(lost.isEmpty(), lost.size() + " of " + acknowledged.size() + " lost");
            // Of each writer at most the one append is there that nobody was told of.
            assertTrue(there <= acknowledged.size() + 4, there + " events");
        }
    }

    private static void write(DataSource sessions, String stream, Set<String> acknowledged) {
        var log =
                PostgresEventStore.builder()
                        .dataSource(sessions)
                        .serializer(TestEvents.serializer())
                        .build();
        try {
            for (int sequence = 0; ; sequence++) {
                var event = noted(stream, sequence);
                log.appendEvents(event);
                acknowledged.add(event.getIdentifier());
            }
        } catch (EventStoreException stopped) {
            // As it should be: the server is gone.
        }
    }

    static void assertDurable(DataSource sessions) {
        for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            var on =
                    "select count(*) from pg_settings where name = '%s' and setting = 'on'"
                            .formatted(setting);
            assertEquals(1, TestServer.number(sessions, on), setting);
        }
    }

    private EmbeddedPostgres start() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("data"))
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
    }

    /** As {@code pg_ctl stop -m immediate} does, which isn't among the embedded binaries' tools. */
    private void stopImmediately() throws IOException, InterruptedException {
        var pid = Files.readAllLines(directory.resolve("data/postmaster.pid")).getFirst().strip();
        assertEquals(0, new ProcessBuilder("kill", "-QUIT", pid).inheritIO().start().waitFor());
        var postmaster = ProcessHandle.of(Long.parseLong(pid));
        if (postmaster.isPresent()) postmaster.get().onExit().join();
    }
}
