package net.associatedschools.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import net.associatedschools.registry.contract.CommandDigest;
import net.associatedschools.registry.contract.EventIds;
import net.associatedschools.registry.contract.StoredFacts;
import net.associatedschools.registry.fact.Command;
import net.associatedschools.registry.fact.Metadata;
import net.associatedschools.registry.fact.NotInRegister;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.store.DuplicateEventId;
import net.associatedschools.registry.store.EventLog;
import net.associatedschools.registry.store.StoredEvent;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Takes a command in by its id, so that a repeat is harmless, and answers from the log: what was
 * appended, by this call or by an earlier one of the same id.
 */
final class Reception {
    /** Commands on one stream from several nodes get in each other's way; some try wins. */
    private static final int TRIES_MAX = 40;

    /** More events than most decisions say. */
    private static final int READ_AT_ONCE = 16;

    private final CommandGateway gateway;
    private final EventLog log;

    Reception(CommandGateway gateway, EventLog log) {
        this.gateway = gateway;
        this.log = log;
    }

    Receipt submit(UUID commandId, Command command, String correlationId) {
        var digest = CommandDigest.of(command);
        try {
            send(commandId, command, digest, correlationId);
        } catch (DuplicateEventId | RuleBroken | NotInRegister refused) {
            // A repeat is decided on what the first one left behind, and may be refused by it.
            return earlier(commandId, command, digest).orElseThrow(() -> refused);
        }
        return earlier(commandId, command, digest).orElseGet(() -> unchanged(command.stream()));
    }

    private void send(UUID commandId, Command command, String digest, String correlationId) {
        var message =
                new GenericMessage<>(
                        commandId.toString(),
                        command,
                        MetaData.from(
                                Map.of(
                                        Metadata.COMMAND_DIGEST,
                                        digest,
                                        Metadata.CORRELATION_ID,
                                        correlationId)));
        for (int tries = 1; ; tries++) {
            try {
                gateway.sendAndWait(
                        new GenericCommandMessage<>(message, command.getClass().getName()));
                return;
            } catch (DuplicateEventId repeated) {
                throw repeated;
            } catch (ConcurrencyException | AggregateStreamCreationException conflict) {
                if (tries == TRIES_MAX) throw conflict;
                pause(tries);
            }
        }
    }

    /** A little longer each time and never the same, so that rivals come apart. */
    private static void pause(int tries) {
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(1, 2 + 2L * tries));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a command waited", interrupted);
        }
    }

    private Optional<Receipt> earlier(UUID commandId, Command command, String digest) {
        var unit = unit(commandId);
        if (unit.isEmpty()) return Optional.empty();
        var first = StoredFacts.metadata(unit.getFirst().metadata());
        RuleBroken.unlessContent(
                digest.equals(first.get(Metadata.COMMAND_DIGEST)),
                "R-APP-13",
                "Idempotency-Key",
                "was used before for another command");
        long sequence =
                unit.stream()
                        .filter(event -> event.stream().equals(command.stream()))
                        .mapToLong(StoredEvent::sequence)
                        .max()
                        .orElse(-1);
        var names = unit.stream().map(event -> event.stream() + "#" + event.sequence()).toList();
        return Optional.of(
                new Receipt(command.stream(), sequence, unit.getLast().position(), names));
    }

    /** What that command appended, which stands together in the log. */
    private List<StoredEvent> unit(UUID commandId) {
        var first = log.byEventId(EventIds.of(commandId.toString(), 0));
        if (first.isEmpty()) return List.of();
        var unit = new ArrayList<StoredEvent>();
        long after = first.get().position() - 1;
        while (true) {
            var read = log.read(after, READ_AT_ONCE);
            for (var event : read) {
                boolean belongs =
                        event.eventId().equals(EventIds.of(commandId.toString(), unit.size()));
                if (!belongs) return unit;
                unit.add(event);
            }
            if (read.size() < READ_AT_ONCE) return unit;
            after += READ_AT_ONCE;
        }
    }

    private Receipt unchanged(String stream) {
        long sequence = log.lastSequence(stream).orElse(-1);
        var last = log.readStream(stream, Math.max(sequence, 0), 1);
        long position = last.isEmpty() ? 0 : last.getFirst().position();
        return new Receipt(stream, sequence, position, List.of());
    }
}
