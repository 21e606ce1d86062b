package net.associatedschools.registry.view.figure;

import java.util.List;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.figure.Counting;
import net.associatedschools.registry.figure.FigureEvent;
import net.associatedschools.registry.figure.FigureEvent.FigurePublished;
import net.associatedschools.registry.figure.FigureEvent.TotalPublished;
import net.associatedschools.registry.figure.Scope;
import net.associatedschools.registry.view.Words;
import org.jspecify.annotations.Nullable;

/**
 * A published number: whose, counted when, of where, how many schools and countries (null: not
 * said), its note and source; for the register's own the position it was counted at and what was
 * counted. {@code takenBack}: it was said later that it did not hold.
 */
public record Published(
        Kind kind,
        When counted,
        Scope scope,
        long schools,
        @Nullable Long countries,
        @Nullable String note,
        @Nullable String source,
        @Nullable Long position,
        Counting counting,
        boolean takenBack) {

    /** Whose number it is. */
    public enum Kind {
        /** Somebody else's. */
        TOTAL,
        /** This register's, published by HQ. */
        FIGURE
    }

    static Published of(FigureEvent.Happened said, boolean takenBack) {
        return switch (said) {
            case TotalPublished e ->
                    new Published(
                            Kind.TOTAL,
                            e.effective(),
                            e.scope(),
                            e.schools(),
                            e.countries(),
                            storable(e.note()),
                            storable(e.source()),
                            null,
                            Counting.of(e.scope()),
                            takenBack);
            case FigurePublished e ->
                    new Published(
                            Kind.FIGURE,
                            e.effective(),
                            e.counting().scope(),
                            e.tally().members(),
                            e.tally().countries(),
                            null,
                            null,
                            e.position(),
                            e.counting(),
                            takenBack);
        };
    }

    /** The counting's filters as texts, {@code country=FR}, by name. */
    public List<String> filters() {
        return counting.filters().entrySet().stream()
                .map(filter -> filter.getKey() + "=" + filter.getValue())
                .toList();
    }

    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : Words.storable(text);
    }
}
