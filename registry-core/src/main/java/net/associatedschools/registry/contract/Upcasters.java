package net.associatedschools.registry.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import net.associatedschools.registry.contract.EventNames.Name;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.jspecify.annotations.Nullable;

/**
 * Brings a payload of an older revision up to the current one, one revision at a time, on the way
 * from the log's bytes to a record; the bytes stay as they are. The same steps serve Axon, {@link
 * EventJson#read(String, int, byte[])} and the replacement inside of a correction.
 */
public final class Upcasters implements EventUpcaster {
    private static final Upcasters CURRENT = new Upcasters(Map.of());

    /** From one revision of a payload to the next. */
    @FunctionalInterface
    public interface Step {
        /** May change and return what it is given. */
        ObjectNode upcast(ObjectNode payload);
    }

    private final Map<Name, Step> steps;

    private Upcasters(Map<Name, Step> steps) {
        this.steps = Map.copyOf(steps);
    }

    /** Those that this release needs. */
    public static Upcasters current() {
        return CURRENT;
    }

    /** These and one more, from that revision of that event to the next. */
    Upcasters with(String name, int fromRevision, Step step) {
        var more = new LinkedHashMap<>(steps);
        if (more.put(new Name(name, fromRevision), step) != null) {
            throw new IllegalArgumentException(name + " " + fromRevision + " has a step already");
        }
        return new Upcasters(more);
    }

    /** The name and revision that a payload of that revision comes to. */
    Name target(Name from) {
        var name = from;
        while (steps.containsKey(name)) name = next(name);
        return name;
    }

    ObjectNode upcast(Name from, ObjectNode payload) {
        var upcast = payload;
        var name = from;
        for (var step = steps.get(name); step != null; step = steps.get(name)) {
            upcast = step.upcast(upcast);
            name = next(name);
        }
        return upcast;
    }

    @Override
    public Stream<IntermediateEventRepresentation> upcast(
            Stream<IntermediateEventRepresentation> events) {
        return events.map(this::upcast);
    }

    private IntermediateEventRepresentation upcast(IntermediateEventRepresentation event) {
        var from = name(event.getType());
        if (from == null || !steps.containsKey(from)) return event;
        var to = target(from);
        return event.upcastPayload(
                new SimpleSerializedType(to.name(), Integer.toString(to.revision())),
                JsonNode.class,
                payload -> upcast(from, (ObjectNode) payload));
    }

    /** Null for what isn't ours. */
    static @Nullable Name name(SerializedType type) {
        var revision = type.getRevision();
        if (revision == null || !EventNames.isChosen(type.getName())) return null;
        return new Name(type.getName(), Integer.parseInt(revision));
    }

    private static Name next(Name name) {
        return new Name(name.name(), name.revision() + 1);
    }
}
