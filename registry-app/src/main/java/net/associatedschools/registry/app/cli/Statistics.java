package net.associatedschools.registry.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Counts the members of the network on a day. */
@Command(
        name = "statistics",
        description = "Count the members of the network on a day.",
        subcommands = {Flow.class, Timeline.class, Admissions.class, Exceptions.class},
        footer = {"", "Example:", "  registry statistics --by region,status --as-of 2024-12-31"})
public final class Statistics implements Callable<Integer> {
    @Mixin private Client client = new Client();
    @Mixin private AsOfOptions asOf = new AsOfOptions();

    @Option(
            names = "--by",
            paramLabel = "DIMENSIONS",
            defaultValue = "country",
            description =
                    "any of country, region, type, status, category, location, year (of joining),"
                            + " theme, between commas (default: ${DEFAULT-VALUE})")
    private String by = "";

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "members of this status only, such as ACTIVE (default: all members)")
    private @Nullable String status;

    @Override
    public Integer call() {
        try (var connection = client.open()) {
            var query = new LinkedHashMap<String, @Nullable String>();
            query.put("by", by);
            query.put("status", status);
            asOf.addTo(query);
            var answer = connection.get(Query.of("/api/v1/statistics", query));
            var rows = new ArrayList<JsonNode>();
            answer.path("cells").forEach(rows::add);
            if (rows.isEmpty()) {
                rows.add(JsonNodeFactory.instance.objectNode().put("members", 0));
            }
            client.output().print(rows);
        }
        return 0;
    }
}
