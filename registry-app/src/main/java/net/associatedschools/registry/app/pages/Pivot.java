package net.associatedschools.registry.app.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.associatedschools.registry.app.pages.StatisticsPage.Line;
import net.associatedschools.registry.view.period.Count;
import net.associatedschools.registry.view.period.Dimension;
import net.associatedschools.registry.view.period.Statistics;
import org.jspecify.annotations.Nullable;

/** From the cells of an answer to the lines of a table. */
final class Pivot {
    private Pivot() {}

    static StatisticsPage of(
            Visit visit, Statistics.Answer answer, Dimension rows, @Nullable Dimension columns) {
        var messages = visit.messages();
        var columnWords = new ArrayList<String>();
        if (columns != null) {
            answer.cells().stream()
                    .map(cell -> PageController.word(messages, columns, cell.values().get(columns)))
                    .distinct()
                    .sorted()
                    .forEach(columnWords::add);
        }
        Map<String, List<Count>> byRow = new LinkedHashMap<>();
        for (var cell : answer.cells()) {
            var word = PageController.word(messages, rows, cell.values().get(rows));
            byRow.computeIfAbsent(word, row -> new ArrayList<>()).add(cell);
        }
        var lines = new ArrayList<Line>();
        byRow.forEach(
                (word, cells) -> {
                    var of = new HashMap<String, Long>();
                    if (columns != null) {
                        for (var cell : cells) {
                            of.merge(
                                    PageController.word(
                                            messages, columns, cell.values().get(columns)),
                                    cell.members(),
                                    Long::sum);
                        }
                    }
                    lines.add(
                            new Line(
                                    word,
                                    columnWords.stream().map(c -> of.getOrDefault(c, 0L)).toList(),
                                    cells.stream().mapToLong(Count::members).sum(),
                                    cells.stream().mapToLong(Count::notKnown).sum()));
                });
        long most = lines.stream().mapToLong(Line::members).max().orElse(0);
        return new StatisticsPage(visit, answer, rows, columns, columnWords, lines, most);
    }
}
