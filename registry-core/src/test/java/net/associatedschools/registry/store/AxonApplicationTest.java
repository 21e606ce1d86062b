package net.associatedschools.registry.store;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Any Axon application may keep its events here, without a word about it in its own code. */
class AxonApplicationTest {
    record Open(@TargetAggregateIdentifier String account) {}

    record Deposit(@TargetAggregateIdentifier String account, int amount) {}

    record Opened(String account) {}

    @Revision("1.0")
    record Deposited(int amount) {}

    /** An account as Axon's users write it. */
    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    static class Account {
        @AggregateIdentifier
        @SuppressWarnings("UnusedVariable") // Axon reads it.
        private @Nullable String id;

        private int balance;

        Account() {}

        @CommandHandler
        Account(Open command) {
            apply(new Opened(command.account()));
        }

        @CommandHandler
        int handle(Deposit command) {
            apply(new Deposited(command.amount()));
            return balance;
        }

        @EventSourcingHandler
        void on(Opened event) {
            id = event.account();
        }

        @EventSourcingHandler
        void on(Deposited event) {
            balance += event.amount();
        }
    }

    @Test
    void an_application_on_postgres_loads_what_it_sent() {
        var dataSource = TestServer.dataSource(TestServer.newLog());
        var log =
                PostgresEventStore.builder()
                        .dataSource(dataSource)
                        .serializer(TestEvents.serializer())
                        .build();
        var account = UUID.randomUUID().toString();
        var first = start(log);
        first.commandGateway().sendAndWait(new Open(account));
        for (int i = 0; i < 7; i++) {
            first.commandGateway().sendAndWait(new Deposit(account, 10));
        }
        first.shutdown();

        var second = start(log);
        int balance = second.commandGateway().sendAndWait(new Deposit(account, 1));
        assertEquals(71, balance);
        assertThrows(
                AggregateNotFoundException.class,
                () -> second.commandGateway().sendAndWait(new Deposit("nobody", 1)));
        second.shutdown();

        assertEquals(9, log.lastPosition());
        assertEquals(
                List.of("Account"),
                log.read(0, 100).stream().map(StoredEvent::type).distinct().toList());
        assertEquals(1, TestServer.number(dataSource, "select count(*) from snapshot"));
    }

    @Test
    void its_event_store_follows_the_log_by_tokens() {
        var log = MemoryEventStore.builder().serializer(TestEvents.serializer()).build();
        var axon = start(log);
        axon.commandGateway().sendAndWait(new Open("account:1"));
        axon.commandGateway().sendAndWait(new Deposit("account:1", 5));

        var seen = new ArrayList<String>();
        try (var stream = axon.eventStore().openStream(log.createTailToken())) {
            while (stream.hasNextAvailable()) {
                var event = stream.nextAvailable();
                var domain = (DomainEventMessage<?>) event;
                seen.add(
                        event.trackingToken().position().orElseThrow() + " " + domain.getPayload());
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        axon.shutdown();
        assertEquals(List.of("1 Opened[account=account:1]", "2 Deposited[amount=5]"), seen);
    }

    private static Configuration start(EventLogEngine log) {
        var configurer = DefaultConfigurer.defaultConfiguration();
        configurer
                .configureSerializer(c -> TestEvents.serializer())
                .configureEmbeddedEventStore(c -> log)
                .registerComponent(
                        SnapshotTriggerDefinition.class,
                        c -> new EventCountSnapshotTriggerDefinition(c.snapshotter(), 3))
                .configureAggregate(
                        AggregateConfigurer.defaultConfiguration(Account.class)
                                .configureSnapshotTrigger(
                                        c -> c.getComponent(SnapshotTriggerDefinition.class)));
        return configurer.start();
    }
}
