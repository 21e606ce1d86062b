package net.associatedschools.registry.fact;

import java.util.UUID;

/** An institution that is, was or wants to be a member: {@code school:<uuid>}. */
public record SchoolId(String value) {
    /** Refuses any other form with an {@link IllegalArgumentException}. */
    public SchoolId {
        Names.mustBe("school", value);
    }

    public static SchoolId of(UUID uuid) {
        return new SchoolId("school:" + uuid);
    }

    @Override
    public String toString() {
        return value;
    }
}
