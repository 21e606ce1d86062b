package net.associatedschools.registry.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Counts the members at the end of each year, quarter or month. */
@Command(
        name = "timeline",
        description = "Count the members at the end of each year, quarter or month.",
        footer = {"", "Example:", "  registry statistics timeline --every year --from 1953-01-01"})
public final class Timeline implements Callable<Integer> {
    @Mixin private Client client = new Client();
    @Mixin private PeriodOptions period = new PeriodOptions();

    @Option(
            names = "--every",
            paramLabel = "PERIOD",
            defaultValue = "year",
            description = "year, quarter or month (default: ${DEFAULT-VALUE})")
    private String every = "";

    @Override
    public Integer call() {
        try (var connection = client.open()) {
            var query = new LinkedHashMap<String, @Nullable String>();
            query.put("every", every);
            period.addTo(query);
            List<JsonNode> rows = new ArrayList<>();
            for (var point :
                    connection.get(Query.of("/api/v1/statistics/timeline", query)).path("points")) {
                rows.addAll(rows((ObjectNode) point));
            }
            client.output().print(rows);
        }
        return 0;
    }

    /** One for each cell, or one for the period. */
    private List<JsonNode> rows(ObjectNode point) {
        var cells = point.remove("cells");
        if (!period.isSplit()) return List.of(point);
        List<JsonNode> rows = new ArrayList<>();
        for (var cell : cells) {
            var row = JsonNodeFactory.instance.objectNode();
            row.set("period", point.path("period"));
            row.set("asOf", point.path("asOf"));
            row.setAll((ObjectNode) cell);
            rows.add(row);
        }
        return rows;
    }
}
