package net.associatedschools.registry.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * The log, read as it is kept: stored bytes in commit order, nothing upcast or deserialised.
 *
 * <p>Positions run 1, 2, 3 .. without gaps; a reader that saw position n has seen all before it,
 * and nothing it saw changes. Failures of the database are an {@link
 * org.axonframework.eventsourcing.eventstore.EventStoreException}.
 */
public interface EventLog {

    /** Makes or renews the tables of the register's core; other tables there are left alone. */
    static void migrate(DataSource dataSource) {
        var flyway =
                Flyway.configure(EventLog.class.getClassLoader())
                        .dataSource(dataSource)
                        .locations("classpath:registry/schema")
                        .table("registry_schema_history")
                        .baselineOnMigrate(true)
                        .baselineVersion("0")
                        .load();
        SchemaLock.alone(dataSource, flyway::migrate);
    }

    /** At most {@code limit} events after a position (0: from the start), in order. */
    List<StoredEvent> read(long afterPosition, int limit);

    /** At most {@code limit} events of one stream from a sequence on, in order. */
    List<StoredEvent> readStream(String stream, long firstSequence, int limit);

    /** All events of these streams up to and including a position, in the order of the log. */
    List<StoredEvent> readStreams(Collection<String> streams, long untilPosition);

    /** The last event's position; 0 for an empty log. */
    long lastPosition();

    /** The last position recorded at or before an instant; 0 where there is none. */
    long positionAt(Instant recorded);

    /** The last event's sequence in a stream. */
    OptionalLong lastSequence(String stream);

    Optional<StoredEvent> byEventId(UUID eventId);

    /** The events among these ids that the log has, in the order of the log. */
    List<StoredEvent> byEventIds(Collection<UUID> eventIds);
}
