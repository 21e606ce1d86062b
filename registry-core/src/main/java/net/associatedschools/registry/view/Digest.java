package net.associatedschools.registry.view;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of a row, or of several rows their sum modulo 2^256, which doesn't depend on their
 * order and follows a change without reading the others.
 *
 * <p>The parts are its 64 bits each, the highest first, unsigned.
 */
public record Digest(long first, long second, long third, long fourth) {
    public static final Digest ZERO = new Digest(0, 0, 0, 0);

    private static final Digest ONE = new Digest(0, 0, 0, 1);

    private static final int LENGTH = 4 * Long.BYTES;

    /** From 64 hex digits; {@link IllegalArgumentException} for anything else. */
    public static Digest parse(String hex) {
        if (hex.length() != 2 * LENGTH) {
            throw new IllegalArgumentException("not a digest: " + hex);
        }
        return of(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
    }

    static Digest of(byte[] bytes) {
        try {
            return of(ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static Digest of(ByteBuffer bytes) {
        return new Digest(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
    }

    /** 64 hex digits in lower case. */
    public String hex() {
        var bytes = ByteBuffer.allocate(LENGTH);
        bytes.putLong(first).putLong(second).putLong(third).putLong(fourth);
        return HexFormat.of().formatHex(bytes.array());
    }

    public Digest plus(Digest other) {
        long sumFourth = fourth + other.fourth;
        long carry = carried(sumFourth, fourth);
        long sumThird = third + other.third;
        long more = carried(sumThird, third) + carried(sumThird + carry, carry);
        sumThird += carry;
        long sumSecond = second + other.second;
        long most = carried(sumSecond, second) + carried(sumSecond + more, more);
        sumSecond += more;
        return new Digest(first + other.first + most, sumSecond, sumThird, sumFourth);
    }

    /** A sum that is less than one of its parts went over the end. */
    private static long carried(long sum, long part) {
        return Long.compareUnsigned(sum, part) < 0 ? 1 : 0;
    }

    public Digest minus(Digest other) {
        var inverse = new Digest(~other.first, ~other.second, ~other.third, ~other.fourth);
        return plus(inverse).plus(ONE);
    }
}
