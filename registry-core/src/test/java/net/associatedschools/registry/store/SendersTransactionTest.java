package net.associatedschools.registry.store;

import static net.associatedschools.registry.store.TestEvents.noted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;

/** Appending as a part of a transaction in which the sender has done something else. */
class SendersTransactionTest {
    private final DataSource dataSource = TestServer.dataSource(TestServer.newLog());
    private final Transactions transactions = new Transactions(dataSource);

    // region join
    private final PostgresEventStore log =
            PostgresEventStore.builder()
                    .dataSource(dataSource)
                    .serializer(TestEvents.serializer())
                    .sendersConnection(transactions::used)
                    .build();

    // endregion

    SendersTransactionTest() {
        TestServer.execute(dataSource, "create table loan (book text)");
    }

    @Test
    void what_was_written_and_what_was_appended_are_there_together() throws SQLException {
        var transaction = lend("Momo");
        log.appendEvents(noted("book:1", 0), noted("book:1", 1));
        assertEquals(0, log.lastPosition());
        transaction.commit();
        assertEquals(2, log.lastPosition());
        assertEquals(1, loans());
    }

    @Test
    void when_the_sender_rolls_back_neither_is_there_and_no_position_is_missing()
            throws SQLException {
        var transaction = lend("Momo");
        log.appendEvents(noted("book:1", 0));
        transaction.rollback();
        assertEquals(0, log.lastPosition());
        assertEquals(0, loans());
        log.appendEvents(noted("book:2", 0));
        assertEquals(1, log.lastPosition());
    }

    @Test
    void without_a_transaction_an_append_is_one_of_its_own() {
        log.appendEvents(noted("book:1", 0));
        assertEquals(1, log.lastPosition());
    }

    @Test
    void a_conflict_is_told_as_such_and_leaves_the_transaction_usable() throws SQLException {
        log.appendEvents(noted("book:1", 0), noted("book:1", 1));
        var transaction = lend("Momo");
        assertThrows(ConcurrencyException.class, () -> log.appendEvents(noted("book:1", 1)));
        assertThrows(
                AggregateStreamCreationException.class, () -> log.appendEvents(noted("book:1", 0)));
        log.appendEvents(noted("book:1", 2));
        transaction.commit();
        assertEquals(3, log.lastPosition());
        assertEquals(1, loans());
    }

    @Test
    void a_repeat_is_told_from_a_conflict() throws SQLException {
        var id = UUID.randomUUID();
        log.appendEvents(noted(id, "book:1", 0));
        var transaction = lend("Momo");
        assertThrows(DuplicateEventId.class, () -> log.appendEvents(noted(id, "book:2", 0)));
        transaction.rollback();
    }

    @Test
    void a_transaction_that_would_not_see_the_last_position_is_refused() throws SQLException {
        var transaction = transactions.startTransaction();
        var connection = transactions.used().orElseThrow();
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        assertThrows(EventStoreException.class, () -> log.appendEvents(noted("book:1", 0)));
        connection.rollback();
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        transaction.rollback();
    }

    @Test
    void many_who_join_and_many_who_do_not_share_one_log_without_gaps() throws Exception {
        int each = 25;
        var senders = new ArrayList<Callable<Integer>>();
        for (int sender = 0; sender < 8; sender++) {
            boolean joins = sender % 2 == 0;
            senders.add(() -> send(each, joins));
        }
        try (var threads = Executors.newFixedThreadPool(senders.size())) {
            for (var done : threads.invokeAll(senders)) assertEquals(each, done.get());
        }
        long joined = 4L * each;
        // Of those that join, every fifth takes back what it did.
        long kept = 4L * each + joined - joined / 5;
        var positions = log.read(0, Integer.MAX_VALUE).stream().map(StoredEvent::position).toList();
        assertEquals(LongStream.rangeClosed(1, kept).boxed().toList(), positions);
        assertEquals(joined - joined / 5, loans());
    }

    private int send(int count, boolean joins) throws SQLException {
        for (int i = 0; i < count; i++) {
            var event = noted("book:" + UUID.randomUUID(), 0);
            if (!joins) {
                log.appendEvents(event);
                continue;
            }
            var transaction = lend("Momo");
            log.appendEvents(List.of(event));
            if (i % 5 == 0) transaction.rollback();
            else transaction.commit();
        }
        return count;
    }

    private Transaction lend(String book) throws SQLException {
        var transaction = transactions.startTransaction();
        try (var insert =
                transactions.getConnection().prepareStatement("insert into loan values (?)")) {
            insert.setString(1, book);
            assertTrue(insert.executeUpdate() == 1);
        }
        return transaction;
    }

    private long loans() {
        return TestServer.number(dataSource, "select count(*) from loan");
    }
}
