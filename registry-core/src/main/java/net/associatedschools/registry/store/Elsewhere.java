package net.associatedschools.registry.store;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** Work of another thread, waited for. */
final class Elsewhere {
    private Elsewhere() {}

    /**
     * What came of it, or its failure as if it had been done here.
     *
     * @param failure what it may throw beside a {@link RuntimeException}
     */
    static <T, E extends Exception> T done(Future<T> work, Class<E> failure) throws E {
        try {
            return work.get();
        } catch (ExecutionException failed) {
            var cause = failed.getCause();
            if (failure.isInstance(cause)) throw failure.cast(cause);
            if (cause instanceof RuntimeException unchecked) throw unchecked;
            throw new IllegalStateException(cause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EventStoreException("interrupted; asked again, it goes on", interrupted);
        }
    }
}
