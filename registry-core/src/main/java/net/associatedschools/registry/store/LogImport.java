package net.associatedschools.registry.store;

import java.io.BufferedReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Takes an exported log into an empty one, or goes on where the log ends: positions, times, salts
 * and ids stay, so that the root stays.
 *
 * <p>What the log has already is compared and passed over, so an import that broke off is simply
 * run again. The rest is written by COPY in chunks of 10,000 under the log's lock, each by two
 * sessions, so the data source has to have two connections. The first event that doesn't fit is
 * refused by its line; the chunks before it stay, and of its own what stands before it.
 */
public final class LogImport {
    private static final int CHUNK = 10_000;

    /** Fewer aren't worth a second session. */
    private static final int HALVED_MIN = 1_000;

    private final DataSource dataSource;
    private final Check check;
    private final Map<String, Long> heads = new HashMap<>();
    private long found;
    private long written;

    /** What an application asks of an event beside what every log does. */
    @FunctionalInterface
    public interface Check {
        /** Why it is refused; null where it isn't. */
        @Nullable String refusal(StoredEvent event);
    }

    /**
     * How far an import is.
     *
     * @param found events that the log had already
     * @param written events that were committed by this import
     */
    public record Report(long found, long written) {}

    /** Says which line is at fault, why, and what was written before it. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final long line;
        private final transient Report report;

        private Refused(long line, String why, Report report) {
            super("line %d: %s".formatted(line, why));
            this.line = line;
            this.report = report;
        }

        /** Counted from 1. */
        public long line() {
            return line;
        }

