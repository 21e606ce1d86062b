package net.associatedschools.registry.view.period;

import org.jspecify.annotations.Nullable;

/** By what members are counted (domain.md 8); {@code YEAR} is that of joining. */
public enum Dimension {
    COUNTRY,
    REGION,
    TYPE,
    STATUS,
    CATEGORY,
    LOCATION,
    YEAR;

    /** The school's value, null where it isn't known. A region is the country's and not here. */
    public @Nullable String of(Membership value) {
        return switch (this) {
            case COUNTRY -> value.country().value();
            case REGION -> null;
            case TYPE -> value.type();
            case STATUS -> value.status().name();
            case CATEGORY -> text(value.category());
            case LOCATION -> text(value.location());
            case YEAR -> text(value.joinedYear());
        };
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
