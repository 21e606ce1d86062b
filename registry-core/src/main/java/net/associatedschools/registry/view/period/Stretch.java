package net.associatedschools.registry.view.period;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import net.associatedschools.registry.country.Region;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Period;
import net.associatedschools.registry.view.Row;
import org.jspecify.annotations.Nullable;

/**
 * Days, from one until before another, on which neither a school nor its country's region changes,
 * and whether the school is meant on them.
 */
record Stretch(
        LocalDate from,
        LocalDate until,
        Membership value,
        @Nullable Region region,
        boolean isMeant) {

    boolean contains(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(until);
    }

    boolean isMember() {
        return value.status().isMember();
    }

    List<Map<Dimension, String>> cells(List<Dimension> by) {
        return isMeant ? Dimension.cells(value, region, by) : List.of();
    }

    /**
     * All days of every school until that one, as known at the position, by day; one school after
     * the other, and of each at least what began before.
     */
    static void each(
            Filter filter,
            LocalDate until,
            long position,
            Members tables,
            Consumer<List<Stretch>> each) {
        var regions = tables.regions().until(until, position);
        // Its region is the country's, which changes by itself.
        var selection = Selection.anywhere(filter.withRegion(null));
        tables.periods()
                .lines(
                        filter.onlyCountry(),
                        until,
                        position,
                        line -> each.accept(stretches(line, regions, filter, selection)));
    }

    private static List<Stretch> stretches(
            List<Row<Membership>> rows,
            Map<CountryCode, List<Period<Region>>> regions,
            Filter filter,
            Selection selection) {
        var stretches = new ArrayList<Stretch>();
        for (var row : rows) {
            var value = row.value();
            boolean fits = selection.fits(value);
            var line = regions.getOrDefault(value.country(), List.of());
            var days = cuts(row, line);
            for (int i = 0; i + 1 < days.size(); i++) {
                var region = region(line, days.get(i));
                boolean there = filter.takes(region);
                stretches.add(
                        new Stretch(days.get(i), days.get(i + 1), value, region, fits && there));
            }
        }
        return stretches;
    }

    private static List<LocalDate> cuts(Row<Membership> row, List<Period<Region>> line) {
        var days = new TreeSet<LocalDate>();
        for (var period : line) {
            for (var day : List.of(period.from(), period.until())) {
                boolean within =
                        day.isAfter(row.effectiveFrom()) && day.isBefore(row.effectiveUntil());
                if (within) days.add(day);
            }
        }
        days.add(row.effectiveFrom());
        days.add(row.effectiveUntil());
        return List.copyOf(days);
    }

    private static @Nullable Region region(List<Period<Region>> line, LocalDate day) {
        for (var period : line) if (period.contains(day)) return period.standing();
        return null;
    }
}
