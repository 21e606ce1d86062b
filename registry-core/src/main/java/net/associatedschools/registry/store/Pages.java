package net.associatedschools.registry.store;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterators;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Events read page by page, by another thread while the page before is worked on: a database and
 * its reader then work at the same time. A page that isn't full is the last for now.
 */
final class Pages extends Spliterators.AbstractSpliterator<SentEvent> {
    /**
     * Small enough that a page is quickly there, large enough that the round trip is lost in it.
     */
    static final int SIZE = 1000;

    /** Kept for a minute each; a thread made for each page took longer than the page. */
    private static final ExecutorService READERS =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("event-log-reader-", 0).factory());

    private final Function<@Nullable SentEvent, List<SentEvent>> after;
    private final boolean goesOn;
    private Iterator<SentEvent> page = Collections.emptyIterator();
    private @Nullable SentEvent last;
    private boolean atEnd;

    /** The next page, where the one before it was full. */
    private @Nullable Future<List<SentEvent>> ahead;

    private Pages(Function<@Nullable SentEvent, List<SentEvent>> after, boolean goesOn) {
        super(Long.MAX_VALUE, ORDERED | NONNULL | IMMUTABLE);
        this.after = after;
        this.goesOn = goesOn;
    }

    /**
     * @param after gives the page behind an event; the first one for null
     */
    static Stream<SentEvent> of(Function<@Nullable SentEvent, List<SentEvent>> after) {
        return StreamSupport.stream(new Pages(after, false), false);
    }

    /** The same, but whoever asks again at its end looks again: Axon's readers do. */
    static Stream<SentEvent> thatGoOn(Function<@Nullable SentEvent, List<SentEvent>> after) {
        return StreamSupport.stream(new Pages(after, true), false);
    }

    @Override
    public boolean tryAdvance(Consumer<? super SentEvent> action) {
        if (!page.hasNext() && !turn()) return false;
        var event = page.next();
        last = event;
        action.accept(event);
        return true;
    }

    private boolean turn() {
        if (atEnd) {
            atEnd = !goesOn;
            return false;
        }
        var reading = ahead;
        ahead = null; // whoever asks again after a failure is read the page anew
        var events =
                reading == null
                        ? after.apply(last)
                        : Elsewhere.done(reading, RuntimeException.class);
        ahead = events.size() < SIZE ? null : READERS.submit(() -> after.apply(events.getLast()));
        page = events.iterator();
        // An empty page said so already.
        atEnd = events.size() < SIZE && !(goesOn && events.isEmpty());
        return page.hasNext();
    }
}
