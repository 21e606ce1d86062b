package net.associatedschools.registry.app.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Histories that try a country's policy: what every form says beside the complete one, what is said
 * on which day, and what shall come of it.
 */
public record ScenarioFile(List<PolicyFile> policies, ObjectNode form, List<Scenario> scenarios) {

    /** One history. */
    public record Scenario(String name, List<Step> steps) {}

    /**
     * What is said ({@code command}, null: nothing) or looked at on a day, by whom (null: whoever
     * usually does it), and what is expected: these events (null: any), a refusal, a stage of the
     * application, a status of the membership, what is owed and what is proposed on that day (null:
     * not asked).
     */
    public record Step(
            int line,
            LocalDate on,
            @Nullable String command,
            @Nullable String by,
            ObjectNode with,
            @Nullable List<String> says,
            @Nullable String refused,
            @Nullable String stage,
            @Nullable String status,
            @Nullable List<String> owes,
            @Nullable List<String> proposes) {}

    /** {@link Unusable} with every line that is wrong; the policies' own files may be at fault. */
    public static ScenarioFile read(Path path) {
        var file = YamlFile.read(path, "scenario.schema.json");
        var policies = new ArrayList<PolicyFile>();
        for (var name : file.at("policy")) {
            policies.add(PolicyFile.read(path.resolveSibling(name.asText())));
        }
        boolean one = policies.stream().map(PolicyFile::country).distinct().count() == 1;
        if (!one) {
            throw file.unusable(List.of(file.problem("policy", "are of more than one country")));
        }
        var scenarios = new ArrayList<Scenario>();
        int number = 0;
        for (var scenario : file.at("scenarios")) {
            var at = "scenarios[" + number++ + "].steps";
            scenarios.add(new Scenario(scenario.path("name").asText(), steps(file, at, scenario)));
        }
        return new ScenarioFile(
                List.copyOf(policies), fields(file.at("form")), List.copyOf(scenarios));
    }

    private static List<Step> steps(YamlFile file, String at, JsonNode scenario) {
        var steps = new ArrayList<Step>();
        for (var step : scenario.path("steps")) {
            var problem = file.problem(at + "[" + steps.size() + "].on", "is no day");
            try {
                steps.add(step(problem.line(), step));
            } catch (DateTimeException noDay) {
                throw file.unusable(List.of(problem));
            }
        }
        return List.copyOf(steps);
    }

    private static ObjectNode fields(JsonNode told) {
        return told instanceof ObjectNode fields ? fields : JsonNodeFactory.instance.objectNode();
    }

    private static Step step(int line, JsonNode step) {
        var with = step.path("with");
        return new Step(
                line,
                LocalDate.parse(step.path("on").asText()),
                text(step, "do"),
                text(step, "by"),
                fields(with),
                texts(step, "says"),
                text(step, "refused"),
                text(step, "stage"),
                text(step, "status"),
                texts(step, "owes"),
                texts(step, "proposes"));
    }

    private static @Nullable List<String> texts(JsonNode step, String field) {
        var texts = step.path(field);
        return texts.isMissingNode()
                ? null
                : StreamSupport.stream(texts.spliterator(), false).map(JsonNode::asText).toList();
    }

    private static @Nullable String text(JsonNode step, String field) {
        return step.hasNonNull(field) ? step.path(field).asText() : null;
    }
}
