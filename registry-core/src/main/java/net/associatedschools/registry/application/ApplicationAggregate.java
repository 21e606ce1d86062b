package net.associatedschools.registry.application;

import net.associatedschools.registry.fact.Fact;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/** Axon's shell: folds the stream for the desk; decides nothing. */
@AggregateRoot(type = "application")
public final class ApplicationAggregate {
    @AggregateIdentifier private @Nullable String id;
    private Application state = Application.NOT_MADE;

    public Application state() {
        return state;
    }

    @EventSourcingHandler
    void on(ApplicationEvent event, @SequenceNumber long sequence) {
        id = event.application().value();
        state = Application.evolve(state, new Fact<>(id, sequence, event));
    }
}
