package net.associatedschools.registry.figure;

import net.associatedschools.registry.fact.Fact;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/** Axon's shell: folds the stream for the desk; decides nothing. */
@AggregateRoot(type = "figure")
public final class FigureAggregate {
    @AggregateIdentifier private @Nullable String id;
    private Figure state = Figure.EMPTY;

    public Figure state() {
        return state;
    }

    @EventSourcingHandler
    void on(FigureEvent event, @SequenceNumber long sequence) {
        id = event.figure().value();
        state = Figure.evolve(state, new Fact<>(id, sequence, event));
    }
}
