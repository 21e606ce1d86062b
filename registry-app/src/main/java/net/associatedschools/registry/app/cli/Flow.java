package net.associatedschools.registry.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says how the members of a period's beginning became those of its end. */
@Command(
        name = "flow",
        description = {
            "Say how the members of a period's beginning became those of its end:",
            "opening + joined + recorded - left + reclassified = closing."
        },
        footer = {"", "Example:", "  registry statistics flow --from 2024-01-01 --to 2024-12-31"})
public final class Flow implements Callable<Integer> {
    @Mixin private Client client = new Client();
    @Mixin private PeriodOptions period = new PeriodOptions();

    @Override
    public Integer call() {
        try (var connection = client.open()) {
            var query = new LinkedHashMap<String, @Nullable String>();
            period.addTo(query);
            var answer = connection.get(Query.of("/api/v1/statistics/flow", query));
            List<JsonNode> rows = new ArrayList<>();
            answer.path("cells").forEach(rows::add);
            client.output().print(rows.isEmpty() ? List.of(answer.path("total")) : rows);
        }
        return 0;
    }
}
