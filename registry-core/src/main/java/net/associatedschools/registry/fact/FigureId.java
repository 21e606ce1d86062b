package net.associatedschools.registry.fact;

import java.util.regex.Pattern;

/** A number that somebody published, by a short name chosen for it: {@code figure:world-2018}. */
public record FigureId(String value) {
    private static final Pattern FORM = Pattern.compile("figure:[a-z0-9]+(-[a-z0-9]+)*");

    private static final int LENGTH_MAX = 100;

    /** Refuses any other form with an {@link IllegalArgumentException}. */
    public FigureId {
        if (value.length() > LENGTH_MAX || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not the name of a figure: " + value);
        }
    }

    /** Of lower-case letters, digits and hyphens between them. */
    public static FigureId of(String slug) {
        return new FigureId("figure:" + slug);
    }

    /** The name without the word before it. */
    public String slug() {
        return value.substring("figure:".length());
    }

    @Override
    public String toString() {
        return value;
    }
}
