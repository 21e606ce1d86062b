package net.associatedschools.registry.app.pages;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.associatedschools.registry.app.pages.StatisticsPage.Line;
import net.associatedschools.registry.view.period.Count;
import net.associatedschools.registry.view.period.Dimension;
import net.associatedschools.registry.view.period.Statistics;
import org.jspecify.annotations.Nullable;

/** From the cells of an answer to the lines of a table. */
final class Pivot {
    /** More columns than these nobody can read; the others are one, and whole in the download. */
    private static final int COLUMNS_MAX = 12;

    private final Messages messages;
    private final Dimension rows;
    private final @Nullable Dimension columns;
    private final Map<String, Map<String, Count>> lines = new LinkedHashMap<>();
    private final Map<String, Long> columnMembers = new HashMap<>();

    private Pivot(Messages messages, Dimension rows, @Nullable Dimension columns) {
        this.messages = messages;
        this.rows = rows;
        this.columns = columns;
    }

    static StatisticsPage of(
            Visit visit, Statistics.Answer answer, Dimension rows, @Nullable Dimension columns) {
        var pivot = new Pivot(visit.messages(), rows, columns);
        answer.cells().forEach(pivot::enter);
        return pivot.page(visit, answer);
    }

    private void enter(Count cell) {
        var row = PageController.word(messages, rows, cell.values().get(rows));
        var column =
                columns == null
                        ? ""
                        : PageController.word(messages, columns, cell.values().get(columns));
        lines.computeIfAbsent(row, one -> new HashMap<>()).merge(column, cell, Count::plus);
        columnMembers.merge(column, cell.members(), Long::sum);
    }

    private StatisticsPage page(Visit visit, Statistics.Answer answer) {
        var named = columns == null ? List.<String>of() : named();
        boolean others = columns != null && named.size() < columnMembers.size();
        var words = new ArrayList<>(named);
        if (others) {
            int left = columnMembers.size() - named.size();
            words.add(messages.text("statistics.others", left));
        }
        var made = new ArrayList<Line>();
        lines.forEach((word, cells) -> made.add(line(word, cells, named, others)));
        made.sort(order());
        return new StatisticsPage(visit, answer, rows, columns, words, made);
    }

    /** Of too many the greatest, of years the latest; in the order of their words. */
    private List<String> named() {
        var words = new ArrayList<>(columnMembers.keySet());
        words.sort(words());
        if (words.size() <= COLUMNS_MAX) return words;
        if (columns == Dimension.YEAR) {
            return words.subList(words.size() - COLUMNS_MAX, words.size());
        }
        var greatest = new ArrayList<>(words);
        greatest.sort(
                Comparator.comparing(
                        word -> Objects.requireNonNull(columnMembers.get(word)),
                        Collections.reverseOrder()));
        words.retainAll(greatest.subList(0, COLUMNS_MAX));
        return words;
    }

    private static Line line(
            String word, Map<String, Count> cells, List<String> named, boolean others) {
        long members = cells.values().stream().mapToLong(Count::members).sum();
        long notKnown = cells.values().stream().mapToLong(Count::notKnown).sum();
        var numbers = new ArrayList<Long>();
        long rest = members;
        for (var column : named) {
            var cell = cells.get(column);
            long number = cell == null ? 0 : cell.members();
            numbers.add(number);
            rest -= number;
        }
        if (others) numbers.add(rest);
        return new Line(word, numbers, members, notKnown);
    }

    /** Years as they passed, all else the most frequent first; the unknown last. */
    private Comparator<Line> order() {
        var unknownLast =
                Comparator.<Line, Boolean>comparing(
                        line -> line.word().equals(messages.text("notKnown")));
        return rows == Dimension.YEAR
                ? unknownLast.thenComparing(Line::word)
                : unknownLast
                        .thenComparing(Line::members, Collections.reverseOrder())
                        .thenComparing(Line::word, words());
    }

    private Comparator<String> words() {
        var collator = Collator.getInstance(messages.language().locale());
        var unknownLast =
                Comparator.<String, Boolean>comparing(
                        word -> word.equals(messages.text("notKnown")));
        return unknownLast.thenComparing(collator);
    }
}
