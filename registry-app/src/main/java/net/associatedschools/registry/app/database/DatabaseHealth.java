package net.associatedschools.registry.app.database;

import io.micronaut.core.async.publisher.AsyncSingleResultPublisher;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;

/**
 * Whether the database answers. Says no more, because anyone may ask; Micronaut's own tells the
 * address and the error.
 */
@Singleton
final class DatabaseHealth implements HealthIndicator {
    private static final int ANSWER_SECONDS_MAX = 2;
    private final LogPool pool;
    private final ExecutorService executor;

    DatabaseHealth(LogPool pool, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.pool = pool;
        this.executor = executor;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return new AsyncSingleResultPublisher<>(
                executor,
                () ->
                        HealthResult.builder(
                                        "database", answers() ? HealthStatus.UP : HealthStatus.DOWN)
                                .build());
    }

    private boolean answers() {
        try (var connection = pool.dataSource().getConnection()) {
            return connection.isValid(ANSWER_SECONDS_MAX);
        } catch (SQLException down) {
            return false;
        }
    }
}
