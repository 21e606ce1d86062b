package net.associatedschools.registry.view.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.associatedschools.registry.fact.FigureId;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.Row;
import net.associatedschools.registry.view.figure.FigureRows;
import net.associatedschools.registry.view.figure.Published;

/** The published figures in memory. */
record MemoryFigures(MemoryTable.Moment<Published> rows) implements FigureRows {
    @Override
    public long position() {
        return rows.position();
    }

    @Override
    public List<Row<Published>> all(AsOf at) {
        return rows.all()
                .filter(row -> row.holds(at))
                .sorted(Comparator.comparing(Row::key))
                .toList();
    }

    @Override
    public Optional<Row<Published>> of(FigureId figure, long position) {
        return rows.of(figure.value()).filter(row -> row.isBelievedAt(position)).findFirst();
    }
}
