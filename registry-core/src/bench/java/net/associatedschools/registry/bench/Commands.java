package net.associatedschools.registry.bench;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import net.associatedschools.registry.store.Transactions;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Commands from many clients: each loads its aggregate, decides, and appends one event. */
final class Commands {
    private static final int CLIENTS = 32;
    private static final int HOT = 32;
    private static final int COLD = 2_000;
    private static final int EVENTS_AT_FIRST = 10;

    /** One command in ten goes to one of the few that many want. */
    private static final double TO_HOT = 0.1;

    private Commands() {}

    /** Something is to be learned in that class. */
    record Teach(@TargetAggregateIdentifier String schoolClass, String text) {}

    /** It was. */
    record Learned(String schoolClass, String text) {}

    /** A class that learns, event by event. */
    static class SchoolClass {
        @AggregateIdentifier
        @SuppressWarnings("UnusedVariable") // Axon reads it.
        private @Nullable String id;

        private int lessons;

        SchoolClass() {}

        @CommandHandler
        int handle(Teach command) {
            apply(new Learned(command.schoolClass(), command.text()));
            return lessons;
        }

        @EventSourcingHandler
        void on(Learned event) {
            id = event.schoolClass();
            lessons++;
        }
    }

    static Measured measure(Server server) throws Exception {
        var serializer = Lessons.serializer();
        HikariDataSource pool = server.newDatabase("command");
        var ours = Engines.ours(pool, serializer);
        var transactions = new Transactions(server.newDatabase("command_axon"));
        var axons = Engines.axons(transactions, serializer, Engines.BATCH);
        var classes = new ArrayList<String>();
        for (int i = 0; i < HOT + COLD; i++) classes.add(UUID.randomUUID().toString());
        for (int from = 0; from < classes.size(); from += 40) {
            var events = new ArrayList<DomainEventMessage<?>>();
            var some = classes.subList(from, Math.min(from + 40, classes.size()));
            for (var name : some) events.addAll(history(name));
            ours.appendEvents(events);
            axons.appendEvents(events);
        }
        // Ours needs no transaction around a command; Axon's loads and appends in one.
        var first = start(ours, NoTransactionManager.instance());
        var second = start(axons, transactions);
        try {
            var result =
                    new Rounds()
                            .bySlice(
                                    () -> command(classes),
                                    List.of(
                                            new Variant<>("ours", on(first.commandGateway())),
                                            new Variant<>("axon", on(second.commandGateway()))),
                                    CLIENTS);
            return new Measured(
                    "command32", "commands/s", result.of("ours"), result.of("axon"), null);
        } finally {
            first.shutdown();
            second.shutdown();
        }
    }

    private static Variant.Work<Teach> on(CommandGateway gateway) {
        return command -> {
            int lessons = gateway.sendAndWait(command);
            return lessons > 0 ? 1 : 0;
        };
    }

    private static Teach command(List<String> classes) {
        var random = ThreadLocalRandom.current();
        int at = random.nextDouble() < TO_HOT ? random.nextInt(HOT) : HOT + random.nextInt(COLD);
        return new Teach(classes.get(at), TEXT);
    }

    private static final String TEXT = "What was taught that day, and by whom. ".repeat(6);

    private static List<DomainEventMessage<?>> history(String name) {
        var events = new ArrayList<DomainEventMessage<?>>();
        for (int i = 0; i < EVENTS_AT_FIRST; i++) {
            events.add(
                    new GenericDomainEventMessage<>(
                            "SchoolClass", name, i, new Learned(name, TEXT)));
        }
        return events;
    }

    private static Configuration start(EventStorageEngine engine, TransactionManager transactions) {
        return DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(c -> Lessons.serializer())
                .configureEmbeddedEventStore(c -> engine)
                .configureTransactionManager(c -> transactions)
                .configureAggregate(SchoolClass.class)
                .start();
    }
}
