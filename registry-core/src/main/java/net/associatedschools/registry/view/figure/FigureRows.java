package net.associatedschools.registry.view.figure;

import java.util.List;
import java.util.Optional;
import net.associatedschools.registry.fact.FigureId;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.Row;

/** The rows of all figures, as the questions read them. */
public interface FigureRows {
    /** The last position these rows answer for. */
    long position();

    /** Every figure that was told by then, by name. */
    List<Row<Published>> all(AsOf at);

    /** One figure as last told at that position. */
    Optional<Row<Published>> of(FigureId figure, long position);
}
