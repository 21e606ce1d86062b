package net.associatedschools.registry.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What came out of one case: rates by round, higher is better, of the same rounds for each variant.
 *
 * @param axon null where Axon has no counterpart
 * @param limit null where there is no raw limit
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; it only carries.
record Measured(
        String name,
        String unit,
        double[] ours,
        double @Nullable [] axon,
        double @Nullable [] limit) {
    private static final int RESAMPLES = 10_000;
    private static final double LOW = 0.025;

    static final String HEAD =
            "case\tours\taxon\tlimit\tlow95 of ours/axon\tlow95 of ours/limit\tunit";

    String line() {
        return String.format(
                Locale.ROOT,
                "%s\t%.1f\t%.1f\t%.1f\t%.3f\t%.3f\t%s",
                name,
                median(ours),
                axon == null ? 0 : median(axon),
                limit == null ? 0 : median(limit),
                lowest(axon),
                lowest(limit),
                unit);
    }

    /** The median over the rounds of ours / theirs; 0 where there is no such other. */
    double ratio(double @Nullable [] theirs) {
        return theirs == null ? 0 : median(ratios(theirs));
    }

    /**
     * The lower 95 % bound of that median: the 2.5th percentile of the medians of 10,000 samples of
     * the rounds, drawn with replacement (percentile bootstrap, fixed seed).
     */
    double lowest(double @Nullable [] theirs) {
        if (theirs == null) return 0;
        var ratios = ratios(theirs);
        var random = new Random(20_240_301);
        var medians = new double[RESAMPLES];
        var sample = new double[ratios.length];
        for (int i = 0; i < RESAMPLES; i++) {
            for (int j = 0; j < sample.length; j++) {
                sample[j] = ratios[random.nextInt(ratios.length)];
            }
            medians[i] = median(sample);
        }
        Arrays.sort(medians);
        return medians[(int) (LOW * RESAMPLES)];
    }

    private double[] ratios(double[] theirs) {
        var ratios = new double[ours.length];
        for (int i = 0; i < ratios.length; i++) ratios[i] = ours[i] / theirs[i];
        return ratios;
    }

    static double median(double[] values) {
        return quantile(values, 0.5);
    }

    static double quantile(double[] values, double at) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        double place = at * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
