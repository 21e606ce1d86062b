package net.associatedschools.registry.store;

import static net.associatedschools.registry.store.TestEvents.noted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;

/** What only a shared database can get wrong. */
class PostgresEventStoreTest {
    private final String database = TestServer.newLog();
    private final DataSource sessions = TestServer.dataSource(database);

    @Test
    void the_senders_time_is_kept_in_any_year_alone_and_among_many() {
        var log = log(sessions);
        var times =
                Stream.of(
                                "-0043-03-15T12:00:00.000001Z",
                                "0999-12-31T23:59:59.999999Z",
                                "1969-12-31T23:59:59.999999Z",
                                "2024-02-29T00:00:00Z",
                                "+12345-06-07T08:09:10.111213Z")
                        .map(Instant::parse)
                        .toList();
        var many = new ArrayList<EventMessage<?>>();
        for (var time : times) {
            log.appendEvents(dated("alone:" + times.indexOf(time), 0, time));
            many.add(dated("many:1", many.size(), time));
        }
        log.appendEvents(many);
        var kept = log.read(0, 10).stream().map(StoredEvent::axonTimestamp).toList();
        assertEquals(times, kept.subList(0, times.size()));
        assertEquals(times, kept.subList(times.size(), kept.size()));
    }

    @Test
    void a_long_unit_is_all_or_nothing_as_a_short_one() {
        var log = log(sessions);
        log.appendEvents(noted("school:1", 0));
        log.appendEvents(many("school:2", 0, 250));
        assertEquals(251, log.lastPosition());
        assertThrows(
                ConcurrencyException.class, () -> log.appendEvents(many("school:2", 249, 250)));
        assertThrows(
                AggregateStreamCreationException.class,
                () -> log.appendEvents(many("school:1", 0, 250)));
        var repeated = many("school:3", 0, 250);
        log.appendEvents(repeated);
        assertThrows(DuplicateEventId.class, () -> log.appendEvents(repeated));
        log.appendEvents(noted("school:1", 1));
        var events = log.read(0, 1_000);
        assertEquals(502, events.size());
        assertEquals(502, events.getLast().position());
        assertEquals(249, log.lastSequence("school:3").orElseThrow());
    }

    @Test
    void a_long_unit_that_does_not_fit_leaves_the_others_of_its_group_alone() throws Exception {
        var log = log(sessions);
        log.appendEvents(noted("school:0", 0));
        var senders = new ArrayList<Callable<Boolean>>();
        for (int sender = 0; sender < 8; sender++) {
            // Those of an even number want what is taken.
            var stream = sender % 2 == 0 ? "school:0" : "school:" + sender;
            senders.add(() -> appended(log, many(stream, 0, 120)));
        }
        try (var threads = Executors.newFixedThreadPool(senders.size())) {
            var told = new ArrayList<Boolean>();
            for (var done : threads.invokeAll(senders)) told.add(done.get());
            assertEquals(List.of(false, true, false, true, false, true, false, true), told);
        }
        assertEquals(1 + 4 * 120, log.lastPosition());
        assertEquals(1 + 4 * 120, log.read(0, 1_000).size());
    }

    private static boolean appended(EventLogEngine log, List<EventMessage<?>> unit) {
        try {
            log.appendEvents(unit);
            return true;
        } catch (AggregateStreamCreationException taken) {
            return false;
        }
    }

    private static List<EventMessage<?>> many(String stream, long first, int count) {
        var events = new ArrayList<EventMessage<?>>();
        for (int i = 0; i < count; i++) events.add(noted(stream, first + i));
        return events;
    }

    private static EventMessage<?> dated(String stream, long sequence, Instant time) {
        return TestEvents.message(
                UUID.randomUUID(), null, stream, sequence, new TestEvents.Noted("n"), time);
    }

    // Many writers

