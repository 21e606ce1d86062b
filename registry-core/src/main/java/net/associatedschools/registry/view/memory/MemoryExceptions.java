package net.associatedschools.registry.view.memory;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.associatedschools.registry.view.Row;
import net.associatedschools.registry.view.exception.ExceptionRows;
import net.associatedschools.registry.view.exception.Exceptional;
import net.associatedschools.registry.view.exception.Kind;

/** The exceptions in memory. */
record MemoryExceptions(MemoryTable.Moment<Exceptional> rows) implements ExceptionRows {
    @Override
    public long position() {
        return rows.position();
    }

    @Override
    public List<Row<Exceptional>> page(Selection selection, List<String> after, int limit) {
        return rows.page(selection::takes, ExceptionRows::keys, after, limit);
    }

    @Override
    public Map<Kind, Long> count(Selection selection) {
        return rows.all()
                .filter(selection::takes)
                .collect(Collectors.groupingBy(row -> row.value().kind(), Collectors.counting()));
    }
}
