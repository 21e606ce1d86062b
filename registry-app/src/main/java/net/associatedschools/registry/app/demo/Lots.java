package net.associatedschools.registry.app.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import net.associatedschools.registry.contract.EventIds;

/**
 * Lots that are drawn for one matter, such as a country or a school: from the same seed always the
 * same, whatever is drawn for others.
 */
final class Lots {
    private final SplittableRandom random;

    private Lots(SplittableRandom random) {
        this.random = random;
    }

    static Lots of(long seed, String matter) {
        return new Lots(new SplittableRandom(id(seed, matter).getMostSignificantBits()));
    }

    /** A name for ever, from what it is the name of. */
    static UUID id(long seed, String matter) {
        return EventIds.of("invented " + seed + " " + matter, 0);
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    /** From the first to the last, both included. */
    int between(int first, int last) {
        return first + random.nextInt(last - first + 1);
    }

    double share() {
        return random.nextDouble();
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    @SafeVarargs
    final <T> T one(T... of) {
        return of[random.nextInt(of.length)];
    }

    /** Some of them, at least one, in their order. */
    <T> List<T> some(List<T> of, int atMost) {
        int want = between(1, Math.min(atMost, of.size()));
        var left = new ArrayList<>(of);
        while (left.size() > want) left.remove(random.nextInt(left.size()));
        return left;
    }

    /** A day from the first to the last, both included; the first where that is the later. */
    LocalDate day(LocalDate first, LocalDate last) {
        long days = ChronoUnit.DAYS.between(first, last);
        return days <= 0 ? first : first.plusDays(random.nextLong(days + 1));
    }
}
