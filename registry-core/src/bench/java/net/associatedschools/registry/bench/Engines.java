package net.associatedschools.registry.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import net.associatedschools.registry.store.EventLog;
import net.associatedschools.registry.store.PostgresEventStore;
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

    /**
     * Fast ways into our log, as its users have them; events in the order of their positions.
     */
    static void bring(PostgresEventStore log, List<? extends DomainEventMessage<?>> events) {
        for (int from = 0; from < events.size(); from += 500) {
            log.appendEvents(events.subList(from, Math.min(from + 500, events.size())));
        }
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
