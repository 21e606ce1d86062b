package net.associatedschools.registry.fact;

import java.util.regex.Pattern;

/** A country by its ISO 3166-1 alpha-2 code, or the ISO 3166-3 one that it had. */
public record CountryCode(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Z]{2}");

    /** Refuses any other form with an {@link IllegalArgumentException}. */
    public CountryCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an ISO 3166-1 alpha-2 code: " + value);
        }
    }

    /** The name of its stream in the log, {@code country:FR}. */
    public String stream() {
        return "country:" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
