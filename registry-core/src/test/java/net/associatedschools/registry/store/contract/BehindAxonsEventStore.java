package net.associatedschools.registry.store.contract;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static net.associatedschools.registry.store.contract.Notes.newStream;
import static net.associatedschools.registry.store.contract.Notes.note;
import static net.associatedschools.registry.store.contract.Notes.notes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DefaultEventBusSpanFactory;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;

/**
 * The engine where it stands in an application: behind Axon's {@link EmbeddedEventStore}, with its
 * readers, its cache and its units of work.
 */
public interface BehindAxonsEventStore extends EngineUnderTest {
    int CACHED = 10;

    /** What a case does with a store that is shut down behind it. */
    interface Case {
        void on(EmbeddedEventStore store) throws InterruptedException;
    }

    private static void with(EmbeddedEventStore.Builder builder, Case tried)
            throws InterruptedException {
        var store = builder.build();
        try {
            tried.on(store);
        } finally {
            store.shutDown();
        }
    }

    private void withStore(Case tried) throws InterruptedException {
        with(builder(engine()), tried);
    }

    private static EmbeddedEventStore.Builder builder(EventStorageEngine engine) {
        return EmbeddedEventStore.builder()
                .storageEngine(engine)
                .cachedEvents(CACHED)
                .fetchDelay(20)
                .cleanupDelay(20);
    }

    /**
     * Asks often, as event processors do, since Axon wakes no reader that fell behind the cache;
     * and gives up later than any machine needs.
     */
    private static TrackedEventMessage<?> next(BlockingStream<TrackedEventMessage<?>> reader)
            throws InterruptedException {
        for (int asked = 0; asked < 200; asked++) {
            if (reader.hasNextAvailable(50, MILLISECONDS)) return reader.nextAvailable();
        }
        throw new AssertionError("nothing came");
    }

    private static List<String> next(BlockingStream<TrackedEventMessage<?>> reader, int count)
            throws InterruptedException {
        var ids = new ArrayList<String>();
        while (ids.size() < count) ids.add(next(reader).getIdentifier());
        return ids;
    }

    // Readers

    @Test
    default void an_event_that_is_there_reaches_a_reader() throws InterruptedException {
        withStore(
                store -> {
                    var sent = note(newStream(), 0);
                    store.publish(sent);
                    try (var reader = store.openStream(null)) {
                        var read = assertInstanceOf(DomainEventMessage.class, next(reader));
                        assertEquals(sent.getIdentifier(), read.getIdentifier());
                        assertEquals(sent.getPayload(), read.getPayload());
                        assertEquals(sent.getAggregateIdentifier(), read.getAggregateIdentifier());
                    }
                });
    }

    @Test
    default void an_event_published_later_reaches_an_open_reader() throws InterruptedException {
        withStore(
                store -> {
                    try (var reader = store.openStream(null)) {
                        assertFalse(reader.hasNextAvailable());
                        var sent = note(newStream(), 0);
                        store.publish(sent);
                        assertEquals(sent.getIdentifier(), next(reader).getIdentifier());
                    }
                });
    }

    @Test
    default void a_reader_of_an_empty_store_waits() throws InterruptedException {
        withStore(
                store -> {
                    try (var reader = store.openStream(null)) {
                        assertFalse(reader.hasNextAvailable(50, MILLISECONDS));
                        store.publish(note(newStream(), 0));
                        next(reader);
                    }
                });
    }

    @Test
    default void a_reader_at_the_end_waits() throws InterruptedException {
        withStore(
                store -> {
                    store.publish(note(newStream(), 0));
                    try (var reader = store.openStream(null)) {
                        next(reader);
                        assertFalse(reader.hasNextAvailable(50, MILLISECONDS));
                        store.publish(note(newStream(), 0));
                        next(reader);
                    }
                });
    }

    @Test
    default void a_reader_goes_on_behind_the_last_token() throws InterruptedException {
        withStore(
                store -> {
                    var sent = notes(newStream(), 0, 2);
                    store.publish(sent);
                    try (var reader = store.openStream(null)) {
                        var first = next(reader);
                        assertEquals(sent.get(0).getIdentifier(), first.getIdentifier());
                        try (var other = store.openStream(first.trackingToken())) {
                            assertEquals(sent.get(1).getIdentifier(), next(other).getIdentifier());
                        }
                    }
                });
    }

    @Test
    default void an_event_read_by_two_comes_from_the_cache() throws InterruptedException {
        withStore(
                store -> {
                    try (var reader = store.openStream(null)) {
                        assertFalse(reader.hasNextAvailable());
                        store.publish(notes(newStream(), 0, 2));
                        var first = next(reader);
                        var second = next(reader);
                        try (var other = store.openStream(first.trackingToken())) {
                            assertSame(second, next(other));
                        }
                    }
                });
    }

