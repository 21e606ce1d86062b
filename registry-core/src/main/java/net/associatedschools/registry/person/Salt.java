package net.associatedschools.registry.person;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import net.associatedschools.registry.fact.Text;
import net.associatedschools.registry.fact.TextId;

/**
 * Random bytes hashed before a text, so that the digest, which stays in the log, tells nothing once
 * they are destroyed.
 */
final class Salt {
    private static final int LENGTH_BYTES = 16;

    private final byte[] bytes;

    Salt(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    static Salt random() {
        return new Salt(Seal.random(LENGTH_BYTES));
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** The text as the log refers to it. */
    Text reference(TextId id, String words) {
        return new Text(id, sha256(words), Words.count(words));
    }

    private String sha256(String words) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes);
            return HexFormat.of().formatHex(digest.digest(words.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new AssertionError(everyJavaHasIt);
        }
    }
}
