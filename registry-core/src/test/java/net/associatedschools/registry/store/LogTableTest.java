package net.associatedschools.registry.store;

import static net.associatedschools.registry.store.TestEvents.noted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The log's table, wherever it is and whatever somebody did to it. */
class LogTableTest {
    private final String database = TestServer.newDatabase();

    @Test
    void a_log_may_live_in_a_schema_of_its_own_beside_another() {
        var sessions = TestServer.dataSource(database);
        TestServer.execute(sessions, "create schema ours; create schema theirs");
        var ours = log(in("ours"));
        var theirs = log(in("theirs"));

        ours.appendEvents(noted("school:1", 0), noted("school:1", 1));
        theirs.appendEvents(noted("school:1", 0));
        assertThrows(ConcurrencyException.class, () -> ours.appendEvents(noted("school:1", 1)));

        assertEquals(2, ours.lastPosition());
        assertEquals(1, theirs.lastPosition());
        assertEquals(2, TestServer.number(sessions, "select count(*) from ours.event_log"));
    }

    @Test
    void a_hole_torn_by_hand_is_crossed() {
        var sessions = TestServer.dataSource(database);
        var log = log(sessions);
        var events = new ArrayList<EventMessage<?>>();
        for (int i = 0; i < 4000; i++) events.add(noted("school:1", i));
        log.appendEvents(events);
        TestServer.execute(
                sessions,
                "delete from event_log where position <= 20 or position between 900 and 3100");

        var left =
                Stream.of(LongStream.range(21, 900), LongStream.rangeClosed(3101, 4000))
                        .flatMap(LongStream::boxed)
                        .toList();
        try (var read = log.readEvents(log.createTailToken(), false)) {
            assertEquals(left, read.map(e -> e.trackingToken().position().orElseThrow()).toList());
        }
        assertEquals(left.size(), log.readEvents("school:1", 0).asStream().count());
    }

    @Test
    void each_question_of_the_engine_has_its_index() throws Exception {
        var sessions = TestServer.dataSource(database);
        EventLog.migrate(sessions);
        var indexes = new ArrayList<String>();
        try (var connection = sessions.getConnection();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                select indexdef from pg_indexes
                                where tablename in ('event_log', 'snapshot') order by indexname""")) {
            while (rows.next()) indexes.add(rows.getString(1).replaceAll(".* ON public.", ""));
        }
        assertEquals(
                List.of(
                        "event_log USING btree (event_id)",
                        "event_log USING btree (\"position\")",
                        "event_log USING btree (stream, sequence)",
                        "snapshot USING btree (stream)"),
                indexes);
    }

    private DataSource in(String schema) {
        var dataSource = (PGSimpleDataSource) TestServer.dataSource(database);
        dataSource.setCurrentSchema(schema);
        return dataSource;
    }

    private static PostgresEventStore log(DataSource dataSource) {
        EventLog.migrate(dataSource);
        return PostgresEventStore.builder()
                .dataSource(dataSource)
                .serializer(TestEvents.serializer())
                .build();
    }
}
