package net.associatedschools.registry.app.rest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.regex.Pattern;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.Role;
import org.jspecify.annotations.Nullable;

/**
 * Ids that come out the same when a request is repeated: UUIDv8 (RFC 9562) of a SHA-256, of the
 * actor's id and the Idempotency-Key for a command, of the command's id for what it creates.
 */
final class Ids {
    static final String KEY = "Idempotency-Key";

    /** What nobody hits by chance or by trying: a UUID, or 22 characters that carry 128 bits. */
    private static final Pattern RANDOM = Pattern.compile("[A-Za-z0-9_-]{22,200}");

    private static final int KEY_LENGTH_MAX = 200;

    private Ids() {}

    /**
     * Without a key each request is a command of its own. Those who are nobody share one actor, so
     * their key alone tells them apart, whatever their address: it has to be long and random.
     */
    static UUID command(Actor actor, @Nullable String key) {
        if (key == null) return UUID.randomUUID();
        if (key.isBlank() || key.length() > KEY_LENGTH_MAX) {
            throw Refusal.badRequest(KEY, "must have 1 to " + KEY_LENGTH_MAX + " characters");
        }
        if (actor.role() == Role.ANYONE && !RANDOM.matcher(key).matches()) {
            throw Refusal.badRequest(
                    KEY, "without a token it must be a UUID, or as long and as random as one");
        }
        return version8(actor.id() + "\n" + key);
    }

    static UUID created(UUID command, String kind) {
        return version8(command + "#" + kind);
    }

    private static UUID version8(String text) {
        var hash = ByteBuffer.wrap(sha256(text));
        long version8 = (hash.getLong() & ~0xF000L) | 0x8000L;
        long variant2 = (hash.getLong() & ~(3L << 62)) | (1L << 63);
        return new UUID(version8, variant2);
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
