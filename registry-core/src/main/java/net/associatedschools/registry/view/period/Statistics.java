package net.associatedschools.registry.view.period;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.associatedschools.registry.country.Region;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.school.Status;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.Snapshots;
import net.associatedschools.registry.view.Words;

/**
 * How many members, by any of the dimensions. Schools of which it isn't known whether they are
 * members stand beside, never in, the figure (R-STAT-3).
 */
public final class Statistics {
    static final Set<Status> COUNTED =
            EnumSet.of(
                    Status.ACTIVE,
                    Status.OVERDUE,
                    Status.INACTIVE,
                    Status.SUSPENDED,
                    Status.NOT_KNOWN);

    static final Count NOBODY = new Count(Map.of(), 0, 0, 0);

    /** Behind every word. */
    private static final String LAST = "\uFFFF";

    private final Snapshots<? extends Members> snapshots;

    public Statistics(Snapshots<? extends Members> snapshots) {
        this.snapshots = snapshots;
    }

    /** Which schools, by what, as of when; without a status all members and the not known. */
    public record Question(Filter filter, List<Dimension> by, AsOf at) {
        public Question {
            mustBeOfMembers(filter);
            by = by.stream().distinct().toList();
        }
    }

    /**
     * The answer at that position: one cell for each combination that occurs, ordered by its
     * values, the unknown last; {@code countries} are those with a member.
     */
    public record Answer(
            long position,
            LocalDate asOf,
            List<Dimension> by,
            List<Count> cells,
            long members,
            long countries,
            long notKnown,
            long startNotKnown) {
        public Answer {
            cells = List.copyOf(cells);
        }

        /** Whether every school is in one cell, so that the cells make the total. */
        public boolean addsUp() {
            return by.stream().allMatch(Dimension::addsUp);
        }
    }

    static void mustBeOfMembers(Filter filter) {
        if (filter.statuses().contains(Status.FORMER)) {
            throw new IllegalArgumentException("status: FORMER schools are no members");
        }
    }

    public Answer ask(Question question) {
        return snapshots.read(tables -> ask(question, tables));
    }

    /** The same within another question's moment. */
    public static Answer ask(Question question, Members tables) {
        var at = Selection.within(question.at(), tables);
        var regions = tables.regions().on(at);
        var selection = Selection.of(question.filter().orElse(COUNTED), regions, at);
        var asked = EnumSet.of(Dimension.COUNTRY);
        asked.addAll(question.by());
        asked.remove(Dimension.REGION); // a fact of the country, not of the school
        var cells = new TreeMap<List<String>, Count>(Words.BY_KEYS);
        var counts = tables.periods().count(selection, asked);
        for (var count : counts) {
            var cell = cell(count, question.by(), regions);
            cells.merge(place(cell.values(), question.by()), cell, Count::plus);
        }
        // Once more without them, since a school counts in the cell of each of its themes.
        if (asked.removeIf(dimension -> !dimension.addsUp())) {
            counts = tables.periods().count(selection, asked);
        }
        var total = NOBODY;
        var countries = new TreeSet<String>();
        for (var count : counts) {
            total = total.plus(count);
            var country = count.values().get(Dimension.COUNTRY);
            if (count.members() > 0 && country != null) countries.add(country);
        }
        return new Answer(
                at.position(),
                at.day(),
                question.by(),
                List.copyOf(cells.values()),
                total.members(),
                countries.size(),
                total.notKnown(),
                total.startNotKnown());
    }

    private static Count cell(Count count, List<Dimension> by, Map<CountryCode, Region> regions) {
        var values = new EnumMap<Dimension, String>(Dimension.class);
        values.putAll(count.values());
        var country = values.get(Dimension.COUNTRY);
        var region = country == null ? null : regions.get(new CountryCode(country));
        if (region != null) values.put(Dimension.REGION, region.name());
        values.keySet().retainAll(by);
        return new Count(values, count.members(), count.notKnown(), count.startNotKnown());
    }

    /** Where a cell stands among others: by its values, the unknown last. */
    static List<String> place(Map<Dimension, String> cell, List<Dimension> by) {
        return by.stream().map(dimension -> cell.getOrDefault(dimension, LAST)).toList();
    }
}
