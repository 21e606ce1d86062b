package net.associatedschools.registry.app.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.micronaut.http.HttpMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.associatedschools.registry.app.access.AccessTable;
import net.associatedschools.registry.app.api.Operation.Parameter;
import net.associatedschools.registry.app.rest.Address;
import net.associatedschools.registry.app.rest.Refusal;
import net.associatedschools.registry.contract.CommandNames;
import net.associatedschools.registry.fact.Command;
import net.associatedschools.registry.fact.Role;
import org.jspecify.annotations.Nullable;

/**
 * All operations: who may use them by the {@link AccessTable}, what they are for by {@code
 * operations.yaml}, the form of their bodies by the commands' records, and their examples by the
 * documentation's samples.
 */
public final class Operations {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String V1 = "/api/v1/";
    private static final Operations CURRENT = new Operations();

    private final JsonNode told = read();
    private final Schemas schemas = new Schemas();
    private final List<Operation> all = new ArrayList<>();

    private Operations() {
        for (var group : told.path("groups")) {
            for (var one : group.path("operations")) {
                all.add(operation(group.path("name").asText(), one));
            }
        }
        for (var row : AccessTable.ROWS) {
            if (!row.path().startsWith(V1) && of(row.method(), row.path()).isEmpty()) {
                all.add(page(row));
            }
        }
    }

    public static Operations current() {
        return CURRENT;
    }

    /** In the order of the page. */
    public List<Operation> all() {
        return List.copyOf(all);
    }

    /** By the groups of the page. */
    public Map<String, List<Operation>> groups() {
        var groups = new LinkedHashMap<String, List<Operation>>();
        for (var one : all) groups.computeIfAbsent(one.group(), name -> new ArrayList<>()).add(one);
        return groups;
    }

    public Optional<Operation> of(HttpMethod method, String path) {
        return all.stream()
                .filter(one -> one.method() == method && one.path().equals(path))
                .findFirst();
    }

    /** The parts of bodies, by name. */
    Map<String, ObjectNode> parts() {
        return schemas.parts();
    }

    private Operation operation(String group, JsonNode one) {
        var line = one.path("do").asText().split(" ", 2);
        var method = HttpMethod.valueOf(line[0]);
        var path = line[1];
        var address = command(method, path);
        var command = address.map(Address::command);
        boolean creates = address.filter(a -> a.id() == null).isPresent();
        return new Operation(
                group,
                method,
                path,
                one.path("says").asText(),
                roles(method, path),
                texts(one.path("query")).map(this::parameter).toList(),
                command.map(CommandNames::of).orElse(null),
                one.path("example").asText(""),
                body(one, path, command.orElse(null)),
                form(one.path("form")),
                command.map(type -> schemas.body(type, !creates))
                        .orElseGet(() -> schema(one.path("fields"))),
                one.path("status").asInt(creates ? 201 : 200),
                one.path("answer").asText("stream, sequence, position, events, and the new ids"),
                rules(one.path("rules")));
    }

    private static Operation page(AccessTable.Row row) {
        return new Operation(
                "Pages",
                row.method(),
                row.path(),
                "A page for people, or what belongs to one.",
                row.roles(),
                List.of(),
                null,
                "",
                null,
                Map.of(),
                null,
                200,
                "HTML, or a file",
                Map.of());
    }

    private static Set<Role> roles(HttpMethod method, String path) {
        return AccessTable.ROWS.stream()
                .filter(row -> row.method() == method && row.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no route " + method + " " + path))
                .roles();
    }

    /** The command that such a path names; none where it isn't about one. */
    private static Optional<Address> command(HttpMethod method, String path) {
        if (method != HttpMethod.POST || !path.startsWith(V1)) return Optional.empty();
        var id = path.contains("/figures/") ? "x" : "00000000-0000-4000-8000-000000000000";
        try {
            return Optional.of(
                    Address.of(
                            path.replace("{code}", "FI")
                                    .replace("{slug}", "x-1")
                                    .replace("{id}", id)));
        } catch (Refusal none) {
            return Optional.empty();
        }
    }

    private static @Nullable JsonNode body(
            JsonNode one, String path, @Nullable Class<? extends Command> command) {
        if (one.has("body")) return one.path("body");
        if (one.has("sample")) return sample(one.path("sample").asText());
        return command == null ? null : sample(path.substring(path.lastIndexOf('/') + 1));
    }

    private static ObjectNode sample(String name) {
        var file = "/registry/app/api/samples/" + name + ".json";
        try (var json = Operations.class.getResourceAsStream(file)) {
            return (ObjectNode) JSON.readTree(Objects.requireNonNull(json, file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, String> form(JsonNode told) {
        var form = new LinkedHashMap<String, String>();
        for (var field : told.properties()) form.put(field.getKey(), field.getValue().asText());
        return form;
    }

    private static @Nullable ObjectNode schema(JsonNode fields) {
        if (fields.isMissingNode()) return null;
        var schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        var properties = schema.putObject("properties");
        for (var field : fields.properties()) {
            properties.putObject(field.getKey()).put("description", field.getValue().asText());
        }
        return schema.put("additionalProperties", false);
    }

    private Stream<String> texts(JsonNode list) {
        return list.valueStream()
                .map(JsonNode::asText)
                .flatMap(
                        name ->
                                name.equals("filters")
                                        ? texts(told.path("filters"))
                                        : Stream.of(name));
    }

    private Parameter parameter(String name) {
        var known = told.path("parameters").path(name);
        if (known.isMissingNode()) throw new IllegalStateException("no parameter " + name);
        return new Parameter(name, known.path("says").asText(), known.path("example").asText(""));
    }

    private Map<String, String> rules(JsonNode ids) {
        var rules = new LinkedHashMap<String, String>();
        for (var id : ids) {
            var words = told.path("rules").path(id.asText());
            if (words.isMissingNode()) throw new IllegalStateException("no rule " + id);
            rules.put(id.asText(), words.asText());
        }
        return rules;
    }

    private static JsonNode read() {
        try (var file = Operations.class.getResourceAsStream("/registry/app/api/operations.yaml")) {
            return new YAMLMapper().readTree(Objects.requireNonNull(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
