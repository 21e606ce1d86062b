package net.associatedschools.registry.view.memory;

import java.util.List;
import java.util.Optional;
import net.associatedschools.registry.fact.ApplicationId;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.Row;
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
        return rows.page(selection::takes, ApplicationRows::keys, after, limit);
    }

    @Override
    public long total(Selection selection) {
        return rows.all().filter(selection::takes).count();
    }
}
