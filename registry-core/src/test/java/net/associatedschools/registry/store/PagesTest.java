package net.associatedschools.registry.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.Spliterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PagesTest {
    private final Set<Thread> readers = ConcurrentHashMap.newKeySet();
    private volatile long last = 2_500;
    private volatile boolean away;

    @Test
    void events_come_in_order_across_pages_that_another_thread_reads() {
        var read = Pages.of(this::after).map(SentEvent::position).toList();
        assertEquals(LongStream.rangeClosed(1, 2_500).boxed().toList(), read);
        assertTrue(readers.stream().anyMatch(reader -> reader != Thread.currentThread()));
    }

    @Test
    void a_reader_whose_page_failed_goes_on_there_when_it_asks_again() {
        away = true;
        var pages = pages(known -> away && known != null ? fail() : after(known));
        var read = new ArrayList<Long>();
        var failed =
                assertThrows(
                        EventStoreException.class,
                        () -> pages.forEachRemaining(event -> read.add(event.position())));
        assertEquals("the database is away", failed.getMessage());
        assertEquals(Pages.SIZE, read.size());

        away = false;
        pages.forEachRemaining(event -> read.add(event.position()));
        assertEquals(LongStream.rangeClosed(1, 2_500).boxed().toList(), read);
    }

    @Test
    void what_comes_behind_the_end_is_found_when_it_is_asked_again() {
        last = 2 * Pages.SIZE;
        var pages = pages(this::after);
        var read = new ArrayList<Long>();
        pages.forEachRemaining(event -> read.add(event.position()));
        assertEquals(last, read.size());

        last = 2 * Pages.SIZE + 3;
        pages.forEachRemaining(event -> read.add(event.position()));
        assertEquals(LongStream.rangeClosed(1, last).boxed().toList(), read);
    }

    private static Spliterator<SentEvent> pages(
            Function<@Nullable SentEvent, List<SentEvent>> after) {
        return Pages.thatGoOn(after).spliterator();
    }

    private static List<SentEvent> fail() {
        throw new EventStoreException("the database is away");
    }

    private List<SentEvent> after(@Nullable SentEvent known) {
        readers.add(Thread.currentThread());
        long from = known == null ? 0 : known.position();
        return LongStream.rangeClosed(from + 1, Math.min(from + Pages.SIZE, last))
                .mapToObj(
                        position ->
                                SentEvent.of(
                                        TestEvents.bytes("school:1", position, "n", new byte[0])
                                                .recorded(position, TestEvents.MADE)))
                .toList();
    }
}
