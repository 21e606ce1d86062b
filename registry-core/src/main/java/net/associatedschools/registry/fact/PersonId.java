package net.associatedschools.registry.fact;

import java.util.UUID;

/**
 * A natural person, whose name and contacts are kept outside the log (R-PRIV-1): {@code
 * person:<uuid>}.
 */
public record PersonId(String value) {
    /** Refuses any other form with an {@link IllegalArgumentException}. */
    public PersonId {
        Names.mustBe("person", value);
    }

    public static PersonId of(UUID uuid) {
        return new PersonId("person:" + uuid);
    }

    @Override
    public String toString() {
        return value;
    }
}
