package net.associatedschools.registry.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;

/** The events that are sent: lessons, five to a stream, of a payload of that many bytes. */
final class Lessons {
    static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int TO_A_STREAM = 5;
    private static final Map<String, String> METADATA =
            Map.of("actor", "someone of the school", "role", "teacher", "reason", "as agreed");
    private static final String WORDS = "Of the school, its year, and what was taught in it; ";

    private final String text;
    private final AtomicLong sent = new AtomicLong();

    Lessons(int payload) {
        var filler = WORDS.repeat(payload / WORDS.length() + 1);
        // Beside the text, a payload holds some 40 bytes.
        text = filler.substring(0, payload - 40);
    }

    /** What was taught. */
    @Revision("1")
    record Taught(long number, String subject, String text) {}

    static Serializer serializer() {
        return JacksonSerializer.builder().objectMapper(MAPPER).build();
    }

    /** A stream of its own for each: for senders that run side by side. */
    DomainEventMessage<Taught> first() {
        return message(
                UUID.randomUUID().toString(), 0, new Taught(sent.getAndIncrement(), "art", text));
    }

    /** In new streams, so that whoever takes them takes all of each. */
    List<DomainEventMessage<Taught>> next(int count) {
        var events = new ArrayList<DomainEventMessage<Taught>>();
        while (events.size() < count) {
            events.addAll(
                    stream(
                            UUID.randomUUID().toString(),
                            Math.min(TO_A_STREAM, count - events.size())));
        }
        return events;
    }

    List<DomainEventMessage<Taught>> stream(String stream, int count) {
        var events = new ArrayList<DomainEventMessage<Taught>>();
        for (int i = 0; i < count; i++) {
            events.add(message(stream, i, new Taught(sent.getAndIncrement(), "music", text)));
        }
        return events;
    }

    private static DomainEventMessage<Taught> message(String stream, long sequence, Taught taught) {
        return new GenericDomainEventMessage<>("Class", stream, sequence, taught, METADATA);
    }
}
