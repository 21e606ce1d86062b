package net.associatedschools.registry.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Names made from content: the same rows get the same ids on every machine. */
final class Hash {
    private Hash() {}

    /** Lower-case hex; each part goes with its length before it, so that none runs into another. */
    static String of(List<String> parts) {
        return HexFormat.of().formatHex(sha256(parts));
    }

    static UUID uuid(List<String> parts) {
        return version8(sha256(parts));
    }

    static UUID uuid(String text) {
        return version8(sha256().digest(text.getBytes(UTF_8)));
    }

    /** RFC 9562, version 8: 122 bits of ours. */
    private static UUID version8(byte[] hash) {
        var bytes = ByteBuffer.wrap(hash);
        long high = (bytes.getLong() & ~0xF000L) | 0x8000L;
        long low = (bytes.getLong() & ~(3L << 62)) | (1L << 63);
        return new UUID(high, low);
    }

    private static byte[] sha256(List<String> parts) {
        var digest = sha256();
        for (var part : parts) {
            var bytes = part.getBytes(UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
            digest.update(bytes);
        }
        return digest.digest();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new AssertionError(everyJavaHasIt);
        }
    }
}
