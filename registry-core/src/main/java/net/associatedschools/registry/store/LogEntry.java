package net.associatedschools.registry.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * What the Merkle tree holds for an event: 49 bytes that bind all of it and tell only its position
 * and when it was recorded (RFC 6962; {@code docs/reference/log-format.md}).
 *
 * <p>{@code version 1 (1 byte) | position (8) | recordedAt, microseconds since 1970 (8) | SHA-256
 * of the contents (32)}, numbers big endian. The event at position p is entry p - 1 of the tree.
 */
public final class LogEntry {
    public static final int LENGTH = 49;

    /** How many random bytes hide an event's contents. */
    static final int SALT_LENGTH = 16;

    private static final byte VERSION = 1;

    private LogEntry() {}

    public static byte[] of(StoredEvent event) {
        return ByteBuffer.allocate(LENGTH)
                .put(VERSION)
                .putLong(event.position())
                .putLong(Micros.sinceEpoch(event.recordedAt()))
                .put(contents(event))
                .array();
    }

    /**
     * SHA-256 over salt, stream, type, sequence, event id, name, revision, Axon's timestamp,
     * metadata, payload, in this order, each behind its length (4 bytes).
     */
    public static byte[] contents(StoredEvent event) {
        var digest = sha256();
        field(digest, event.salt());
        field(digest, utf8(event.stream()));
        field(digest, utf8(event.type()));
        field(digest, number(event.sequence()));
        field(digest, bytes(event.eventId()));
        field(digest, utf8(event.name()));
        field(digest, ByteBuffer.allocate(Integer.BYTES).putInt(event.revision()).array());
        field(digest, number(Micros.sinceEpoch(event.axonTimestamp())));
        field(digest, event.metadata());
        field(digest, event.payload());
        return digest.digest();
    }

    private static void field(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] number(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new AssertionError(everyJavaHasIt);
        }
    }
}
