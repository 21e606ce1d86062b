package net.associatedschools.registry.view;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of a row, or of several rows their sum modulo 2^256, which doesn't depend on their
 * order and follows a change without reading the others. 64 hex digits in lower case.
 */
public record Digest(String hex) {
    public static final Digest ZERO = of(BigInteger.ZERO);

    private static final BigInteger MODULUS = BigInteger.TWO.pow(256);

    public Digest {
        if (hex.length() != 64) throw new IllegalArgumentException("not a digest: " + hex);
    }

    static Digest of(byte[] bytes) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Digest(HexFormat.of().formatHex(sha256));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    public Digest plus(Digest other) {
        return of(number().add(other.number()).mod(MODULUS));
    }

    public Digest minus(Digest other) {
        return of(number().subtract(other.number()).mod(MODULUS));
    }

    private static Digest of(BigInteger number) {
        var hex = number.toString(16);
        return new Digest("0".repeat(64 - hex.length()) + hex);
    }

    private BigInteger number() {
        return new BigInteger(hex, 16);
    }
}
