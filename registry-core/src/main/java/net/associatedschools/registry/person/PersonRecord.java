package net.associatedschools.registry.person;

import org.jspecify.annotations.Nullable;

/**
 * How to reach a natural person in their office (R-PRIV-1): what the log knows only by id. Null is
 * "not given". Never a pupil (R-PRIV-2).
 */
public record PersonRecord(
        String name, @Nullable String email, @Nullable String phone, @Nullable String position) {

    /** Says nothing of the person, so that no log line does. */
    @Override
    public String toString() {
        return "PersonRecord[..]";
    }
}
