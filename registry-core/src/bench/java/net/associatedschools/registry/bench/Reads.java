package net.associatedschools.registry.bench;

import com.fasterxml.jackson.databind.ObjectReader;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.associatedschools.registry.bench.Lessons.Taught;
import net.associatedschools.registry.store.PostgresEventStore;
import net.associatedschools.registry.store.Transactions;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/** The cases that read: the whole log, one stream, and what an event takes on the disk. */
final class Reads {
    private static final int READ_AT_ONCE = 25_000;
    private static final int STREAM = 50;
    private static final int FETCHED = 2000;

    private final HikariDataSource pool;
    private final HikariDataSource axonsPool;
    private final PostgresEventStore ours;
    private final JdbcEventStorageEngine axons;
    private final JdbcEventStorageEngine axonsInLargeBatches;
    private final List<String> streams = new ArrayList<>();
    private final Random random = new Random(11);
    private final int events;
    private final ObjectReader parser = Lessons.MAPPER.readerFor(Taught.class);

    /** Over so many events. */
    Reads(Server server, String name, int payload, int events) throws Exception {
        this.events = events;
        var serializer = Lessons.serializer();
        pool = server.newDatabase(name);
        ours = Engines.ours(pool, serializer);
        axonsPool = server.newDatabase(name + "_axon");
        var transactions = new Transactions(axonsPool);
        axons = Engines.axons(transactions, serializer, Engines.BATCH);
        axonsInLargeBatches = Engines.axons(transactions, serializer, Engines.LARGE_BATCH);
        fill(new Lessons(payload));
        for (var filled : List.of(pool, axonsPool)) Server.execute(filled, "vacuum analyze");
    }

    private void fill(Lessons lessons) {
        for (int i = 0; i < events / STREAM / 10; i++) {
            var some = new ArrayList<DomainEventMessage<Taught>>();
            for (int stream = 0; stream < 10; stream++) {
                streams.add(UUID.randomUUID().toString());
                some.addAll(lessons.stream(streams.getLast(), STREAM));
            }
            ours.appendEvents(some);
            axons.appendEvents(some);
        }
    }

    PostgresEventStore ours() {
        return ours;
    }

    JdbcEventStorageEngine axonsInLargeBatches() {
        return axonsInLargeBatches;
    }

    HikariDataSource pool() {
        return pool;
    }

    HikariDataSource axonsPool() {
        return axonsPool;
    }

    long events() {
        return events;
    }

    /** A part of the log at a time, from its start, each payload parsed. */
    Measured parsed() throws Exception {
        var result =
                new Rounds()
                        .byOperation(
                                () -> 0L,
                                List.of(
                                        new Variant<>("ours", from -> parsed(ours, null)),
                                        new Variant<>(
                                                "axon", from -> parsed(axonsInLargeBatches, null)),
                                        new Variant<>("limit", this::cursor)),
                                1);
        return new Measured(
                "read", "events/s", result.of("ours"), result.of("axon"), result.of("limit"));
    }

    private static long parsed(EventStorageEngine engine, @Nullable TrackingToken token) {
        try (var events = engine.readEvents(token, false)) {
            return checked(
                    events.limit(READ_AT_ONCE)
                            .mapToLong(event -> event.getPayload() instanceof Taught ? 1 : 0)
                            .sum());
        }
    }

    private static long checked(long read) {
        if (read != READ_AT_ONCE) throw new IllegalStateException("read " + read);
        return read;
    }

    private long cursor(long from) throws Exception {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement =
                    connection.prepareStatement(
                            """
                            select position, stream, type, sequence, event_id, name, revision,
                                recorded_at, axon_timestamp, metadata, payload
                            from event_log where position > ? order by position limit ?""")) {
                // At once in binary form: by default only from the fifth use on.
                statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
                statement.setFetchSize(FETCHED);
                statement.setLong(1, from);
                statement.setInt(2, READ_AT_ONCE);
                long read = 0;
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        rows.getLong(1);
                        rows.getString(2);
                        rows.getLong(4);
                        rows.getObject(5, UUID.class);
                        rows.getString(6);
                        rows.getBytes(10);
                        Taught taught = parser.readValue(rows.getBytes(11));
                        if (taught.number() >= 0) read++;
                    }
                }
                connection.rollback();
                connection.setAutoCommit(true);
                return checked(read);
            }
        }
    }

    /** Fifty events of one stream, as an aggregate is loaded. */
    Measured loaded() throws Exception {
        var result =
                new Rounds()
                        .byOperation(
                                () -> streams.get(random.nextInt(streams.size())),
                                List.of(
                                        new Variant<>("ours", stream -> load(ours, stream)),
                                        new Variant<>("axon", stream -> load(axons, stream)),
                                        new Variant<>("limit", this::select)),
                                300);
        return new Measured(
                "load50", "loads/s", result.of("ours"), result.of("axon"), result.of("limit"));
    }

    private static long load(EventStorageEngine engine, String stream) {
        long[] read = {0};
        engine.readEvents(stream)
                .forEachRemaining(event -> read[0] += event.getPayload() instanceof Taught ? 1 : 0);
        if (read[0] != STREAM) throw new IllegalStateException("loaded " + read[0]);
        return 1;
    }

    private long select(String stream) throws Exception {
        try (var connection = pool.getConnection();
                var statement =
                        connection.prepareStatement(
                                """
                                select position, type, sequence, event_id, name, revision,
                                    axon_timestamp, metadata, payload
                                from event_log where stream = ? order by sequence""")) {
            statement.setString(1, stream);
            int read = 0;
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    rows.getLong(3);
                    rows.getObject(4, UUID.class);
                    rows.getString(5);
                    rows.getBytes(8);
                    Taught taught = parser.readValue(rows.getBytes(9));
                    if (taught.number() >= 0) read++;
                }
            }
            if (read != STREAM) throw new IllegalStateException("selected " + read);
            return 1;
        }
    }

    /** Events in a mebibyte of table and indexes; the same each time it is asked. */
    Measured size() throws Exception {
        double ours = perMebibyte(pool, "event_log");
        double axon = perMebibyte(axonsPool, "domainevententry");
        return new Measured("size", "events/MiB", new double[] {ours}, new double[] {axon}, null);
    }

    private static double perMebibyte(HikariDataSource pool, String table) throws Exception {
        long events = Server.number(pool, "select count(*) from " + table);
        long bytes = Server.number(pool, "select pg_total_relation_size('%s')".formatted(table));
        return events * 1024.0 * 1024 / bytes;
    }
}
