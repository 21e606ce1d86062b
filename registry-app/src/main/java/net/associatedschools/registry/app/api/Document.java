package net.associatedschools.registry.app.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpMethod;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import net.associatedschools.registry.fact.Role;

/** All operations after OpenAPI 3.1, for programs. */
final class Document {
    private static final Pattern IN_PATH = Pattern.compile("\\{(\\w+)}");
    private static final String DESCRIPTION = "description";
    private static final String SCHEMA = "schema";
    private static final String EXAMPLE = "example";

    private final Operations operations;

    Document(Operations operations) {
        this.operations = operations;
    }

    ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("openapi", "3.1.0");
        json.putObject("info")
                .put("title", "A register of a worldwide school network")
                .put("version", "1")
                .put(DESCRIPTION, "The same for people, with a whole story by curl: /api");
        json.putArray("servers").addObject().put("url", "/");
        var paths = json.putObject("paths");
        for (var one : operations.all()) {
            var path =
                    paths.path(one.path()) instanceof ObjectNode known
                            ? known
                            : paths.putObject(one.path());
            path.set(one.method().name().toLowerCase(Locale.ROOT), operation(one));
        }
        var components = json.putObject("components");
        var schemas = components.putObject("schemas");
        operations.parts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(part -> schemas.set(part.getKey(), part.getValue()));
        schemas.set("Problem", problem());
        components
                .putObject("securitySchemes")
                .putObject("token")
                .put("type", "http")
                .put("scheme", "bearer");
        return json;
    }

    private static ObjectNode operation(Operation one) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("operationId", one.id());
        json.put("summary", one.says());
        json.putArray("tags").add(one.group());
        one.roles().stream().sorted().map(Role::name).forEach(json.putArray("x-roles")::add);
        one.rules().keySet().forEach(json.putArray("x-rules")::add);
        var security = json.putArray("security");
        if (one.roles().contains(Role.ANYONE)) security.addObject();
        security.addObject().putArray("token");
        parameters(one, json.putArray("parameters")::add);
        body(one, json);
        answers(one, json.putObject("responses"));
        return json;
    }

    private interface Parameters {
        void add(JsonNode parameter);
    }

    private static void parameters(Operation one, Parameters parameters) {
        IN_PATH.matcher(one.path())
                .results()
                .forEach(
                        name ->
                                parameters.add(
                                        parameter(name.group(1), "path").put("required", true)));
        for (var asked : one.query()) {
            var parameter = parameter(asked.name(), "query").put(DESCRIPTION, asked.says());
            if (!asked.example().isEmpty()) parameter.put(EXAMPLE, asked.example());
            parameters.add(parameter);
        }
        if (one.command() != null) {
            parameters.add(
                    parameter("Idempotency-Key", "header")
                            .put(DESCRIPTION, "the same again changes nothing (R-APP-13)"));
            parameters.add(
                    parameter("If-Match", "header")
                            .put(DESCRIPTION, "the ETag that the decision was made on; else 412"));
        }
        if (one.method() == HttpMethod.GET && one.path().startsWith("/api/v1/")) {
            parameters.add(
                    parameter("Registry-Min-Position", "header")
                            .put(DESCRIPTION, "waits until the answer knows that position"));
        }
    }

    private static ObjectNode parameter(String name, String in) {
        var json = JsonNodeFactory.instance.objectNode().put("name", name).put("in", in);
        json.putObject(SCHEMA).put("type", "string");
        return json;
    }

    private static void body(Operation one, ObjectNode json) {
        if (!one.form().isEmpty()) {
            var type = json.putObject("requestBody").putObject("content");
            var schema = type.putObject("multipart/form-data").putObject(SCHEMA);
            var fields = schema.put("type", "object").putObject("properties");
            one.form()
                    .forEach(
                            (name, value) -> {
                                var field = fields.putObject(name).put("type", "string");
                                if (value.startsWith("@")) field.put("format", "binary");
                            });
        }
        if (one.body() == null) return;
        var content = json.putObject("requestBody").putObject("content");
        var type = content.putObject("application/json");
        if (one.schema() != null) type.set(SCHEMA, one.schema());
        type.set(EXAMPLE, one.body());
    }

    private static void answers(Operation one, ObjectNode answers) {
        answers.putObject(Integer.toString(one.status())).put(DESCRIPTION, one.answer());
        if (!one.path().startsWith("/api/v1/")) return;
        problem(answers, 400, "what was sent can't be read");
        problem(answers, 401, "a token is needed, or isn't good");
        if (one.needsToken()) problem(answers, 403, "the role or the place is another (R-ROLE-2)");
        if (one.path().contains("{")) {
            problem(answers, 404, "it isn't there, or isn't to be seen by who asks");
        }
        if (one.command() != null) {
            problem(answers, 409, "a rule refuses it, as things stand: `rule` names it");
            problem(answers, 412, "If-Match names another state");
            problem(answers, 422, "what it says is refused: `errors` names the fields");
        } else if (one.body() != null || !one.form().isEmpty()) {
            problem(answers, 422, "what it says is refused: `errors` names the fields");
        }
        if (one.roles().contains(Role.ANYONE) && one.method() == HttpMethod.POST) {
            problem(answers, 429, "too often from this address");
        }
    }

    private static void problem(ObjectNode answers, int status, String description) {
        var answer = answers.putObject(Integer.toString(status)).put(DESCRIPTION, description);
        var type = answer.putObject("content").putObject("application/problem+json");
        type.putObject(SCHEMA).put("$ref", "#/components/schemas/Problem");
    }

    /** After RFC 9457. */
    private static ObjectNode problem() {
        var json = JsonNodeFactory.instance.objectNode().put("type", "object");
        var fields = json.putObject("properties");
        for (var name : new String[] {"type", "title", "detail"}) {
            fields.putObject(name).put("type", "string");
        }
        fields.putObject("status").put("type", "integer");
        fields.putObject("rule").putArray("type").add("string").add("null");
        var error = fields.putObject("errors").put("type", "array").putObject("items");
        var names = error.put("type", "object").putObject("properties");
        names.putObject("field").put("type", "string");
        names.putObject("detail").put("type", "string");
        return json;
    }
}
