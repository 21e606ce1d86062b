package net.associatedschools.registry.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonInclude.Value;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import net.associatedschools.registry.contract.EventNames.Name;
import net.associatedschools.registry.fact.When;

/**
 * Events, commands and metadata as JSON in UTF-8, and back. Ids, country codes and {@link When} are
 * plain strings, days ISO dates; fields come in the order of the record, keys of maps sorted, nulls
 * left out: the same value gives the same bytes. Reading ignores fields that it doesn't know and
 * refuses, with an {@link UnreadableJson}, a missing one that must be there; a missing list is
 * empty.
 */
public final class EventJson {
    private static final EventJson CURRENT =
            new EventJson(EventNames.current(), Upcasters.current());

    private final EventNames names;
    private final Upcasters upcasters;
    private final JsonMapper mapper;

    EventJson(EventNames names, Upcasters upcasters) {
        this.names = names;
        this.upcasters = upcasters;
        this.mapper = mapper(names, upcasters);
    }

    /** As this release writes it. */
    public static EventJson current() {
        return CURRENT;
    }

    private static JsonMapper mapper(EventNames names, Upcasters upcasters) {
        return JsonMapper.builder()
                .annotationIntrospector(new RecordRules())
                .addModule(new Jdk8Module())
                .addModule(new JavaTimeModule())
                .addModule(new NamedEvents(names, upcasters))
                .addMixIn(When.class, Text.class)
                .defaultPropertyInclusion(Value.construct(Include.NON_NULL, Include.NON_NULL))
                .withConfigOverride(
                        LocalDate.class, c -> c.setFormat(JsonFormat.Value.forLeniency(false)))
                .withCoercionConfig(
                        LogicalType.Textual,
                        c ->
                                c.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                        .setCoercion(
                                                CoercionInputShape.Boolean, CoercionAction.Fail))
                .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /** How {@link When} is written; it has two fields, so no general rule finds it. */
    private abstract static class Text {
        @Override
        @JsonValue
        public abstract String toString();

        @JsonCreator
        static When parse(String text) {
            return When.parse(text);
        }
    }

    /** An event's payload, a command, or whatever else consists of such values. */
    public byte[] write(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(
                    "not to be written: " + value.getClass(), impossible);
        }
    }

    /**
     * The event that is stored so, brought up to date; {@link IllegalArgumentException} for a name
     * or revision that a newer release has written.
     */
    public Object read(String name, int revision, byte[] payload) {
        var from = new Name(name, revision);
        var to = upcasters.target(from);
        var event = names.event(to);
        return from.equals(to)
                ? read(event, payload)
                : read(event, upcasters.upcast(from, read(ObjectNode.class, payload)));
    }

    /** A value of that type, such as a command. */
    public <T> T read(Class<T> type, byte[] json) {
        try {
            return mapper.readValue(json, type);
        } catch (JsonProcessingException unreadable) {
            throw new UnreadableJson(type.getSimpleName(), unreadable);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The same from a tree, such as a body to which a path and a token added what they know. */
    public <T> T read(Class<T> type, JsonNode json) {
        try {
            return mapper.treeToValue(json, type);
        } catch (JsonProcessingException unreadable) {
            throw new UnreadableJson(type.getSimpleName(), unreadable);
        }
    }

    /** An event's metadata as strings, lists and maps. */
    public Map<String, Object> readMetadata(byte[] metadata) {
        try {
            return mapper.readValue(
                    metadata, new TypeReference<LinkedHashMap<String, Object>>() {});
        } catch (JsonProcessingException unreadable) {
            throw new UnreadableJson("metadata", unreadable);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    EventNames names() {
        return names;
    }

    /** A mapper of one's own that reads and writes the same. */
    public ObjectMapper mapper() {
        return mapper.copy();
    }
}