    /**
     * Eight threads on four pools append units of one to three events, some to a stream that all
     * want; two readers follow the log meanwhile.
     */
    @Test
    void positions_are_gapless_in_commit_order_under_many_writers()
            throws InterruptedException, ExecutionException {
        var pools = new ArrayList<HikariDataSource>();
        var acknowledged = ConcurrentHashMap.<String>newKeySet();
        var conflicts = new AtomicInteger();
        var writing = new AtomicBoolean(true);
        try (var threads = Executors.newFixedThreadPool(10)) {
            var readers = List.of(threads.submit(follow(writing)), threads.submit(follow(writing)));
            var writers = new ArrayList<Future<?>>();
            for (int writer = 0; writer < 8; writer++) {
                if (writer % 2 == 0) {
                    pools.add(pool(2));
                }
                var log = log(pools.getLast());
                var own = "own:" + writer;
                writers.add(threads.submit(() -> write(log, own, 60, acknowledged, conflicts)));
            }
            try {
                for (var writer : writers) {
                    writer.get();
                }
            } finally {
                writing.set(false);
            }
            for (var reader : readers) {
                assertEquals(acknowledged.size(), reader.get());
            }
        } finally {
            pools.forEach(HikariDataSource::close);
        }

        assertEquals(acknowledged.size(), number("select count(*) from event_log"));
        assertEquals(acknowledged.size(), number("select max(position) from event_log"));
        assertEquals(acknowledged, Set.copyOf(ids()));
        assertEquals(
                0,
                number(
                        """
                        select count(*) from event_log later join event_log earlier
                        on later.position = earlier.position + 1
                        where later.recorded_at < earlier.recorded_at"""));
        assertTrue(conflicts.get() > 0, "no two writers met, so nothing was tried");
    }

    private static void write(
            EventLogEngine log,
            String own,
            int units,
            Set<String> acknowledged,
            AtomicInteger conflicts) {
        long next = 0;
        for (int unit = 0; unit < units; unit++) {
            var events = new ArrayList<EventMessage<?>>();
            for (int i = 0; i <= unit % 3; i++) {
                events.add(noted(own, next + i));
            }
            if (unit % 5 == 0) {
                events.add(noted("hot:1", log.lastSequence("hot:1").orElse(-1) + 1));
            }
            try {
                log.appendEvents(events);
            } catch (ConcurrencyException | AggregateStreamCreationException another) {
                conflicts.incrementAndGet();
                continue;
            }
            next += unit % 3 + 1;
            events.forEach(event -> acknowledged.add(event.getIdentifier()));
        }
    }

    /** Never sees k+1 before k; gives how many it saw, each once. */
    private Callable<Integer> follow(AtomicBoolean writing) {
        return () -> {
            var log = log(sessions);
            int seen = 0;
            boolean last = false;
            while (!last) {
                last = !writing.get();
                for (var event : log.read(seen, 100)) {
                    assertEquals(++seen, event.position());
                    last = false;
                }
            }
            return seen;
        };
    }

