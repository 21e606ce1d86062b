package net.associatedschools.registry.app.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpMethod;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.associatedschools.registry.fact.Role;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the API.
 *
 * @param command the name of the command that it takes, such as {@code application.certify}; null:
 *     it takes none
 * @param example the query of its example, empty where it needs none
 * @param body the JSON of its example; null: it takes none
 * @param form the fields of its example where it takes a form, {@code @name} for a file
 * @param schema the form of the body
 * @param status of success
 * @param answer what comes back, in words
 * @param rules by which it may be refused, with their words
 */
public record Operation(
        String group,
        HttpMethod method,
        String path,
        String says,
        Set<Role> roles,
        List<Parameter> query,
        @Nullable String command,
        String example,
        @Nullable JsonNode body,
        Map<String, String> form,
        @Nullable ObjectNode schema,
        int status,
        String answer,
        Map<String, String> rules) {

    /** A parameter of the query: its name, what it says, and an example of it (empty: none). */
    public record Parameter(String name, String says, String example) {}

    public Operation {
        roles = Set.copyOf(roles);
        query = List.copyOf(query);
    }

    /** Its name for programs, {@code post-applications-id-certify}. */
    public String id() {
        var words = path.replace("/api/v1", "").replaceAll("[{}]", "").replace('/', '-');
        return method.name().toLowerCase(Locale.ROOT) + words;
    }

    public boolean needsToken() {
        return !roles.contains(Role.ANYONE);
    }

    /** The roles in the order of domain.md, in words. */
    public String rolesInWords() {
        if (roles.equals(Set.of(Role.values()))) return "everyone";
        return roles.stream().sorted().map(Role::name).collect(Collectors.joining(", "));
    }

    /** The example as a shell takes it, {@code $API} and {@code $TOKEN} given. */
    public String curl() {
        var line = new StringBuilder("curl -sS");
        if (method == HttpMethod.DELETE) line.append(" -X DELETE");
        if (needsToken()) line.append(" -H \"Authorization: Bearer $TOKEN\"");
        form.forEach((name, value) -> line.append(" -F ").append(name).append('=').append(value));
        if (method == HttpMethod.POST && form.isEmpty()) {
            line.append(" -H 'Content-Type: application/json'");
            line.append(" -d '").append(bodyInLines().replace("'", "'\\''")).append('\'');
        }
        return line.append(' ').append(address()).toString();
    }

    private String bodyInLines() {
        return body == null ? "" : body.isEmpty() ? "{}" : body.toPrettyString();
    }

    private String address() {
        var address = path.startsWith("/api/v1") ? "$API" + path.substring(7) : "$REGISTER" + path;
        var filled =
                address.replace("{code}", "FI")
                        .replace("{id}", "$ID")
                        .replace("{slug}", "world-2019")
                        .replace("{sha256}", "$SHA256")
                        .replace("{invitation}", "$INVITATION")
                        .replace("{selector}", "readiness")
                        .replace("{name}", "registry.css");
        return '"' + filled + (example.isEmpty() ? "" : "?" + example) + '"';
    }
}
