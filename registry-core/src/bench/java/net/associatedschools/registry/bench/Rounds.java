package net.associatedschools.registry.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Runs the variants of a case against each other so that whatever else the machine does hits all
 * alike: one after the other by single operations, or in slices of 250 ms, in another order each
 * time. A disk's fsync may take ten times as long a minute later; nothing else gave ratios that stay.
 */
final class Rounds {
    static final int COUNT = 12;
    private static final int WARM_UP = 2;
    /** When a round by operations ends, however few there were: a slow disk must not take all day. */
    private static final Duration ROUND = Duration.ofSeconds(1);

    private static final Duration SLICE = Duration.ofMillis(250);

    private final Random order = new Random(7);

    /** Rates by variant and round, and how long single operations took, in nanoseconds. */
    record Result(Map<String, double[]> rates, Map<String, double[]> latencies) {
        double[] of(String variant) {
            return rates.get(variant);
        }
    }

    /**
     * One thread, operation by operation; a round's rate is that of its median operation. What an
     * operation is done with is made before its time runs.
     */
    <T> Result byOperation(Supplier<T> input, List<Variant<T>> variants, int operations)
            throws Exception {
        var rates = rates(variants);
        var all = new HashMap<String, List<Double>>();
        for (int round = -WARM_UP; round < COUNT; round++) {
            var times = new HashMap<String, List<Double>>();
            var units = new HashMap<String, Long>();
            long until = System.nanoTime() + ROUND.toNanos();
            for (int i = 0; i == 0 || (i < operations && System.nanoTime() < until); i++) {
                for (var variant : shuffled(variants)) {
                    var with = input.get();
                    long start = System.nanoTime();
                    units.put(variant.name(), variant.work().once(with));
                    double took = System.nanoTime() - start;
                    times.computeIfAbsent(variant.name(), n -> new ArrayList<>()).add(took);
                }
            }
            if (round < 0) continue;
            for (var variant : variants) {
                var name = variant.name();
                var took = array(times.get(name));
                rates.get(name)[round] = units.get(name) * 1e9 / Measured.median(took);
                all.computeIfAbsent(name, n -> new ArrayList<>()).addAll(times.get(name));
            }
        }
        return new Result(rates, latencies(all));
    }

    /** Several threads, slice by slice. */
    <T> Result bySlice(Supplier<T> input, List<Variant<T>> variants, int threads)
            throws Exception {
        var rates = rates(variants);
        var all = new HashMap<String, List<Double>>();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            for (int round = -WARM_UP; round < COUNT; round++) {
                for (var variant : shuffled(variants)) {
                    long start = System.nanoTime();
                    long until = start + SLICE.toNanos();
                    var tasks = new ArrayList<Callable<List<Double>>>();
                    var units = new long[threads];
                    for (int thread = 0; thread < threads; thread++) {
                        int at = thread;
                        tasks.add(
                                () -> {
                                    var took = new ArrayList<Double>();
                                    for (long now = System.nanoTime(); now < until; ) {
                                        units[at] += variant.work().once(input.get());
                                        long then = System.nanoTime();
                                        took.add((double) (then - now));
                                        now = then;
                                    }
                                    return took;
                                });
                    }
                    var done = pool.invokeAll(tasks);
                    var took = new ArrayList<Double>();
                    for (var task : done) took.addAll(task.get());
                    double seconds = (System.nanoTime() - start) / 1e9;
                    if (round < 0) continue;
                    long sum = 0;
                    for (long unit : units) sum += unit;
                    rates.get(variant.name())[round] = sum / seconds;
                    all.computeIfAbsent(variant.name(), n -> new ArrayList<>()).addAll(took);
                }
            }
        }
        return new Result(rates, latencies(all));
    }

    private <T> List<Variant<T>> shuffled(List<Variant<T>> variants) {
        var shuffled = new ArrayList<>(variants);
        Collections.shuffle(shuffled, order);
        return shuffled;
    }

    private static <T> Map<String, double[]> rates(List<Variant<T>> variants) {
        var rates = new LinkedHashMap<String, double[]>();
        for (var variant : variants) rates.put(variant.name(), new double[COUNT]);
        return rates;
    }

    private static Map<String, double[]> latencies(Map<String, List<Double>> all) {
        var latencies = new HashMap<String, double[]>();
        all.forEach((name, times) -> latencies.put(name, array(times)));
        return latencies;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