    @Test
    void of_two_appends_of_one_sequence_one_wins() throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 20; round++) {
                int sequence = round;
                Callable<Boolean> append =
                        () -> {
                            try {
                                log(sessions).appendEvents(noted("school:1", sequence));
                                return true;
                            } catch (DuplicateEventId no) {
                                throw new AssertionError("a conflict, not a repeat", no);
                            } catch (ConcurrencyException | AggregateStreamCreationException lost) {
                                return false;
                            }
                        };
                var one = threads.submit(append);
                var other = threads.submit(append);
                assertTrue(one.get() ^ other.get());
            }
        }
        assertEquals(20, number("select max(position) from event_log"));
    }

    @Test
    void of_two_appends_of_one_event_id_one_is_a_repeat()
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 20; round++) {
                int sequence = round;
                var id = UUID.randomUUID();
                Callable<Boolean> append =
                        () -> {
                            try {
                                log(sessions).appendEvents(noted(id, "school:1", sequence));
                                return true;
                            } catch (DuplicateEventId repeat) {
                                assertEquals(Set.of(id), repeat.eventIds());
                                return false;
                            }
                        };
                var one = threads.submit(append);
                var other = threads.submit(append);
                assertTrue(one.get() ^ other.get());
            }
        }
        assertEquals(20, number("select max(position) from event_log"));
    }

    @Test
    void recorded_at_never_decreases_over_processes_with_different_clocks() {
        var fast = new TestClock("2030-01-01T00:00:00Z");
        var slow = new TestClock("2020-01-01T00:00:00Z");
        log(sessions, fast).appendEvents(noted("school:1", 0));
        log(sessions, slow).appendEvents(noted("school:1", 1));
        assertEquals(
                List.of(fast.instant(), fast.instant()),
                log(sessions).read(0, 9).stream().map(StoredEvent::recordedAt).toList());
    }

    // Connections

    // Where the log ends, known to who was alone for long

    @Test
    void who_was_alone_for_long_does_not_look_up_where_the_log_ends() throws SQLException {
        try (var pool = pool(1)) {
            var log = log(pool);
            for (int i = 0; i < 40; i++) log.appendEvents(noted("school:" + i, 0));
            assertEquals(40, log.lastPosition());
            try (var session = pool.getConnection();
                    var statement = session.createStatement();
                    var prepared =
                            statement.executeQuery(
                                    "select from pg_prepared_statements where statement like"
                                            + " 'with last as (select $1::bigint as position%'")) {
                assertTrue(prepared.next());
            }
        }
    }

    @Test
    void who_was_alone_for_long_is_not_refused_when_others_write_again() {
        try (var pool = pool(1);
                var others = pool(1)) {
            var one = log(pool);
            var other = log(others);
            int appended = 0;
            for (var log : List.of(one, other, one, other)) {
                for (int i = 0; i < 15; i++) log.appendEvents(noted("school:" + appended++, 0));
            }
            for (int i = 0; i < 30; i++) {
                (i % 3 == 0 ? one : other).appendEvents(noted("school:" + appended++, 0));
            }
            var events = one.read(0, 1_000);
            assertEquals(appended, events.size());
            for (int i = 0; i < appended; i++) {
                assertEquals(i + 1, events.get(i).position());
                assertEquals("school:" + i, events.get(i).stream());
            }
        }
    }

    @Test
    void who_was_alone_for_long_hears_of_a_conflict_and_of_a_repeat() {
        try (var pool = pool(1)) {
            var log = log(pool);
            var first = noted("school:0", 0);
            log.appendEvents(first);
            for (int i = 1; i < 20; i++) log.appendEvents(noted("school:" + i, 0));
            assertThrows(
                    AggregateStreamCreationException.class,
                    () -> log.appendEvents(noted("school:3", 0)));
            for (int i = 20; i < 40; i++) log.appendEvents(noted("school:" + i, 0));
            assertThrows(DuplicateEventId.class, () -> log.appendEvents(first));
            log.appendEvents(noted("school:0", 1));
            assertEquals(41, log.lastPosition());
            assertEquals(41, log.read(0, 100).size());
        }
    }

    @Test
    void who_was_alone_for_long_stays_behind_a_time_that_another_clock_has_said() {
        try (var pool = pool(1)) {
            var log = log(pool);
            for (int i = 0; i < 15; i++) log.appendEvents(noted("school:" + i, 0));
            var ahead = new TestClock("2999-01-01T00:00:00Z");
            log(sessions, ahead).appendEvents(noted("school:ahead", 0));
            for (int i = 15; i < 40; i++) log.appendEvents(noted("school:" + i, 0));
            var times = log.read(15, 100).stream().map(StoredEvent::recordedAt).distinct().toList();
            assertEquals(List.of(ahead.instant()), times);
        }
    }

    @Test
    void one_connection_is_enough_and_is_always_given_back() {
        try (var pool = pool(1)) {
            var log = log(pool);
            log.appendEvents(noted("school:1", 0));
            assertThrows(
                    AggregateStreamCreationException.class,
                    () -> log.appendEvents(noted("school:1", 0)));
            try (var unfinished = log.readEvents(log.createTailToken(), true)) {
                assertTrue(unfinished.iterator().hasNext());
                log.appendEvents(noted("school:1", 1));
            }
            assertEquals(0, pool.getHikariPoolMXBean().getActiveConnections());
        }
    }

    @Test
    void a_pool_with_other_defaults_changes_nothing()
            throws InterruptedException, ExecutionException {
        TestServer.execute(
                sessions,
                "alter database %s set default_transaction_isolation = 'serializable'"
                        .formatted(database));
        var config = new HikariConfig();
        config.setDataSource(TestServer.dataSource(database));
        config.setMaximumPoolSize(4);
        config.setAutoCommit(false);
        try (var pool = new HikariDataSource(config);
                var threads = Executors.newFixedThreadPool(4)) {
            var writers = new ArrayList<Future<?>>();
            for (int writer = 0; writer < 4; writer++) {
                var stream = "school:" + writer;
                writers.add(
                        threads.submit(
                                () -> {
                                    for (int i = 0; i < 25; i++) {
                                        log(pool).appendEvents(noted(stream, i));
                                    }
                                }));
            }
            for (var writer : writers) {
                writer.get();
            }
            assertEquals(100, log(pool).lastPosition());
        }
        assertEquals(100, number("select count(*) from event_log"));
    }

    // A connection lost at commit

    @Test
    void a_commit_that_was_done_but_not_answered_is_a_success() {
        var log = log(new LossyDataSource(sessions, LossyDataSource.Loss.AFTER_COMMIT));
        log.appendEvents(noted("school:1", 0), noted("school:1", 1));
        assertEquals(2, log(sessions).lastPosition());
    }

    @Test
    void a_commit_that_was_not_done_is_a_failure_and_leaves_no_gap() {
        var log = log(new LossyDataSource(sessions, LossyDataSource.Loss.BEFORE_COMMIT));
        var failure =
                assertThrows(
                        EventStoreException.class, () -> log.appendEvents(noted("school:1", 0)));
        assertFalse(failure instanceof AppendOutcomeUnknown, failure.toString());
        assertEquals(0, log(sessions).lastPosition());

        log.appendEvents(noted("school:1", 0));
        assertEquals(1, log(sessions).lastPosition());
    }

    @Test
    void a_commit_that_nobody_can_be_asked_about_is_said_to_be_unknown() {
        var lossy = new LossyDataSource(sessions, LossyDataSource.Loss.AFTER_COMMIT_AND_AWAY);
        var id = UUID.randomUUID();
        var unknown =
                assertThrows(
                        AppendOutcomeUnknown.class,
                        () -> log(lossy).appendEvents(noted(id, "school:1", 0)));
        assertEquals(List.of(id), unknown.eventIds());

        // Sending it again finds out.
        assertThrows(
                DuplicateEventId.class, () -> log(sessions).appendEvents(noted(id, "school:1", 0)));
    }

    @Test
    void a_repeat_that_came_in_after_a_lost_commit_is_told_from_it() {
        var id = UUID.randomUUID();
        var lossy = new LossyDataSource(sessions, LossyDataSource.Loss.BEFORE_COMMIT);
        lossy.afterLoss(() -> log(sessions).appendEvents(noted(id, "school:1", 0)));
        assertThrows(
                DuplicateEventId.class, () -> log(lossy).appendEvents(noted(id, "school:1", 0)));
        assertEquals(1, log(sessions).lastPosition());
    }

    @Test
    void a_database_that_is_away_is_a_failure_of_the_store() {
        var lossy = new LossyDataSource(sessions, LossyDataSource.Loss.AFTER_COMMIT_AND_AWAY);
        assertThrows(
                AppendOutcomeUnknown.class, () -> log(lossy).appendEvents(noted("school:1", 0)));
        assertThrows(EventStoreException.class, () -> log(lossy).read(0, 1));
        assertThrows(
                EventStoreException.class, () -> log(lossy).appendEvents(noted("school:1", 1)));
    }

    // Tables

    @Test
    void migrating_leaves_other_tables_alone_and_may_be_repeated() {
        var shared = TestServer.dataSource(TestServer.newDatabase());
        TestServer.execute(shared, "create table flyway_schema_history (theirs int)");
        TestServer.execute(shared, "create table orders as select 1 as id");

        EventLog.migrate(shared);
        log(shared).appendEvents(noted("school:1", 0));
        EventLog.migrate(shared);

        assertEquals(1, log(shared).lastPosition());
        assertEquals(1, TestServer.number(shared, "select count(*) from orders"));
        assertEquals(0, TestServer.number(shared, "select count(*) from flyway_schema_history"));
    }

    private List<String> ids() {
        return log(sessions).read(0, Integer.MAX_VALUE).stream()
                .map(event -> event.eventId().toString())
                .toList();
    }

    private long number(String sql) {
        return TestServer.number(sessions, sql);
    }

    private HikariDataSource pool(int size) {
        var config = new HikariConfig();
        config.setDataSource(TestServer.dataSource(database));
        config.setMaximumPoolSize(size);
        return new HikariDataSource(config);
    }

    private static PostgresEventStore log(DataSource dataSource) {
        return log(dataSource, Clock.systemUTC());
    }

    private static PostgresEventStore log(DataSource dataSource, Clock clock) {
        return PostgresEventStore.builder()
                .dataSource(dataSource)
                .serializer(TestEvents.serializer())
                .clock(clock)
                .build();
    }
}
