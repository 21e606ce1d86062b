package net.associatedschools.registry.store.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;

/** The events that the suite sends: notes, in streams called by random ids. */
final class Notes {
    static final String TYPE = "Notebook";
    static final Instant MADE = Instant.parse("2024-03-01T10:00:00.123Z");
    static final Map<String, String> METADATA = Map.of("actor", "someone", "reason", "é→");

    private Notes() {}

    /** Something written down. */
    record Note(String text) {}

    static Serializer serializer() {
        return JacksonSerializer.builder().objectMapper(new ObjectMapper()).build();
    }

    static String newStream() {
        return UUID.randomUUID().toString();
    }

    static DomainEventMessage<Note> note(String stream, long sequence) {
        return note(stream, sequence, MADE);
    }

    static DomainEventMessage<Note> note(String stream, long sequence, Instant made) {
        return note(UUID.randomUUID().toString(), stream, sequence, made);
    }

    static DomainEventMessage<Note> note(String id, String stream, long sequence) {
        return note(id, stream, sequence, MADE);
    }

    private static DomainEventMessage<Note> note(
            String id, String stream, long sequence, Instant made) {
        return new GenericDomainEventMessage<>(
                TYPE,
                stream,
                sequence,
                new GenericMessage<>(id, new Note("n" + sequence), METADATA),
                made);
    }

    static List<DomainEventMessage<Note>> notes(String stream, long first, int count) {
        var notes = new ArrayList<DomainEventMessage<Note>>();
        for (int i = 0; i < count; i++) notes.add(note(stream, first + i));
        return notes;
    }

    /** Of no aggregate. */
    static EventMessage<Note> alone(String text) {
        var id = UUID.randomUUID().toString();
        return new GenericEventMessage<>(id, new Note(text), METADATA, MADE);
    }

    static List<String> ids(Stream<? extends EventMessage<?>> events) {
        return events.<String>map(EventMessage::getIdentifier).toList();
    }

    static List<String> ids(List<? extends EventMessage<?>> events) {
        return ids(events.stream());
    }
}
