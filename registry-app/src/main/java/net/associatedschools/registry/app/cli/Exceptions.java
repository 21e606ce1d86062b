package net.associatedschools.registry.app.cli;

import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the facts that somebody who looks after the register would look at first. */
@Command(
        name = "exceptions",
        description =
                "List what to look at first: late entries, corrections, stand-ins, members without"
                        + " evidence or start, departures made by the system.",
        footer = {"", "Example:", "  registry statistics exceptions --kind late --country FI"})
public final class Exceptions implements Callable<Integer> {
    @Mixin private Client client = new Client();
    @Mixin private AsOfOptions asOf = new AsOfOptions();

    @Option(
            names = "--kind",
            paramLabel = "KINDS",
            description =
                    "any of late, correction, stand_in, no_evidence, no_start, by_system, between"
                            + " commas (default: all)")
    private @Nullable String kind;

    @Option(names = "--country", paramLabel = "XX", description = "ISO 3166-1 alpha-2 code")
    private @Nullable String country;

    @Option(names = "--limit", paramLabel = "N", description = "at most so many (default: all)")
    private long limit = Long.MAX_VALUE;

    @Override
    public Integer call() {
        try (var connection = client.open()) {
            var query = new LinkedHashMap<String, @Nullable String>();
            query.put("kind", kind);
            query.put("country", country);
            asOf.addTo(query);
            client.output().print(Pages.read(connection, "/api/v1/exceptions", query, limit));
        }
        return 0;
    }
}
