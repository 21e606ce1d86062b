package net.associatedschools.registry.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows, accepts or rejects what a later edition of a list says otherwise. */
@Command(
        name = "proposals",
        description = {
            "List what a later edition of a list says otherwise than the one before: schools that"
                    + " are new, gone or renamed.",
            "With --accept or --reject decide some of them, or all but some."
        },
        footer = {
            "",
            "Example:",
            "  registry proposals 8e84cd43-492e-84f0-9db8-2cdaf61d489e --accept --all-but"
        })
public final class Proposals implements Callable<Integer> {
    @Mixin private Client client = new Client();

    @Parameters(
            index = "0",
            paramLabel = "IMPORT",
            description = "the import's id, as the line that ends an import gives it")
    private String imported = "";

    @Parameters(
            index = "1..*",
            paramLabel = "PROPOSAL",
            arity = "0..*",
            description = "which of its proposals, by their ids")
    private List<String> proposals = new ArrayList<>();

    @Option(names = "--accept", description = "do what they say")
    private boolean accept;

    @Option(names = "--reject", description = "keep that they are wrong")
    private boolean reject;

    @Option(
            names = "--all-but",
            description = "all that nobody decided yet but those, which may be none")
    private boolean allBut;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (accept && reject) throw usage("--accept and --reject exclude each other");
        boolean decides = accept || reject;
        if (decides && proposals.isEmpty() && !allBut)
            throw usage("which? PROPOSAL... or --all-but is needed");
        if (!decides && (allBut || !proposals.isEmpty()))
            throw usage("--accept or --reject is needed");
        try (var connection = client.open()) {
            var path = "/api/v1/imports/" + Query.encoded(imported) + "/proposals";
            var answer =
                    decides
                            ? connection.post(
                                    path + (accept ? "/accept" : "/reject"), chosen(), Map.of())
                            : connection.get(path);
            var rows = new ArrayList<JsonNode>();
            answer.path("items").forEach(item -> rows.add(row(item)));
            client.output().print(rows);
        }
        return 0;
    }

    private ObjectNode chosen() {
        var body = JsonNodeFactory.instance.objectNode();
        proposals.forEach(body.putArray(allBut ? "allBut" : "ids")::add);
        return body;
    }

    private static ObjectNode row(JsonNode item) {
        var row = JsonNodeFactory.instance.objectNode();
        for (var field : List.of("id", "kind", "verdict", "score")) row.set(field, item.get(field));
        for (var side : List.of("before", "now")) {
            var place = item.path(side);
            var town = place.path("town").asText("");
            var name = place.path("name").asText("");
            row.put(side, town.isEmpty() || town.equals("null") ? name : name + ", " + town);
        }
        row.set("line", item.path("now").get("line"));
        row.set("school", item.path("before").get("school"));
        return row;
    }

    private RuntimeException usage(String sentence) {
        return spec == null
                ? new IllegalStateException(sentence)
                : new ParameterException(spec.commandLine(), sentence);
    }
}
