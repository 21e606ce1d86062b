package net.associatedschools.registry.view.period;

import java.util.Map;
import net.associatedschools.registry.country.Region;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.view.AsOf;

/** In which region each country counts: a fact of the country, joined when a school is read. */
public interface Regions {
    /** The last position these rows answer for. */
    long position();

    /** Countries without a region are left out. */
    Map<CountryCode, Region> on(AsOf at);
}
