package net.associatedschools.registry.bench;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import net.associatedschools.registry.store.EventLog;
import net.associatedschools.registry.store.LogImport;
import net.associatedschools.registry.store.PostgresEventStore;
import net.associatedschools.registry.store.StoredEvent;
import net.associatedschools.registry.store.Transactions;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.eventsourcing.eventstore.jpa.SQLStateResolver;
import org.axonframework.serialization.Serializer;

/** Our store and Axon's JDBC engine, each as its users would set it up. */
final class Engines {
    /** Axon's default. */
    static final int BATCH = 100;

    static final int LARGE_BATCH = 1000;

    private Engines() {}

    static PostgresEventStore ours(DataSource dataSource, Serializer serializer) {
        EventLog.migrate(dataSource);
        return PostgresEventStore.builder().dataSource(dataSource).serializer(serializer).build();
    }

    static JdbcEventStorageEngine axons(
            Transactions transactions, Serializer serializer, int batch) {
        var engine =
                JdbcEventStorageEngine.builder()
                        .eventSerializer(serializer)
                        .snapshotSerializer(serializer)
                        .persistenceExceptionResolver(new SQLStateResolver("23505"))
                        .connectionProvider(transactions)
                        .transactionManager(transactions)
                        .batchSize(batch)
                        .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        return engine;
    }

    /** Events that are there already, behind what the log has. */
    static void bring(
            DataSource dataSource,
            PostgresEventStore log,
            List<? extends DomainEventMessage<?>> events) {
        var serializer = Lessons.serializer();
        var position = new AtomicLong(log.lastPosition());
        var recordedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var stored =
                events.stream()
                        .map(
                                event ->
                                        stored(
                                                event,
                                                serializer,
                                                position.incrementAndGet(),
                                                recordedAt));
        var report = LogImport.events(dataSource, stored.iterator(), event -> null, done -> {});
        if (report.written() != events.size()) throw new IllegalStateException(report.toString());
    }

    private static StoredEvent stored(
            DomainEventMessage<?> event, Serializer serializer, long position, Instant recordedAt) {
        var payload = event.serializePayload(serializer, byte[].class);
        return new StoredEvent(
                position,
                event.getAggregateIdentifier(),
                event.getType(),
                event.getSequenceNumber(),
                UUID.fromString(event.getIdentifier()),
                payload.getType().getName(),
                1,
                recordedAt,
                event.getTimestamp().truncatedTo(ChronoUnit.MICROS),
                new byte[16],
                event.serializeMetaData(serializer, byte[].class).getData(),
                payload.getData());
    }

    /** The indexes of a table, without their names. */
    static List<String> indexes(DataSource dataSource, String table) throws SQLException {
        var indexes = new ArrayList<String>();
        try (var connection = dataSource.getConnection();
                var rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "select indexdef from pg_indexes where tablename = '%s' order by 1"
                                                .formatted(table))) {
            while (rows.next()) indexes.add(rows.getString(1).replaceAll(".* USING ", ""));
        }
        return indexes;
    }
}
