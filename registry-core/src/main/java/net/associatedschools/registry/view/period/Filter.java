package net.associatedschools.registry.view.period;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.associatedschools.registry.country.Region;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Profile.Category;
import net.associatedschools.registry.fact.Profile.Location;
import net.associatedschools.registry.school.Status;
import net.associatedschools.registry.view.Words;
import org.jspecify.annotations.Nullable;

/**
 * Which schools are meant: of one of these countries, of one of these regions and so on, where an
 * empty set takes any, no status the members, and null any. {@code types} are primary ones, so that
 * lists and figures agree. Each word of {@code q} occurs in the name, another name or the town.
 * {@code joinedFrom} and {@code joinedTo} (both included) take who surely joined then.
 */
public record Filter(
        Set<CountryCode> countries,
        Set<Region> regions,
        Set<String> types,
        Set<Category> categories,
        Set<Location> locations,
        Set<Status> statuses,
        @Nullable String theme,
        @Nullable String q,
        @Nullable LocalDate joinedFrom,
        @Nullable LocalDate joinedTo) {

    /** Every school that is a member. */
    public static final Filter MEMBERS =
            new Filter(
                    Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), null, null, null,
                    null);

    static final Set<Status> MEMBER_STATUSES =
            EnumSet.of(Status.ACTIVE, Status.OVERDUE, Status.INACTIVE, Status.SUSPENDED);

    /**
     * R-APP-8: refuses to list who never was a member, with an {@link IllegalArgumentException}.
     */
    public Filter {
        if (statuses.contains(Status.NONE)) {
            throw new IllegalArgumentException("status: NONE is not listed (R-APP-8)");
        }
        countries = Set.copyOf(countries);
        regions = Set.copyOf(regions);
        types = types.stream().map(Words::storable).collect(Collectors.toUnmodifiableSet());
        categories = Set.copyOf(categories);
        locations = Set.copyOf(locations);
        theme = theme == null ? null : Words.storable(theme);
        statuses = Collections.unmodifiableSet(new TreeSet<>(statuses));
    }

    Filter orElse(Set<Status> usual) {
        return statuses.isEmpty() ? withStatuses(usual) : this;
    }

    /** The one country it takes; null where it takes others as well. */
    public @Nullable CountryCode onlyCountry() {
        return countries.size() == 1 ? countries.iterator().next() : null;
    }

    public boolean takes(CountryCode country) {
        return countries.isEmpty() || countries.contains(country);
    }

    boolean takes(@Nullable Region region) {
        return regions.isEmpty() || (region != null && regions.contains(region));
    }

    /** Whether it takes a school with these. */
    boolean takes(@Nullable String type, @Nullable Category category, @Nullable Location location) {
        return (types.isEmpty() || (type != null && types.contains(type)))
                && (categories.isEmpty() || (category != null && categories.contains(category)))
                && (locations.isEmpty() || (location != null && locations.contains(location)));
    }

    public Filter withStatuses(Set<Status> others) {
        return with(countries, regions, types, categories, locations, others);
    }

    /** Of that country; null: of any. */
    public Filter withCountry(@Nullable CountryCode other) {
        return with(one(other), regions, types, categories, locations, statuses);
    }

    /** Of that region; null: of any. */
    public Filter withRegion(@Nullable Region other) {
        return with(countries, one(other), types, categories, locations, statuses);
    }

    public Filter withAnyType() {
        return with(countries, regions, Set.of(), categories, locations, statuses);
    }

    public Filter withAnyCategory() {
        return with(countries, regions, types, Set.of(), locations, statuses);
    }

    public Filter withAnyLocation() {
        return with(countries, regions, types, categories, Set.of(), statuses);
    }

    private Filter with(
            Set<CountryCode> newCountries,
            Set<Region> newRegions,
            Set<String> newTypes,
            Set<Category> newCategories,
            Set<Location> newLocations,
            Set<Status> newStatuses) {
        return new Filter(
                newCountries,
                newRegions,
                newTypes,
                newCategories,
                newLocations,
                newStatuses,
                theme,
                q,
                joinedFrom,
                joinedTo);
    }

    private static <T> Set<T> one(@Nullable T value) {
        return value == null ? Set.of() : Set.of(value);
    }
}
