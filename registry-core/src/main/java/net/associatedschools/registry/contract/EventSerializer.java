package net.associatedschools.registry.contract;

import com.fasterxml.jackson.databind.ObjectReader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.json.JacksonSerializer;

/**
 * Axon's serializer for the log: events under their chosen name and revision, metadata as a plain
 * map. What else Axon keeps, such as its tokens, goes by class name as in Axon's own.
 */
public final class EventSerializer extends JacksonSerializer {
    private final EventNames names;

    // Asked for each event that is read; to look a class up by its name takes as long as to parse.
    private final Map<SerializedType, Class<?>> classes = new ConcurrentHashMap<>();
    private final Map<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();

    public EventSerializer(EventJson json) {
        super(JacksonSerializer.builder().objectMapper(json.mapper()));
        names = json.names();
    }

    /** {@link IllegalArgumentException} for an event that was given no name. */
    @Override
    @SuppressWarnings("rawtypes") // Axon's signature.
    public SerializedType typeForClass(Class type) {
        if (type == null || !EventNames.isEvent(type)) return super.typeForClass(type);
        var name = names.of(type);
        return new SimpleSerializedType(name.name(), Integer.toString(name.revision()));
    }

    @Override
    @SuppressWarnings("rawtypes") // Axon's signature.
    public Class classForType(SerializedType type) {
        return classes.computeIfAbsent(type, super::classForType);
    }

    @Override
    protected ObjectReader getReader(Class<?> type) {
        return readers.computeIfAbsent(type, super::getReader);
    }

    /** An event that a newer release has written stops whoever reads it: skipped, it would lie. */
    @Override
    protected String resolveClassName(SerializedType type) {
        var name = Upcasters.name(type);
        if (name == null) return super.resolveClassName(type);
        try {
            return names.event(name).getName();
        } catch (IllegalArgumentException unknown) {
            throw new SerializationException(String.valueOf(unknown.getMessage()), unknown);
        }
    }
}
