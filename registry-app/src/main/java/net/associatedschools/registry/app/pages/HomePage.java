package net.associatedschools.registry.app.pages;

import java.util.List;
import net.associatedschools.registry.view.country.Countries;
import net.associatedschools.registry.view.period.Statistics;

/** The world at a glance: totals, map, growth, and where to search. */
public record HomePage(
        Visit visit,
        Statistics.Answer figures,
        List<WorldMap.Shaded> map,
        List<Countries.Item> countries,
        LineChart growth)
        implements Page {
    @Override
    public long position() {
        return figures.position();
    }

    @Override
    public String section() {
        return "home";
    }
}
