package net.associatedschools.registry.importing;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Several commands under way at once, while what becomes of them is told in order. */
final class Workers implements AutoCloseable {
    /** Each command ends in a commit of its own: the others are decided while one is waited for. */
    private static final int THREADS = 8;

    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    THREADS, Thread.ofPlatform().daemon().name("import-", 0).factory());

    /** The first failure in that order ends it; those behind that haven't begun don't. */
    <T> void inOrder(List<Supplier<T>> tasks, Consumer<T> told) {
        var ends = tasks.stream().map(task -> threads.submit(task::get)).toList();
        try {
            for (var end : ends) told.accept(end.get());
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) throw cause;
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rows went in", interrupted);
        } finally {
            for (Future<T> end : ends) end.cancel(false);
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
