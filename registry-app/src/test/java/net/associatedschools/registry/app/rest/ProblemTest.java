package net.associatedschools.registry.app.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import net.associatedschools.registry.app.serving.Server;
import net.associatedschools.registry.app.serving.ServerOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reactivestreams.Publisher;

/** Every way to fail over HTTP, on a controller that fails in every way. */
class ProblemTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    @TempDir static Path folder;
    private static Server server;

    record Sent(String name, LocalDate on) {}

    @Controller("/test")
    @Secured(SecurityRule.IS_ANONYMOUS)
    static class Failing {
        @Get("/limit")
        String limit(@QueryValue @Max(100) int limit, @QueryValue @NotBlank String country) {
            return country + limit;
        }

        @Post("/body")
        String body(@Body Sent sent) {
            return sent.toString();
        }

        @Get("/unexpected")
        String unexpected() {
            throw new IllegalStateException("the secret of the house");
        }

        @Get("/rule")
        MutableHttpResponse<Problem> rule() {
            return Problem.broken(
                            "R-APP-4",
                            HttpStatus.CONFLICT,
                            "Not recommended",
                            new Problem.Field("applicant.name", "is empty"))
                    .response();
        }

        @Get("/secured")
        @Secured("HQ")
        String secured() {
            return "in";
        }
    }

    /** The table of the register's routes knows nothing of a test's. */
    @Singleton
    static class Open implements SecurityRule<io.micronaut.http.HttpRequest<?>> {
        @Override
        public Publisher<SecurityRuleResult> check(
                io.micronaut.http.@Nullable HttpRequest<?> request,
                @Nullable Authentication authentication) {
            boolean open =
                    request != null
                            && request.getPath().startsWith("/test/")
                            && !request.getPath().equals("/test/secured");
            return Publishers.just(open ? SecurityRuleResult.ALLOWED : SecurityRuleResult.UNKNOWN);
        }

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }
    }

    record Answer(int status, String type, JsonNode body) {}

    @BeforeAll
    static void serve() {
        server = new Server(ServerOptions.briefly(folder.resolve("data")));
        server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void an_unknown_address() throws Exception {
        var problem = problem(404, get("/api/v1/nothing"));
        assertEquals("There is nothing at this address.", problem.get("detail").asText());
        assertEquals("about:blank", problem.get("type").asText());
        assertEquals("Not Found", problem.get("title").asText());
        assertTrue(problem.get("rule").isNull());
        assertEquals(0, problem.get("errors").size());
    }

    @Test
    void a_browser_gets_the_same_form_at_an_address_for_programs() throws Exception {
        problem(
                404,
                send(
                        HttpRequest.newBuilder(server.url().resolve("/api/v1/nothing"))
                                .header("Accept", "text/html,*/*;q=0.8")));
    }

    @Test
    void a_wrong_method() throws Exception {
        problem(405, get("/test/body"));
    }

    @Test
    void a_body_that_is_not_json_names_the_place() throws Exception {
        var problem = problem(400, post("{\"name\": \n oops}"));
        assertEquals(
                "The body is not valid JSON at line 2, column 2.", problem.get("detail").asText());
    }

    @Test
    void a_field_of_the_wrong_form_is_named() throws Exception {
        var problem = problem(400, post("{\"name\": \"x\", \"on\": \"yesterday\"}"));
        assertEquals("on", problem.get("errors").get(0).get("field").asText());
    }

    @Test
    void a_missing_body() throws Exception {
        assertEquals("sent", problem(400, post("")).get("errors").get(0).get("field").asText());
    }

    @Test
    void a_body_of_another_type() throws Exception {
        problem(
                415,
                send(
                        HttpRequest.newBuilder(server.url().resolve("/test/body"))
                                .header("Content-Type", "text/csv")
                                .POST(BodyPublishers.ofString("a,b"))));
    }

    @Test
    void a_missing_parameter_is_named() throws Exception {
        var problem = problem(400, get("/test/limit?limit=3"));
        assertEquals("country", problem.get("errors").get(0).get("field").asText());
    }

    @Test
    void a_parameter_of_the_wrong_type_is_named() throws Exception {
        var problem = problem(400, get("/test/limit?limit=many&country=IS"));
        assertEquals("limit", problem.get("errors").get(0).get("field").asText());
    }

    @Test
    void every_parameter_out_of_bounds_is_named() throws Exception {
        var errors = problem(400, get("/test/limit?limit=101&country=%20")).get("errors");
        assertEquals("country", errors.get(0).get("field").asText());
        assertEquals("limit", errors.get(1).get("field").asText());
        assertEquals(2, errors.size());
    }

    @Test
    void a_broken_rule_is_named() throws Exception {
        assertEquals("R-APP-4", problem(409, get("/test/rule")).get("rule").asText());
    }

    @Test
    void no_token_or_a_wrong_one() throws Exception {
        problem(401, get("/test/secured"));
        problem(
                401,
                send(
                        HttpRequest.newBuilder(server.url().resolve("/test/secured"))
                                .header("Authorization", "Bearer wrong")));
    }

    @Test
    void an_unexpected_failure_keeps_its_secret() throws Exception {
        var problem = problem(500, get("/test/unexpected"));
        assertFalse(problem.toString().contains("secret"));
        assertFalse(problem.toString().contains("Exception"));
    }

    @Test
    void health_tells_anyone_what_is_down_and_nothing_else() throws Exception {
        var health = get("/health");
        assertEquals(200, health.status());
        assertEquals("UP", health.body().at("/details/database/status").asText());
        assertFalse(health.body().toString().contains("jdbc:"));
        assertEquals(404, get("/beans").status());
        assertEquals(404, get("/env").status());
    }

    private static JsonNode problem(int status, Answer answer) {
        assertEquals(status, answer.status(), answer.toString());
        assertEquals("application/problem+json", answer.type());
        assertEquals(status, answer.body().get("status").asInt());
        var fields = new TreeSet<String>();
        answer.body().fieldNames().forEachRemaining(fields::add);
        assertEquals(Set.of("type", "title", "status", "detail", "rule", "errors"), fields);
        assertFalse(answer.body().toString().contains("associatedschools.registry"));
        return answer.body();
    }

    private static Answer get(String path) throws Exception {
        return send(HttpRequest.newBuilder(server.url().resolve(path)));
    }

    private static Answer post(String body) throws Exception {
        return send(
                HttpRequest.newBuilder(server.url().resolve("/test/body"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    private static Answer send(HttpRequest.Builder request) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    JSON.readTree(response.body()));
        }
    }
}
