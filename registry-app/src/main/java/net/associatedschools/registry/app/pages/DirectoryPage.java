package net.associatedschools.registry.app.pages;

import java.util.List;
import net.associatedschools.registry.view.period.Directory;
import net.associatedschools.registry.view.period.Filter;
import org.jspecify.annotations.Nullable;

/** The list of members with what it can be narrowed by, and how many each would leave. */
public record DirectoryPage(
        Visit visit, Filter filter, Directory.Page found, List<Facet> facets, boolean first)
        implements Page {

    /** One way to narrow the list, with its values, of which several can be chosen at once. */
    public record Facet(String name, List<Choice> choices) {
        public boolean isChosen() {
            return choices.stream().anyMatch(Choice::chosen);
        }
    }

    /** A value (null: not known, which can't be chosen) and how many schools have it. */
    public record Choice(@Nullable String value, String word, long members, boolean chosen) {}

    public boolean isNarrowed() {
        return facets.stream().anyMatch(Facet::isChosen) || filter.q() != null;
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
