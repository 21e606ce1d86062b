package net.associatedschools.registry.store;

import org.axonframework.eventsourcing.eventstore.EventStorageEngineTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/** The tests that Axon publishes for any engine, as they are published, on ours. */
class AxonsOwnCasesTest {

    @Nested
    class OnPostgres extends EventStorageEngineTest {
        @BeforeEach
        void open() {
            setTestSubject(
                    PostgresEventStore.builder()
                            .dataSource(TestServer.dataSource(TestServer.newLog()))
                            .serializer(TestEvents.serializer())
                            .build());
        }
    }

    @Nested
    class InMemory extends EventStorageEngineTest {
        @BeforeEach
        void open() {
            setTestSubject(MemoryEventStore.builder().serializer(TestEvents.serializer()).build());
        }
    }
}
