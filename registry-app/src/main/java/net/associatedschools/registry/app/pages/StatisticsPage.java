package net.associatedschools.registry.app.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.associatedschools.registry.view.period.Dimension;
import net.associatedschools.registry.view.period.Statistics;
import org.jspecify.annotations.Nullable;

/** Members by one dimension or by two, as bars and as a table. */
public record StatisticsPage(
        Visit visit,
        Statistics.Answer answer,
        Dimension rows,
        @Nullable Dimension columns,
        List<String> columnWords,
        List<Line> lines)
        implements Page {
    /** So many bars fit beside each other and the table. */
    private static final int BARS_MAX = 30;

    /** So many shades can be told from each other. */
    private static final int SHADES_MAX = 5;

    /** One row: its word, its members in each column, its members in all, and those not known. */
    public record Line(String word, List<Long> cells, long members, long notKnown) {}

    /** The lines that are drawn: all of them, or as many as can be. */
    public List<Line> drawn() {
        var shown = lines.stream().filter(line -> line.members() > 0).toList();
        return shown.size() <= BARS_MAX
                ? shown
                : rows == Dimension.YEAR
                        ? shown.subList(shown.size() - BARS_MAX, shown.size())
                        : shown.subList(0, BARS_MAX);
    }

    /** Whether a bar can show its columns: not too many, and each school in one of them. */
    public boolean isStacked() {
        int many = columnWords.size();
        return columns != null && columns.addsUp() && many > 1 && many <= SHADES_MAX;
    }

    /** Whether the lines make the total. */
    public boolean addsUp() {
        return rows.addsUp() && (columns == null || columns.addsUp());
    }

    /** The parts of a line's bar, one after the other; the longest bar is 100 units. */
    public List<Part> parts(Line line) {
        long most = lines.stream().mapToLong(Line::members).max().orElse(0);
        var numbers = isStacked() ? line.cells() : List.of(line.members());
        var parts = new ArrayList<Part>();
        double from = 0;
        for (int i = 0; i < numbers.size(); i++) {
            double width = most == 0 ? 0 : Math.round(1000.0 * numbers.get(i) / most) / 10.0;
            if (width > 0) parts.add(new Part(isStacked() ? i + 1 : 3, from, width));
            from += width;
        }
        return parts;
    }

    /** A part of a bar, in which shade, from where and how long. */
    public record Part(int shade, double from, double width) {}

    /** The members of each column in all lines. */
    public List<Long> sums() {
        var sums = new ArrayList<Long>();
        for (int i = 0; i < columnWords.size(); i++) {
            int column = i;
            sums.add(lines.stream().mapToLong(line -> line.cells().get(column)).sum());
        }
        return sums;
    }

    /** The same question to the API, as a file of that format. */
    public String api(String format) {
        var by = rows.name().toLowerCase(Locale.ROOT);
        if (columns != null) by += "," + columns.name().toLowerCase(Locale.ROOT);
        return "/api/v1/statistics?by=%s&asOf=%s&recordedAsOf=%d&format=%s"
                .formatted(by, answer.asOf(), answer.position(), format);
    }

    /** This page of that day and position, whatever is recorded later. */
    public String permalink() {
        var link =
                "/statistics?lang=%s&rows=%s&asOf=%s&recordedAsOf=%d"
                        .formatted(visit.language().tag(), rows, answer.asOf(), answer.position());
        return columns == null ? link : link + "&columns=" + columns;
    }

    @Override
    public long position() {
        return answer.position();
    }

    @Override
    public String section() {
        return "statistics";
    }
}
