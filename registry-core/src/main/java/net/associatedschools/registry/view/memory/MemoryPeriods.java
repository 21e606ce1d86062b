package net.associatedschools.registry.view.memory;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.view.Row;
import net.associatedschools.registry.view.period.Count;
import net.associatedschools.registry.view.period.Dimension;
import net.associatedschools.registry.view.period.Membership;
import net.associatedschools.registry.view.period.Periods;
import net.associatedschools.registry.view.period.Selection;
import net.associatedschools.registry.view.period.Sort;
import org.jspecify.annotations.Nullable;

/** The periods in memory, each question a walk over all rows. */
record MemoryPeriods(MemoryTable.Moment<Membership> rows) implements Periods {
    @Override
    public long position() {
        return rows.position();
    }

    @Override
    public List<Row<Membership>> page(
            Selection selection, Sort sort, List<String> after, int limit) {
        return rows.page(selection::takes, sort::keys, after, limit);
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
                .flatMap(row -> each(row.value(), by))
                .forEach(count -> counts.merge(count.values(), count, Count::plus));
        return List.copyOf(counts.values());
    }

    private static Stream<Count> each(Membership value, Set<Dimension> by) {
        return Dimension.cells(value, null, by).stream().map(cell -> Count.of(cell, value));
    }

    @Override
    public void lines(
            @Nullable CountryCode country,
            LocalDate until,
            long position,
            Consumer<List<Row<Membership>>> each) {
        rows.each(
                its -> {
                    var line =
                            its.stream()
                                    .filter(row -> row.isBelievedAt(position))
                                    .filter(row -> !row.effectiveFrom().isAfter(until))
                                    .filter(row -> isOf(country, row.value()))
                                    .sorted(Comparator.comparing(Row::effectiveFrom))
                                    .toList();
                    if (!line.isEmpty()) each.accept(line);
                });
    }

    private static boolean isOf(@Nullable CountryCode country, Membership value) {
        return country == null || country.equals(value.country());
    }

    @Override
    public List<Row<Membership>> of(SchoolId school, long position) {
        return rows.of(school.value())
                .filter(row -> row.isBelievedAt(position))
                .sorted(Comparator.comparing(Row::effectiveFrom))
                .toList();
    }
}
