package net.associatedschools.registry.store;

import org.junit.jupiter.api.Nested;

/** The one contract on every form of the log. */
class EventLogTest {

    @Nested
    class InMemory extends EventLogContract {

        @Override
        EventLogEngine.Builder<?> builder() {
            return MemoryEventStore.builder();
        }

        @Override
        EventLogEngine build(EventLogEngine.Builder<?> builder) {
            return ((MemoryEventStore.Builder) builder).build();
        }
    }

    @Nested
    class OnPostgres extends EventLogContract {
        private final String database = TestServer.newLog();

        @Override
        EventLogEngine.Builder<?> builder() {
            return PostgresEventStore.builder().dataSource(TestServer.dataSource(database));
        }

        @Override
        EventLogEngine build(EventLogEngine.Builder<?> builder) {
            return ((PostgresEventStore.Builder) builder).build();
        }
    }
}
