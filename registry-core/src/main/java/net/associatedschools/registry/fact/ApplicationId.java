package net.associatedschools.registry.fact;

import java.util.UUID;

/** One attempt of one school to join: {@code application:<uuid>}. */
public record ApplicationId(String value) {
    /** Refuses any other form with an {@link IllegalArgumentException}. */
    public ApplicationId {
        Names.mustBe("application", value);
    }

    public static ApplicationId of(UUID uuid) {
        return new ApplicationId("application:" + uuid);
    }

    @Override
    public String toString() {
        return value;
    }
}
