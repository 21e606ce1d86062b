package net.associatedschools.registry.store;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.json.JacksonSerializer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A library that lends books, with all that an Axon application has: its own serializer, snapshots,
 * an upcaster for what an earlier release wrote, and a view behind a tracking processor.
 */
class LendingTest {
    record Acquire(@TargetAggregateIdentifier String book, String title) {}

    record Lend(@TargetAggregateIdentifier String book, String reader, LocalDate until) {}

    record TakeBack(@TargetAggregateIdentifier String book) {}

    record Acquired(String book, String title) {}

    /** Until revision 2 nobody wrote down for how long. */
    @Revision("2")
    record Lent(String book, String reader, LocalDate until) {}

    record TakenBack(String book) {}

    /** A copy of a book, which one reader at a time may have. */
    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    static class Book {
        @AggregateIdentifier
        @SuppressWarnings("UnusedVariable") // Axon reads it.
        private @Nullable String id;

        private @Nullable String reader;
        private int lendings;

        Book() {}

        @CommandHandler
        Book(Acquire command) {
            apply(new Acquired(command.book(), command.title()));
        }

        @CommandHandler
        int handle(Lend command) {
            if (reader != null) throw new IllegalStateException("lent to " + reader);
            apply(new Lent(command.book(), command.reader(), command.until()));
            return lendings;
        }

        @CommandHandler
        void handle(TakeBack command) {
            apply(new TakenBack(command.book()));
        }

        @EventSourcingHandler
        void on(Acquired event) {
            id = event.book();
        }

        @EventSourcingHandler
        void on(Lent event) {
            reader = event.reader();
            lendings++;
        }

        @EventSourcingHandler
        void on(TakenBack event) {
            reader = null;
        }
    }

    /** Who has which book, until when. */
    static class Shelf {
        private final Map<String, String> out = new ConcurrentHashMap<>();
        private final CountDownLatch lent;

        Shelf(int lendings) {
            lent = new CountDownLatch(lendings);
        }

        @EventHandler
        void on(Lent event) {
            out.put(event.book(), event.reader() + " until " + event.until());
            lent.countDown();
        }

        @EventHandler
        void on(TakenBack event) {
            out.remove(event.book());
        }
    }

    private static final LocalDate MAY = LocalDate.of(2024, 5, 1);

    private final DataSource dataSource = TestServer.dataSource(TestServer.newDatabase());

    @Test
    void a_library_lends_from_the_store_across_restarts_and_releases() throws InterruptedException {
        var old = UUID.randomUUID().toString();
        writtenByAnEarlierRelease(old);
        var book = UUID.randomUUID().toString();
        var first = start(new Shelf(0));
        first.commandGateway().sendAndWait(new Acquire(book, "Momo"));
        for (int i = 0; i < 6; i++) {
            first.commandGateway().sendAndWait(new Lend(book, "Ann", MAY));
            first.commandGateway().sendAndWait(new TakeBack(book));
        }
        first.shutdown();

        var shelf = new Shelf(9);
        var second = start(shelf);
        int lendings = second.commandGateway().sendAndWait(new Lend(book, "Ben", MAY));
        assertEquals(7, lendings);
        // What the earlier release lent is still lent.
        assertThrows(
                IllegalStateException.class,
                () -> second.commandGateway().sendAndWait(new Lend(old, "Cleo", MAY)));
        second.commandGateway().sendAndWait(new TakeBack(old));
        second.commandGateway().sendAndWait(new Lend(old, "Cleo", MAY));
        assertTrue(shelf.lent.await(20, TimeUnit.SECONDS), "the view didn't come along");
        second.shutdown();

        assertEquals(Map.of(book, "Ben until 2024-05-01", old, "Cleo until 2024-05-01"), shelf.out);
        assertEquals(1, TestServer.number(dataSource, "select count(*) from snapshot"));
    }

    private Configuration start(Shelf shelf) {
        var configurer = DefaultConfigurer.defaultConfiguration(false);
        // region store
        EventLog.migrate(dataSource);
        var log =
                PostgresEventStore.builder()
                        .dataSource(dataSource)
                        .serializer(serializer())
                        .upcasters(new EventUpcasterChain(untilWhen()))
                        .build();
        configurer
                .configureSerializer(c -> serializer())
                .configureEmbeddedEventStore(c -> log)
                // endregion
                // region rest
                .configureAggregate(
                        AggregateConfigurer.defaultConfiguration(Book.class)
                                .configureSnapshotTrigger(
                                        c ->
                                                new EventCountSnapshotTriggerDefinition(
                                                        c.snapshotter(), 5)))
                .eventProcessing(
                        events ->
                                events.usingTrackingEventProcessors()
                                        .registerDefaultListenerInvocationErrorHandler(
                                                c -> PropagatingErrorHandler.instance())
                                        .registerEventHandler(c -> shelf));
        // endregion
        return configurer.start();
    }

    private static Serializer serializer() {
        return JacksonSerializer.builder()
                .objectMapper(new ObjectMapper().registerModule(new JavaTimeModule()))
                .build();
    }

    // region upcaster
    /** Revision 1 knew no day: a loan was for four weeks from the first of April 2020 on. */
    private static SingleEventUpcaster untilWhen() {
        var before = new SimpleSerializedType(Lent.class.getName(), "1");
        return new SingleEventUpcaster() {
            @Override
            protected boolean canUpcast(IntermediateEventRepresentation event) {
                return event.getType().equals(before);
            }

            @Override
            protected IntermediateEventRepresentation doUpcast(
                    IntermediateEventRepresentation event) {
                return event.upcastPayload(
                        new SimpleSerializedType(before.getName(), "2"),
                        JsonNode.class,
                        json ->
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("book", json.get("book").asText())
                                        .put("reader", json.get("reader").asText())
                                        .put("until", "2020-04-29"));
            }
        };
    }

    // endregion

    private void writtenByAnEarlierRelease(String book) {
        EventLog.migrate(dataSource);
        PostgresEventStore.builder()
                .dataSource(dataSource)
                .serializer(serializer())
                .build()
                .append(
                        List.of(
                                written(book, 0, Acquired.class, 0, "\"title\":\"Emil\""),
                                written(book, 1, Lent.class, 1, "\"reader\":\"Old Tom\"")));
    }

    private static NewEvent written(
            String book, long sequence, Class<?> type, int revision, String said) {
        return new NewEvent(
                book,
                "Book",
                sequence,
                UUID.randomUUID(),
                type.getName(),
                revision,
                TestEvents.MADE,
                new byte[16],
                "{}".getBytes(StandardCharsets.UTF_8),
                "{\"book\":\"%s\",%s}".formatted(book, said).getBytes(StandardCharsets.UTF_8));
    }
}
