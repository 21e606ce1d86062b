package net.associatedschools.registry.figure;

import net.associatedschools.registry.fact.Command;
import net.associatedschools.registry.fact.FigureId;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.figure.FigureEvent.Happened;
import net.associatedschools.registry.figure.FigureEvent.Tally;
import org.jspecify.annotations.Nullable;

/** What may be asked about published figures; the statement's date is that of the count. */
public sealed interface FigureCommand extends Command {
    FigureId figure();

    @Override
    default String stream() {
        return figure().value();
    }

    /** To record a number that somebody else has published (R-STAT-2). */
    record PublishTotal(
            FigureId figure,
            Scope scope,
            long schools,
            @Nullable Long countries,
            @Nullable String note,
            String source,
            Statement statement)
            implements FigureCommand {}

    /** To publish what the register answered to that question at that position. */
    record PublishFigure(
            FigureId figure, Counting counting, long position, Tally tally, Statement statement)
            implements FigureCommand {}

    /** To say again what the fact of that sequence said wrongly; null: it did not happen. */
    record Correct(
            FigureId figure,
            long corrects,
            @Nullable Happened replacement,
            Reason reason,
            Statement statement)
            implements FigureCommand {}
}
