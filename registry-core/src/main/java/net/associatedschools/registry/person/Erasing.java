package net.associatedschools.registry.person;

import static net.associatedschools.registry.fact.Metadata.ACTOR;
import static net.associatedschools.registry.fact.Metadata.CAUSATION_ID;
import static net.associatedschools.registry.fact.Metadata.COMMAND_DIGEST;
import static net.associatedschools.registry.fact.Metadata.COMMAND_ID;
import static net.associatedschools.registry.fact.Metadata.CORRELATION_ID;
import static net.associatedschools.registry.fact.Metadata.ROLE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import net.associatedschools.registry.fact.NotInRegister;
import net.associatedschools.registry.fact.Role;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.person.PersonCommand.Erase;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Takes {@link Erase}: first the log says that it was erased, then it is. What breaks off between
 * the two is made good by a repeat, and by every start ({@link Records#applyErasures}).
 */
public record Erasing(Records records, Documents documents, EventStore log, Clock clock) {

    public void subscribeTo(CommandBus bus) {
        // Axon's bus wants the registration back only to cancel it, which nobody does.
        var unused =
                bus.subscribe(
                        Erase.class.getName(),
                        message -> {
                            handle((Erase) message.getPayload(), message);
                            return null;
                        });
    }

    private void handle(Erase command, CommandMessage<?> message) {
        var by = command.statement().by();
        if (by.role() != Role.OPERATOR) {
            throw RuleBroken.role("R-ROLE-2", by.role() + " may not do this");
        }
        var record = command.record();
        boolean told = log.lastSequenceNumberFor(record.value()).isPresent();
        if (!told && !isKept(record)) throw new NotInRegister(record.value());
        if (!told) {
            var event = new PersonEvent.Erased(record, When.on(LocalDate.now(clock)));
            log.publish(
                    new GenericDomainEventMessage<>(
                            record.kind(), record.value(), 0, event, metadata(command, message)));
        }
        CurrentUnitOfWork.get().afterCommit(unit -> erase(record));
    }

    private boolean isKept(RecordId record) {
        return record.kind().equals("document") ? documents.holds(record) : records.holds(record);
    }

    /** Whether it was still there. */
    public boolean erase(RecordId record) {
        return record.kind().equals("document") ? documents.erase(record) : records.erase(record);
    }

    /** Neither reason nor evidence: what asks for an erasure tends to name who is to be erased. */
    private static MetaData metadata(Erase command, CommandMessage<?> message) {
        var id = message.getIdentifier();
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put(ACTOR, command.statement().by().id());
        metadata.put(ROLE, command.statement().by().role().name());
        metadata.put(COMMAND_ID, id);
        var digest = message.getMetaData().get(COMMAND_DIGEST);
        if (digest != null) metadata.put(COMMAND_DIGEST, digest);
        metadata.put(CORRELATION_ID, message.getMetaData().getOrDefault(CORRELATION_ID, id));
        metadata.put(CAUSATION_ID, id);
        return MetaData.from(metadata);
    }
}
