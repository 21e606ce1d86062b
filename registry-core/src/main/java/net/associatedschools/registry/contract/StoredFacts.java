package net.associatedschools.registry.contract;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import net.associatedschools.registry.fact.Fact;
import net.associatedschools.registry.fact.Recorded;

/** What a stored event says, from its bytes and without Axon. */
public final class StoredFacts {
    private StoredFacts() {}

    /**
     * The fact as recorded, its event brought up to date; {@link IllegalArgumentException} with
     * position and name for bytes that this release can't read.
     */
    public static Recorded<?> recorded(
            long position,
            String stream,
            long sequence,
            UUID eventId,
            String name,
            int revision,
            Instant recordedAt,
            byte[] metadata,
            byte[] payload) {
        try {
            var event = EventJson.current().read(name, revision, payload);
            return new Recorded<>(
                    new Fact<>(stream, sequence, event),
                    eventId,
                    position,
                    recordedAt,
                    metadata(metadata));
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(
                    "position %d, %s#%d, %s %d: %s"
                            .formatted(
                                    position,
                                    stream,
                                    sequence,
                                    name,
                                    revision,
                                    unreadable.getMessage()),
                    unreadable);
        }
    }

    /** Metadata as strings, lists and maps. */
    public static Map<String, Object> metadata(byte[] metadata) {
        return EventJson.current().readMetadata(metadata);
    }
}
