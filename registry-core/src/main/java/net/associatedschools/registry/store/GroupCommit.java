package net.associatedschools.registry.store;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets units that come at the same time share one commit: whoever finds nobody leading leads, and
 * writes all that is queued; the others wait for what becomes of theirs.
 *
 * <p>A single sender leads at once, on its own thread, and pays nothing for the others that might
 * have been there. A leader writes one group only, then hands over to the first that came
 * meanwhile, so that nobody works for the others for ever. Where there were several, the next
 * leader looks for a moment whether they come again: else half of them would always be late for its
 * group and wait for the one after it.
 */
final class GroupCommit {
    /** Enough to pay for a commit, few enough for one statement. */
    private static final int EVENTS_MAX = 2_000;

    private static final long BYTES_MAX = 8L << 20;

    /** Of the time that the last group took; and in nanoseconds, for a slow disk. */
    private static final int MOMENT_PART = 4;

    private static final long MOMENT_MAX = 100_000;

    private final Writer writer;
    private final AppendListener listener;
    private final ReentrantLock gate = new ReentrantLock();
    private final Queue<Append> queue = new ArrayDeque<>();
    private volatile int queued;
    private boolean led;

    // Left by each leader to the next.
    private int expected = 1;
    private long lastTook;

    /** Writes groups, one at a time, each on the thread of its leader. */
    interface Writer {
        /** Decides each of these appends. */
        void write(List<Append> group);

        /** Nobody is waiting: lets go of what was kept for the next group. */
        void rest();
    }

    GroupCommit(Writer writer, AppendListener listener) {
        this.writer = writer;
        this.listener = listener;
    }

    void append(List<NewEvent> unit) {
        var append = new Append(unit);
        if (!queued(append)) {
            append.await();
        }
        if (!append.isDecided()) {
            lead();
        }
        append.answer();
    }

    /** Whether nobody led, so that the sender has to. */
    private boolean queued(Append append) {
        gate.lock();
        try {
            queue.add(append);
            queued = queue.size();
            boolean leads = !led;
            led = true;
            return leads;
        } finally {
            gate.unlock();
        }
    }

    private void lead() {
        // An interrupt would break the connection in the middle of a commit, so it waits.
        boolean interrupted = Thread.interrupted();
        waitForThoseExpected();
        var group = group();
        long start = System.nanoTime();
        try {
            writer.write(group);
            listener.wrote(
                    group.size(), events(group), Duration.ofNanos(System.nanoTime() - start));
        } catch (RuntimeException | Error broken) {
            forget(group, broken);
            throw broken;
        } finally {
            handOver(group.size(), System.nanoTime() - start);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Without sleeping: to be woken takes as long as there is to wait. */
    private void waitForThoseExpected() {
        long start = System.nanoTime();
        long moment = Math.min(lastTook / MOMENT_PART, MOMENT_MAX);
        while (queued < expected && System.nanoTime() - start < moment) {
            Thread.onSpinWait();
        }
    }

    /** Lets nobody wait for ever, come what may. */
    private static void forget(List<Append> group, Throwable broken) {
        for (var append : group) {
            if (!append.isDecided()) {
                append.refused(new AppendOutcomeUnknown(append.eventIds(), broken));
            }
        }
    }

    /** The first that came, in any case, and as many behind it as fit. */
    private List<Append> group() {
        var group = new ArrayList<Append>();
        int events = 0;
        long bytes = 0;
        gate.lock();
        try {
            for (var next = queue.peek(); next != null; next = queue.peek()) {
                events += next.unit().size();
                bytes += bytes(next.unit());
                if (!group.isEmpty() && (events > EVENTS_MAX || bytes > BYTES_MAX)) {
                    break;
                }
                group.add(queue.remove());
            }
            queued = queue.size();
            return group;
        } finally {
            gate.unlock();
        }
    }

    /** In one step with looking at the queue: else someone could queue up and sleep for ever. */
    private void handOver(int wrote, long took) {
        gate.lock();
        try {
            expected = wrote + queue.size();
            lastTook = took;
            var next = queue.peek();
            if (next != null) {
                next.lead();
            } else {
                writer.rest();
                led = false;
            }
        } finally {
            gate.unlock();
        }
    }

    private static int events(List<Append> group) {
        int events = 0;
        for (var append : group) {
            events += append.unit().size();
        }
        return events;
    }

    private static long bytes(List<NewEvent> unit) {
        long bytes = 0;
        for (var event : unit) {
            bytes += event.payload().length + event.metadata().length;
        }
        return bytes;
    }
}
