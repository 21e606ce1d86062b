package net.associatedschools.registry.view.country;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.associatedschools.registry.country.Region;
import net.associatedschools.registry.country.Situation;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Period;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.Row;
import net.associatedschools.registry.view.period.Regions;

/** The rows of all countries, as the questions read them. */
public interface CountryRows extends Regions {
    /** What holds of every country that has said something, by code. */
    List<Row<Situation>> all(AsOf at);

    /** All that is known at that position and begins by that day, by code and day. */
    List<Row<Situation>> lines(LocalDate until, long position);

    @Override
    default Map<CountryCode, Region> on(AsOf at) {
        var regions = new LinkedHashMap<CountryCode, Region>();
        for (var row : all(at)) {
            var region = row.value().region();
            if (region != null) regions.put(code(row), region);
        }
        return regions;
    }

    @Override
    default Map<CountryCode, List<Period<Region>>> until(LocalDate day, long position) {
        var regions = new LinkedHashMap<CountryCode, List<Period<Region>>>();
        for (var row : lines(day, position)) {
            var region = row.value().region();
            if (region == null) continue;
            regions.computeIfAbsent(code(row), code -> new ArrayList<>())
                    .add(new Period<>(row.effectiveFrom(), row.effectiveUntil(), region));
        }
        return regions;
    }

    static CountryCode code(Row<Situation> row) {
        return new CountryCode(row.key().substring("country:".length()));
    }
}
