package net.associatedschools.registry.figure;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.associatedschools.registry.country.Region;
import net.associatedschools.registry.fact.CountryCode;

/**
 * What was counted, in the words of the statistics' question: by which dimensions, and which
 * schools, one filter by name each. Without a filter: all members.
 */
public record Counting(List<String> by, Map<String, String> filters) {
    /** The filters that the statistics have. */
    public static final Set<String> FILTERS =
            Set.of(
                    "country",
                    "region",
                    "type",
                    "category",
                    "location",
                    "status",
                    "theme",
                    "q",
                    "joinedFrom",
                    "joinedTo");

    public static final Counting MEMBERS = new Counting(List.of(), Map.of());

    public Counting {
        by = List.copyOf(by);
        filters = Collections.unmodifiableMap(new TreeMap<>(filters));
    }

    /** All members of there. */
    public static Counting of(Scope scope) {
        var region = scope.region();
        if (region != null) return new Counting(List.of(), Map.of("region", region.name()));
        var country = scope.country();
        return country == null
                ? MEMBERS
                : new Counting(List.of(), Map.of("country", country.value()));
    }

    /** Of where it speaks; {@link IllegalArgumentException} where a filter isn't well-formed. */
    public Scope scope() {
        var country = filters.get("country");
        if (country != null) return Scope.of(new CountryCode(country));
        var region = filters.get("region");
        return region == null ? Scope.WORLD : Scope.of(Region.valueOf(region));
    }

    /** {@code by=country,type country=FR}. */
    @Override
    public String toString() {
        var which =
                filters.entrySet().stream()
                        .map(filter -> filter.getKey() + "=" + filter.getValue())
                        .collect(Collectors.joining(" "));
        return by.isEmpty() ? which : ("by=" + String.join(",", by) + " " + which).strip();
    }
}
