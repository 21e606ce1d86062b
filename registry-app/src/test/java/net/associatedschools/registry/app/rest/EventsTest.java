package net.associatedschools.registry.app.rest;

import static net.associatedschools.registry.app.rest.Served.sample;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The feed of the log over HTTP: pages, all lines, and what goes on. */
class EventsTest {
    @TempDir static Path folder;
    private static Served register;
    private static String auditor;
    private static long position;

    @BeforeAll
    static void given() {
        register = new Served(folder.resolve("data"));
        auditor = register.token("AUDITOR", Map.of());
        record("Kallio School", "FI");
        position = record("Turku School", "FI");
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    private static long record(String name, String country) {
        var body = sample("record-membership").put("country", country);
        ((ObjectNode) body.path("profile")).put("name", name);
        var recorded = register.post(register.hq(), "schools", body).is(201);
        return recorded.json().path("position").asLong();
    }

    private static JsonNode page(String query) {
        return register.get(auditor, "events" + query).is(200).json();
    }

    @Test
    void all_pages_by_position_are_the_whole_log_once() {
        var seen = new ArrayList<Long>();
        var page = page("?limit=150");
        while (true) {
            page.path("items").forEach(item -> seen.add(item.path("position").asLong()));
            if (page.path("next").isNull()) break;
            page = page("?limit=150&after=" + page.path("next").asLong());
        }
        assertTrue(seen.size() >= position);
        for (int i = 0; i < seen.size(); i++) assertEquals(i + 1, seen.get(i));
    }

    @Test
    void an_event_is_shown_with_what_it_says_and_who_said_it() {
        var page = page("?after=" + (position - 2) + "&limit=2");
        var event = page.path("items").path(0);
        assertEquals("school.registered", event.path("name").asText());
        assertEquals("Turku School", event.path("payload").path("profile").path("name").asText());
        assertEquals("HQ", event.path("metadata").path("role").asText());
        assertEquals("FI", event.path("metadata").path("country").asText());
        assertEquals(0, event.path("sequence").asInt());
    }

    @Test
    void stream_name_and_country_choose() {
        var two = page("?name=school.registered&country=FI").path("items");
        assertEquals(2, two.size());
        var stream = two.path(0).path("stream").asText();
        for (var event : page("?stream=" + stream).path("items")) {
            assertEquals(stream, event.path("stream").asText());
        }
        assertEquals(2, page("?stream=" + stream).path("items").size());
        assertEquals(0, page("?country=NO&name=school.registered").path("items").size());
    }

    @Test
    void a_link_leads_to_the_next_page_and_an_unchanged_log_is_not_sent_again() {
        var first = register.get(auditor, "events?limit=1&country=FI&name=school.registered");
        var link = first.is(200).header("Link");
        assertTrue(link.contains("after=") && link.endsWith("rel=\"next\""), link);
        var path = "events?limit=1&after=1&recordedAsOf=" + position;
        var etag = register.get(auditor, path).is(200).header("ETag");
        register.get(auditor, path, "If-None-Match", etag).is(304);
    }

    @Test
    void lines_are_the_whole_log_as_it_is_exported() throws IOException {
        var answer =
                register.get(
                        auditor,
                        "events?recordedAsOf=" + position,
                        "Accept",
                        "application/x-ndjson");
        assertEquals("application/x-ndjson", answer.is(200).header("Content-Type"));
        var lines = answer.response().body().lines().toList();
        assertEquals(position, lines.size());
        var last = Served.JSON.readTree(lines.getLast());
        assertEquals(13, last.size());
        assertTrue(last.has("entry") && last.path("payload").isTextual(), last.toString());
    }

    @Test
    void what_is_misspelt_or_out_of_bounds_is_refused() {
        register.get(auditor, "events?streams=x").isProblem(400, null).names("streams");
        register.get(auditor, "events?after=x").isProblem(400, null).names("after");
        register.get(auditor, "events?after=-1").isProblem(400, null).names("after");
        register.get(auditor, "events?limit=1001").isProblem(400, null).names("limit");
        register.get(auditor, "events?country=Finland").isProblem(400, null).names("country");
        register.get(auditor, "events?asOf=2024-01-01").isProblem(400, null).names("asOf");
        register.get(auditor, "events?format=csv").isProblem(406, null);
        register.get(auditor, "events?limit=5", "Accept", "text/event-stream")
                .isProblem(400, null)
                .names("limit");
        register.get(auditor, "events", "Accept", "text/event-stream", "Last-Event-ID", "x")
                .isProblem(400, null)
                .names("Last-Event-ID");
    }

    @Test
    void only_who_may_read_all_of_it_follows_the_log() {
        register.get(null, "events").isProblem(401, null);
        var coordinator = register.token("COORDINATOR", Map.of("country", "FI"));
        register.get(coordinator, "events").isProblem(403, "R-ROLE-2");
        register.get(coordinator, "events", "Accept", "text/event-stream")
                .isProblem(403, "R-ROLE-2");
    }

    @Test
    @Timeout(60)
    void a_follower_hears_what_comes_and_goes_on_where_it_was_cut_off() throws Exception {
        try (var follower = new Follower("?name=school.registered", null)) {
            long last = follower.untilCaughtUp();
            assertTrue(last >= position);
            var name = "School that comes later";
            long registered = record(name, "SE") - 1;
            var heard = follower.next();
            assertEquals(registered, heard.path("position").asLong());
            assertEquals(name, heard.path("payload").path("profile").path("name").asText());
        }
        long missed = record("School missed", "SE");
        try (var again = new Follower("?after=0", Long.toString(missed - 1))) {
            assertEquals(missed, again.next().path("position").asLong());
        }
    }

    /** Reads server-sent events as they come. */
    private static final class Follower implements AutoCloseable {
        private final HttpClient http = HttpClient.newHttpClient();
        private final BufferedReader lines;

        Follower(String query, @Nullable String lastEventId) throws Exception {
            var request =
                    HttpRequest.newBuilder(URI.create(register.url() + "/api/v1/events" + query))
                            .header("Authorization", "Bearer " + auditor)
                            .header("Accept", "text/event-stream");
            if (lastEventId != null) request.header("Last-Event-ID", lastEventId);
            var response = http.send(request.build(), BodyHandlers.ofInputStream());
            assertEquals(200, response.statusCode());
            var type = response.headers().firstValue("Content-Type").orElse("");
            assertTrue(type.startsWith("text/event-stream"), type);
            lines =
                    new BufferedReader(
                            new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        }

        /** The last position before the log is at its end for now. */
        long untilCaughtUp() throws IOException {
            for (var event = event(); ; event = event()) {
                if (event.contains("event: caught-up"))
                    return data(event).path("position").asLong();
            }
        }

        JsonNode next() throws IOException {
            for (var event = event(); ; event = event()) {
                if (!event.contains("event: caught-up")) {
                    var data = data(event);
                    assertTrue(event.contains("id: " + data.path("position").asLong()));
                    return data;
                }
            }
        }

        private List<String> event() throws IOException {
            var event = new ArrayList<String>();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty() && !event.isEmpty()) return event;
                event.add(line);
            }
            throw new IOException("the stream ended");
        }

        private static JsonNode data(List<String> event) throws IOException {
            var data = new StringBuilder();
            for (var line : event) {
                if (line.startsWith("data: ")) data.append(line.substring("data: ".length()));
            }
            assertFalse(data.isEmpty(), event.toString());
            return Served.JSON.readTree(data.toString());
        }

        @Override
        public void close() {
            http.shutdownNow();
        }
    }
}
