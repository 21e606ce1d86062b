package net.associatedschools.registry.fact;

import org.jspecify.annotations.Nullable;

/** Why: a code of {@link Vocabulary#REASONS}, which stays in the log, and perhaps words. */
public record Reason(String code, @Nullable Text words) {
    public static Reason of(String code) {
        return new Reason(code, null);
    }
}
