package net.associatedschools.registry.view.memory;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import net.associatedschools.registry.country.Situation;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.Row;
import net.associatedschools.registry.view.country.CountryRows;

/** The countries in memory. */
record MemoryCountries(MemoryTable.Moment<Situation> rows) implements CountryRows {
    @Override
    public long position() {
        return rows.position();
    }

    @Override
    public List<Row<Situation>> all(AsOf at) {
        return rows.all()
                .filter(row -> row.holds(at))
                .sorted(Comparator.comparing(Row::key))
                .toList();
    }

    @Override
    public List<Row<Situation>> lines(LocalDate until, long position) {
        return rows.all()
                .filter(row -> row.isBelievedAt(position) && !row.effectiveFrom().isAfter(until))
                .sorted(Comparator.comparing(Row<Situation>::key).thenComparing(Row::effectiveFrom))
                .toList();
    }
}
