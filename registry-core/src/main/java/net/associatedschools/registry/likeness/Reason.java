package net.associatedschools.registry.likeness;

import java.util.Locale;

/** Why two names are as alike as they are: what it is, and the words that show it. */
public record Reason(Kind kind, String words) {
    /** What can be said of two names. */
    public enum Kind {
        SAME_NAME,
        SAME_WORDS,
        WRITTEN_OUT,
        SPELLED_ALIKE,
        ADDED,
        OTHER_WORDS,
        OTHER_NUMBER,
        OTHER_KIND,
        OTHER_TRAIT,
        OTHER_PART,
        SAME_TOWN,
        OTHER_TOWN
    }

    /** Such as {@code other number: 10 / 1}. */
    @Override
    public String toString() {
        var name = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.isEmpty() ? name : name + ": " + words;
    }
}
