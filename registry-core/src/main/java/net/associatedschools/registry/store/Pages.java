package net.associatedschools.registry.store;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Events read page by page, each page when the one before is used up. A page that isn't full is the
 * last for now.
 */
final class Pages extends Spliterators.AbstractSpliterator<SentEvent> {
    /**
     * Small enough that a page is quickly there, large enough that the round trip is lost in it.
     */
    static final int SIZE = 1000;

    private final Function<@Nullable SentEvent, List<SentEvent>> after;
    private final boolean goesOn;
    private Iterator<SentEvent> page = Collections.emptyIterator();
    private @Nullable SentEvent last;
    private boolean atEnd;

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
        var events = after.apply(last);
        page = events.iterator();
        // An empty page said so already.
        atEnd = events.size() < SIZE && !(goesOn && events.isEmpty());
        return page.hasNext();
    }
}
