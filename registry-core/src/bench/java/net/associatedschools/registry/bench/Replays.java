package net.associatedschools.registry.bench;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.associatedschools.registry.contract.EventJson;
import net.associatedschools.registry.contract.EventSerializer;
import net.associatedschools.registry.contract.StoredFacts;
import net.associatedschools.registry.fact.ApplicationId;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Profile;
import net.associatedschools.registry.fact.Recorded;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolEvent;
import net.associatedschools.registry.store.PacedSource;
import net.associatedschools.registry.store.PostgresEventStore;
import net.associatedschools.registry.store.Transactions;
import net.associatedschools.registry.view.Projection;
import net.associatedschools.registry.view.Streams;
import net.associatedschools.registry.view.memory.MemoryTable;
import net.associatedschools.registry.view.period.PeriodView;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.PostgresTokenTableFactory;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** A log told again to a pooled streaming processor: to one that counts, and to a view of ours. */
final class Replays {
    private static final int SCHOOLS = 8_000;
    private static final int EACH = 4;
    private static final int BATCH = 500;
    private static final Duration AT_MOST = Duration.ofMinutes(2);

    private final AtomicInteger processors = new AtomicInteger();

    /** What was told last still runs; to stop takes Axon half a second, which nobody measures. */
    private @Nullable Configuration running;

    /** What is told, at which pace, and where the place in it is kept. */
    private record Told(EventStorageEngine engine, boolean paced, Transactions transactions) {
        StreamableMessageSource<TrackedEventMessage<?>> source(Configuration axon, String name) {
            return paced ? PacedSource.of(axon, name) : axon.eventStore();
        }
    }

    /** Counts, as the cheapest of all handlers. */
    static final class Counting {
        private final CountDownLatch left;

        Counting(long events) {
            left = new CountDownLatch((int) events);
        }

        @EventHandler
        public void on(EventMessage<?> event) {
            left.countDown();
        }
    }

    Measured counted(Reads reads) throws Exception {
        var ours = new Told(reads.ours(), true, new Transactions(reads.pool()));
        var axons =
                new Told(reads.axonsInLargeBatches(), false, new Transactions(reads.axonsPool()));
        var result =
                new Rounds()
                        .byOperation(
                                () -> stopped(reads.events()),
                                List.of(
                                        new Variant<>("ours", events -> count(ours, events)),
                                        new Variant<>("axon", events -> count(axons, events))),
                                1);
        stopped(0);
        return new Measured("replay-count", "events/s", result.of("ours"), result.of("axon"), null);
    }

    /** Before the next is measured. */
    private long stopped(long events) {
        if (running != null) running.shutdown();
        running = null;
        return events;
    }

    private long count(Told told, long events) throws InterruptedException {
        var counting = new Counting(events);
        run(told, counting.left, counting);
        return events;
    }

    private void run(Told told, CountDownLatch left, Object... handlers)
            throws InterruptedException {
        var tokens =
                JdbcTokenStore.builder()
                        .connectionProvider(told.transactions())
                        .serializer(Lessons.serializer())
                        .build();
        told.transactions()
                .executeInTransaction(
                        () -> tokens.createSchema(PostgresTokenTableFactory.INSTANCE));
        var name = "replay-" + processors.incrementAndGet();
        var configurer = DefaultConfigurer.defaultConfiguration(false);
        configurer
                .configureSerializer(c -> Lessons.serializer())
                .configureEmbeddedEventStore(c -> told.engine())
                .eventProcessing()
                .registerTokenStore(c -> tokens)
                .registerDefaultTransactionManager(c -> told.transactions())
                .registerDefaultListenerInvocationErrorHandler(
                        c -> PropagatingErrorHandler.instance())
                .byDefaultAssignTo(name)
                .registerPooledStreamingEventProcessor(
                        name,
                        axon -> told.source(axon, name),
                        (axon, processor) ->
                                processor
                                        .initialSegmentCount(1)
                                        .initialToken(StreamableMessageSource::createTailToken)
                                        .batchSize(BATCH));
        for (var handler : handlers)
            configurer.eventProcessing().registerEventHandler(c -> handler);
        running = configurer.start();
        boolean done = left.await(AT_MOST.toSeconds(), TimeUnit.SECONDS);
        if (!done) throw new IllegalStateException(left.getCount() + " events did not come");
    }