        /** What was found and written before. */
        public Report report() {
            return report;
        }
    }

    private LogImport(DataSource dataSource, Check check) {
        this.dataSource = dataSource;
        this.check = check;
    }

    /**
     * Reads lines as {@link LogLines} writes them. Progress is told after each chunk, by another
     * thread than the caller's.
     */
    public static Report lines(
            DataSource dataSource, BufferedReader lines, Check check, Consumer<Report> progress) {
        var running = new LogImport(dataSource, check);
        return running.take(lines.lines().map(LogLines::read).iterator(), progress);
    }

    /** The same for events that come from elsewhere; a line's number is then the event's. */
    public static Report events(
            DataSource dataSource,
            Iterator<StoredEvent> events,
            Check check,
            Consumer<Report> progress) {
        return new LogImport(dataSource, check).take(events, progress);
    }

    /** A chunk is read while the one before it is written. */
    private Report take(Iterator<StoredEvent> events, Consumer<Report> progress) {
        try (var writer = Executors.newSingleThreadExecutor()) {
            Future<?> writing = CompletableFuture.completedFuture(null);
            for (var chunk = Chunk.of(events); ; chunk = Chunk.of(events)) {
                Elsewhere.done(writing, RuntimeException.class);
                if (chunk.isNothing()) return report();
                var next = chunk;
                writing = writer.submit(() -> write(next, progress));
            }
        }
    }

    /** What was read, and why no more of it could be. */
    private record Chunk(List<StoredEvent> events, @Nullable String unreadable) {
        static Chunk of(Iterator<StoredEvent> events) {
            var chunk = new ArrayList<StoredEvent>();
            try {
                while (chunk.size() < CHUNK && events.hasNext()) {
                    chunk.add(events.next());
                }
                return new Chunk(chunk, null);
            } catch (IllegalArgumentException unreadable) {
                return new Chunk(chunk, String.valueOf(unreadable.getMessage()));
            }
        }

        boolean isNothing() {
            return events.isEmpty() && unreadable == null;
        }
    }

    /** A line that can't be read is refused after what stands before it was written. */
    private void write(Chunk chunk, Consumer<Report> progress) {
        if (!chunk.events.isEmpty()) {
            write(chunk.events);
            progress.accept(report());
        }
        if (chunk.unreadable != null) {
            throw refused(0, chunk.unreadable);
        }
    }

    /** Writes as much of the chunk as fits. */
    private void write(List<StoredEvent> chunk) {
        try (var connection = dataSource.getConnection()) {
            try {
                copy(connection, chunk, Set.of(), LogImport::goesOn);
            } catch (SQLException refused) {
                if (!LogWriter.UNIQUE_VIOLATION.equals(refused.getSQLState())) {
                    throw refused;
                }
                copy(connection, chunk, taken(connection, chunk), event -> true);
            }
        } catch (SQLException failure) {
            throw new EventStoreException(
                    "import: broke off after %s; run again, it goes on from there: %s"
                            .formatted(report(), failure.getMessage()),
                    failure);
        }
    }

    /** Else its stream is new, and if it isn't, the table says so. */
    private static boolean goesOn(StoredEvent first) {
        return first.sequence() > 0;
    }

    private static Set<UUID> taken(Connection connection, List<StoredEvent> chunk)
            throws SQLException {
        var events = chunk.stream().map(StoredEvent::asNew).toList();
        return Taken.of(connection, events).salts().keySet();
    }

    /** Under the lock; what it counts is committed. */
    private void copy(
            Connection connection,
            List<StoredEvent> chunk,
            Set<UUID> taken,
            Predicate<StoredEvent> asksForHead)
            throws SQLException {
        var refusal =
                LogLock.holding(
                        connection,
                        () -> {
                            int present = present(connection, chunk);
                            chunk.subList(0, present).forEach(this::pass);
                            var before =
                                    present > 0
                                            ? chunk.get(present - 1)
                                            : LogReader.last(connection);
                            var rest = chunk.subList(present, chunk.size());
                            loadHeads(connection, rest, before, asksForHead);
                            var fit = new Fit(before, taken);
                            fit.take(rest);
                            write(connection, fit.fitting);
                            found += present;
                            heads.putAll(fit.moved);
                            return Optional.ofNullable(fit.why);
                        });
        if (refusal.isPresent()) {
            throw refused(0, refusal.get());
        }
    }

    private void write(Connection locked, List<StoredEvent> events) throws SQLException {
        int before = 0;
        if (events.size() >= HALVED_MIN) {
            before = CopyHalves.write(dataSource, locked, events);
            written += before;
        } else if (!events.isEmpty()) {
            CopyRows.write(locked, events);
        }
        locked.commit();
        written += events.size() - before;
    }

    private void pass(StoredEvent event) {
        heads.merge(event.stream(), event.sequence(), Math::max);
    }

    /** How many events at the chunk's start are in the log; they must be the same. */
    private int present(Connection connection, List<StoredEvent> chunk) throws SQLException {
        var present = LogReader.between(connection, chunk.getFirst().position(), chunk.size());
        for (int i = 0; i < present.size(); i++) {
            if (!Arrays.equals(LogEntry.of(present.get(i)), LogEntry.of(chunk.get(i)))) {
                throw refused(i, "position: the log has another event there, " + present.get(i));
            }
        }
        return present.size();
    }

    /** What of a chunk follows the log, event by event, up to the first that doesn't. */
    private final class Fit {
        private final List<StoredEvent> fitting = new ArrayList<>();
        private final Map<String, Long> moved = new HashMap<>();
        private final Set<UUID> ids;
        private @Nullable StoredEvent last;
        private @Nullable String why;

        Fit(@Nullable StoredEvent last, Set<UUID> taken) {
            this.last = last;
            ids = new HashSet<>(taken);
        }

        void take(List<StoredEvent> rest) {
            for (var event : rest) {
                why = refusal(event);
                if (why != null) {
                    return;
                }
                fitting.add(event);
                last = event;
                moved.put(event.stream(), event.sequence());
            }
        }

        private @Nullable String refusal(StoredEvent event) {
            var before = last;
            long position = before == null ? 0 : before.position();
            if (event.position() != position + 1) {
                return "position: %d doesn't follow %d".formatted(event.position(), position);
            }
            if (before != null && event.recordedAt().isBefore(before.recordedAt())) {
                return "recordedAt: before that of the event before it";
            }
            var head = moved.getOrDefault(event.stream(), heads.getOrDefault(event.stream(), -1L));
            if (event.sequence() != head + 1) {
                return "sequence: %d, where %s goes on with %d"
                        .formatted(event.sequence(), event.stream(), head + 1);
            }
            if (!ids.add(event.eventId())) {
                return "eventId: %s is there already".formatted(event.eventId());
            }
            if (!isText(event.stream()) || !isText(event.name()) || event.type().contains("\0")) {
                return "stream, name, type: empty, or with a zero in it";
            }
            if (event.revision() < 0 || event.salt().length != LogEntry.SALT_LENGTH) {
                return "revision, salt: not as a log has them";
            }
            return check.refusal(event);
        }

        private static boolean isText(String text) {
            return !text.isEmpty() && !text.contains("\0");
        }
    }

    /** Of a log that was empty all heads are known; else it is asked for those that aren't. */
    private void loadHeads(
            Connection connection,
            List<StoredEvent> rest,
            @Nullable StoredEvent before,
            Predicate<StoredEvent> asksForHead)
            throws SQLException {
        if (before == null || written == before.position()) {
            return;
        }
        var unknown = new HashSet<String>();
        var seen = new HashSet<String>();
        for (var event : rest) {
            boolean first = seen.add(event.stream()) && !heads.containsKey(event.stream());
            if (first && asksForHead.test(event)) {
                unknown.add(event.stream());
            }
        }
        if (!unknown.isEmpty()) {
            heads.putAll(LogReader.heads(connection, unknown));
        }
    }

    private Refused refused(int ahead, String why) {
        return new Refused(found + written + ahead + 1, why, report());
    }

    private Report report() {
        return new Report(found, written);
    }
}
