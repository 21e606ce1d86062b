package net.associatedschools.registry.app.policy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A YAML file that a JSON Schema (2020-12) holds to its form, with the line of every field; at most
 * a mebibyte. Dates stay as they are written.
 */
record YamlFile(Path path, ObjectNode tree, Map<String, Integer> lines) {
    private static final long BYTES_MAX = 1 << 20;
    private static final ObjectReader YAML =
            new YAMLMapper().reader().with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
    private static final JsonSchemaFactory SCHEMAS =
            JsonSchemaFactory.getInstance(VersionFlag.V202012);

    /** {@link Unusable} with all that is wrong. */
    static YamlFile read(Path path, String schema) {
        var file = parsed(path, text(path));
        var problems =
                schema(schema).validate(file.tree).stream()
                        .map(file::problem)
                        .sorted(Comparator.comparingInt(Problem::line))
                        .toList();
        if (!problems.isEmpty()) throw new Unusable(path, problems);
        return file;
    }

    private static String text(Path path) {
        try {
            if (Files.isDirectory(path)) throw unusable(path, 1, "is a folder");
            if (Files.size(path) > BYTES_MAX) throw unusable(path, 1, "is larger than 1 MiB");
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (CharacterCodingException otherwise) {
            throw unusable(path, 1, "is not UTF-8");
        } catch (IOException unreadable) {
            throw unusable(path, 1, "can't be read");
        }
    }

    private static YamlFile parsed(Path path, String text) {
        try {
            var tree = YAML.readTree(text);
            if (tree instanceof ObjectNode object) return new YamlFile(path, object, lines(text));
            throw unusable(path, 1, "must have fields, as in country: JP");
        } catch (JsonProcessingException broken) {
            var place = broken.getLocation();
            int line = place == null ? 1 : Math.max(1, place.getLineNr());
            var reason = broken.getOriginalMessage().lines().findFirst().orElse("can't be read");
            throw unusable(path, line, reason);
        } catch (IOException unreadable) {
            throw unusable(path, 1, "can't be read");
        }
    }

    /** By JSON Pointer (RFC 6901). */
    private static Map<String, Integer> lines(String text) throws IOException {
        var lines = new HashMap<String, Integer>();
        try (JsonParser parser = new YAMLFactory().createParser(text)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                boolean ends = token == JsonToken.END_ARRAY || token == JsonToken.END_OBJECT;
                var pointer = parser.getParsingContext().pathAsPointer().toString();
                if (!ends) lines.putIfAbsent(pointer, parser.currentTokenLocation().getLineNr());
            }
        }
        return lines;
    }

    private static JsonSchema schema(String name) {
        var config = SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build();
        var resource = YamlFile.class.getResourceAsStream("/registry/app/policy/" + name);
        return SCHEMAS.getSchema(Objects.requireNonNull(resource), config);
    }

    private Problem problem(ValidationMessage message) {
        var pointer = message.getInstanceLocation().toString();
        var property = message.getProperty();
        if (property != null && message.getType().equals("additionalProperties")) {
            pointer += "/" + property;
            return new Problem(line(pointer), field(pointer), "is not a field of this");
        }
        if (property != null && message.getType().equals("required")) {
            return new Problem(line(pointer), field(pointer + "/" + property), "is missing");
        }
        var reason = message.getMessage().replaceFirst("^\\S*: ", "");
        return new Problem(line(pointer), field(pointer), reason);
    }

    /** Of a field that isn't there, where it should be. */
    private int line(String pointer) {
        for (var at = pointer; ; at = at.substring(0, at.lastIndexOf('/'))) {
            var line = lines.get(at);
            if (line != null) return line;
            if (at.isEmpty()) return 1;
        }
    }

    /** {@code admission.reports[0].name}. */
    private static String field(String pointer) {
        return pointer.replaceAll("/(\\d+)(?=/|$)", "[$1]")
                .replaceFirst("^/", "")
                .replace('/', '.');
    }

    /** What a rule of the domain says of a field. */
    Problem problem(String field, String reason) {
        var pointer = "/" + field.replace('.', '/').replaceAll("\\[(\\d+)]", "/$1");
        return new Problem(line(pointer), field, reason);
    }

    Unusable unusable(List<Problem> problems) {
        return new Unusable(path, problems);
    }

    private static Unusable unusable(Path path, int line, String reason) {
        return new Unusable(path, List.of(new Problem(line, "", reason)));
    }

    JsonNode at(String field) {
        return tree.path(field);
    }
}
