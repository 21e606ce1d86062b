package net.associatedschools.registry;

import java.util.List;
import java.util.function.BiFunction;
import net.associatedschools.registry.contract.EventIds;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** Gives each event of a unit its id, so that the log's unique id refuses a command's double. */
final class EventIdInterceptor implements MessageDispatchInterceptor<EventMessage<?>> {

    @Override
    public BiFunction<Integer, EventMessage<?>, EventMessage<?>> handle(
            List<? extends EventMessage<?>> unit) {
        var commandId = CurrentUnitOfWork.get().getMessage().getIdentifier();
        return (ordinal, event) ->
                event instanceof DomainEventMessage<?> said
                        ? withId(said, EventIds.of(commandId, ordinal).toString())
                        : event;
    }

    private static <T> EventMessage<T> withId(DomainEventMessage<T> event, String id) {
        return new GenericDomainEventMessage<>(
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                new GenericMessage<>(id, event.getPayload(), event.getMetaData()),
                event.getTimestamp());
    }
}