    // Our periods

    Measured periods(Server server) throws Exception {
        var serializer = new EventSerializer(EventJson.current());
        var pool = server.newDatabase("periods");
        var log = Engines.ours(pool, serializer);
        var axonsPool = server.newDatabase("periods_axon");
        var transactions = new Transactions(axonsPool);
        var axons = Engines.axons(transactions, serializer, Engines.LARGE_BATCH);
        for (int school = 0; school < SCHOOLS; school += 100) {
            var events = new ArrayList<DomainEventMessage<?>>();
            for (int i = 0; i < 100; i++) events.addAll(history(school + i));
            log.appendEvents(events);
            axons.appendEvents(events);
        }
        var ours = new Told(log, true, new Transactions(pool));
        var theirs = new Told(axons, false, transactions);
        var result =
                new Rounds()
                        .byOperation(
                                () -> stopped(SCHOOLS * EACH),
                                List.of(
                                        new Variant<>(
                                                "ours",
                                                events -> rebuild(ours, streams(log), events)),
                                        new Variant<>(
                                                "axon",
                                                events ->
                                                        rebuild(
                                                                theirs,
                                                                new AxonStreams(axonsPool),
                                                                events))),
                                1);
        stopped(0);
        return new Measured(
                "replay-periods", "events/s", result.of("ours"), result.of("axon"), null);
    }

    private long rebuild(Told told, Streams streams, long events) throws InterruptedException {
        var view = new PeriodView();
        var table = new MemoryTable<>(view);
        var counting = new Counting(events);
        var projection = new Projection<>(view, table, streams);
        // The view first: what is counted is in it.
        run(told, counting.left, projection, counting);
        return events;
    }

    private static Streams streams(PostgresEventStore log) {
        return (names, until) -> byStream(names, until, log);
    }

    private static Map<String, List<Recorded<?>>> byStream(
            Collection<String> names, long until, PostgresEventStore log) {
        var read = new LinkedHashMap<String, List<Recorded<?>>>();
        for (var event : log.readStreams(names, until)) {
            read.computeIfAbsent(event.stream(), stream -> new ArrayList<>())
                    .add(
                            StoredFacts.recorded(
                                    event.position(),
                                    event.stream(),
                                    event.sequence(),
                                    event.eventId(),
                                    event.name(),
                                    event.revision(),
                                    event.recordedAt(),
                                    event.metadata(),
                                    event.payload()));
        }
        return read;
    }

    private static List<DomainEventMessage<?>> history(int number) {
        var school = SchoolId.of(UUID.randomUUID());
        var application = ApplicationId.of(UUID.randomUUID());
        int year = 1960 + number % 60;
        var country = new CountryCode(List.of("FI", "FR", "KE", "BR", "JP").get(number % 5));
        var events =
                List.<SchoolEvent>of(
                        new SchoolEvent.SchoolRegistered(
                                school,
                                day(year),
                                country,
                                Profile.named("School " + number, "Town")),
                        new SchoolEvent.ApplicationOpened(school, day(year), application),
                        new SchoolEvent.MembershipStarted(
                                school, day(year + 2), application, "School " + number),
                        new SchoolEvent.Renamed(school, day(year + 9), "New school " + number));
        var messages = new ArrayList<DomainEventMessage<?>>();
        for (var event : events) {
            messages.add(
                    new GenericDomainEventMessage<>(
                            "school",
                            school.toString(),
                            messages.size(),
                            event,
                            Map.of("school", school.toString(), "country", country.value())));
        }
        return messages;
    }

    private static When day(int year) {
        return When.on(LocalDate.of(year, 9, 1));
    }
}
