package net.associatedschools.registry.school;

import net.associatedschools.registry.fact.Fact;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/** Axon's shell: folds the stream for the desk; decides nothing. */
@AggregateRoot(type = "school")
public final class SchoolAggregate {
    @AggregateIdentifier private @Nullable String id;
    private Timeline state = Timeline.EMPTY;

    public Timeline state() {
        return state;
    }

    @EventSourcingHandler
    void on(SchoolEvent event, @SequenceNumber long sequence) {
        id = event.school().value();
        state = School.evolve(state, new Fact<>(id, sequence, event));
    }
}
