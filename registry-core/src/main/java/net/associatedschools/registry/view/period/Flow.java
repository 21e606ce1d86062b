package net.associatedschools.registry.view.period;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.Snapshots;

/**
 * How the members of a period's beginning became those of its end (R-STAT-1): opening + joined +
 * recorded - left + reclassified = closing, in every cell, as known at one position. Whether a
 * school is a member is asked of each day; where that isn't known it stands beside, never in
 * (R-STAT-3).
 */
public final class Flow {
    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private final Snapshots<? extends Members> snapshots;

    public Flow(Snapshots<? extends Members> snapshots) {
        this.snapshots = snapshots;
    }

    /** Which schools, from which day to which (both included), by what, as known at a position. */
    public record Question(
            Filter filter, LocalDate from, LocalDate to, List<Dimension> by, long position) {
        public Question {
            Statistics.mustBeOfMembers(filter);
            mustBeInOrder(from, to);
            by = by.stream().distinct().toList();
        }
    }

    static void mustBeInOrder(LocalDate from, LocalDate to) {
        if (from.isBefore(FIRST) || to.isAfter(LAST)) {
            throw new IllegalArgumentException("from: days are of the years 0001 to 9999");
        }
        if (to.isBefore(from)) throw new IllegalArgumentException("to: is before from");
    }

    /**
     * The members before the period; who joined, who became one by being recorded from a list, who
     * left; what came from other cells, less what went there; the members at its end. Beside them
     * the schools of which it isn't known, before it and at its end.
     */
    public record Cell(
            Map<Dimension, String> values,
            long opening,
            long joined,
            long recorded,
            long left,
            long reclassified,
            long closing,
            long notKnownOpening,
            long notKnownClosing) {}

    /** The answer at that position; cells in the order of their values, the unknown last. */
    public record Answer(
            long position,
            LocalDate from,
            LocalDate to,
            List<Dimension> by,
            List<Cell> cells,
            Cell total) {
        public Answer {
            cells = List.copyOf(cells);
        }

        /** Whether every school is in one cell, so that the cells make the total. */
        public boolean addsUp() {
            return by.stream().allMatch(Dimension::addsUp);
        }
    }

    public Answer ask(Question question) {
        return snapshots.read(tables -> answer(question, tables));
    }

    private static Answer answer(Question question, Members tables) {
        long position =
                Selection.within(new AsOf(question.to(), question.position()), tables).position();
        var cells = new Ledger(question.from(), question.to(), question.by());
        var total = new Ledger(question.from(), question.to(), List.of());
        Stretch.each(
                question.filter().orElse(Statistics.COUNTED),
                question.to(),
                position,
                tables,
                school -> {
                    cells.enter(school);
                    total.enter(school);
                });
        return new Answer(
                position,
                question.from(),
                question.to(),
                question.by(),
                cells.cells(),
                total.total());
    }
}
