package net.associatedschools.registry.app.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.associatedschools.registry.country.Region;
import net.associatedschools.registry.fact.CountryCode;

/** How many members each country has at the end of each of a few days. */
final class Course {
    /** The network of the published totals. */
    static final int WHOLE = 12_000;

    private final List<LocalDate> days = new ArrayList<>();
    private final Map<CountryCode, int[]> members = new HashMap<>();

    /** Of a network that has so many members in January 2024. */
    Course(List<Place> places, Map<CountryCode, Region> regions, int schools) {
        var rows = Tables.rows("milestones.tsv");
        for (var place : places) members.put(place.code(), new int[rows.size()]);
        for (int n = 0; n < rows.size(); n++) {
            var row = rows.get(n);
            var day = LocalDate.parse(row.getFirst());
            days.add(day);
            // A column for each region, in their order.
            var totals = row.subList(1, row.size()).iterator();
            for (var region : Region.values()) {
                long total = Math.round(Double.parseDouble(totals.next()) * schools / WHOLE);
                var its = places.stream().filter(p -> regions.get(p.code()) == region).toList();
                share(its, day, Math.toIntExact(total), n);
            }
        }
    }

    /**
     * By the largest remainder; each country that has schools has one first, if there are enough.
     */
    private void share(List<Place> places, LocalDate day, int total, int n) {
        double year = day.getYear() + day.getDayOfYear() / 366.0;
        var there =
                places.stream()
                        .filter(place -> place.share(year) > 0)
                        .sorted(Comparator.comparingDouble((Place p) -> -p.share(year)))
                        .toList();
        if (total <= there.size()) {
            for (var place : there.subList(0, total)) of(place)[n] = 1;
            return;
        }
        double sum = there.stream().mapToDouble(place -> place.share(year)).sum();
        int rest = total - there.size();
        var remainders = new HashMap<Place, Double>();
        int given = 0;
        for (var place : there) {
            double exact = rest * place.share(year) / sum;
            int whole = (int) Math.floor(exact);
            of(place)[n] = 1 + whole;
            remainders.put(place, exact - whole);
            given += whole;
        }
        there.stream()
                .sorted(Comparator.comparingDouble((Place p) -> -remainders.getOrDefault(p, 0.0)))
                .limit(rest - given)
                .forEach(place -> of(place)[n]++);
    }

    private int[] of(Place place) {
        return Objects.requireNonNull(members.get(place.code()));
    }

    List<LocalDate> days() {
        return days;
    }

    /** One number for each of the days. */
    int[] members(CountryCode country) {
        var its = members.get(country);
        return its == null ? new int[days.size()] : Arrays.copyOf(its, its.length);
    }
}
