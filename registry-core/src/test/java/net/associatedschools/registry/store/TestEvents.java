package net.associatedschools.registry.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;
import org.jspecify.annotations.Nullable;

/** Messages of some application, and bytes that look like them. */
final class TestEvents {
    static final Instant MADE = Instant.parse("2024-03-01T10:00:00.123456Z");

    private TestEvents() {}

    /** Counts its shapes. */
    @Revision("1")
    record Noted(String text) {}

    /** Knows no shapes. */
    record Plain(String text) {}

    /** Names its shapes. */
    @Revision("1.2-beta")
    record Beta(String text) {}

    static Serializer serializer() {
        return JacksonSerializer.builder().objectMapper(new ObjectMapper()).build();
    }

    static DomainEventMessage<?> noted(String stream, long sequence) {
        return message(UUID.randomUUID(), null, stream, sequence, new Noted("n" + sequence), MADE);
    }

    static DomainEventMessage<?> noted(UUID id, String stream, long sequence) {
        return message(id, null, stream, sequence, new Noted("n" + sequence), MADE);
    }

    static DomainEventMessage<?> message(
            UUID id,
            @Nullable String type,
            String stream,
            long sequence,
            Object payload,
            Instant made) {
        return new GenericDomainEventMessage<>(
                type,
                stream,
                sequence,
                new GenericMessage<>(id.toString(), payload, Map.of("actor", "someone")),
                made);
    }

    /** What reached the log from elsewhere, byte for byte. */
    static NewEvent bytes(String stream, long sequence, String name, byte[] payload) {
        return new NewEvent(
                stream,
                "",
                sequence,
                UUID.randomUUID(),
                name,
                1,
                MADE,
                new byte[16],
                "{ \"odd\" :1.0e0,\"odd\":\"\\u00e9\"}\n".getBytes(StandardCharsets.UTF_8),
                payload);
    }
}
