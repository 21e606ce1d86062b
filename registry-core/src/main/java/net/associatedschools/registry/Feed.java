package net.associatedschools.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import net.associatedschools.registry.contract.StoredFacts;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Metadata;
import net.associatedschools.registry.store.EventLog;
import net.associatedschools.registry.store.LogEntry;
import net.associatedschools.registry.store.LogLines;
import net.associatedschools.registry.store.StoredEvent;
import org.jspecify.annotations.Nullable;

/**
 * The log as others follow it, by position: each event as it is stored, nothing upcast. Of persons
 * and texts it holds ids only, as the log does (R-PRIV-1).
 */
public final class Feed {
    public static final int LIMIT_MAX = 1000;

    /** So that a rare name doesn't keep its asker waiting: it is told how far it was looked for. */
    private static final int LOOKED_AT_MAX = 20_000;

    private static final JsonFactory JSON = new JsonFactory();

    private final EventLog log;

    Feed(EventLog log) {
        this.log = log;
    }

    /**
     * Which events.
     *
     * @param after only those behind this position; 0 for all
     * @param until and up to this one
     * @param stream of this stream only
     * @param name of this logical name only, such as {@code school.renamed}
     * @param country only those whose metadata name this country
     */
    public record Question(
            long after,
            long until,
            int limit,
            @Nullable String stream,
            @Nullable String name,
            @Nullable CountryCode country) {
        public Question {
            if (after < 0) {
                throw new IllegalArgumentException("after: must be a position, from 0 on");
            }
            if (limit < 1 || limit > LIMIT_MAX) {
                throw new IllegalArgumentException("limit: must be from 1 to " + LIMIT_MAX);
            }
        }

        /** The same from another position on. */
        public Question after(long position) {
            return new Question(position, until, limit, stream, name, country);
        }

        private boolean wants(StoredEvent event) {
            return (stream == null || stream.equals(event.stream()))
                    && (name == null || name.equals(event.name()))
                    && (country == null || country.value().equals(countryOf(event)));
        }
    }

    /**
     * Some of what was asked for.
     *
     * @param position the log's last position that was asked for, when it was asked
     * @param reached all up to this position was looked at: the next page is behind it
     */
    public record Page(long position, long reached, List<Item> items) {
        public Page {
            items = List.copyOf(items);
        }

        /** Whether there may be more, as the log was when it was asked. */
        public boolean hasMore() {
            return reached < position;
        }
    }

    /** One event. */
    public static final class Item {
        private final StoredEvent event;

        private Item(StoredEvent event) {
            this.event = event;
        }

        public long position() {
            return event.position();
        }

        /** As the log is exported and imported, with the line's end: bytes in base64. */
        public byte[] line() {
            var out = new ByteArrayOutputStream();
            try {
                LogLines.write(event, out);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return out.toByteArray();
        }

        /**
         * The same to be read: {@code metadata} and {@code payload} are the stored JSON, character
         * by character; what isn't JSON is {@code metadataBytes}, {@code payloadBytes} in base64.
         */
        public String json() {
            var out = new ByteArrayOutputStream();
            try (var json = JSON.createGenerator(out)) {
                json.writeStartObject();
                json.writeNumberField("position", event.position());
                json.writeStringField("stream", event.stream());
                if (!event.type().isEmpty()) json.writeStringField("type", event.type());
                json.writeNumberField("sequence", event.sequence());
                json.writeStringField("eventId", event.eventId().toString());
                json.writeStringField("name", event.name());
                json.writeNumberField("revision", event.revision());
                json.writeStringField("recordedAt", LogLines.text(event.recordedAt()));
                json.writeStringField("axonTimestamp", LogLines.text(event.axonTimestamp()));
                stored(json, "metadata", event.metadata());
                stored(json, "payload", event.payload());
                json.writeBinaryField("salt", event.salt());
                json.writeBinaryField("entry", LogEntry.of(event));
                json.writeEndObject();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return out.toString(StandardCharsets.UTF_8);
        }

        private static void stored(JsonGenerator json, String name, byte[] bytes)
                throws IOException {
            if (isJson(bytes)) {
                json.writeFieldName(name);
                json.writeRawValue(new String(bytes, StandardCharsets.UTF_8));
            } else {
                json.writeStringField(name + "Bytes", Base64.getEncoder().encodeToString(bytes));
            }
        }
    }

    /** The next of the wanted events, fewer than the limit where they are rare. */
    public Page ask(Question question) {
        long last = Math.min(question.until(), log.lastPosition());
        var items = new ArrayList<Item>();
        long reached = question.after();
        long lookedAt = 0;
        while (reached < last && lookedAt < LOOKED_AT_MAX && items.size() < question.limit()) {
            var events = events(question, reached, last);
            for (var event : events) {
                if (items.size() == question.limit()) break;
                reached = event.position();
                lookedAt++;
                if (question.wants(event)) items.add(new Item(event));
            }
            if (events.size() < LIMIT_MAX && items.size() < question.limit()) reached = last;
        }
        return new Page(last, Math.max(reached, question.after()), items);
    }

    /** At most so many, in order; of one stream all that is left of it comes at once. */
    private List<StoredEvent> events(Question question, long after, long last) {
        var stream = question.stream();
        if (stream == null) return log.read(after, (int) Math.min(LIMIT_MAX, last - after));
        return log.readStreams(List.of(stream), last).stream()
                .filter(event -> event.position() > after)
                .limit(LIMIT_MAX)
                .toList();
    }

    private static @Nullable Object countryOf(StoredEvent event) {
        try {
            return StoredFacts.metadata(event.metadata()).get(Metadata.COUNTRY);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }

    private static boolean isJson(byte[] bytes) {
        try (var parser = JSON.createParser(bytes)) {
            if (parser.nextToken() == null) return false;
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException notJson) {
            return false;
        }
    }
}
