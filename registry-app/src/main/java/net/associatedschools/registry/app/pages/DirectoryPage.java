package net.associatedschools.registry.app.pages;

import java.util.List;
import net.associatedschools.registry.view.period.Directory;
import net.associatedschools.registry.view.period.Filter;
import org.jspecify.annotations.Nullable;

/** The list of members with what it can be narrowed by, and how many each would leave. */
public record DirectoryPage(
        Visit visit, Filter filter, Directory.Page found, List<Facet> facets, boolean first)
        implements Page {

    /** One way to narrow the list, with its values, the most frequent first. */
    public record Facet(String name, @Nullable String chosen, List<Choice> choices) {}

    /** A value (null: not known, which can't be chosen) and how many schools have it. */
    public record Choice(@Nullable String value, String word, long members) {}

    public boolean isNarrowed() {
        return facets.stream().anyMatch(facet -> facet.chosen() != null) || filter.q() != null;
    }

    @Override
    public long position() {
        return found.position();
    }

    @Override
    public String section() {
        return "directory";
    }
}
