package net.associatedschools.registry.store.contract;

import java.util.Map;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What Axon Framework 4 expects of a storage engine: every public method of {@link
 * EventStorageEngine}, and every case of Axon's own published tests of engines.
 *
 * <p>Whoever has an engine extends this and opens it. Each case is one test with one promise. Where
 * an engine is known to differ it says so by the case's name; a difference that is gone, or that
 * nobody named, fails.
 */
@ExtendWith(Differences.class)
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
public abstract class EventStorageEngineContract
        implements Appending, Reading, Following, Snapshotting, BehindAxonsEventStore {
    private @Nullable EventStorageEngine opened;

    /** The names of the cases in which the engine differs, each with what it does instead. */
    public Map<String, String> differences() {
        return Map.of();
    }

    @Override
    public final EventStorageEngine engine() {
        var engine = opened;
        if (engine == null) {
            engine = open(Setup.PLAIN);
            opened = engine;
        }
        return engine;
    }
}
