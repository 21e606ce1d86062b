package net.associatedschools.registry.view.application;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Median and 90th percentile of days by nearest rank: the smallest of the days such that at least
 * that share of all is no greater, so that each is one that occurs. Null of none.
 */
public record Quantiles(@Nullable Long median, @Nullable Long p90) {
    private static final int MEDIAN = 50;
    private static final int P90 = 90;

    static Quantiles of(Collection<Long> days) {
        var sorted = days.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Quantiles(nearest(sorted, MEDIAN), nearest(sorted, P90));
    }

    private static @Nullable Long nearest(long[] sorted, int percent) {
        if (sorted.length == 0) return null;
        return sorted[Math.ceilDiv(sorted.length * percent, 100) - 1];
    }
}
