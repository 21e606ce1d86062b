package net.associatedschools.registry.app.pages;

import java.util.List;
import java.util.stream.Collectors;
import net.associatedschools.registry.view.country.Countries;
import net.associatedschools.registry.view.period.Flow;
import org.jspecify.annotations.Nullable;

/**
 * One country: who is designated, how to join, its rules in words (null: none are known), its
 * members over time and how they changed, and what others published.
 */
public record CountryPage(
        Visit visit,
        Countries.Item item,
        long position,
        @Nullable PolicyWords policy,
        LineChart members,
        List<Flow.Answer> flows,
        Comparison published)
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
