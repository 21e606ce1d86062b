package net.associatedschools.registry.view.country;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.associatedschools.registry.country.Region;
import net.associatedschools.registry.country.Situation;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.Row;
import net.associatedschools.registry.view.period.Regions;

/** The rows of all countries, as the questions read them. */
public interface CountryRows extends Regions {
    /** What holds of every country that has said something, by code. */
    List<Row<Situation>> all(AsOf at);

    @Override
    default Map<CountryCode, Region> on(AsOf at) {
        var regions = new LinkedHashMap<CountryCode, Region>();
        for (var row : all(at)) {
            var region = row.value().region();
            if (region != null) regions.put(code(row), region);
        }
        return regions;
    }

    static CountryCode code(Row<Situation> row) {
        return new CountryCode(row.key().substring("country:".length()));
    }
}
