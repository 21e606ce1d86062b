package net.associatedschools.registry.view.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.associatedschools.registry.fact.ApplicationId;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.Row;
import net.associatedschools.registry.view.Words;
import net.associatedschools.registry.view.application.ApplicationRows;
import net.associatedschools.registry.view.application.Progress;

/** The applications in memory. */
record MemoryApplications(MemoryTable.Moment<Progress> rows) implements ApplicationRows {
    @Override
    public long position() {
        return rows.position();
    }

    @Override
    public Optional<Row<Progress>> of(ApplicationId application, AsOf at) {
        return rows.of(application.value()).filter(row -> row.holds(at)).findFirst();
    }

    @Override
    public List<Row<Progress>> page(Selection selection, List<String> after, int limit) {
        return rows.all()
                .filter(selection::takes)
                .map(row -> Map.entry(ApplicationRows.keys(row), row))
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
}
