package net.associatedschools.registry.app.rest;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import net.associatedschools.registry.Registry;

/** How appends go and how far the views are, for a Prometheus that brings a token. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class MetricsController {
    private static final String TEXT_FORMAT = "text/plain;version=0.0.4;charset=utf-8";

    private final Registry registry;

    MetricsController(Registry registry) {
        this.registry = registry;
    }

    @Get("/metrics")
    @Produces(TEXT_FORMAT)
    String metrics() {
        return registry.metrics();
    }
}
