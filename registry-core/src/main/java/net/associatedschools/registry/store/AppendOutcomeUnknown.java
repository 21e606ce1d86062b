package net.associatedschools.registry.store;

import java.util.List;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * Says that the database went away while it committed, and couldn't be asked afterwards.
 *
 * <p>The append is in the log as a whole or not at all. Sending it again with the same event ids is
 * harmless and finds out: {@link DuplicateEventId} then means that it was.
 */
public final class AppendOutcomeUnknown extends EventStoreException {
    private static final long serialVersionUID = 1;

    private final UUID[] eventIds;

    AppendOutcomeUnknown(List<UUID> eventIds, Throwable cause) {
        super("the database went away at commit; unknown whether the log has " + eventIds, cause);
        this.eventIds = eventIds.toArray(UUID[]::new);
    }

    public List<UUID> eventIds() {
        return List.of(eventIds);
    }
}
