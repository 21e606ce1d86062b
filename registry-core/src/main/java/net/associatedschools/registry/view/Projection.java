package net.associatedschools.registry.view;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import org.axonframework.eventhandling.ConcludesBatch;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;

/**
 * Keeps one view's table: folds each stream that a batch touched once, from all its events, and
 * saves the difference to what the table knew. One read and one write per batch.
 */
public final class Projection<V> {
    private final View<V> view;
    private final Table<V> table;
    private final Streams streams;
    private final TreeSet<String> touched = new TreeSet<>();

    public Projection(View<V> view, Table<V> table, Streams streams) {
        this.view = view;
        this.table = table;
        this.streams = streams;
    }

    public View<V> view() {
        return view;
    }

    /** Takes every event, since those of other streams move the position as well. */
    @EventHandler
    public void on(EventMessage<?> message, TrackingToken token, @ConcludesBatch boolean last) {
        if (message instanceof DomainEventMessage<?> event
                && view.isAbout(event.getAggregateIdentifier())) {
            touched.add(event.getAggregateIdentifier());
        }
        if (last) fold(token.position().orElseThrow());
    }

    /**
     * Fills a table that holds nothing yet from whole streams, range by range, and moves its mark
     * to that position, which the log has reached. In one transaction of the table's: it isn't
     * whole before the last range.
     */
    public void fill(Iterator<List<String>> ranges, long position) {
        var digest = Digest.ZERO;
        while (ranges.hasNext()) {
            var range = ranges.next();
            var known = streams.read(range, position);
            var rows = new ArrayList<Row<V>>();
            for (var stream : range) {
                rows.addAll(view.rows(stream, known.getOrDefault(stream, List.of())));
            }
            for (var row : rows) digest = digest.plus(view.digest(row));
            table.save(List.of(), rows, new Mark(view.foldVersion(), position, digest));
        }
        table.save(List.of(), List.of(), new Mark(view.foldVersion(), position, digest));
    }

    @ResetHandler
    public void reset() {
        touched.clear();
        table.clear();
    }

    private void fold(long position) {
        var mark = table.mark();
        // Told again: a token that was lost, or a batch whose commit nobody heard of.
        if (position > mark.position()) save(mark, position);
        // Kept when saving failed: the batch comes again, and folding too much does no harm.
        touched.clear();
    }

    private void save(Mark mark, long position) {
        if (mark.foldVersion() != view.foldVersion()) {
            throw new IllegalStateException(
                    "the rows of "
                            + view.name()
                            + " are of fold version "
                            + mark.foldVersion()
                            + " and have to be rebuilt by "
                            + view.foldVersion());
        }
        var closed = new ArrayList<Row<V>>();
        var added = new ArrayList<Row<V>>();
        if (!touched.isEmpty()) {
            var known = streams.read(List.copyOf(touched), position);
            for (var stream : touched) {
                for (var row : view.rows(stream, known.getOrDefault(stream, List.of()))) {
                    if (row.recordedFrom() > mark.position()) added.add(row);
                    else if (!row.isOpen() && row.recordedUntil() > mark.position()) {
                        closed.add(row);
                    }
                }
            }
        }
        var digest = mark.digest();
        for (var row : added) digest = digest.plus(view.digest(row));
        for (var row : closed) {
            var before = view.digest(row.until(Long.MAX_VALUE));
            digest = digest.minus(before).plus(view.digest(row));
        }
        table.save(closed, added, new Mark(view.foldVersion(), position, digest));
    }
}
