package net.associatedschools.registry.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {
    private static final BigInteger MODULUS = BigInteger.TWO.pow(256);

    @Property
    void a_sum_is_that_of_the_numbers_modulo_2_to_the_256(
            @ForAll("digests") Digest one, @ForAll("digests") Digest other) {
        assertEquals(
                number(one).add(number(other)).mod(MODULUS),
                number(one.plus(other)),
                () -> one.hex() + " plus " + other.hex());
    }

    @Property
    void what_was_added_can_be_taken_away(
            @ForAll("digests") Digest one, @ForAll("digests") Digest other) {
        assertEquals(one, one.plus(other).minus(other));
    }

    @Property
    void a_digest_is_read_as_it_was_written(@ForAll("digests") Digest digest) {
        assertEquals(digest, Digest.parse(digest.hex()));
    }

    @Test
    void a_digest_is_the_sha_256_in_hex() {
        assertEquals(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                Digest.of("abc".getBytes(StandardCharsets.US_ASCII)).hex());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ba7816bf",
                "zz7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
            })
    void what_is_no_digest_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Digest.parse(text));
    }

    /** With the parts at which a sum goes over among them. */
    @Provide
    Arbitrary<Digest> digests() {
        var part = Arbitraries.oneOf(Arbitraries.longs(), Arbitraries.of(0L, 1L, -1L, -2L));
        return Combinators.combine(part, part, part, part).as(Digest::new);
    }

    private static BigInteger number(Digest digest) {
        return new BigInteger(digest.hex(), 16);
    }
}
