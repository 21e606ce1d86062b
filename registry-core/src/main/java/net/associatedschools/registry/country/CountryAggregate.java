package net.associatedschools.registry.country;

import net.associatedschools.registry.fact.Fact;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/** Axon's shell: folds the stream for the desk; decides nothing. */
@AggregateRoot(type = "country")
public final class CountryAggregate {
    @AggregateIdentifier private @Nullable String id;
    private Country state = Country.EMPTY;

    public Country state() {
        return state;
    }

    @EventSourcingHandler
    void on(CountryEvent event, @SequenceNumber long sequence) {
        id = event.country().stream();
        state = Country.evolve(state, new Fact<>(id, sequence, event));
    }
}
