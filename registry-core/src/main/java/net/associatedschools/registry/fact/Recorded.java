package net.associatedschools.registry.fact;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact as the log keeps it: its id, its position (from 1), the UTC instant at which the register
 * learned it (microseconds) and its metadata. A decision never sees it: it cannot know its own
 * position.
 */
public record Recorded<E>(
        Fact<E> fact, UUID id, long position, Instant recordedAt, Map<String, ?> metadata) {
    public Recorded {
        metadata = Map.copyOf(metadata);
    }

    /**
     * The facts of a stream whose events are all of that family, in its order: what a fold takes.
     */
    public static <F> List<Fact<F>> facts(List<Recorded<?>> history, Class<F> family) {
        return history.stream().map(recorded -> recorded.fact(family)).toList();
    }

    private <F> Fact<F> fact(Class<F> family) {
        return new Fact<>(fact.stream(), fact.sequence(), family.cast(fact.event()));
    }

    /** What the metadata says under that key, or null. */
    public @Nullable String metadata(String key) {
        return metadata.get(key) instanceof String text ? text : null;
    }
}
