package net.associatedschools.registry.store.contract;

import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/** Where each part of the contract gets its engine from. */
public interface EngineUnderTest {
    /**
     * Opens an engine, in each test on a store that is empty at first; twice in one test is as two
     * processes would.
     */
    EventStorageEngine open(Setup setup);

    /** The test's engine, opened plainly when it is first asked for. */
    EventStorageEngine engine();

    /** What is there behind a token, or all. */
    default List<? extends TrackedEventMessage<?>> behind(@Nullable TrackingToken token) {
        try (var events = engine().readEvents(token, false)) {
            return events.toList();
        }
    }
}