    @Test
    default void events_of_another_engine_reach_a_reader() throws InterruptedException {
        withStore(
                store -> {
                    try (var reader = store.openStream(null)) {
                        assertFalse(reader.hasNextAvailable(50, MILLISECONDS));
                        var sent = note(newStream(), 0);
                        open(Setup.PLAIN).appendEvents(sent);
                        assertEquals(sent.getIdentifier(), next(reader).getIdentifier());
                    }
                });
    }

    @Test
    default void a_reader_that_falls_behind_the_cache_misses_nothing() throws InterruptedException {
        withStore(
                store -> {
                    var stream = newStream();
                    var sent = notes(stream, 0, 5 * CACHED);
                    try (var slow = store.openStream(null);
                            var quick = store.openStream(null)) {
                        assertFalse(slow.hasNextAvailable());
                        for (var event : sent) store.publish(event);
                        assertEquals(Notes.ids(sent), next(quick, sent.size()));
                        assertEquals(Notes.ids(sent), next(slow, sent.size()));
                    }
                });
    }

    @Test
    default void no_event_reaches_a_reader_twice() throws InterruptedException {
        with(
                builder(engine()).cachedEvents(1),
                store -> {
                    try (var reader = store.openStream(null)) {
                        assertFalse(reader.hasNextAvailable());
                        store.publish(note(newStream(), 0));
                        next(reader);
                        assertFalse(reader.hasNextAvailable(100, MILLISECONDS));
                    }
                });
    }

    @Test
    default void readers_at_the_end_share_a_thread_of_the_given_factory()
            throws InterruptedException {
        var threads = new AtomicInteger();
        with(
                builder(engine()).threadFactory(run -> counted(threads, run)),
                store -> {
                    try (var reader = store.openStream(null)) {
                        assertFalse(reader.hasNextAvailable(50, MILLISECONDS));
                        store.publish(note(newStream(), 0));
                        next(reader);
                    }
                });
        assertTrue(threads.get() > 0, "no thread of the given factory");
    }

    @Test
    default void a_reader_that_waited_reads_to_the_end_again() throws InterruptedException {
        withStore(
                store -> {
                    try (var reader = store.openStream(null)) {
                        assertFalse(reader.hasNextAvailable());
                        var sent = notes(newStream(), 0, 5);
                        store.publish(sent);
                        assertEquals(Notes.ids(sent), next(reader, 5));
                        assertFalse(reader.hasNextAvailable());
                    }
                });
    }

    @Test
    default void readers_that_share_nothing_need_no_thread() throws InterruptedException {
        var threads = new AtomicInteger();
        with(
                builder(engine())
                        .optimizeEventConsumption(false)
                        .threadFactory(run -> counted(threads, run)),
                store -> {
                    try (var reader = store.openStream(null)) {
                        store.publish(notes(newStream(), 0, 5));
                        next(reader, 5);
                    }
                });
        assertEquals(0, threads.get());
    }

    @Test
    default void a_reader_that_shares_nothing_reads_what_comes_later() throws InterruptedException {
        with(
                builder(engine()).optimizeEventConsumption(false),
                store -> {
                    try (var reader = store.openStream(null)) {
                        assertFalse(reader.hasNextAvailable());
                        var sent = notes(newStream(), 0, 5);
                        store.publish(sent);
                        assertEquals(Notes.ids(sent), next(reader, 5));
                        assertFalse(reader.hasNextAvailable());
                    }
                });
    }

    private static Thread counted(AtomicInteger threads, Runnable run) {
        threads.incrementAndGet();
        return new Thread(run);
    }

    // Loading

    @Test
    default void a_stream_without_snapshot_is_loaded_whole() throws InterruptedException {
        withStore(
                store -> {
                    var stream = newStream();
                    store.publish(notes(stream, 0, 110));
                    var loaded = store.readEvents(stream).asStream().toList();
                    assertEquals(110, loaded.size());
                    assertEquals(109, loaded.getLast().getSequenceNumber());
                });
    }

    @Test
    default void a_stream_is_loaded_from_its_snapshot_on() throws InterruptedException {
        withStore(
                store -> {
                    var stream = newStream();
                    store.publish(notes(stream, 0, 110));
                    store.storeSnapshot(note(stream, 30));
                    var loaded = store.readEvents(stream).asStream().toList();
                    assertEquals(80, loaded.size());
                    assertEquals(30, loaded.getFirst().getSequenceNumber());
                    assertEquals(109, loaded.getLast().getSequenceNumber());
                });
    }

