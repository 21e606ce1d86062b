package net.associatedschools.registry.fact;

import java.util.UUID;

/** A text that a person typed, kept outside the log (R-PRIV-1): {@code text:<uuid>}. */
public record TextId(String value) {
    /** Refuses any other form with an {@link IllegalArgumentException}. */
    public TextId {
        Names.mustBe("text", value);
    }

    public static TextId of(UUID uuid) {
        return new TextId("text:" + uuid);
    }

    @Override
    public String toString() {
        return value;
    }
}
