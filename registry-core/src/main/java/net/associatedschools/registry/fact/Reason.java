package net.associatedschools.registry.fact;

import org.jspecify.annotations.Nullable;

/** Why: a code of {@link Vocabulary#REASONS}, which stays in the log, and perhaps words. */
public record Reason(String code, @Nullable Text words) {
    public static Reason of(String code) {
        return new Reason(code, null);
    }

    /** Refuses by R-PRIV-1 what is no code: words have no place in the log. */
    public void mustBeCoded(String field) {
        RuleBroken.unlessContent(
                Vocabulary.REASONS.contains(code),
                "R-PRIV-1",
                field,
                "is none of " + Vocabulary.REASONS.stream().sorted().toList());
    }
}
