package net.associatedschools.registry.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import net.associatedschools.registry.bench.Lessons.Taught;
import net.associatedschools.registry.store.PostgresEventStore;
import net.associatedschools.registry.store.Transactions;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;

/** The cases that write: alone, side by side, in batches, and as a whole log. */
final class Appends {
    private static final int IMPORTED = 30_000;
    private static final int BATCH = 500;

    private final Lessons lessons;
    private final HikariDataSource pool;
    private final PostgresEventStore ours;
    private final JdbcEventStorageEngine axons;
    private final RawLog raw;
    private final AtomicLong acknowledged = new AtomicLong();
    private final List<String> metrics = new ArrayList<>();

    Appends(Server server, String name, int payload) throws Exception {
        lessons = new Lessons(payload);
        pool = server.newDatabase(name);
        var serializer = Lessons.serializer();
        ours = Engines.ours(pool, serializer);
        var axonsPool = server.newDatabase(name + "_axon");
        axons = Engines.axons(new Transactions(axonsPool), serializer, Engines.BATCH);
        var rawPool = server.newDatabase(name + "_raw");
        Engines.ours(rawPool, serializer);
        raw = new RawLog(rawPool, serializer);
    }

    PostgresEventStore ours() {
        return ours;
    }

    /** What our store said that it has. */
    long acknowledged() {
        return acknowledged.get();
    }

    List<String> metrics() {
        return List.copyOf(metrics);
    }

    Measured alone() throws Exception {
        try (var session = raw.new Session(1)) {
            var variants = appending(session::insert);
            return measured(
                    "append1",
                    "appends/s",
                    new Rounds().byOperation(lessons::first, variants, 300));
        }
    }

    Measured sideBySide(int writers) throws Exception {
        var sessions = new ArrayList<RawLog.Session>();
        for (int i = 0; i < writers; i++) sessions.add(raw.new Session(1));
        var free = new ConcurrentLinkedQueue<>(sessions);
        var mine = ThreadLocal.withInitial(free::remove);
        try {
            long groups = groups();
            long units = acknowledged.get();
            var variants = appending(event -> mine.get().insert(event));
            var result = new Rounds().bySlice(lessons::first, variants, writers);
            metrics.add(
                    String.format(
                            Locale.ROOT,
                            "append%d\tunits per group\t%.1f",
                            writers,
                            (double) (acknowledged.get() - units) / (groups() - groups)));
            return measured("append" + writers, "appends/s", result);
        } finally {
            for (var session : sessions) session.close();
        }
    }

    private List<Variant<DomainEventMessage<Taught>>> appending(
            Variant.Work<DomainEventMessage<Taught>> limit) {
        return List.of(
                new Variant<>(
                        "ours",
                        event -> {
                            ours.appendEvents(event);
                            return acknowledged(1);
                        }),
                new Variant<>(
                        "axon",
                        event -> {
                            axons.appendEvents(event);
                            return 1;
                        }),
                new Variant<>("limit", limit));
    }

    Measured inBatches() throws Exception {
        try (var session = raw.new Session(BATCH)) {
            var variants = bringing(BATCH, session::insert);
            return measured(
                    "batch500",
                    "events/s",
                    new Rounds().byOperation(() -> lessons.next(BATCH), variants, 5));
        }
    }

    /** Ten thousand events that are there already, into a log that has some. */
    Measured imported() throws Exception {
        try (var session = raw.new Session(1)) {
            var variants = bringing(IMPORTED, session::copy);
            return measured(
                    "import",
                    "events/s",
                    new Rounds().byOperation(() -> lessons.next(IMPORTED), variants, 1));
        }
    }

    private List<Variant<List<DomainEventMessage<Taught>>>> bringing(
            int count, Variant.Work<List<DomainEventMessage<Taught>>> limit) {
        return List.of(
                new Variant<>(
                        "ours",
                        events -> {
                            if (count == BATCH) ours.appendEvents(events);
                            else Engines.bring(pool, ours, events);
                            return acknowledged(count);
                        }),
                new Variant<>(
                        "axon",
                        events -> {
                            for (int from = 0; from < count; from += BATCH) {
                                axons.appendEvents(events.subList(from, from + BATCH));
                            }
                            return count;
                        }),
                new Variant<>("limit", limit));
    }

    private int acknowledged(int events) {
        acknowledged.addAndGet(events);
        return events;
    }

    /** Each row knows the transaction that wrote it, so groups can be counted from outside. */
    private long groups() throws Exception {
        return Server.number(pool, "select count(distinct xmin::text) from event_log");
    }

    private Measured measured(String name, String unit, Rounds.Result result) {
        for (var variant : List.of("ours", "axon", "limit")) {
            var times = result.tally(variant).latencies();
            metrics.add(
                    String.format(
                            Locale.ROOT,
                            "%s\t%s, latency p50 / p99\t%.2f / %.2f ms",
                            name,
                            variant,
                            Measured.median(times) / 1e6,
                            Measured.quantile(times, 0.99) / 1e6));
        }
        return new Measured(name, unit, result.of("ours"), result.of("axon"), result.of("limit"));
    }
}
