package net.associatedschools.registry.figure;

import net.associatedschools.registry.country.Region;
import net.associatedschools.registry.fact.CountryCode;
import org.jspecify.annotations.Nullable;

/** Of where a figure speaks: {@code world}, {@code region:AFRICA} or {@code country:FR}. */
public record Scope(String value) {
    public static final Scope WORLD = new Scope("world");

    /** How wide a scope is. */
    public enum Kind {
        WORLD,
        REGION,
        COUNTRY
    }

    private static final String REGION = "region:";
    private static final String COUNTRY = "country:";

    /** Refuses any other form with an {@link IllegalArgumentException}. */
    public Scope {
        boolean known =
                value.equals("world")
                        || (value.startsWith(REGION) && isRegion(value.substring(REGION.length())))
                        || (value.startsWith(COUNTRY)
                                && isCountry(value.substring(COUNTRY.length())));
        if (!known) throw new IllegalArgumentException("not a scope: " + value);
    }

    public static Scope of(Region region) {
        return new Scope(REGION + region.name());
    }

    public static Scope of(CountryCode country) {
        return new Scope(COUNTRY + country.value());
    }

    public Kind kind() {
        if (value.startsWith(REGION)) return Kind.REGION;
        return value.startsWith(COUNTRY) ? Kind.COUNTRY : Kind.WORLD;
    }

    /** Null unless it is one region. */
    public @Nullable Region region() {
        return kind() == Kind.REGION ? Region.valueOf(value.substring(REGION.length())) : null;
    }

    /** Null unless it is one country. */
    public @Nullable CountryCode country() {
        return kind() == Kind.COUNTRY ? new CountryCode(value.substring(COUNTRY.length())) : null;
    }

    private static boolean isRegion(String name) {
        for (var region : Region.values()) {
            if (region.name().equals(name)) return true;
        }
        return false;
    }

    private static boolean isCountry(String code) {
        return code.length() == 2 && code.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    }

    @Override
    public String toString() {
        return value;
    }
}
