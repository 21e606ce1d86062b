package net.associatedschools.registry.figure;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.associatedschools.registry.fact.Correction;
import net.associatedschools.registry.fact.FigureId;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.When;
import org.jspecify.annotations.Nullable;

/** What the log can say of a published figure. It keeps these for ever: add, never rename. */
public sealed interface FigureEvent {
    FigureId figure();

    /** That a number was published; {@code effective} is when it was counted. */
    sealed interface Happened extends FigureEvent {
        When effective();
    }

    /**
     * Somebody else's number of schools, and of countries where it is said (null: it isn't), with
     * where it was read, and what has to be known of it.
     */
    record TotalPublished(
            FigureId figure,
            When effective,
            Scope scope,
            long schools,
            @Nullable Long countries,
            @Nullable String note,
            String source)
            implements Happened {}

    /**
     * This register's own number, told at a position so that it can be counted there again: the
     * answer to that question for that day.
     */
    record FigurePublished(
            FigureId figure, When effective, Counting counting, long position, Tally tally)
            implements Happened {}

    /** The fact of that sequence was said wrongly (R-TIME-2). */
    record Corrected(FigureId figure, long corrects, @Nullable Happened replacement, Reason reason)
            implements FigureEvent, Correction<Happened> {}

    /**
     * What was counted: members, countries with a member, schools of which it isn't known whether
     * they are (R-STAT-3), and the cells where it was counted by something.
     */
    record Tally(long members, long countries, long notKnown, List<Cell> cells) {
        public Tally {
            cells = List.copyOf(cells);
        }
    }

    /** The schools that share these values; a dimension that isn't known is left out. */
    record Cell(Map<String, String> values, long members, long notKnown) {
        public Cell {
            values = Collections.unmodifiableMap(new TreeMap<>(values));
        }
    }
}
