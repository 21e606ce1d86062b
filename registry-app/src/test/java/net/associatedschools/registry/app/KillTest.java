package net.associatedschools.registry.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import net.associatedschools.registry.app.Caller.Answer;
import net.associatedschools.registry.app.Caller.Sent;
import net.associatedschools.registry.app.database.DatabaseAddress;
import net.associatedschools.registry.app.serving.ServingProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of a serving process while it is told things. */
class KillTest {
    private static final int KILLS = Integer.getInteger("registry.kills", 3);
    private static final int CALLERS = 8;
    private static final int ANSWERS_BEFORE_KILL = 60;
    private static final int SECONDS_MAX = 120;

    @TempDir Path folder;

    private final Map<Sent, Answer> acknowledged = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Sent> unanswered = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Sent> latest = new ConcurrentLinkedQueue<>();
    private final Semaphore answers = new Semaphore(0);
    private final ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();

    @Test
    void R_APP_13_what_was_acknowledged_is_in_the_log_once_and_what_was_not_may_be_repeated(
            TestReporter reporter) throws Exception {
        var directory = folder.resolve("data");
        Finland finland;
        var shared = Finland.school();
        try (var serving = ServingProcess.serving(directory)) {
            var url = ServingProcess.url(directory);
            finland = Finland.founded(url, directory.resolve("token"));
            told(finland.coordinator(), url, Finland.member(shared));
            killUnderLoad(serving, finland, url, shared);
        }
        for (int kill = 2; kill <= KILLS; kill++) {
            try (var serving = restarted(directory, finland, reporter)) {
                killUnderLoad(serving, finland, ServingProcess.url(directory), shared);
            }
        }
        try (var serving = restarted(directory, finland, reporter)) {
            serving.stop();
            assertEquals(List.of(), List.copyOf(refused));
        }
    }

    private void killUnderLoad(ServingProcess serving, Finland finland, URI url, String shared)
            throws Exception {
        answers.drainPermits();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var loads = new ArrayList<Future<?>>();
            for (int i = 0; i < CALLERS; i++) {
                loads.add(callers.submit(() -> load(finland.coordinator(), url, shared)));
            }
            assertTrue(answers.tryAcquire(ANSWERS_BEFORE_KILL, SECONDS_MAX, TimeUnit.SECONDS));
            serving.kill();
            for (var load : loads) load.get();
        }
        assertEquals(List.of(), List.copyOf(refused));
    }

    /** Until nobody answers any more. */
    private Void load(Caller coordinator, URI url, String shared) throws InterruptedException {
        var last = new Sent[1];
        try {
            while (true) {
                last[0] = Finland.apply(Finland.school(), "2023-09-01");
                var application = told(coordinator, url, last[0]).text("application");
                // All meet on this one.
                last[0] = Finland.rename(shared, "Name of " + application);
                told(coordinator, url, last[0]);
                last[0] = Finland.withdraw(application, "2023-10-01");
                told(coordinator, url, last[0]);
            }
        } catch (HttpTimeoutException silent) {
            refused.add(last[0] + " " + silent);
            return null;
        } catch (IOException gone) {
            unanswered.add(last[0]);
            return null;
        }
    }

    private Answer told(Caller coordinator, URI url, Sent command)
            throws IOException, InterruptedException {
        var answer = coordinator.tell(url, command);
        if (answer.isDone()) {
            acknowledged.put(command, answer);
            latest.add(command);
        } else {
            refused.add(command + " " + answer);
        }
        answers.release();
        return answer;
    }

    /** By itself; checked to be what it was, and to take what was not acknowledged. */
    private ServingProcess restarted(Path directory, Finland finland, TestReporter reporter)
            throws Exception {
        long start = System.nanoTime();
        var serving = ServingProcess.serving(directory);
        long ready = System.nanoTime();
        var url = ServingProcess.url(directory);
        try (var inspection = new Inspection(embedded(directory))) {
            inspection.logIsWhole();
            long last = inspection.lastPosition();
            reach(finland, url, last);
            long moved = System.nanoTime();
            for (var command : unanswered) {
                var answer = told(finland.coordinator(), url, command);
                assertEquals(answer, finland.coordinator().tell(url, command));
            }
            reporter.publishEntry(
                    Map.of(
                            "ready ms", millis(start, ready),
                            "views ms", millis(ready, moved),
                            "acknowledged", Integer.toString(acknowledged.size()),
                            "repeated", Integer.toString(unanswered.size()),
                            "of them known", Long.toString(known(last))));
            unanswered.clear();
            for (var command : latest) {
                var again = finland.coordinator().tell(url, command);
                assertEquals(acknowledged.get(command), again);
            }
            latest.clear();
            reach(finland, url, inspection.lastPosition());
            inspection.logIsWhole();
            inspection.holdsExactly(Set.of(finland.coordinator().actor()), acknowledged.values());
            inspection.viewsEqualRebuild();
        } catch (Throwable failed) {
            serving.close();
            throw failed;
        }
        return serving;
    }

    private long known(long last) {
        return acknowledged.entrySet().stream()
                .filter(told -> unanswered.contains(told.getKey()))
                .filter(told -> told.getValue().position() <= last)
                .count();
    }

    private static void reach(Finland finland, URI url, long position) throws Exception {
        var answer = finland.coordinator().askPatiently(url, "/api/v1/directory?limit=1", position);
        assertEquals(200, answer.status(), answer.toString());
    }

    private static String millis(long from, long to) {
        return Long.toString(TimeUnit.NANOSECONDS.toMillis(to - from));
    }

    static DatabaseAddress embedded(Path directory) throws IOException {
        var postmaster = directory.resolve("database").resolve("postmaster.pid");
        var port = Files.readAllLines(postmaster).get(3).strip();
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + port + "/registry",
                "registry",
                Files.readString(directory.resolve("password")).strip());
    }
}
