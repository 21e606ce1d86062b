package net.associatedschools.registry.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import net.associatedschools.registry.app.api.Operation;
import net.associatedschools.registry.app.api.Operations;
import net.associatedschools.registry.app.database.Refused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends any command of an application, a school or a country: its fields as words, or a file. */
@Command(
        name = "submit",
        description = {
            "Send a command about an application, a school or a country, such as preselect.",
            "Which ones there are, with their fields, is on the register's page /api."
        },
        footer = {
            "",
            "Example:",
            "  registry submit apply --body docs/samples/commands/apply.json country=FI"
        })
public final class Submit implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern FIELD = Pattern.compile("([A-Za-z][\\w.]*)=(.*)", Pattern.DOTALL);
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    @Mixin private Client client = new Client();

    @Parameters(index = "0", paramLabel = "COMMAND", description = "such as apply or preselect")
    private String command = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "ID FIELD=VALUE",
            description = {
                "whose it is, application:<uuid>, school:<uuid>, figure:<slug> or a country's"
                        + " code, but not of what is created; then its fields, one in another as"
                        + " reason.code=NOT_READY, and JSON for a list"
            })
    private List<String> words = new ArrayList<>();

    @Option(
            names = "--body",
            paramLabel = "FILE",
            description = "a JSON file with the fields; those given beside it take their place")
    private @Nullable Path body;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "the same key again does the same command only once")
    private @Nullable String key;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        boolean named = !words.isEmpty() && !FIELD.matcher(words.getFirst()).matches();
        var id = named ? words.getFirst() : null;
        var operation = operation(id);
        var path = id == null ? operation.path() : path(operation, id);
        var told = body == null ? JSON.createObjectNode() : read(body);
        for (var word : named ? words.subList(1, words.size()) : words) {
            lay(word, told, operation);
        }
        try (var connection = client.open()) {
            var headers = key == null ? Map.<String, String>of() : Map.of("Idempotency-Key", key);
            client.output().print(List.of(connection.post(path, told, headers)));
        }
        return 0;
    }

    /** The command of that name, of the family that the id says. */
    private Operation operation(@Nullable String id) {
        var all =
                Operations.current().all().stream()
                        .filter(one -> one.command() != null && name(one).equals(command))
                        .toList();
        if (all.isEmpty()) throw usage("there is no command " + command + "; /api lists them");
        return all.stream()
                .filter(one -> one.path().contains("{") == (id != null))
                .filter(one -> id == null || one.path().contains("/" + family(id) + "/"))
                .findFirst()
                .orElseThrow(
                        () ->
                                usage(
                                        id == null
                                                ? command + " needs to know whose: ID is missing"
                                                : command + " is no command about " + id));
    }

    private static String name(Operation one) {
        var name = String.valueOf(one.command());
        return name.substring(name.indexOf('.') + 1);
    }

    private static String family(String id) {
        if (COUNTRY.matcher(id).matches() || id.startsWith("country:")) return "countries";
        int colon = id.indexOf(':');
        return colon < 0 ? id : id.substring(0, colon) + "s";
    }

    private static String path(Operation operation, String id) {
        var plain = id.startsWith("country:") ? id.substring("country:".length()) : id;
        return operation.path().replaceAll("\\{\\w+}", Query.encoded(plain).replace("%3A", ":"));
    }

    private static ObjectNode read(Path file) {
        try {
            if (JSON.readTree(Files.readString(file)) instanceof ObjectNode object) return object;
            throw new Refused(file + " is no JSON object");
        } catch (JsonProcessingException unreadable) {
            throw new Refused(
                    "%s is not valid JSON at line %d"
                            .formatted(file, unreadable.getLocation().getLineNr()),
                    unreadable);
        } catch (IOException unreadable) {
            throw new Refused(file + " can't be read", unreadable);
        }
    }

    /** {@code reason.code=NOT_READY} into the body. */
    private void lay(String word, ObjectNode told, Operation operation) {
        var field = FIELD.matcher(word);
        if (!field.matches()) throw usage(word + " is no FIELD=VALUE");
        var names = List.of(field.group(1).split("\\.", -1));
        var into = told;
        for (var name : names.subList(0, names.size() - 1)) {
            into = into.path(name) instanceof ObjectNode known ? known : into.putObject(name);
        }
        into.set(names.getLast(), value(names.getFirst(), field.group(2), operation));
    }

    private JsonNode value(String name, String text, Operation operation) {
        var schema = operation.schema();
        var type = schema == null ? "" : schema.path("properties").path(name).path("type").asText();
        boolean json =
                text.startsWith("{")
                        || text.startsWith("[")
                        || text.equals("null")
                        || type.equals("integer")
                        || type.equals("boolean");
        if (!json) return JSON.getNodeFactory().textNode(text);
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException unreadable) {
            throw usage(name + " is not valid JSON: " + text);
        }
    }

    private RuntimeException usage(String sentence) {
        return spec == null
                ? new IllegalStateException(sentence)
                : new ParameterException(spec.commandLine(), sentence);
    }
}
