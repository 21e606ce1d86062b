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
        return ask(List.of(question)).getFirst();
    }

    /**
     * Several periods of the same schools, all as known at the same position: every school is read
     * once. An {@link IllegalArgumentException} where the filter or the position differ.
     */
    public List<Answer> ask(List<Question> questions) {
        return snapshots.read(tables -> answers(questions, tables));
    }

    private static List<Answer> answers(List<Question> questions, Members tables) {
        var first = questions.getFirst();
        var latest = first.to();
        for (var question : questions) {
            boolean same =
                    question.filter().equals(first.filter())
                            && question.position() == first.position();
            if (!same) throw new IllegalArgumentException("questions: not of the same schools");
            if (question.to().isAfter(latest)) latest = question.to();
        }
        long position = Selection.within(new AsOf(latest, first.position()), tables).position();
        var books = questions.stream().map(Books::new).toList();
        Stretch.each(
                first.filter().orElse(Statistics.COUNTED),
                latest,
                position,
                tables,
                school -> books.forEach(its -> its.enter(school)));
        return books.stream().map(its -> its.answer(position)).toList();
    }

    /** What one question is answered from. */
    private record Books(Question question, Ledger cells, Ledger total) {
        Books(Question question) {
            this(
                    question,
                    new Ledger(question.from(), question.to(), question.by()),
                    new Ledger(question.from(), question.to(), List.of()));
        }

        void enter(List<Stretch> school) {
            cells.enter(school);
            total.enter(school);
        }

        Answer answer(long position) {
            return new Answer(
                    position,
                    question.from(),
                    question.to(),
                    question.by(),
                    cells.cells(),
                    total.total());
        }
    }
}
