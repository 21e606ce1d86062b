package net.associatedschools.registry.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.associatedschools.registry.proof.MerkleTree;

/** The published example of the log: its events as lines of JSON, and its root. */
public final class GoldenLog {
    private static final Path DIRECTORY = Path.of("..", "docs", "reference", "golden-log");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private GoldenLog() {}

    /** Publishes these events instead, where a run is asked to by {@code -Dgolden.rewrite=true}. */
    public static void rewriteIfAsked(List<StoredEvent> events) throws IOException {
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.createDirectories(DIRECTORY);
            Files.writeString(DIRECTORY.resolve("events.ndjson"), lines(events));
            Files.writeString(DIRECTORY.resolve("root.txt"), root(events));
        }
    }

    public static String published() throws IOException {
        return Files.readString(DIRECTORY.resolve("events.ndjson"));
    }

    static String publishedRoot() throws IOException {
        return Files.readString(DIRECTORY.resolve("root.txt"));
    }

    /** The number of events and the root of their entries. */
    static String root(List<StoredEvent> events) {
        var tree = new MerkleTree();
        events.forEach(event -> tree.append(LogEntry.of(event)));
        return "%d %s\n".formatted(tree.size(), HexFormat.of().formatHex(tree.root()));
    }

    public static String lines(List<StoredEvent> events) throws IOException {
        var lines = new StringBuilder();
        for (var event : events) {
            lines.append(JSON.writeValueAsString(line(event))).append('\n');
        }
        return lines.toString();
    }

    private static Map<String, Object> line(StoredEvent event) {
        var line = new LinkedHashMap<String, Object>();
        line.put("position", event.position());
        line.put("stream", event.stream());
        line.put("type", event.type());
        line.put("sequence", event.sequence());
        line.put("eventId", event.eventId().toString());
        line.put("name", event.name());
        line.put("revision", event.revision());
        line.put("recordedAt", MICROSECONDS.format(event.recordedAt()));
        line.put("axonTimestamp", MICROSECONDS.format(event.axonTimestamp()));
        line.put("salt", base64(event.salt()));
        line.put("metadata", base64(event.metadata()));
        line.put("payload", base64(event.payload()));
        line.put("entry", base64(LogEntry.of(event)));
        return line;
    }

    static List<StoredEvent> events(String lines) throws IOException {
        var events = new ArrayList<StoredEvent>();
        for (var line : lines.lines().toList()) {
            events.add(event(JSON.readTree(line)));
        }
        return events;
    }

    static List<String> entries(String lines) throws IOException {
        var entries = new ArrayList<String>();
        for (var line : lines.lines().toList()) {
            entries.add(JSON.readTree(line).get("entry").asText());
        }
        return entries;
    }

    private static StoredEvent event(JsonNode line) throws IOException {
        return new StoredEvent(
                line.get("position").asLong(),
                line.get("stream").asText(),
                line.get("type").asText(),
                line.get("sequence").asLong(),
                UUID.fromString(line.get("eventId").asText()),
                line.get("name").asText(),
                line.get("revision").asInt(),
                Instant.parse(line.get("recordedAt").asText()),
                Instant.parse(line.get("axonTimestamp").asText()),
                line.get("salt").binaryValue(),
                line.get("metadata").binaryValue(),
                line.get("payload").binaryValue());
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
