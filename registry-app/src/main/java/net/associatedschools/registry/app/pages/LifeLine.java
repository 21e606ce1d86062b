package net.associatedschools.registry.app.pages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.associatedschools.registry.app.pages.LineChart.Tick;
import net.associatedschools.registry.view.Row;
import net.associatedschools.registry.view.period.Membership;
import net.associatedschools.registry.view.period.Schools;
import org.jspecify.annotations.Nullable;

/**
 * A school's status through time as a picture of 720 units from left to right, with a line for the
 * day on which it is looked at.
 */
public record LifeLine(List<Band> bands, List<Tick> years, double day) {
    private static final double WIDTH = 720;
    private static final int YEARS_MAX = 8;

    /** Nearer to an edge half of a year's number would be cut off. */
    private static final double EDGE = 20;

    private static final int[] STEPS = {1, 2, 5, 10, 20, 50, 100};

    /**
     * A stretch of one status: from its first day (null: without a known beginning) until before
     * another (null: it lasts).
     */
    public record Band(
            String status,
            double x,
            double width,
            @Nullable LocalDate start,
            @Nullable LocalDate end) {}

    static LifeLine of(Schools.Answer answer) {
        var stretches = stretches(answer.periods());
        var first = answer.asOf();
        var last = answer.asOf();
        for (var stretch : stretches) {
            var start = stretch.start();
            if (start == null) continue;
            if (start.isBefore(first)) first = start;
            if (start.isAfter(last)) last = start;
        }
        // A margin of a twelfth on both sides shows what came before and what lasts.
        long margin = Math.max(180, (last.toEpochDay() - first.toEpochDay()) / 10);
        var scale = new Scale(first.minusDays(margin), last.plusDays(margin));
        return new LifeLine(
                stretches.stream().map(stretch -> band(stretch, scale)).toList(),
                scale.years(),
                scale.at(answer.asOf()));
    }

    private record Stretch(String status, @Nullable LocalDate start, @Nullable LocalDate end) {}

    /** Periods that differ in something else than the status are one. */
    private static List<Stretch> stretches(List<Row<Membership>> periods) {
        var stretches = new ArrayList<Stretch>();
        for (var row : periods) {
            var status = row.value().status().name();
            var start = row.effectiveFrom().equals(LocalDate.MIN) ? null : row.effectiveFrom();
            var end = row.effectiveUntil().equals(LocalDate.MAX) ? null : row.effectiveUntil();
            var before = stretches.isEmpty() ? null : stretches.getLast();
            if (before != null && before.status().equals(status)) {
                stretches.set(stretches.size() - 1, new Stretch(status, before.start(), end));
            } else stretches.add(new Stretch(status, start, end));
        }
        return stretches;
    }

    private static Band band(Stretch stretch, Scale scale) {
        double from = stretch.start() == null ? 0 : scale.at(stretch.start());
        double until = stretch.end() == null ? WIDTH : scale.at(stretch.end());
        return new Band(stretch.status(), from, until - from, stretch.start(), stretch.end());
    }

    /** From days to units. */
    private record Scale(LocalDate first, LocalDate last) {
        double at(LocalDate day) {
            double share =
                    (day.toEpochDay() - first.toEpochDay())
                            / (double) (last.toEpochDay() - first.toEpochDay());
            return Math.round(WIDTH * 10 * Math.max(0, Math.min(1, share))) / 10.0;
        }

        List<Tick> years() {
            int span = last.getYear() - first.getYear();
            int step = STEPS[STEPS.length - 1];
            for (int i = STEPS.length - 1; i >= 0; i--) {
                if (span / STEPS[i] <= YEARS_MAX) step = STEPS[i];
            }
            var ticks = new ArrayList<Tick>();
            for (int year = first.getYear() + 1; year <= last.getYear(); year++) {
                if (year % step != 0) continue;
                double x = at(LocalDate.of(year, 1, 1));
                if (x < EDGE || x > WIDTH - EDGE) continue;
                ticks.add(new Tick(Integer.toString(year), x));
            }
            return ticks;
        }
    }
}
