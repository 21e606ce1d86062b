package net.associatedschools.registry.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import net.associatedschools.registry.app.database.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Asks one register over HTTP. An answer that is not a success is {@link Refused}, with the rule
 * and the reason that the register gave.
 */
public final class Connection implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FIND_ATTEMPTS = 3;
    private final Register register;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();

    Connection(Register register) {
        this.register = register;
    }

    /** The path with its query, such as {@code /api/v1/directory?country=IS}. */
    public JsonNode get(String path) {
        return json(send("GET", path, BodyPublishers.noBody(), Map.of()));
    }

    public JsonNode post(String path, JsonNode body, Map<String, String> headers) {
        return json(send("POST", path, BodyPublishers.ofString(body.toString()), headers));
    }

    /** Hears each line of an answer, and the last position that the answer speaks of. */
    interface Lines {
        void hear(String line, long lastPosition);
    }

    /** A list as lines of JSON; the last position that the answer speaks of. */
    long lines(String path, Lines each) {
        var accept = Map.of("Accept", "application/x-ndjson");
        var response =
                send("GET", path, BodyPublishers.noBody(), accept, BodyHandlers.ofInputStream());
        try (var body =
                new BufferedReader(
                        new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            if (response.statusCode() / 100 != 2) {
                throw refused(
                        response.statusCode(), body.lines().collect(Collectors.joining("\n")));
            }
            long last = response.headers().firstValueAsLong("Registry-Position").orElse(0);
            for (var line = body.readLine(); line != null; line = body.readLine()) {
                each.hear(line, last);
            }
            return last;
        } catch (IOException e) {
            throw new Refused("the answer from " + register.url() + " broke off: " + e, e);
        }
    }

    /**
     * A file with fields beside it, as a form in a browser sends them; hears how far it is, and
     * gives what is said at last.
     */
    public JsonNode upload(
            String path, Path file, Map<String, @Nullable String> fields, Consumer<JsonNode> each) {
        var boundary = "registry-" + UUID.randomUUID();
        var parts = new ArrayList<HttpRequest.BodyPublisher>();
        fields.forEach(
                (name, value) -> {
                    if (value != null) parts.add(part(boundary, name, null, value));
                });
        var name = String.valueOf(file.getFileName());
        try {
            parts.add(part(boundary, "file", name, ""));
            parts.add(BodyPublishers.ofFile(file));
        } catch (FileNotFoundException e) {
            throw new Refused(file + " can't be read", e);
        }
        parts.add(BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        var body = BodyPublishers.concat(parts.toArray(HttpRequest.BodyPublisher[]::new));
        var type = "multipart/form-data; boundary=" + boundary;
        var headers = Map.of("Content-Type", type, "Accept", "application/x-ndjson");
        return last(send("POST", path, body, headers, BodyHandlers.ofInputStream()), each);
    }

    /** All lines but the last go to the listener. */
    private JsonNode last(HttpResponse<InputStream> response, Consumer<JsonNode> each) {
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            if (response.statusCode() / 100 != 2) {
                var body = lines.lines().collect(Collectors.joining("\n"));
                throw refused(response.statusCode(), body);
            }
            var last = JSON.readTree("{}");
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                last = JSON.readTree(line);
                if (last.has("done")) each.accept(last);
            }
            if (last.has("done")) throw new IOException("no report");
            return last;
        } catch (IOException e) {
            throw new Refused("the answer from " + register.url() + " broke off: " + e, e);
        }
    }

    private static HttpRequest.BodyPublisher part(
            String boundary, String name, @Nullable String fileName, String value) {
        var disposition = "form-data; name=\"" + name + "\"";
        if (fileName != null) {
            disposition += "; filename=\"" + fileName.replace('"', '_') + "\"";
        }
        return BodyPublishers.ofString(
                "\r\n--%s\r\nContent-Disposition: %s\r\n\r\n%s"
                        .formatted(boundary, disposition, value));
    }

    @Override
    public void close() {
        http.shutdownNow();
        register.close();
    }

    private HttpResponse<String> send(
            String method,
            String path,
            HttpRequest.BodyPublisher body,
            Map<String, String> headers) {
        return send(method, path, body, headers, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(
            String method,
            String path,
            HttpRequest.BodyPublisher body,
            Map<String, String> headers,
            HttpResponse.BodyHandler<T> reading) {
        for (int attempt = 1; ; attempt++) {
            var request = HttpRequest.newBuilder(address(path)).method(method, body);
            request.header("Accept", "application/json");
            request.header("Content-Type", "application/json");
            headers.forEach(request::setHeader);
            register.token().ifPresent(t -> request.setHeader("Authorization", "Bearer " + t));
            try {
                return http.send(request.build(), reading);
            } catch (ConnectException e) {
                // Nothing was sent, so it can be sent again.
                if (attempt == FIND_ATTEMPTS || !register.findAgain()) {
                    throw new Refused("nobody answers at " + register.url(), e);
                }
            } catch (IOException e) {
                throw new Refused("the answer from " + register.url() + " broke off: " + e, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Refused("interrupted", e);
            }
        }
    }

    private URI address(String path) {
        var base = register.url().toString();
        return URI.create(
                base.endsWith("/") ? base.substring(0, base.length() - 1) + path : base + path);
    }

    private JsonNode json(HttpResponse<String> response) {
        if (response.statusCode() / 100 == 2) {
            return parsed(response.statusCode(), response.body());
        }
        throw refused(response.statusCode(), response.body());
    }

    private Refused refused(int status, String body) {
        return new Refused(reason(status, parsed(status, body)));
    }

    private JsonNode parsed(int status, String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new Refused(register.url() + " answers " + status + ", and not in JSON", e);
        }
    }

    private static String reason(int status, JsonNode problem) {
        var rule = problem.path("rule").asText("");
        var errors =
                StreamSupport.stream(problem.path("errors").spliterator(), false)
                        .map(e -> e.path("field").asText() + ": " + e.path("detail").asText())
                        .collect(Collectors.joining("; "));
        return (rule.isEmpty() || rule.equals("null") ? status + " " : rule + ": ")
                + problem.path("detail").asText(problem.path("title").asText("no reason given"))
                + (errors.isEmpty() ? "" : " (" + errors + ")");
    }
}
