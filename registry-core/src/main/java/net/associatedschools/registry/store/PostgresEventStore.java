package net.associatedschools.registry.store;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The log on PostgreSQL, for as many threads and processes as like to share it.
 *
 * <p>An append is durable when it returns, as far as the server is ({@code fsync}, {@code
 * synchronous_commit}). It takes a connection of its own from the data source, and commits it: the
 * sender's own transaction, if it has one, is none of the log's, unless {@link
 * Builder#sendersConnection} says so. {@link EventLog#migrate} makes the tables.
 *
 * <pre>{@code
 * EventLog.migrate(dataSource);
 * var log = PostgresEventStore.builder().dataSource(dataSource).serializer(serializer).build();
 * configurer.configureEmbeddedEventStore(configuration -> log);
 * }</pre>
 */
public final class PostgresEventStore extends EventLogEngine {
    private static final Duration BELIEVED = Duration.ofSeconds(1);
    private static final String AFTER = "where position > ? order by position limit ?";
    private static final String OF_STREAM =
            "where stream = ? and sequence >= ? order by sequence limit ?";

    private final AppendListener listener;
    private final GroupCommit writer;
    private final JoinedAppend joined;
    private final Supplier<Optional<Connection>> sendersConnection;
    private final LogReader reader;

    /** By {@link System#nanoTime}; zero where there may be snapshots. */
    private volatile long noSnapshotsUntil;

    private PostgresEventStore(Builder builder) {
        super(builder);
        var dataSource = Objects.requireNonNull(builder.dataSource, "dataSource");
        listener = builder.listener;
        writer = new GroupCommit(new LogWriter(dataSource, builder.clock), listener);
        joined = new JoinedAppend(builder.clock);
        sendersConnection = builder.sendersConnection;
        reader = new LogReader(dataSource);
    }

    public static Builder builder() {
        return new Builder();
    }

    @Override
    void append(List<NewEvent> unit) {
        long start = System.nanoTime();
        boolean appended = false;
        try {
            var used = sendersConnection.get();
            if (used.isPresent()) joined.append(used.get(), unit);
            else writer.append(unit);
            appended = true;
        } finally {
            listener.answered(appended, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    @Override
    List<SentEvent> page(long afterPosition, int limit) {
        return reader.sent(AFTER, after(afterPosition, limit));
    }

    @Override
    List<SentEvent> pageOf(String stream, long firstSequence, int limit) {
        return reader.sent(OF_STREAM, ofStream(stream, firstSequence, limit));
    }

    @Override
    public List<StoredEvent> read(long afterPosition, int limit) {
        return reader.events(AFTER, after(afterPosition, limit));
    }

    private static LogReader.Binding after(long position, int limit) {
        return statement -> {
            statement.setLong(1, position);
            statement.setInt(2, limit);
        };
    }

    @Override
    public List<StoredEvent> readStream(String stream, long firstSequence, int limit) {
        return reader.events(OF_STREAM, ofStream(stream, firstSequence, limit));
    }

    private static LogReader.Binding ofStream(String stream, long firstSequence, int limit) {
        return statement -> {
            statement.setString(1, stream);
            statement.setLong(2, firstSequence);
            statement.setInt(3, limit);
        };
    }

    @Override
    public List<StoredEvent> readStreams(Collection<String> streams, long untilPosition) {
        return reader.events(
                "where stream = any (?) and position <= ? order by position",
                statement -> {
                    LogReader.bindTexts(statement, 1, streams);
                    statement.setLong(2, untilPosition);
                });
    }

    @Override
    public long lastPosition() {
        return reader.rows(
                        "select coalesce(max(position), 0) from event_log",
                        statement -> {},
                        row -> row.getLong(1))
                .getFirst();
    }

    /** Halves the log some twenty times, since neither positions nor times ever go back. */
    @Override
    public long positionAt(Instant recorded) {
        return reader.rows(
                        """
                        with recursive search (low, high) as (
                            select 0::bigint, coalesce(max(position), 0) from event_log
                            union all
                            select case when recorded_at <= ? then position else low end,
                                case when recorded_at <= ? then high else position - 1 end
                            from search join event_log on position = (low + high + 1) / 2
                            where low < high)
                        select low from search where low = high""",
                        statement -> {
                            statement.setObject(1, Timestamptz.limit(recorded));
                            statement.setObject(2, Timestamptz.limit(recorded));
                        },
                        row -> row.getLong(1))
                .getFirst();
    }

    @Override
    OptionalLong firstPositionDated(Instant axonTimestamp) {
        return reader
                .rows(
                        "select position from event_log where axon_timestamp >= ?"
                                + " order by position limit 1",
                        statement -> statement.setObject(1, Timestamptz.limit(axonTimestamp)),
                        row -> row.getLong(1))
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    @Override
    public OptionalLong lastSequence(String stream) {
        return reader
                .rows(
                        "select sequence from event_log where stream = ?"
                                + " order by sequence desc limit 1",
                        statement -> statement.setString(1, stream),
                        row -> row.getLong(1))
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    @Override
    public Optional<StoredEvent> byEventId(UUID eventId) {
        return byEventIds(List.of(eventId)).stream().findFirst();
    }

    @Override
    public List<StoredEvent> byEventIds(Collection<UUID> eventIds) {
        return reader.events(
                "where event_id = any (?) order by position",
                statement -> LogReader.bindIds(statement, 1, eventIds));
    }

    @Override
    void save(Snapshot snapshot) {
        noSnapshotsUntil = 0;
        reader.execute(
                """
                insert into snapshot (stream, sequence, type, axon_timestamp, event_id,
                    revision, name, metadata, payload)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (stream) do update set (sequence, type, axon_timestamp, event_id,
                    revision, name, metadata, payload) = row (excluded.sequence, excluded.type,
                    excluded.axon_timestamp, excluded.event_id, excluded.revision, excluded.name,
                    excluded.metadata, excluded.payload)
                where snapshot.sequence <= excluded.sequence""",
                statement -> {
                    statement.setString(1, snapshot.stream());
                    statement.setLong(2, snapshot.sequence());
                    statement.setString(3, snapshot.type());
                    statement.setObject(4, Timestamptz.of(snapshot.axonTimestamp()));
                    statement.setObject(5, snapshot.eventId());
                    statement.setInt(6, snapshot.revision());
                    statement.setString(7, snapshot.name());
                    statement.setBytes(8, snapshot.metadata());
                    statement.setBytes(9, snapshot.payload());
                });
    }

    /**
     * Where no stream has one, that is believed for a second: without a snapshot, which another
     * process may have saved meanwhile, a stream is read from its start and means the same.
     */
    @Override
    Optional<Snapshot> snapshot(String stream) {
        long until = noSnapshotsUntil;
        if (until != 0 && System.nanoTime() - until < 0) {
            return Optional.empty();
        }
        var found = find(stream);
        if (found.isEmpty() && isWithoutSnapshots()) {
            noSnapshotsUntil = System.nanoTime() + BELIEVED.toNanos();
        }
        return found;
    }

    private boolean isWithoutSnapshots() {
        return reader.rows(
                        "select not exists (select from snapshot)",
                        statement -> {},
                        row -> row.getBoolean(1))
                .getFirst();
    }

    private Optional<Snapshot> find(String stream) {
        return reader
                .rows(
                        """
                        select stream, type, sequence, event_id, name, revision, axon_timestamp,
                            metadata, payload
                        from snapshot where stream = ?""",
                        statement -> statement.setString(1, stream),
                        row ->
                                new Snapshot(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getLong(3),
                                        row.getObject(4, UUID.class),
                                        row.getString(5),
                                        row.getInt(6),
                                        Timestamptz.read(row, 7),
                                        row.getBytes(8),
                                        row.getBytes(9)))
                .stream()
                .findFirst();
    }

    /** Builds a log over the tables that {@link EventLog#migrate} made. */
    public static final class Builder extends EventLogEngine.Builder<Builder> {
        private @Nullable DataSource dataSource;
        private Supplier<Optional<Connection>> sendersConnection = Optional::empty;
        private AppendListener listener = AppendListener.none();

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /** A pool, best: each question and each append takes a connection and gives it back. */
        public Builder dataSource(DataSource dataSource) {
            this.dataSource = dataSource;
            return this;
        }

        /**
         * The connection of the transaction that the sender has open on the log's database, where
         * it has one and did something in it: its append is then part of that transaction, and
         * comes and goes with it. Without, and by default, an append is a transaction of its own.
         *
         * <p>It is slow with many senders. Whoever appends so keeps the log's lock until the
         * sender's commit; nobody else appends meanwhile, and no commit is shared.
         */
        public Builder sendersConnection(Supplier<Optional<Connection>> sendersConnection) {
            this.sendersConnection = sendersConnection;
            return this;
        }

        /** Hears of every append: {@link AppendMetrics}, or one of one's own. */
        public Builder listener(AppendListener listener) {
            this.listener = listener;
            return this;
        }

        public PostgresEventStore build() {
            return new PostgresEventStore(this);
        }
    }
}
