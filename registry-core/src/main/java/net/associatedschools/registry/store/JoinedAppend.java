package net.associatedschools.registry.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * Appends within a transaction that its sender began and will end: under the log's lock from here
 * to that end. The transaction stays usable when the unit is refused.
 */
final class JoinedAppend {
    private final Clock clock;

    JoinedAppend(Clock clock) {
        this.clock = clock;
    }

    void append(Connection connection, List<NewEvent> unit) {
        try {
            if (connection.getAutoCommit()) {
                throw new EventStoreException("the sender's connection is in no transaction");
            }
            // At any other level the last position is looked up as it was before the lock.
            if (connection.getTransactionIsolation() != Connection.TRANSACTION_READ_COMMITTED) {
                throw new EventStoreException("the sender's transaction isn't READ COMMITTED");
            }
            var before = connection.setSavepoint();
            try {
                var unused =
                        AppendStatement.execute(
                                connection, LogLock.TAKE, unit, Micros.cut(clock.instant()));
            } catch (SQLException refused) {
                connection.rollback(before);
                var taken = Taken.of(connection, unit).refusal(unit);
                if (taken.isPresent()) throw taken.get();
                throw refused;
            }
            connection.releaseSavepoint(before);
        } catch (SQLException failure) {
            throw new EventStoreException("append: nothing of " + unit.getFirst(), failure);
        }
    }
}
