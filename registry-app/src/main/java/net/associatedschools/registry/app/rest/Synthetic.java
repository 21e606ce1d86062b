package net.associatedschools.registry.app.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.management.health.indicator.HealthResult;
import net.associatedschools.registry.Registry;

/**
 * Every answer of an invented register says that it is one: a JSON object by {@code synthetic:
 * true}, and all, also the lines of a CSV, by a header.
 */
@ServerFilter("/**")
@Order(Ordered.HIGHEST_PRECEDENCE) // so that refusals of the others say it too
final class Synthetic {
    static final String HEADER = "Registry-Synthetic";
    private static final String FIELD = "synthetic";

    private final Registry registry;
    private final ObjectMapper json;

    Synthetic(Registry registry, ObjectMapper json) {
        this.registry = registry;
        this.json = json;
    }

    @ResponseFilter
    void say(MutableHttpResponse<?> response) {
        if (!registry.isSynthetic()) return;
        response.header(HEADER, "true");
        var body = response.body();
        boolean asJson =
                response.getContentType()
                        .orElse(MediaType.APPLICATION_JSON_TYPE)
                        .getSubtype()
                        .matches("(.*\\+)?json");
        boolean isData =
                body instanceof Record || body instanceof JsonNode || body instanceof HealthResult;
        if (asJson && isData && json.valueToTree(body) instanceof ObjectNode object) {
            response.body(object.put(FIELD, true));
        }
    }
}
