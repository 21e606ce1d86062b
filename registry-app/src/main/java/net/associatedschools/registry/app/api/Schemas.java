package net.associatedschools.registry.app.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.associatedschools.registry.contract.EventNames;
import net.associatedschools.registry.fact.Command;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.Text;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.person.PersonRecord;
import net.associatedschools.registry.school.SchoolCommand.SplitOff;
import org.jspecify.annotations.Nullable;

/**
 * The form of a body as JSON Schema, read off the command's record: who sends it writes a person as
 * an object and a text as a string, and leaves out what path and token say.
 */
final class Schemas {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String TYPE = "type";
    private static final String PROPERTIES = "properties";

    /** The parts that several bodies have, by name. */
    private final Map<String, ObjectNode> parts = new TreeMap<>();

    Map<String, ObjectNode> parts() {
        return Map.copyOf(parts);
    }

    /** The body of that command, where the path names what it is about, or where it doesn't. */
    ObjectNode body(Class<? extends Command> command, boolean named) {
        var components = command.getRecordComponents();
        var own = components[0].getName();
        var schema = NODES.objectNode().put(TYPE, "object");
        var properties = schema.putObject(PROPERTIES);
        var required = schema.putArray("required");
        for (var component : components) {
            var name = component.getName();
            boolean isOwn = name.equals(own);
            boolean choosesSchool = name.equals("school") && (!named || splits(command, isOwn));
            if (name.equals("statement") || (isOwn && !choosesSchool)) continue;
            boolean mayBeNamed = own.equals("country") && component.getType() == PersonId.class;
            properties.set(name, mayBeNamed ? named(of(component)) : of(component));
            if (isRequired(component) && !choosesSchool) required.add(name);
        }
        for (var component : Statement.class.getRecordComponents()) {
            if (component.getName().equals("by")) continue;
            properties.set(component.getName(), of(component));
        }
        return closed(schema);
    }

    /** A country may name whom it has named before. */
    private static ObjectNode named(ObjectNode person) {
        var either = NODES.objectNode();
        either.putArray("anyOf").add(person).add(string("person:<uuid>"));
        return either;
    }

    private static boolean splits(Class<?> command, boolean isOwn) {
        return command.equals(SplitOff.class) && !isOwn;
    }

    private ObjectNode of(RecordComponent component) {
        var schema = of(component.getGenericType());
        if (!isNullable(component)) return schema;
        var type = schema.path(TYPE);
        if (type.isTextual() && !schema.has("enum")) {
            schema.putArray(TYPE).add(type).add("null");
            return schema;
        }
        var either = NODES.objectNode();
        either.putArray("anyOf").add(schema).add(typed("null"));
        return either;
    }

    private ObjectNode of(Type type) {
        if (type instanceof ParameterizedType many) {
            var arguments = many.getActualTypeArguments();
            boolean isMap = Map.class.isAssignableFrom((Class<?>) many.getRawType());
            var schema = NODES.objectNode().put(TYPE, isMap ? "object" : "array");
            schema.set(isMap ? "additionalProperties" : "items", of(arguments[isMap ? 1 : 0]));
            return schema;
        }
        var asked = (Class<?>) type;
        if (asked == PersonId.class) return part(PersonRecord.class);
        if (asked == Text.class) return string("words, kept apart from the log");
        if (asked == When.class) return string("a day, month or year: 2024-09-01, 2024-09, 2024");
        if (asked == LocalDate.class) return string(null).put("format", "date");
        if (asked == String.class || isString(asked)) return string(null);
        if (asked == boolean.class || asked == Boolean.class) return typed("boolean");
        if (asked.isPrimitive() || Number.class.isAssignableFrom(asked)) return typed("integer");
        if (asked.isEnum()) {
            var schema = string(null);
            var words = schema.putArray("enum");
            for (var word : asked.getEnumConstants()) words.add(word.toString());
            return schema;
        }
        if (asked.isInterface()) return event(asked);
        return asked.isRecord() ? part(asked) : string(asked.getSimpleName());
    }

    private ObjectNode part(Class<?> type) {
        var owner = type.getDeclaringClass();
        var name = (owner == null ? "" : owner.getSimpleName()) + type.getSimpleName();
        if (!parts.containsKey(name)) {
            var schema = NODES.objectNode().put(TYPE, "object");
            parts.put(name, schema);
            var properties = schema.putObject(PROPERTIES);
            var required = schema.putArray("required");
            for (var component : type.getRecordComponents()) {
                properties.set(component.getName(), of(component));
                if (isRequired(component)) required.add(component.getName());
            }
            closed(schema);
        }
        return NODES.objectNode().put("$ref", "#/components/schemas/" + name);
    }

    /** An event in the place of another one: its name, and its own fields beside it. */
    private static ObjectNode event(Class<?> family) {
        var schema = typed("object");
        schema.put("description", "an event by its name, with its fields as the history has them");
        var name = schema.putObject(PROPERTIES).putObject("event").put(TYPE, "string");
        var names = name.putArray("enum");
        EventNames.current().events().stream()
                .filter(family::isAssignableFrom)
                .map(event -> EventNames.current().of(event).name())
                .sorted()
                .distinct()
                .forEach(names::add);
        schema.putArray("required").add("event");
        return schema;
    }

    private static ObjectNode closed(ObjectNode schema) {
        if (schema.path("required").isEmpty()) schema.remove("required");
        return schema.put("additionalProperties", false);
    }

    private static ObjectNode typed(String type) {
        return NODES.objectNode().put(TYPE, type);
    }

    private static ObjectNode string(@Nullable String description) {
        var schema = typed("string");
        return description == null ? schema : schema.put("description", description);
    }

    /** What isn't nullable must be said, but a list that is left out is empty. */
    private static boolean isRequired(RecordComponent component) {
        boolean many =
                Collection.class.isAssignableFrom(component.getType())
                        || Map.class.isAssignableFrom(component.getType())
                        || Set.of(boolean.class).contains(component.getType());
        return !many && !isNullable(component);
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static boolean isString(Class<?> type) {
        if (!type.isRecord()) return false;
        var components = type.getRecordComponents();
        return components.length == 1 && components[0].getType() == String.class;
    }
}
