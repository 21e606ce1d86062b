package net.associatedschools.registry.view.memory;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.view.Row;
import net.associatedschools.registry.view.Words;
import net.associatedschools.registry.view.period.Count;
import net.associatedschools.registry.view.period.Dimension;
import net.associatedschools.registry.view.period.Membership;
import net.associatedschools.registry.view.period.Periods;
import net.associatedschools.registry.view.period.Selection;
import net.associatedschools.registry.view.period.Sort;

/** The periods in memory, each question a walk over all rows. */
record MemoryPeriods(MemoryTable.Moment<Membership> rows) implements Periods {
    @Override
    public long position() {
        return rows.position();
    }

    @Override
    public List<Row<Membership>> page(
            Selection selection, Sort sort, List<String> after, int limit) {
        return rows.all()
                .filter(selection::takes)
                .map(row -> Map.entry(sort.keys(row), row))
                .filter(e -> after.isEmpty() || Words.BY_KEYS.compare(e.getKey(), after) > 0)
                .sorted(Map.Entry.comparingByKey(Words.BY_KEYS))
                .limit(limit)
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public long total(Selection selection) {
        return rows.all().filter(selection::takes).count();
    }

    @Override
    public List<Count> count(Selection selection, Set<Dimension> by) {
        var counts = new HashMap<Map<Dimension, String>, Count>();
        rows.all()
                .filter(selection::takes)
                .map(row -> one(row.value(), by))
                .forEach(count -> counts.merge(count.values(), count, Count::plus));
        return List.copyOf(counts.values());
    }

    private static Count one(Membership value, Set<Dimension> by) {
        var values = new EnumMap<Dimension, String>(Dimension.class);
        for (var dimension : by) {
            var known = dimension.of(value);
            if (known != null) values.put(dimension, known);
        }
        boolean member = value.status().isMember();
        return new Count(
                values, member ? 1 : 0, member ? 0 : 1, member && value.isStartNotKnown() ? 1 : 0);
    }

    @Override
    public List<Row<Membership>> of(SchoolId school, long position) {
        return rows.of(school.value())
                .filter(row -> row.isBelievedAt(position))
                .sorted(Comparator.comparing(Row::effectiveFrom))
                .toList();
    }
}
