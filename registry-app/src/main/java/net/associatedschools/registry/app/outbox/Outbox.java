package net.associatedschools.registry.app.outbox;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.app.database.LogPool;
import net.associatedschools.registry.app.outbox.Notice.State;
import net.associatedschools.registry.app.outbox.Sender.Letter;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Recorded;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is to hear of what: read off the log once, in its order, and sent by whichever node holds the
 * database's advisory lock. What was read stays read, whatever is rebuilt or replayed, and what is
 * older than a week isn't sent any more: so a register that was restored tells nobody twice. Of a
 * node that dies while it sends nobody knows; it isn't sent again, and says so.
 */
@Singleton
public final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    /** Of this use alone: "outbox" in ASCII. */
    private static final long LOCK = 0x6f_75_74_62_6f_78L;

    private static final int BATCH = 500;
    private static final int TRIES_MAX = 20;
    private static final Duration NEWS_FOR = Duration.ofDays(7);

    private final Registry registry;
    private final DataSource database;
    private final OutboxOptions options;
    private final @Nullable Sender sender;
    private final Derivation derivation;

    Outbox(Registry registry, LogPool database, OutboxOptions options, Optional<Sender> own) {
        this.registry = registry;
        this.database = database.dataSource();
        this.options = options;
        sender = own.orElse(by(options));
        derivation = new Derivation(registry);
    }

    private static @Nullable Sender by(OutboxOptions options) {
        URI way = options.way();
        if (way == null) return null;
        return "file".equals(way.getScheme())
                ? new FileSender(way)
                : new SmtpSender(way, options.from());
    }

    /** What one run came to: how many were sent, how many won't be, how many wait. */
    public record Run(int sent, int notSent, int waiting) {}

    /** A page of it at that position of the log. */
    public record Page(long position, List<Told> items) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /** A notice in words; they name institutions, and no person. */
    public record Told(Notice notice, String language, String subject, String body) {}

    /** The way by which people are told; nothing where there is none. */
    public Optional<String> way() {
        return Optional.ofNullable(sender).map(Sender::name);
    }

    @Scheduled(initialDelay = "30s", fixedDelay = "30s")
    void everyHalfMinute() {
        try {
            read();
            if (sender != null) {
                var run = send();
                if (run.sent() > 0) LOG.info("{} were told by {}", run.sent(), sender.name());
            }
        } catch (RuntimeException failed) {
            LOG.warn("The outbox waits for the next time", failed);
        }
    }

    /**
     * In one country, in one state (null: in any), after that one (position and recipient), in that
     * language (null: in that of the country). All that the log says so far is read first.
     */
    public Page page(
            @Nullable String country,
            @Nullable State state,
            long afterPosition,
            String afterRecipient,
            int limit,
            @Nullable Wording wording) {
        read();
        try (var connection = database.getConnection()) {
            var rows = new OutboxRows(connection);
            long position = rows.mark();
            var items =
                    rows.page(country, state, afterPosition, afterRecipient, limit).stream()
                            .map(notice -> told(notice, wording))
                            .toList();
            return new Page(position, items);
        } catch (SQLException failed) {
            throw new IllegalStateException("the outbox can't be read", failed);
        }
    }

    private Told told(Notice notice, @Nullable Wording chosen) {
        var wording = chosen == null ? Wording.of(notice.country()) : chosen;
        var name = derivation.name(notice);
        return new Told(
                notice,
                wording.language(),
                wording.subject(notice, name),
                wording.body(notice, name, derivation.effective(notice).orElse(null)));
    }

    /** Reads the log on to its end. */
    void read() {
        long last = registry.lastPosition();
        while (readSome() < last) LOG.debug("the outbox reads on");
    }

    private long readSome() {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var rows = new OutboxRows(connection);
                long position = rows.markForUpdate();
                var events = registry.recordedAfter(position, BATCH);
                for (Recorded<?> event : events) rows.add(derivation.of(event));
                if (!events.isEmpty()) rows.mark(events.getLast().position());
                connection.commit();
                return events.isEmpty() ? Long.MAX_VALUE : events.getLast().position();
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("the outbox can't be read on", failed);
        }
    }

    /** Sends what waits, unless another node is at it or there is no way to send by. */
    public Run send() {
        read();
        try (var connection = database.getConnection()) {
            var rows = new OutboxRows(connection);
            if (sender == null || !asked(connection, "select pg_try_advisory_lock(?)")) {
                return new Run(0, 0, rows.waiting(BATCH).size());
            }
            try {
                rows.settleLeftBehind();
                return send(rows, sender);
            } finally {
                asked(connection, "select pg_advisory_unlock(?)");
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("the outbox can't be sent", failed);
        }
    }

    private Run send(OutboxRows rows, Sender by) throws SQLException {
        int sent = 0;
        int notSent = 0;
        for (var notice : rows.waiting(BATCH)) {
            var hindrance = hindrance(notice);
            if (hindrance.isPresent()) {
                rows.state(notice, State.NOT_SENT, hindrance.get(), notice.tried());
                notSent++;
                continue;
            }
            var address = address(notice);
            if (address == null) {
                rows.state(
                        notice,
                        State.WAITING,
                        "no address of headquarters is given",
                        notice.tried() + 1);
                continue;
            }
            var told = told(notice, null);
            var id = notice.position() + "." + notice.recipient();
            var letter = new Letter(id, address, told.subject(), told.body());
            rows.state(notice, State.SENDING, null, notice.tried() + 1);
            try {
                by.send(letter);
            } catch (IOException failed) {
                // The next may fail as this one did: they all wait, this one behind the others.
                LOG.warn("{} can't be sent by {}: {}", letter, by.name(), failed.getMessage());
                rows.state(
                        notice,
                        State.WAITING,
                        "could not be handed over: " + failed.getMessage(),
                        notice.tried() + 1);
                break;
            }
            rows.state(notice, State.SENT, null, notice.tried() + 1);
            sent++;
        }
        return new Run(sent, notSent, rows.waiting(BATCH).size());
    }

    /** Why it won't be sent, today or ever. */
    private Optional<String> hindrance(Notice notice) {
        if (notice.recordedAt().isBefore(Instant.now().minus(NEWS_FOR))) {
            return Optional.of("it is no news any more");
        }
        if (notice.tried() >= TRIES_MAX) {
            return Optional.of("it was tried " + TRIES_MAX + " times: " + notice.reason());
        }
        if (notice.recipient().equals(Notice.HEADQUARTERS)) return Optional.empty();
        var person = registry.records().person(new PersonId(notice.recipient()));
        if (person.isPresent()) {
            boolean reached = person.get().email() != null;
            return reached ? Optional.empty() : Optional.of("this person gave no address");
        }
        boolean erased = !registry.history(notice.recipient(), Long.MAX_VALUE).isEmpty();
        return Optional.of(
                erased ? "this person has been erased" : "the register has no record of them");
    }

    private @Nullable String address(Notice notice) {
        if (notice.recipient().equals(Notice.HEADQUARTERS)) return options.headquarters();
        return registry.records()
                .person(new PersonId(notice.recipient()))
                .map(person -> person.email())
                .orElse(null);
    }

    private static boolean asked(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, LOCK);
            try (var answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