    @Test
    default void a_snapshot_that_can_not_be_read_is_passed_over() throws InterruptedException {
        with(
                builder(new WithoutSnapshots(engine())),
                store -> {
                    var stream = newStream();
                    store.publish(notes(stream, 0, 110));
                    store.storeSnapshot(note(stream, 30));
                    assertEquals(110, store.readEvents(stream).asStream().count());
                });
    }

    // Units of work

    @Test
    default void a_unit_of_work_loads_what_it_published() throws InterruptedException {
        withStore(
                store -> {
                    var stream = newStream();
                    store.publish(notes(stream, 0, 2));
                    DefaultUnitOfWork.startAndGet(null)
                            .execute(
                                    () -> {
                                        store.publish(notes(stream, 2, 8));
                                        assertEquals(10, count(store, stream, 0));
                                    });
                    assertEquals(10, count(store, stream, 0));
                });
    }

    @Test
    default void a_unit_of_work_loads_what_it_published_from_a_sequence_on()
            throws InterruptedException {
        withStore(
                store -> {
                    var stream = newStream();
                    store.publish(notes(stream, 0, 2));
                    DefaultUnitOfWork.startAndGet(null)
                            .execute(
                                    () -> {
                                        store.publish(notes(stream, 2, 8));
                                        assertEquals(8, count(store, stream, 2));
                                    });
                });
    }

    @Test
    default void what_a_unit_of_work_published_is_seen_by_it_alone_and_gone_when_it_rolls_back()
            throws InterruptedException {
        withStore(
                store -> {
                    var stream = newStream();
                    store.publish(notes(stream, 0, 2));
                    var unit = DefaultUnitOfWork.startAndGet(null);
                    store.publish(notes(stream, 2, 8));
                    CurrentUnitOfWork.clear(unit);
                    assertEquals(2, count(store, stream, 0));
                    CurrentUnitOfWork.set(unit);
                    assertEquals(10, count(store, stream, 0));
                    unit.rollback();
                    assertEquals(2, count(store, stream, 0));
                });
    }

    @Test
    default void what_nested_units_of_work_published_is_there_once_at_every_step()
            throws InterruptedException {
        withStore(
                store -> {
                    var stream = newStream();
                    store.publish(notes(stream, 0, 2));
                    UnitOfWork<Message<?>> outer = DefaultUnitOfWork.startAndGet(null);
                    store.publish(notes(stream, 2, 2));
                    UnitOfWork<Message<?>> inner = DefaultUnitOfWork.startAndGet(null);
                    store.publish(notes(stream, 4, 6));
                    var seen = new ArrayList<Long>();
                    Consumer<UnitOfWork<Message<?>>> look =
                            unit -> seen.add(count(store, stream, 0));
                    for (var unit : List.of(inner, outer)) {
                        unit.onPrepareCommit(look);
                        unit.onCommit(look);
                        unit.afterCommit(look);
                    }
                    inner.commit();
                    outer.commit();
                    assertEquals(List.of(10L, 10L, 10L, 10L, 10L, 10L), seen);
                });
    }

    @Test
    default void a_commit_of_events_is_traced() throws InterruptedException {
        var spans = new Spans();
        with(
                builder(engine())
                        .spanFactory(
                                DefaultEventBusSpanFactory.builder().spanFactory(spans).build()),
                store -> {
                    var unit = DefaultUnitOfWork.startAndGet(null);
                    store.publish(notes(newStream(), 0, 2));
                    assertEquals(
                            List.of("EventBus.publishEvent", "EventBus.publishEvent"),
                            spans.ended());
                    unit.commit();
                    assertEquals("EventBus.commitEvents", spans.ended().getLast());
                });
    }

    /** Eight threads commit, each to streams of its own; a reader sees all, each once. */
    @Test
    default void a_reader_misses_nothing_of_what_eight_write() throws InterruptedException {
        int each = 40;
        withStore(
                store -> {
                    var done = new CountDownLatch(8);
                    try (var reader = store.openStream(null)) {
                        for (int writer = 0; writer < 8; writer++) {
                            var thread =
                                    new Thread(
                                            () -> {
                                                for (int i = 0; i < each; i++) {
                                                    store.publish(made());
                                                }
                                                done.countDown();
                                            });
                            thread.start();
                        }
                        var seen = next(reader, 8 * each);
                        assertEquals(8L * each, seen.stream().distinct().count());
                        assertTrue(done.await(20_000, MILLISECONDS));
                        assertFalse(reader.hasNextAvailable(50, MILLISECONDS));
                    }
                });
    }

    /** Just so: a store may give up waiting for what is behind an old event. */
    private static DomainEventMessage<?> made() {
        return note(newStream(), 0, Instant.now());
    }

    private static long count(EmbeddedEventStore store, String stream, long first) {
        return first == 0
                ? store.readEvents(stream).asStream().count()
                : store.readEvents(stream, first).asStream().count();
    }
}
