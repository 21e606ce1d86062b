package net.associatedschools.registry.contract;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Ids derived from the command's, so that the log's unique id refuses a command's double: the
 * UUIDv8 (RFC 9562) of SHA-256 over {@code <command id>#<ordinal>}.
 */
public final class EventIds {
    private EventIds() {}

    /** The id of the event that the command says as its ordinal-th, from 0. */
    public static UUID of(String commandId, int ordinal) {
        return uuid(commandId + "#" + ordinal);
    }

    private static UUID uuid(String text) {
        var hash = ByteBuffer.wrap(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
        long version8 = (hash.getLong() & ~0xF000L) | 0x8000L;
        long variant2 = (hash.getLong() & ~(3L << 62)) | (1L << 63);
        return new UUID(version8, variant2);
    }
}
