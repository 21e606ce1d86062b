package net.associatedschools.registry.app.pages;

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
        List<Line> lines,
        long most)
        implements Page {

    /** One row: its word, its members in each column, its members in all, and those not known. */
    public record Line(String word, List<Long> cells, long members, long notKnown) {}

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
