package net.associatedschools.registry.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Runs the variants of a case against each other so that whatever else the machine does hits all
 * alike: one after the other by single operations, or in slices of 250 ms, in another order each
 * time. A disk's fsync may take ten times as long a minute later; nothing else gave ratios that
 * stay.
 */
final class Rounds {
    private static final int COUNT = 12;

    /** They are short, and vary more. */
    private static final int COUNT_BY_SLICE = 24;

    /** Before the first round that counts: so long, at least a round, for the JVM to compile. */
    private static final Duration WARM_UP = Duration.ofSeconds(3);

    /** Many threads leave it less time for that. */
    private static final Duration WARM_UP_BY_SLICE = Duration.ofSeconds(6);

    /**
     * When a round by operations ends, however few there were: a slow disk must not take all day.
     */
    private static final Duration ROUND = Duration.ofSeconds(1);

    private static final Duration SLICE = Duration.ofMillis(250);

    /** On a slow machine a case ends with the round in which this is over, but not before these. */
    private static final Duration CASE = Duration.ofSeconds(25);

    private static final int COUNT_MIN = 10;

    private final Random order = new Random(7);

    /** What one variant did: the rate of each round, and how long each operation took, in ns. */
    static final class Tally {
        private final List<Double> rates = new ArrayList<>();
        private final List<Double> all = new ArrayList<>();
        private final List<Double> round = new ArrayList<>();
        private long units;

        private void add(long done, long nanos) {
            units += done;
            round.add((double) nanos);
        }

        /** By the median operation, or by all of them over the time that they took together. */
        private void endOfRound(boolean counts, double seconds) {
            if (counts) {
                double perOperation = (double) units / round.size();
                rates.add(
                        seconds > 0
                                ? units / seconds
                                : perOperation * 1e9 / Measured.median(array(round)));
                all.addAll(round);
            }
            units = 0;
            round.clear();
        }

        double[] rates() {
            return array(rates);
        }

        double[] latencies() {
            return array(all);
        }
    }

    /** The tallies by the variants' names. */
    record Result(Map<String, Tally> tallies) {
        Tally tally(String variant) {
            return Objects.requireNonNull(tallies.get(variant), variant);
        }

        double[] of(String variant) {
            return tally(variant).rates();
        }
    }

    /**
     * One thread, operation by operation; a round's rate is that of its median operation. What an
     * operation is done with is made before its time runs.
     */
    <T> Result byOperation(Supplier<T> input, List<Variant<T>> variants, int operations)
            throws Exception {
        var result = result(variants);
        long start = System.nanoTime();
        for (int round = -1; goesOn(round, COUNT, start); round = next(round, WARM_UP, start)) {
            long until = System.nanoTime() + ROUND.toNanos();
            for (int i = 0; i == 0 || (i < operations && System.nanoTime() < until); i++) {
                for (var variant : shuffled(variants)) {
                    var with = input.get();
                    long before = System.nanoTime();
                    long units = variant.work().once(with);
                    result.tally(variant.name()).add(units, System.nanoTime() - before);
                }
            }
            for (var tally : result.tallies().values()) tally.endOfRound(round >= 0, 0);
        }
        return result;
    }

    /** Several threads, slice by slice. */
    <T> Result bySlice(Supplier<T> input, List<Variant<T>> variants, int threads) throws Exception {
        var result = result(variants);
        try (var pool = Executors.newFixedThreadPool(threads)) {
            long begin = System.nanoTime();
            for (int round = -1;
                    goesOn(round, COUNT_BY_SLICE, begin);
                    round = next(round, WARM_UP_BY_SLICE, begin)) {
                for (var variant : shuffled(variants)) {
                    var tally = result.tally(variant.name());
                    long start = System.nanoTime();
                    var slice = slice(input, variant, start + SLICE.toNanos());
                    for (var done : pool.invokeAll(Collections.nCopies(threads, slice))) {
                        for (var operation : done.get()) tally.add(operation.units, operation.took);
                    }
                    tally.endOfRound(round >= 0, (System.nanoTime() - start) / 1e9);
                }
            }
        }
        return result;
    }

    /** From 0 on they count. */
    private static int next(int round, Duration warmUp, long start) {
        boolean warm = System.nanoTime() - start > warmUp.toNanos();
        return round < 0 && !warm ? round : round + 1;
    }

    private static boolean goesOn(int round, int count, long start) {
        boolean inTime = System.nanoTime() - start < CASE.toNanos();
        return round < COUNT_MIN || (round < count && inTime);
    }

    private record Operation(long units, long took) {}

    private static <T> Callable<List<Operation>> slice(
            Supplier<T> input, Variant<T> variant, long until) {
        return () -> {
            var operations = new ArrayList<Operation>();
            for (long now = System.nanoTime(); now < until; ) {
                long units = variant.work().once(input.get());
                long then = System.nanoTime();
                operations.add(new Operation(units, then - now));
                now = then;
            }
            return operations;
        };
    }

    private <T> List<Variant<T>> shuffled(List<Variant<T>> variants) {
        var shuffled = new ArrayList<>(variants);
        Collections.shuffle(shuffled, order);
        return shuffled;
    }

    private static <T> Result result(List<Variant<T>> variants) {
        var tallies = new LinkedHashMap<String, Tally>();
        for (var variant : variants) tallies.put(variant.name(), new Tally());
        return new Result(tallies);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
