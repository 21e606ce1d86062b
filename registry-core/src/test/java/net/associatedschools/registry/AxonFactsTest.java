package net.associatedschools.registry;

import static net.associatedschools.registry.Sample.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import net.associatedschools.registry.application.ApplicationCommand;
import net.associatedschools.registry.application.ApplicationEvent;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What we rely on in Axon 4.13 and would like to hear about when it changes. */
class AxonFactsTest {
    final List<Integer> appends = new ArrayList<>();
    final EmbeddedEventStore log =
            EmbeddedEventStore.builder()
                    .storageEngine(
                            new InMemoryEventStorageEngine() {
                                @Override
                                public void appendEvents(List<? extends EventMessage<?>> events) {
                                    appends.add(events.size());
                                    super.appendEvents(events);
                                }
                            })
                    .build();
    final EventSourcingRepository<Counting> repository =
            EventSourcingRepository.builder(Counting.class).eventStore(log).build();

    @Test
    void a_bare_payload_does_not_reach_a_handler_of_its_sealed_parent() {
        var bus = SimpleCommandBus.builder().build();
        var unused = bus.subscribe(ApplicationCommand.class.getName(), message -> "handled");
        var gateway = DefaultCommandGateway.builder().commandBus(bus).build();
        assertThrows(NoHandlerForCommandException.class, () -> gateway.sendAndWait(APPLY));
    }

    @Test
    void a_freshly_applied_event_has_its_sequence_number_as_a_replayed_one_has() {
        assertEquals(List.of(0L, 1L), told(APPLIED, PRESELECTED));
        assertEquals(List.of(0L, 1L, 2L), told(WITHDRAWN));
    }

    @Test
    void two_aggregates_of_one_unit_of_work_are_one_append() {
        var unit = DefaultUnitOfWork.startAndGet(null);
        unit.execute(
                () -> {
                    tell(FIRST.value(), APPLIED);
                    tell(
                            SECOND.value(),
                            new ApplicationEvent.Withdrawn(
                                    SECOND, WITHDRAWN.effective(), OWN_WISH));
                });
        assertEquals(List.of(2), appends);
    }

    @Test
    void what_is_loaded_or_created_and_says_nothing_is_not_in_the_log() {
        DefaultUnitOfWork.startAndGet(null).execute(() -> tell(FIRST.value()));
        assertEquals(List.of(), appends);
        var unit = DefaultUnitOfWork.startAndGet(null);
        assertThrows(
                AggregateNotFoundException.class,
                () -> unit.execute(() -> repository.load(FIRST.value())));
    }

    @Test
    void a_unit_of_work_that_fails_appends_nothing() {
        var unit = DefaultUnitOfWork.startAndGet(null);
        assertThrows(
                IllegalStateException.class,
                () ->
                        unit.execute(
                                () -> {
                                    tell(FIRST.value(), APPLIED);
                                    throw new IllegalStateException("refused");
                                }));
        assertEquals(List.of(), appends);
    }

    private List<Long> told(ApplicationEvent... events) {
        var sequences = new ArrayList<Long>();
        DefaultUnitOfWork.startAndGet(null)
                .execute(() -> sequences.addAll(tell(FIRST.value(), events)));
        return sequences;
    }

    private List<Long> tell(String stream, ApplicationEvent... events) {
        try {
            var aggregate = repository.loadOrCreate(stream, Counting::new);
            aggregate.execute(
                    root -> {
                        for (var event : events) AggregateLifecycle.apply(event);
                    });
            return aggregate.invoke(root -> List.copyOf(root.sequences));
        } catch (RuntimeException refused) {
            throw refused;
        } catch (Exception checked) {
            throw new AssertionError(checked);
        }
    }

    static final class Counting {
        @AggregateIdentifier @Nullable String id;
        final List<Long> sequences = new ArrayList<>();

        @EventSourcingHandler
        void on(ApplicationEvent event, @SequenceNumber long sequence) {
            id = event.application().value();
            sequences.add(sequence);
        }
    }
}
