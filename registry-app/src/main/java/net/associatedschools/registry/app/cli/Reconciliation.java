package net.associatedschools.registry.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sets each published figure beside the register's own. */
@Command(
        name = "reconciliation",
        description = "Set each published figure beside what the register counts for its day.",
        footer = {"", "Example:", "  registry reconciliation --country JP"})
public final class Reconciliation implements Callable<Integer> {
    @Mixin private Client client = new Client();
    @Mixin private AsOfOptions asOf = new AsOfOptions();

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            description = "figures of the world, of a region or of a country (default: all)")
    private @Nullable String scope;

    @Option(names = "--region", paramLabel = "REGION", description = "such as ARAB_STATES")
    private @Nullable String region;

    @Option(names = "--country", paramLabel = "XX", description = "ISO 3166-1 alpha-2 code")
    private @Nullable String country;

    @Override
    public Integer call() {
        try (var connection = client.open()) {
            var query = new LinkedHashMap<String, @Nullable String>();
            query.put("scope", scope);
            query.put("region", region);
            query.put("country", country);
            asOf.addTo(query);
            var figures = new ArrayList<JsonNode>();
            connection
                    .get(Query.of("/api/v1/reconciliation", query))
                    .path("items")
                    .forEach(figures::add);
            client.output().print(figures);
        }
        return 0;
    }
}
