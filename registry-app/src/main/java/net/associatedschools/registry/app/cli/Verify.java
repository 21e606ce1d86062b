package net.associatedschools.registry.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import net.associatedschools.registry.app.database.Refused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads the whole log, hashes it, and says whether it is in order. */
@Command(
        name = "verify",
        description = {
            "Read the whole log, hash it, and say whether it is in order.",
            "The root is that of docs/reference/log-format.md: the same events, the same root."
        },
        footer = {"", "Example:", "  registry verify --until 4711"})
public final class Verify implements Callable<Integer> {
    @Mixin private Client client = new Client();

    @Option(
            names = "--until",
            paramLabel = "POSITION",
            description = "only the events up to this position (default: all)")
    private @Nullable Long until;

    @Option(names = "--root", paramLabel = "HEX", description = "refuse unless this is the root")
    private @Nullable String root;

    @Override
    public Integer call() {
        try (var connection = client.open()) {
            var query = new LinkedHashMap<String, @Nullable String>();
            query.put("until", until == null ? null : until.toString());
            var answer = connection.get(Query.of("/api/v1/log/verification", query));
            client.output().print(List.of(answer));
            var faults = answer.path("faults");
            if (!faults.isEmpty()) {
                throw new Refused("the log is not whole: " + faults.path(0).asText());
            }
            if (root != null && !answer.path("root").asText().equalsIgnoreCase(root)) {
                throw new Refused("the root is not " + root);
            }
        }
        return 0;
    }
}
