package net.associatedschools.registry.store;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** Counts appends, and tells them in the text format that Prometheus reads. */
public final class AppendMetrics implements AppendListener {
    /** Upper ends in microseconds: a quick disk's commit to a slow one's under load. */
    private static final long[] BUCKETS = {
        250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000
    };

    private final LongAdder groups = new LongAdder();
    private final LongAdder units = new LongAdder();
    private final LongAdder events = new LongAdder();
    private final LongAdder writing = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder answering = new LongAdder();
    private final AtomicLongArray answered = new AtomicLongArray(BUCKETS.length + 1);

    @Override
    public void wrote(int unitsOfGroup, int eventsOfGroup, Duration took) {
        groups.increment();
        units.add(unitsOfGroup);
        events.add(eventsOfGroup);
        writing.add(took.toNanos());
    }

    @Override
    public void answered(boolean appended, Duration took) {
        if (!appended) refused.increment();
        answering.add(took.toNanos());
        int bucket = 0;
        long micros = took.toNanos() / 1_000;
        while (bucket < BUCKETS.length && micros > BUCKETS[bucket]) bucket++;
        answered.incrementAndGet(bucket);
    }

    /** How many appends shared a transaction on average; 0 before the first. */
    public double unitsPerGroup() {
        long all = groups.sum();
        return all == 0 ? 0 : (double) units.sum() / all;
    }

    /** Appends that were refused, or whose outcome stayed unknown. */
    public long refused() {
        return refused.sum();
    }

    /** All of it as lines; each name begins with {@code registry_append_}. */
    public String text() {
        var text = new StringBuilder();
        counter(text, "groups", "transactions that appended", groups.sum());
        counter(text, "units", "appends in them", units.sum());
        counter(text, "events", "events in them", events.sum());
        counter(text, "refused", "appends that were refused", refused.sum());
        head(text, "group_seconds", "summary", "time to write a group");
        line(text, "group_seconds_sum", seconds(writing.sum()));
        line(text, "group_seconds_count", Long.toString(groups.sum()));
        head(text, "seconds", "histogram", "time until an append is answered");
        long count = 0;
        for (int i = 0; i < BUCKETS.length; i++) {
            count += answered.get(i);
            var end = seconds(BUCKETS[i] * 1_000);
            line(text, "seconds_bucket{le=\"%s\"}".formatted(end), Long.toString(count));
        }
        count += answered.get(BUCKETS.length);
        line(text, "seconds_bucket{le=\"+Inf\"}", Long.toString(count));
        line(text, "seconds_sum", seconds(answering.sum()));
        line(text, "seconds_count", Long.toString(count));
        return text.toString();
    }

    private static void counter(StringBuilder text, String name, String what, long value) {
        head(text, name + "_total", "counter", what);
        line(text, name + "_total", Long.toString(value));
    }

    private static void head(StringBuilder text, String name, String type, String what) {
        text.append("# HELP registry_append_%s %s\n".formatted(name, what));
        text.append("# TYPE registry_append_%s %s\n".formatted(name, type));
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("registry_append_%s %s\n".formatted(name, value));
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.6f", nanos / 1e9);
    }
}
