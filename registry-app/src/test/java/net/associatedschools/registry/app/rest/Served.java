package net.associatedschools.registry.app.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import net.associatedschools.registry.app.database.DataDirectory;
import net.associatedschools.registry.app.outbox.OutboxOptions;
import net.associatedschools.registry.app.serving.Server;
import net.associatedschools.registry.app.serving.ServerOptions;
import org.jspecify.annotations.Nullable;

/** A register served from a directory of its own, asked over HTTP as anyone or by a token. */
public final class Served implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SAMPLES = Path.of("../docs/samples/commands");

    private final Server server;
    private final Path directory;
    private final HttpClient http = HttpClient.newHttpClient();

    public Served(Path directory) {
        this(ServerOptions.briefly(directory));
    }

    /** One that tells people by that way. */
    Served(Path directory, OutboxOptions outbox) {
        this(ServerOptions.briefly(directory).telling(outbox));
    }

    private Served(ServerOptions options) {
        directory = options.dataDirectory();
        server = new Server(options);
        server.start();
    }

    /** With the published lists in it that {@code serve --sample} starts with. */
    public static Served withSample(Path directory) {
        var briefly = ServerOptions.briefly(directory);
        return new Served(
                new ServerOptions(
                        directory,
                        briefly.host(),
                        briefly.port(),
                        briefly.readyFile(),
                        briefly.tokenFile(),
                        true,
                        briefly.external()));
    }

    /** An answer: its status, its headers, its body as sent. */
    public record Answer(int status, HttpResponse<String> response) {
        public JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException e) {
                throw new IllegalStateException(response.body(), e);
            }
        }

        /** Empty where there is none. */
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public String text(String field) {
            return json().path(field).asText();
        }

        public Answer is(int expected) {
            assertEquals(expected, status, () -> response.request() + " " + response.body());
            return this;
        }

        /** A problem with that status and rule (null: none). */
        public Answer isProblem(int expected, @Nullable String rule) {
            is(expected);
            assertEquals("application/problem+json", header("Content-Type"));
            assertEquals(rule, json().path("rule").asText(null), response.body());
            assertEquals(expected, json().path("status").asInt());
            return this;
        }

        /** And the first field that is wrong. */
        public Answer names(String field) {
            assertEquals(
                    field, json().path("errors").path(0).path("field").asText(), response.body());
            return this;
        }
    }

    public String url() {
        return server.url().toString();
    }

    public String hq() {
        try {
            return Files.readString(DataDirectory.tokenFile(directory)).strip();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public Answer get(@Nullable String token, String path, String... headers) {
        return send("GET", token, path, null, headers);
    }

    public Answer post(
            @Nullable String token, String path, @Nullable JsonNode body, String... headers) {
        return send("POST", token, path, body == null ? "" : body.toString(), headers);
    }

    public Answer send(
            String method,
            @Nullable String token,
            String path,
            @Nullable String body,
            String... headers) {
        var request =
                HttpRequest.newBuilder(
                        server.url().resolve(path.startsWith("/") ? path : "/api/v1/" + path));
        if (token != null) request.header("Authorization", "Bearer " + token);
        if (body != null) request.header("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) request.setHeader(headers[i], headers[i + 1]);
        request.method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(path, e);
        }
    }

    /** Hands in a list of that country's members. */
    public Answer upload(@Nullable String token, String country, String list) {
        var form =
                """
                --boundary\r
                Content-Disposition: form-data; name="country"\r
                \r
                %s\r
                --boundary\r
                Content-Disposition: form-data; name="file"; filename="list.csv"\r
                Content-Type: text/csv\r
                \r
                %s\r
                --boundary--\r
                """
                        .formatted(country, list);
        var type = "multipart/form-data; boundary=boundary";
        return send("POST", token, "imports", form, "Content-Type", type);
    }

    /** A token for that role, whose country or school is among the fields. */
    public String token(String role, Map<String, String> fields) {
        var body = JSON.createObjectNode().put("role", role);
        fields.forEach(body::put);
        return post(hq(), "tokens", body).is(201).text("token");
    }

    /** A paper as a browser's form sends it. */
    Answer uploadPaper(@Nullable String token, String mediaType, String content) {
        var form =
                "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"letter.html\"\r\n"
                        + "Content-Type: %s\r\n\r\n%s\r\n--x--\r\n".formatted(mediaType, content);
        return send(
                "POST",
                token,
                "documents",
                form,
                "Content-Type",
                "multipart/form-data; boundary=x");
    }

    public static ObjectNode sample(String name) {
        try {
            return (ObjectNode) JSON.readTree(SAMPLES.resolve(name + ".json").toFile());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes that country one with a policy, a coordinator and open intake; her token. */
    public String countryWithCoordinator(String code) {
        var hq = hq();
        post(hq, "countries/" + code + "/record-unesco-status", sample("record-unesco-status"))
                .is(200);
        post(hq, "countries/" + code + "/record-policy", sample("record-policy")).is(200);
        var designated =
                post(
                                hq,
                                "countries/" + code + "/designate-coordinator",
                                sample("designate-coordinator"))
                        .is(200);
        var person = designated.json().path("persons").path("coordinator").asText();
        return token("COORDINATOR", Map.of("country", code, "person", person));
    }

    /** Applies as anyone for a school of that country. */
    public Answer apply(String code) {
        return post(null, "applications", sample("apply").put("country", code)).is(201);
    }

    /** From nothing to certified; the answer to Apply. */
    public Answer member(String code, String coordinator) {
        var applied = apply(code);
        var application = "applications/" + applied.text("application");
        post(coordinator, application + "/preselect", sample("preselect")).is(200);
        post(coordinator, application + "/recommend", sample("recommend")).is(200);
        var certified = post(hq(), application + "/certify", sample("certify")).is(200);
        get(null, "directory", "Registry-Min-Position", certified.text("position")).is(200);
        return applied;
    }

    @Override
    public void close() {
        server.close();
    }
}
