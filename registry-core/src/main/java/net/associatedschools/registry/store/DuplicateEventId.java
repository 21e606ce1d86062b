package net.associatedschools.registry.store;

import java.util.Set;
import java.util.UUID;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Refuses an append because the log has an event of the same id: it was sent before.
 *
 * <p>Axon's contract calls this a {@code ConcurrencyException} as well. The difference matters: a
 * conflict may be decided again, a repeat is answered from the events that are there. An append
 * that is both is reported as this one. Nothing of the append is in the log.
 */
public final class DuplicateEventId extends ConcurrencyException {
    private static final long serialVersionUID = 1;

    private final UUID[] eventIds;

    DuplicateEventId(Set<UUID> eventIds) {
        super("event id: appended before: " + eventIds);
        this.eventIds = eventIds.toArray(UUID[]::new);
    }

    /** The ids that were there before, or that stand twice in this append. */
    public Set<UUID> eventIds() {
        return Set.of(eventIds);
    }
}
