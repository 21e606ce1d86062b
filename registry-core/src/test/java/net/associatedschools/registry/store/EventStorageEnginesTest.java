package net.associatedschools.registry.store;

import java.util.Map;
import net.associatedschools.registry.store.contract.EventStorageEngineContract;
import net.associatedschools.registry.store.contract.Setup;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.eventsourcing.eventstore.jpa.SQLStateResolver;
import org.junit.jupiter.api.Nested;

/** One contract on four engines, ours and Axon's; where one differs, it is said by name. */
class EventStorageEnginesTest {

    // region engine
    @Nested
    class OnPostgres extends EventStorageEngineContract {
        private final String database = TestServer.newLog();

        @Override
        public EventStorageEngine open(Setup setup) {
            var dataSource = TestServer.dataSource(database);
            return opened(PostgresEventStore.builder().dataSource(dataSource), setup).build();
        }

        // endregion

        @Override
        public Map<String, String> differences() {
            return Map.ofEntries(
                    Map.entry(
                            "a_taken_id_of_a_first_event_says_that_the_aggregate_exists",
                            "a DuplicateEventId as for any other event: it was sent before"));
        }
    }

    @Nested
    class InMemory extends EventStorageEngineContract {

        @Override
        public EventStorageEngine open(Setup setup) {
            return opened(MemoryEventStore.builder(), setup).build();
        }

        @Override
        public Map<String, String> differences() {
            return Map.ofEntries(
                    Map.entry(
                            "a_taken_id_of_a_first_event_says_that_the_aggregate_exists",
                            "a DuplicateEventId as for any other event: it was sent before"),
                    Map.entry(
                            "what_another_engine_appended_is_read", "each has a memory of its own"),
                    Map.entry(
                            "events_of_another_engine_reach_a_reader",
                            "each has a memory of its own"),
                    Map.entry(
                            "a_payload_of_unknown_type_stops_nobody",
                            "each has a memory of its own, so none is written by another"));
        }
    }

    @Nested
    class AxonsOnPostgres extends EventStorageEngineContract {
        private final Transactions transactions =
                new Transactions(TestServer.dataSource(TestServer.newDatabase()));

        AxonsOnPostgres() {
            axons(Setup.plain()).createSchema(PostgresEventTableFactory.INSTANCE);
        }

        @Override
        public EventStorageEngine open(Setup setup) {
            return axons(setup);
        }

        private JdbcEventStorageEngine axons(Setup setup) {
            return JdbcEventStorageEngine.builder()
                    .eventSerializer(setup.serializer())
                    .snapshotSerializer(setup.serializer())
                    .upcasterChain(setup.upcasters())
                    .snapshotFilter(setup.snapshots())
                    .persistenceExceptionResolver(new SQLStateResolver("23505"))
                    .connectionProvider(transactions)
                    .transactionManager(transactions)
                    .build();
        }

        @Override
        public Map<String, String> differences() {
            return Map.ofEntries(
                    Map.entry(
                            "the_time_is_kept_to_the_microsecond", "times are cut to milliseconds"),
                    Map.entry(
                            "a_long_stream_with_holes_is_read_whole",
                            "a hole as long as a batch ends the stream"));
        }
    }

    @Nested
    class AxonsInMemory extends EventStorageEngineContract {

        @Override
        public EventStorageEngine open(Setup setup) {
            return new InMemoryEventStorageEngine();
        }

        @Override
        public Map<String, String> differences() {
            return Map.ofEntries(
                    Map.entry(
                            "a_taken_sequence_is_a_conflict",
                            "it checks nothing: what is appended is appended"),
                    Map.entry(
                            "a_sequence_twice_in_one_append_is_a_conflict",
                            "it checks nothing: what is appended is appended"),
                    Map.entry(
                            "a_taken_first_sequence_is_refused",
                            "it checks nothing: what is appended is appended"),
                    Map.entry(
                            "a_taken_first_sequence_says_that_the_aggregate_exists",
                            "it checks nothing: what is appended is appended"),
                    Map.entry(
                            "an_event_id_is_taken_once",
                            "it checks nothing: what is appended is appended"),
                    Map.entry(
                            "a_taken_id_of_a_first_event_says_that_the_aggregate_exists",
                            "it checks nothing: what is appended is appended"),
                    Map.entry(
                            "a_refused_append_leaves_nothing",
                            "it checks nothing: what is appended is appended"),
                    Map.entry(
                            "an_upcaster_may_make_two_events_of_one",
                            "messages are kept as objects: nothing is serialised, nothing upcast"),
                    Map.entry(
                            "an_upcaster_may_leave_events_out",
                            "messages are kept as objects: nothing is serialised, nothing upcast"),
                    Map.entry(
                            "an_upcaster_brings_an_old_shape_up_to_date",
                            "messages are kept as objects: nothing is serialised, nothing upcast"),
                    Map.entry(
                            "a_payload_of_unknown_type_stops_nobody",
                            "each has a memory of its own, and no types but classes"),
                    Map.entry(
                            "what_another_engine_appended_is_read", "each has a memory of its own"),
                    Map.entry(
                            "events_of_another_engine_reach_a_reader",
                            "each has a memory of its own"),
                    Map.entry("the_first_position_is_one", "it is 0"),
                    Map.entry("a_filter_may_keep_snapshots_back", "it takes no filter"),
                    Map.entry(
                            "one_of_two_filters_is_enough_to_keep_snapshots_back",
                            "it takes no filter"));
        }
    }

    private static <B extends EventLogEngine.Builder<B>> B opened(B builder, Setup setup) {
        return builder.serializer(setup.serializer())
                .upcasters(setup.upcasters())
                .snapshotFilter(setup.snapshots());
    }
}
