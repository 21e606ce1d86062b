package net.associatedschools.registry.app.pages;

import java.util.List;
import java.util.stream.Collectors;
import net.associatedschools.registry.view.country.Countries;
import net.associatedschools.registry.view.figure.Reconciliation;

/**
 * One country: who is designated, how to join, its members over time, and what others published.
 */
public record CountryPage(
        Visit visit,
        Countries.Item item,
        long position,
        LineChart members,
        List<Reconciliation.Item> published)
        implements Page {
    /** Which countries came after it, by name. */
    public String successors() {
        var situation = item.situation();
        return situation == null
                ? ""
                : situation.successors().stream()
                        .map(code -> messages().country(code.value()))
                        .collect(Collectors.joining(", "));
    }

    @Override
    public String section() {
        return "countries";
    }
}
