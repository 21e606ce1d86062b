package net.associatedschools.registry.view.period;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import net.associatedschools.registry.country.Region;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Profile.Category;
import net.associatedschools.registry.fact.Profile.Location;
import net.associatedschools.registry.school.Status;
import net.associatedschools.registry.view.Words;
import org.jspecify.annotations.Nullable;

/**
 * Which schools are meant; null takes any, no status the members. {@code type} is the primary one,
 * so that lists and figures agree. Each word of {@code q} occurs in the name, another name or the
 * town. {@code joinedFrom} and {@code joinedTo} (both included) take who surely joined then.
 */
public record Filter(
        @Nullable CountryCode country,
        @Nullable Region region,
        @Nullable String type,
        @Nullable Category category,
        @Nullable Location location,
        Set<Status> statuses,
        @Nullable String theme,
        @Nullable String q,
        @Nullable LocalDate joinedFrom,
        @Nullable LocalDate joinedTo) {

    /** Every school that is a member. */
    public static final Filter MEMBERS =
            new Filter(null, null, null, null, null, Set.of(), null, null, null, null);

    static final Set<Status> MEMBER_STATUSES =
            EnumSet.of(Status.ACTIVE, Status.OVERDUE, Status.INACTIVE, Status.SUSPENDED);

    /**
     * R-APP-8: refuses to list who never was a member, with an {@link IllegalArgumentException}.
     */
    public Filter {
        if (statuses.contains(Status.NONE)) {
            throw new IllegalArgumentException("status: NONE is not listed (R-APP-8)");
        }
        type = type == null ? null : Words.storable(type);
        theme = theme == null ? null : Words.storable(theme);
        statuses = Collections.unmodifiableSet(new TreeSet<>(statuses));
    }

    Filter orElse(Set<Status> usual) {
        return statuses.isEmpty() ? withStatuses(usual) : this;
    }

    public Filter withStatuses(Set<Status> others) {
        return new Filter(
                country, region, type, category, location, others, theme, q, joinedFrom, joinedTo);
    }

    public Filter withCountry(@Nullable CountryCode other) {
        return new Filter(
                other, region, type, category, location, statuses, theme, q, joinedFrom, joinedTo);
    }

    public Filter withRegion(@Nullable Region other) {
        return new Filter(
                country, other, type, category, location, statuses, theme, q, joinedFrom, joinedTo);
    }

    public Filter withType(@Nullable String other) {
        return new Filter(
                country,
                region,
                other,
                category,
                location,
                statuses,
                theme,
                q,
                joinedFrom,
                joinedTo);
    }

    public Filter withCategory(@Nullable Category other) {
        return new Filter(
                country, region, type, other, location, statuses, theme, q, joinedFrom, joinedTo);
    }

    public Filter withLocation(@Nullable Location other) {
        return new Filter(
                country, region, type, category, other, statuses, theme, q, joinedFrom, joinedTo);
    }
}
