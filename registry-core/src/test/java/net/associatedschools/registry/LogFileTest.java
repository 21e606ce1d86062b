package net.associatedschools.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import net.associatedschools.registry.Feed.Item;
import net.associatedschools.registry.LogFile.Progress;
import net.associatedschools.registry.store.GoldenLog;
import net.associatedschools.registry.store.LogLines;
import net.associatedschools.registry.store.StoredEvent;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.period.Directory;
import net.associatedschools.registry.view.period.Filter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A register's log in a file, and another register made of it. */
class LogFileTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static EmbeddedPostgres postgres;

    private final DataSource target = newDatabase();
    private final List<String> golden;

    LogFileTest() throws IOException {
        golden = GoldenLog.published().lines().toList();
    }

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Test
    void a_register_made_of_a_file_answers_and_writes_the_same_file() throws IOException {
        assertEquals(new Progress(0, golden.size()), take(golden));
        assertEquals(new Progress(golden.size(), 0), take(golden));
        var out = new ByteArrayOutputStream();
        try (var registry = Registry.builder().dataSource(target).build()) {
            assertTrue(registry.awaitPosition(golden.size(), Duration.ofSeconds(30)));
            var day = AsOf.on(LocalDate.of(2024, 6, 1));
            var members = registry.directory().ask(new Directory.Question(Filter.MEMBERS, day));
            assertTrue(members.total() > 0);
            registry.exportLog(0, out, position -> {});
        }
        assertEquals(GoldenLog.published(), out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void an_event_that_this_release_does_not_know_is_refused_by_its_line() {
        var lines = new ArrayList<>(golden);
        lines.set(10, changed(golden.get(10), e -> named(e, "school.abducted", e.payload())));
        var refused = assertThrows(LogFile.Refused.class, () -> take(lines));
        assertEquals(11, refused.line());
        assertEquals(new Progress(0, 10), refused.progress());
        var told = refused.toString();
        assertTrue(told.contains("line 11: name, payload: school.abducted 1 is no"), told);
    }

    @Test
    void a_payload_that_no_view_could_read_is_refused_by_its_line() {
        var lines = new ArrayList<>(golden);
        var nothing = "{}".getBytes(StandardCharsets.UTF_8);
        lines.set(5, changed(golden.get(5), e -> named(e, e.name(), nothing)));
        var refused = assertThrows(LogFile.Refused.class, () -> take(lines));
        assertEquals(6, refused.line());
        assertEquals(new Progress(0, 5), refused.progress());
        assertEquals(new Progress(5, golden.size() - 5L), take(golden));
    }

    @Test
    void an_event_is_given_as_it_is_stored_and_to_be_read() throws IOException {
        take(golden);
        List<Item> items;
        try (var registry = Registry.builder().dataSource(target).build()) {
            var all = new Feed.Question(0, Long.MAX_VALUE, 1_000, null, null, null);
            items = registry.feed().ask(all).items();
        }
        assertEquals(golden.size(), items.size());
        for (int i = 0; i < golden.size(); i++) {
            assertEquals(
                    golden.get(i), new String(items.get(i).line(), StandardCharsets.UTF_8).strip());
            same(LogLines.read(golden.get(i)), items.get(i));
        }
    }

    private static void same(StoredEvent event, Item item) throws IOException {
        var json = JSON.readTree(item.json());
        assertEquals(event.position(), json.path("position").asLong());
        assertEquals(event.stream(), json.path("stream").asText());
        assertEquals(event.name(), json.path("name").asText());
        assertStored(event.payload(), item.json(), json, "payload");
        assertStored(event.metadata(), item.json(), json, "metadata");
    }

    /** Character by character where it is JSON, else in base64. */
    private static void assertStored(byte[] bytes, String said, JsonNode json, String field) {
        if (json.has(field)) {
            var stored = new String(bytes, StandardCharsets.UTF_8);
            assertTrue(said.contains("\"" + field + "\":" + stored), said);
        } else {
            var base64 = Base64.getEncoder().encodeToString(bytes);
            assertEquals(base64, json.path(field + "Bytes").asText());
        }
    }

    private static StoredEvent named(StoredEvent event, String name, byte[] payload) {
        return new StoredEvent(
                event.position(),
                event.stream(),
                event.type(),
                event.sequence(),
                event.eventId(),
                name,
                event.revision(),
                event.recordedAt(),
                event.axonTimestamp(),
                event.salt(),
                event.metadata(),
                payload);
    }

    /** With the hash of what it says then. */
    private static String changed(String line, UnaryOperator<StoredEvent> change) {
        var out = new ByteArrayOutputStream();
        try {
            LogLines.write(change.apply(LogLines.read(line)), out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    private Progress take(List<String> lines) {
        var reader = new BufferedReader(new StringReader(String.join("\n", lines)));
        return Registry.importLog(target, reader, progress -> {});
    }

    private static DataSource newDatabase() {
        var name = "log_" + UUID.randomUUID().toString().replace('-', '_');
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return postgres.getDatabase("postgres", name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
