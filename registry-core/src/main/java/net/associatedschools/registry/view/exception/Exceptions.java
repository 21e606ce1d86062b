package net.associatedschools.registry.view.exception;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.Cursor;
import net.associatedschools.registry.view.Row;
import net.associatedschools.registry.view.Snapshots;
import net.associatedschools.registry.view.exception.ExceptionRows.Selection;
import org.jspecify.annotations.Nullable;

/** What somebody who looks after the register would look at first; who may is not decided here. */
public final class Exceptions {
    public static final int LIMIT_MAX = 1000;

    private static final String SORT = "COUNTRY";

    private final Snapshots<? extends Noted> snapshots;

    public Exceptions(Snapshots<? extends Noted> snapshots) {
        this.snapshots = snapshots;
    }

    /** The table that this question needs, at one moment. */
    public interface Noted {
        ExceptionRows exceptions();
    }

    /**
     * Of which kinds (none given: of all), in which country (null: in all), how many (1 to 1000),
     * after which page, as of when: of facts that held by the day, and of members of the day.
     */
    public record Question(
            Set<Kind> kinds,
            @Nullable CountryCode country,
            int limit,
            @Nullable String after,
            AsOf at) {
        public Question {
            if (limit < 1 || limit > LIMIT_MAX) {
                throw new IllegalArgumentException("limit: must be 1 to " + LIMIT_MAX);
            }
            kinds = Set.copyOf(kinds.isEmpty() ? EnumSet.allOf(Kind.class) : kinds);
        }
    }

    /**
     * The answer at that position, by country, stream and fact, and how many there are of each kind
     * asked for.
     */
    public record Page(
            long position,
            LocalDate asOf,
            Map<Kind, Long> counts,
            List<Exceptional> items,
            @Nullable String next) {
        public Page {
            items = List.copyOf(items);
        }

        public long total() {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    public Page ask(Question question) {
        return snapshots.read(tables -> answer(question, tables.exceptions()));
    }

    private static Page answer(Question question, ExceptionRows rows) {
        var cursor = Cursor.of(question.after(), SORT, 2, question.at());
        var at = cursor.at().within(rows.position());
        var selection = new Selection(question.kinds(), question.country(), at);
        var found = rows.page(selection, cursor.keys(), question.limit() + 1);
        boolean more = found.size() > question.limit();
        var shown = more ? found.subList(0, question.limit()) : found;
        var counts = new EnumMap<Kind, Long>(Kind.class);
        for (var kind : question.kinds()) counts.put(kind, 0L);
        counts.putAll(rows.count(selection));
        return new Page(
                at.position(),
                at.day(),
                counts,
                shown.stream().map(Row::value).toList(),
                more ? new Cursor(SORT, at, ExceptionRows.keys(shown.getLast())).text() : null);
    }
}
