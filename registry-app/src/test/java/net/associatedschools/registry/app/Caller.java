package net.associatedschools.registry.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Somebody with a token who speaks to registers over HTTP. */
record Caller(String actor, String token) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE = 24;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** A command as it was sent, so that it can be sent again. */
    record Sent(String path, JsonNode body, String key) {}

    /** What came back; {@code position} is the one that the answer speaks of. */
    record Answer(int status, JsonNode body, long position) {
        boolean isDone() {
            return status == 200 || status == 201;
        }

        String text(String field) {
            return body.path(field).asText();
        }

        List<String> events() {
            return body.path("events").valueStream().map(JsonNode::asText).toList();
        }

        /** Such as {@code 201} or {@code 409 R-APP-3}. */
        String outcome() {
            return isDone() ? Integer.toString(status) : status + " " + text("rule");
        }
    }

    Answer tell(URI node, Sent command) throws IOException, InterruptedException {
        return send(
                request(node, command.path())
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", command.key())
                        .POST(BodyPublishers.ofString(command.body().toString())));
    }

    Answer ask(URI node, String path, long minPosition) throws IOException, InterruptedException {
        return send(
                request(node, path)
                        .header("Registry-Min-Position", Long.toString(minPosition))
                        .GET());
    }

    /** Again as long as the views have not come so far, some seconds each time. */
    Answer askPatiently(URI node, String path, long minPosition)
            throws IOException, InterruptedException {
        var answer = ask(node, path, minPosition);
        for (int again = 0; answer.status() == 503 && again < PATIENCE; again++) {
            answer = ask(node, path, minPosition);
        }
        return answer;
    }

    /** Another one with that role, bound to a country where the role is. */
    Caller colleague(URI node, ObjectNode wanted) throws IOException, InterruptedException {
        var answer =
                send(
                        request(node, "/api/v1/tokens")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(wanted.toString())));
        return new Caller(answer.text("actor"), answer.text("token"));
    }

    private HttpRequest.Builder request(URI node, String path) {
        return HttpRequest.newBuilder(node.resolve(path))
                .timeout(Duration.ofMinutes(1))
                .header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        var response = HTTP.send(request.build(), BodyHandlers.ofString());
        var body =
                response.body().isEmpty()
                        ? JsonNodeFactory.instance.missingNode()
                        : JSON.readTree(response.body());
        return new Answer(
                response.statusCode(),
                body,
                response.headers().firstValueAsLong("Registry-Position").orElse(-1));
    }
}
