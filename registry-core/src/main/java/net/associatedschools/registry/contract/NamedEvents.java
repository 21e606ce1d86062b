package net.associatedschools.registry.contract;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.Serializers;
import com.fasterxml.jackson.databind.util.NameTransformer;
import java.io.IOException;
import net.associatedschools.registry.contract.EventNames.Name;
import org.jspecify.annotations.Nullable;

/**
 * An event inside of another (the replacement in a correction): its fields, and before them its
 * {@code event} name and {@code revision}, as the log has them beside the payload.
 */
final class NamedEvents extends Module {
    static final String EVENT = "event";
    static final String REVISION = "revision";

    private final EventNames names;
    private final Upcasters upcasters;

    NamedEvents(EventNames names, Upcasters upcasters) {
        this.names = names;
        this.upcasters = upcasters;
    }

    @Override
    public String getModuleName() {
        return NamedEvents.class.getName();
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        context.addSerializers(
                new Serializers.Base() {
                    @Override
                    public @Nullable JsonSerializer<?> findSerializer(
                            SerializationConfig config, JavaType type, BeanDescription bean) {
                        return EventNames.isFamily(type.getRawClass()) ? new Writing() : null;
                    }
                });
        context.addDeserializers(
                new Deserializers.Base() {
                    @Override
                    public @Nullable JsonDeserializer<?> findBeanDeserializer(
                            JavaType type, DeserializationConfig config, BeanDescription bean) {
                        var family = type.getRawClass();
                        return EventNames.isFamily(family) ? new Reading(family) : null;
                    }
                });
    }

    private final class Writing extends JsonSerializer<Object> {
        @Override
        public void serialize(Object event, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            var name = names.of(event.getClass());
            json.writeStartObject();
            json.writeStringField(EVENT, name.name());
            json.writeNumberField(REVISION, name.revision());
            provider.findValueSerializer(event.getClass())
                    .unwrappingSerializer(NameTransformer.NOP)
                    .serialize(event, json, provider);
            json.writeEndObject();
        }
    }

    private final class Reading extends JsonDeserializer<Object> {
        private final Class<?> family;

        private Reading(Class<?> family) {
            this.family = family;
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            var payload = context.readValue(parser, ObjectNode.class);
            var name = payload.path(EVENT).asText();
            var from = new Name(name, payload.path(REVISION).asInt());
            payload.remove(EVENT);
            payload.remove(REVISION);
            var event = event(upcasters.target(from), context);
            return context.readTreeAsValue(upcasters.upcast(from, payload), event);
        }

        private Class<?> event(Name name, DeserializationContext context) throws IOException {
            try {
                return names.event(name).asSubclass(family);
            } catch (IllegalArgumentException | ClassCastException unknown) {
                return context.reportInputMismatch(
                        this, "\"%s\" revision %d is no event here", name.name(), name.revision());
            }
        }
    }
}
