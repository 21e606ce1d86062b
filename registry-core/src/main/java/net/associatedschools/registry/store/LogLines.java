package net.associatedschools.registry.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Events as lines of JSON, in the form of the golden log ({@code docs/reference/log-format.md}):
 * the columns in camel case, bytes in base64, and the entry that the Merkle tree holds.
 */
public final class LogLines {
    private static final JsonFactory JSON = new JsonFactory();
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final int FIELDS = 13;

    private LogLines() {}

    /** Writes one line; what is written of the same event is always the same. */
    public static void write(StoredEvent event, OutputStream out) throws IOException {
        try (var json =
                JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.writeStartObject();
            json.writeNumberField("position", event.position());
            json.writeStringField("stream", event.stream());
            json.writeStringField("type", event.type());
            json.writeNumberField("sequence", event.sequence());
            json.writeStringField("eventId", event.eventId().toString());
            json.writeStringField("name", event.name());
            json.writeNumberField("revision", event.revision());
            json.writeStringField("recordedAt", text(event.recordedAt()));
            json.writeStringField("axonTimestamp", text(event.axonTimestamp()));
            json.writeBinaryField("salt", event.salt());
            json.writeBinaryField("metadata", event.metadata());
            json.writeBinaryField("payload", event.payload());
            json.writeBinaryField("entry", LogEntry.of(event));
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    /** A time as it stands in a line: ISO 8601 in UTC, with six digits. */
    public static String text(Instant time) {
        return MICROSECONDS.format(time);
    }

    /**
     * Reads one line.
     *
     * @throws IllegalArgumentException saying what is wrong with it; also where the entry isn't the
     *     hash of what the line says
     */
    public static StoredEvent read(String line) {
        var fields = fields(line);
        StoredEvent event;
        try {
            event =
                    new StoredEvent(
                            number(fields, "position"),
                            text(fields, "stream"),
                            text(fields, "type"),
                            number(fields, "sequence"),
                            UUID.fromString(text(fields, "eventId")),
                            text(fields, "name"),
                            Math.toIntExact(number(fields, "revision")),
                            instant(fields, "recordedAt"),
                            instant(fields, "axonTimestamp"),
                            bytes(fields, "salt"),
                            bytes(fields, "metadata"),
                            bytes(fields, "payload"));
        } catch (DateTimeException | ArithmeticException unreadable) {
            throw new IllegalArgumentException(unreadable.getMessage(), unreadable);
        }
        if (!Arrays.equals(LogEntry.of(event), bytes(fields, "entry"))) {
            throw new IllegalArgumentException("entry: isn't the hash of what this line says");
        }
        return event;
    }

    private static Map<String, String> fields(String line) {
        var fields = new HashMap<String, String>();
        try (var json =
                JSON.createParser(line).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("not an event as a JSON object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                var name = json.currentName();
                if (!json.nextToken().isScalarValue()) {
                    throw new IllegalArgumentException(name + ": neither text nor number");
                }
                fields.put(name, json.getText());
            }
            if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
                throw new IllegalArgumentException("more than one JSON object");
            }
        } catch (IOException malformed) {
            throw new IllegalArgumentException("not JSON, or cut off", malformed);
        }
        if (fields.size() > FIELDS) {
            throw new IllegalArgumentException("more fields than an event has");
        }
        return fields;
    }

    private static String text(Map<String, String> fields, String name) {
        var text = fields.get(name);
        if (text == null) {
            throw new IllegalArgumentException(name + ": missing");
        }
        return text;
    }

    private static long number(Map<String, String> fields, String name) {
        try {
            return Long.parseLong(text(fields, name));
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException(name + ": not a whole number", noNumber);
        }
    }

    private static Instant instant(Map<String, String> fields, String name) {
        return MICROSECONDS.parse(text(fields, name), Instant::from);
    }

    private static byte[] bytes(Map<String, String> fields, String name) {
        try {
            return Base64.getDecoder().decode(text(fields, name));
        } catch (IllegalArgumentException noBase64) {
            throw new IllegalArgumentException(name + ": not base64", noBase64);
        }
    }
}
