package net.associatedschools.registry.view.period;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many schools share these values (a dimension that isn't known is left out): members, schools
 * of which it isn't known whether they are (R-STAT-3), and members whose start isn't known.
 */
public record Count(
        Map<Dimension, String> values, long members, long notKnown, long startNotKnown) {
    public Count {
        var ordered = new EnumMap<Dimension, String>(Dimension.class);
        ordered.putAll(values);
        values = Collections.unmodifiableMap(ordered);
    }

    /** One school that may be a member. */
    public static Count of(Map<Dimension, String> values, Membership value) {
        boolean member = value.status().isMember();
        return new Count(
                values, member ? 1 : 0, member ? 0 : 1, member && value.isStartNotKnown() ? 1 : 0);
    }

    public Count plus(Count other) {
        return new Count(
                values,
                members + other.members,
                notKnown + other.notKnown,
                startNotKnown + other.startNotKnown);
    }
}
