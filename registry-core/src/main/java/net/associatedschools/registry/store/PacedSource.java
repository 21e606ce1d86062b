package net.associatedschools.registry.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * The log for one pooled streaming processor, handed out no faster than it is worked off.
 *
 * <p>Axon's processor sleeps for 100 ms whenever 1,024 events are queued for one segment, so a log
 * that is read faster than it is handled comes down to some 15,000 events a second. This source
 * keeps fewer than that ahead, and waits for the processor instead.
 *
 * <pre>{@code
 * processing.registerPooledStreamingEventProcessor(
 *         "orders", configuration -> PacedSource.of(configuration, "orders"));
 * }</pre>
 */
public final class PacedSource implements StreamableMessageSource<TrackedEventMessage<?>> {
    /** Below Axon's 1,024, above its usual batches. */
    private static final int AHEAD_MAX = 1000;

    private static final Duration GLANCE = Duration.ofNanos(100_000);

    /** As long as Axon's own nap: at worst this source changes nothing. */
    private static final Duration WAIT_MAX = Duration.ofMillis(100);

    private final StreamableMessageSource<TrackedEventMessage<?>> log;
    private final Supplier<Optional<StreamingEventProcessor>> processor;

    private PacedSource(
            StreamableMessageSource<TrackedEventMessage<?>> log,
            Supplier<Optional<StreamingEventProcessor>> processor) {
        this.log = log;
        this.processor = processor;
    }

    /** The configuration's event store, for the processor of that name. */
    public static PacedSource of(Configuration configuration, String processor) {
        return new PacedSource(
                configuration.eventStore(),
                () ->
                        configuration
                                .eventProcessingConfiguration()
                                .eventProcessor(processor, StreamingEventProcessor.class));
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken after) {
        return new PacedStream(log.openStream(after));
    }

    @Override
    public TrackingToken createTailToken() {
        return log.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return log.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return log.createTokenAt(dateTime);
    }

    @Override
    public TrackingToken createTokenSince(Duration duration) {
        return log.createTokenSince(duration);
    }

    /** The position that all segments have reached; empty where nobody works yet. */
    private Optional<Long> workedOff() {
        return processor.get().stream()
                .flatMap(working -> working.processingStatus().values().stream())
                .map(PacedSource::position)
                .min(Long::compare);
    }

    private static long position(EventTrackerStatus segment) {
        return segment.getCurrentPosition().orElse(0);
    }

    private final class PacedStream implements BlockingStream<TrackedEventMessage<?>> {
        private final BlockingStream<TrackedEventMessage<?>> stream;
        private long handedOut = -1;

        /** Not asked for again before it matters. */
        private long workedOff = -1;

        PacedStream(BlockingStream<TrackedEventMessage<?>> stream) {
            this.stream = stream;
        }

        @Override
        public boolean hasNextAvailable() {
            letCatchUp();
            return stream.hasNextAvailable();
        }

        private void letCatchUp() {
            long until = System.nanoTime() + WAIT_MAX.toNanos();
            while (handedOut - workedOff >= AHEAD_MAX) {
                workedOff = workedOff().orElse(handedOut);
                if (handedOut - workedOff < AHEAD_MAX || System.nanoTime() - until > 0) {
                    return;
                }
                LockSupport.parkNanos(GLANCE.toNanos());
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
            }
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            var next = stream.nextAvailable();
            long position = next.trackingToken().position().orElse(handedOut);
            if (handedOut < 0) {
                workedOff = position - 1;
            }
            handedOut = position;
            return next;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return stream.peek();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            return stream.hasNextAvailable(timeout, unit);
        }

        @Override
        public void close() {
            stream.close();
        }

        @Override
        public Stream<TrackedEventMessage<?>> asStream() {
            return stream.asStream();
        }

        @Override
        public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
            stream.skipMessagesWithPayloadTypeOf(ignored);
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            return stream.setOnAvailableCallback(callback);
        }
    }
}
