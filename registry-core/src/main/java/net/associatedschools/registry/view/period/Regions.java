package net.associatedschools.registry.view.period;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.associatedschools.registry.country.Region;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Period;
import net.associatedschools.registry.view.AsOf;

/** In which region each country counts: a fact of the country, joined when a school is read. */
public interface Regions {
    /** The last position these rows answer for. */
    long position();

    /** Countries without a region are left out. */
    Map<CountryCode, Region> on(AsOf at);

    /**
     * The same over all days until that one (included), as known at the position: each country's
     * periods in a region, by day.
     */
    Map<CountryCode, List<Period<Region>>> until(LocalDate day, long position);
}
