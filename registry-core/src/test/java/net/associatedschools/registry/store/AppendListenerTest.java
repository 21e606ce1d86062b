package net.associatedschools.registry.store;

import static net.associatedschools.registry.store.TestEvents.noted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.junit.jupiter.api.Test;

/** What whoever measures appends hears of them. */
class AppendListenerTest {
    private final AppendMetrics metrics = new AppendMetrics();

    // region listen
    /** Adds up into counters such as those of any library for metrics. */
    private static final class Counters implements AppendListener {
        private final LongAdder groups = new LongAdder();
        private final LongAdder units = new LongAdder();
        private final LongAdder answers = new LongAdder();

        @Override
        public void wrote(int unitsOfGroup, int events, Duration took) {
            groups.increment();
            units.add(unitsOfGroup);
        }

        @Override
        public void answered(boolean appended, Duration took) {
            answers.increment();
        }
    }

    // endregion

    @Test
    void every_append_is_told_once_and_those_that_shared_a_transaction_together() throws Exception {
        var counters = new Counters();
        var log = log(counters);
        int writers = 8;
        int each = 20;
        var sending = new ArrayList<Callable<Integer>>();
        for (int writer = 0; writer < writers; writer++) {
            var stream = "school:" + writer;
            sending.add(
                    () -> {
                        for (int i = 0; i < each; i++) log.appendEvents(noted(stream, i));
                        return each;
                    });
        }
        try (var threads = Executors.newFixedThreadPool(writers)) {
            for (var done : threads.invokeAll(sending)) done.get();
        }
        long groups = counters.groups.sum();
        long sent = (long) writers * each;
        assertEquals(sent, counters.units.sum());
        assertEquals(sent, counters.answers.sum());
        assertTrue(groups > 0 && groups <= sent, groups + " groups");
    }

    @Test
    void units_events_refusals_and_times_are_counted() {
        var log = log(metrics);
        assertEquals(0, metrics.unitsPerGroup());
        log.appendEvents(List.of(noted("school:1", 0), noted("school:1", 1)));
        log.appendEvents(noted("school:2", 0));
        assertThrows(
                AggregateStreamCreationException.class,
                () -> log.appendEvents(noted("school:2", 0)));
        assertEquals(1, metrics.unitsPerGroup());
        assertEquals(1, metrics.refused());
        var text = metrics.text();
        assertTrue(text.contains("\nregistry_append_units_total 3\n"), text);
        assertTrue(text.contains("\nregistry_append_events_total 4\n"), text);
        assertTrue(text.contains("\nregistry_append_refused_total 1\n"), text);
        assertTrue(text.contains("\nregistry_append_seconds_bucket{le=\"+Inf\"} 3\n"), text);
        assertTrue(text.contains("\nregistry_append_seconds_count 3\n"), text);
    }

    @Test
    void a_time_falls_into_the_first_bucket_that_holds_it_and_all_above() {
        metrics.answered(true, Duration.ofMillis(1));
        metrics.answered(true, Duration.ofSeconds(2));
        var text = metrics.text();
        assertTrue(text.contains("bucket{le=\"0.000500\"} 0\n"), text);
        assertTrue(text.contains("bucket{le=\"0.001000\"} 1\n"), text);
        assertTrue(text.contains("bucket{le=\"1.000000\"} 1\n"), text);
        assertTrue(text.contains("bucket{le=\"+Inf\"} 2\n"), text);
        assertTrue(text.contains("seconds_sum 2.001000\n"), text);
    }

    private static PostgresEventStore log(AppendListener listener) {
        return PostgresEventStore.builder()
                .dataSource(TestServer.dataSource(TestServer.newLog()))
                .serializer(TestEvents.serializer())
                .listener(listener)
                .build();
    }
}
