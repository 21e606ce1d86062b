package net.associatedschools.registry.view.period;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.associatedschools.registry.country.Region;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.Cursor;
import net.associatedschools.registry.view.Row;
import net.associatedschools.registry.view.Snapshots;
import org.jspecify.annotations.Nullable;

/** The list of members, page by page, exactly as it stood at a point (R-TIME-1). */
public final class Directory {
    public static final int LIMIT_MAX = 1000;

    private final Snapshots<? extends Members> snapshots;

    public Directory(Snapshots<? extends Members> snapshots) {
        this.snapshots = snapshots;
    }

    /**
     * Which schools, in what order, how many (1 to 1000), after which page (its {@code next}; null:
     * the first), as of when. A page that goes on is of its first page's day and position.
     */
    public record Question(Filter filter, Sort sort, int limit, @Nullable String after, AsOf at) {
        public Question {
            if (limit < 1 || limit > LIMIT_MAX) {
                throw new IllegalArgumentException("limit: must be 1 to " + LIMIT_MAX);
            }
        }

        /** The first 50 by name. */
        public Question(Filter filter, AsOf at) {
            this(filter, Sort.NAME, 50, null, at);
        }
    }

    /** The answer at that position; {@code next} is null on the last page. */
    public record Page(
            long position, LocalDate asOf, long total, List<Item> items, @Nullable String next) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /** One school as it stood, in its country's region. */
    public record Item(SchoolId school, @Nullable Region region, Membership membership) {}

    public Page ask(Question question) {
        return snapshots.read(tables -> answer(question, tables));
    }

    private static Page answer(Question question, Members tables) {
        var sort = question.sort();
        var cursor = Cursor.of(question.after(), sort.name(), sort.size(), question.at());
        var at = Selection.within(cursor.at(), tables);
        var filter = question.filter().orElse(Filter.MEMBER_STATUSES);
        var regions = tables.regions().on(at);
        var selection = Selection.of(filter, regions, at);
        var found = tables.periods().page(selection, sort, cursor.keys(), question.limit() + 1);
        boolean more = found.size() > question.limit();
        var rows = more ? found.subList(0, question.limit()) : found;
        var next = more ? new Cursor(sort.name(), at, sort.keys(rows.getLast())).text() : null;
        return new Page(
                at.position(),
                at.day(),
                tables.periods().total(selection),
                rows.stream().map(row -> item(row, regions)).toList(),
                next);
    }

    static Item item(Row<Membership> row, Map<CountryCode, Region> regions) {
        return new Item(new SchoolId(row.key()), regions.get(row.value().country()), row.value());
    }
}
