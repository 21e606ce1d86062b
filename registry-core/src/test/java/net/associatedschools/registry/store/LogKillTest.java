package net.associatedschools.registry.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes append from eight threads each, and are killed; so is their PostgreSQL. What was
 * acknowledged is in the log, once; what was refused isn't; positions have no gap, and a reader
 * that follows the log misses none.
 *
 * <p>Few kills as a rule; with {@code -Pkills} 50 of a writer and 12 of the server.
 */
class LogKillTest {
    private static final int WRITERS_KILLED = Integer.getInteger("kills.writers", 4);
    private static final int SERVERS_KILLED = Integer.getInteger("kills.servers", 3);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir private Path directory;

    private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<UUID> refused = ConcurrentHashMap.newKeySet();
    private @Nullable EmbeddedPostgres started;

    @Test
    void nothing_acknowledged_is_lost_whoever_is_killed() throws Exception {
        long seed = Long.getLong("kills.seed", System.nanoTime());
        System.out.printf(
                "kills: seed %d, %d of writers, %d of the server (-Dkills.seed=%d)%n",
                seed, WRITERS_KILLED, SERVERS_KILLED, seed);
        var random = new Random(seed);
        start(0);
        EventLog.migrate(dataSource());
        var running = new AtomicBoolean(true);
        var writers = new ArrayList<Process>();
        try (var threads = Executors.newCachedThreadPool()) {
            var reader = threads.submit(follow(running));
            try {
                for (int i = 0; i < 2; i++) {
                    writers.add(writer());
                }
                int left = WRITERS_KILLED + SERVERS_KILLED;
                int servers = SERVERS_KILLED;
                while (left > 0) {
                    awaitProgress(random.nextInt(50, 400));
                    if (random.nextInt(left) < servers) {
                        killServer(servers % 3);
                        servers--;
                    } else {
                        int which = random.nextInt(2);
                        writers.get(which).destroyForcibly().waitFor();
                        writers.set(which, writer());
                    }
                    left--;
                }
                awaitProgress(100);
            } finally {
                for (var writer : writers) {
                    writer.destroyForcibly().waitFor();
                }
                running.set(false);
            }
            assertEquals(number("select count(*) from event_log"), reader.get());
        }
        verify();
        server().close();
    }

    private void verify() {
        assertEquals(
                number("select count(*) from event_log"),
                number("select max(position) from event_log"));
        assertEquals(
                0,
                number(
                        """
                        select count(*) from event_log later join event_log earlier
                        on later.position = earlier.position + 1
                        where later.recorded_at < earlier.recorded_at"""));
        var ids = new HashSet<UUID>();
        for (var event : log().read(0, Integer.MAX_VALUE)) {
            assertTrue(ids.add(event.eventId()));
        }
        var lost = new HashSet<>(acknowledged);
        lost.removeAll(ids);
        assertEquals(Set.of(), lost);
        var refusedAndThere = new HashSet<>(refused);
        refusedAndThere.retainAll(ids);
        assertEquals(Set.of(), refusedAndThere);
        System.out.printf(
                "kills: %d events in the log, %d acknowledged, %d refused%n",
                ids.size(), acknowledged.size(), refused.size());
    }

    private void awaitProgress(int events) throws InterruptedException {
        int goal = acknowledged.size() + events;
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (acknowledged.size() < goal) {
            assertTrue(System.nanoTime() < until, "nobody appends any more");
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    /** One session, all at once without a word to the disk, or the head without its sessions. */
    private void killServer(int how) throws Exception {
        var postmaster = Files.readString(directory.resolve("postmaster.pid")).lines().findFirst();
        switch (how) {
            case 0 -> kill("KILL", Long.toString(backend()));
            case 1 -> kill("QUIT", postmaster.orElseThrow());
            default -> kill("KILL", postmaster.orElseThrow());
        }
        if (how != 0) {
            int port = server().getPort();
            server().close();
            start(port);
        }
    }

    private long backend() throws InterruptedException {
        while (true) {
            long backend =
                    number(
                            """
                            select coalesce(max(pid), 0) from pg_stat_activity
                            where query like '%insert into event_log%' and pid <> pg_backend_pid()""");
            if (backend != 0) {
                return backend;
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private static void kill(String signal, String process) throws Exception {
        assertEquals(
                0, new ProcessBuilder("kill", "-" + signal, process).inheritIO().start().waitFor());
    }

    private void start(int port) throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                var builder =
                        EmbeddedPostgres.builder()
                                .setDataDirectory(directory)
                                .setCleanDataDirectory(false)
                                // Given up earlier, it would keep its lock on the directory.
                                .setPGStartupWait(PATIENCE)
                                .setServerConfig("fsync", "on")
                                .setServerConfig("full_page_writes", "on")
                                .setServerConfig("synchronous_commit", "on");
                started = (port == 0 ? builder : builder.setPort(port)).start();
                return;
            } catch (IOException | IllegalStateException sessionsOfTheKilledServerAreLeft) {
                if (System.nanoTime() > until) {
                    throw sessionsOfTheKilledServerAreLeft;
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
    }

    private EmbeddedPostgres server() {
        return Objects.requireNonNull(started, "started");
    }

    private Process writer() throws IOException {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx128m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                WriterProcess.class.getName(),
                                server().getJdbcUrl("postgres", "postgres"))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        Thread.ofPlatform().daemon().start(() -> listen(process));
        return process;
    }

    /** A line that the kill cut off was never said. */
    private void listen(Process process) {
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.length() == 37 && (line.startsWith("+") || line.startsWith("-"))) {
                    var id = UUID.fromString(line.substring(1));
                    (line.startsWith("+") ? acknowledged : refused).add(id);
                }
            }
        } catch (IOException killed) {
            // Its end of the pipe is gone.
        }
    }

    /** Never sees k+1 before k; gives how many it saw. */
    private Callable<Long> follow(AtomicBoolean running) {
        return () -> {
            long seen = 0;
            boolean last = false;
            while (!last) {
                last = !running.get();
                try {
                    for (var event : log().read(seen, 500)) {
                        assertEquals(++seen, event.position());
                        last = false;
                    }
                } catch (EventStoreException away) {
                    last = false;
                    TimeUnit.MILLISECONDS.sleep(20);
                }
            }
            return seen;
        };
    }

    private long number(String sql) throws IllegalStateException {
        return TestServer.number(dataSource(), sql);
    }

    private DataSource dataSource() {
        return server().getPostgresDatabase();
    }

    private EventLogEngine log() {
        return PostgresEventStore.builder()
                .dataSource(dataSource())
                .serializer(TestEvents.serializer())
                .build();
    }
}
