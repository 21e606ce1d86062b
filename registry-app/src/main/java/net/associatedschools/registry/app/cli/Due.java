package net.associatedschools.registry.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what follows from dates up to one, which the register also does by itself every hour. */
@Command(
        name = "due",
        description = "Note what was missed by a date, and what the countries' rules make of it.",
        footer = {"", "Example:", "  registry due --until 2025-10-31 --dry-run"})
public final class Due implements Callable<Integer> {
    @Mixin private Client client = new Client();

    @Option(
            names = "--until",
            required = true,
            paramLabel = "DATE",
            description = "the last day that counts; only what has passed everywhere on earth does")
    private @Nullable LocalDate until;

    @Option(names = "--dry-run", description = "say what would be noted, and note nothing")
    private boolean dryRun;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        try (var connection = client.open()) {
            var body = JsonNodeFactory.instance.objectNode();
            body.put("until", String.valueOf(until)).put("dryRun", dryRun);
            var answer = connection.post("/api/v1/duties/run", body, Map.of());
            var items = new ArrayList<JsonNode>();
            answer.path("items").forEach(items::add);
            client.output().print(items);
            if (spec != null) {
                spec.commandLine()
                        .getErr()
                        .printf(
                                "%d facts until %s%s%n",
                                items.size(), until, dryRun ? " (dry run: nothing was noted)" : "");
            }
        }
        return 0;
    }
}
