package net.associatedschools.registry.app.rest;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import net.associatedschools.registry.Registry;
import org.jspecify.annotations.Nullable;

/**
 * Every answer says the position it speaks of; whoever names a least position waits until the views
 * have reached it, and so reads what they wrote, on any node.
 */
@ServerFilter("/api/v1/**")
@Order(Ordered.HIGHEST_PRECEDENCE) // so that refusals of the others say it too
final class Positions {
    static final String POSITION = "Registry-Position";
    static final String MIN_POSITION = "Registry-Min-Position";
    private static final Duration WAIT_MAX = Duration.ofSeconds(5);

    private final Registry registry;

    Positions(Registry registry) {
        this.registry = registry;
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Nullable HttpResponse<?> await(HttpRequest<?> request) {
        var asked = request.getHeaders().get(MIN_POSITION);
        if (asked == null) return null;
        long position;
        try {
            position = Long.parseLong(asked);
        } catch (NumberFormatException noPosition) {
            return said(
                    Refusal.badRequest(MIN_POSITION, "must be a position, such as 17").problem());
        }
        if (registry.awaitPosition(position, WAIT_MAX)) return null;
        return said(Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "The views have not reached position " + position + ".",
                        new Problem.Field(MIN_POSITION, "is not reached")))
                .header(HttpHeaders.RETRY_AFTER, "1");
    }

    /** What a filter itself answers doesn't come by its own way back. */
    private MutableHttpResponse<?> said(Problem problem) {
        var response = problem.response();
        say(response);
        return response;
    }

    @ResponseFilter
    void say(MutableHttpResponse<?> response) {
        if (!response.getHeaders().contains(POSITION)) {
            response.header(POSITION, Long.toString(registry.position()));
        }
    }
}
