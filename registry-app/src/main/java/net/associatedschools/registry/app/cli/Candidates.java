package net.associatedschools.registry.app.cli;

import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists who is on trial on a day, the longest first. */
@Command(
        name = "candidates",
        description = "List who is on trial on a day, the longest first.",
        footer = {"", "Example:", "  registry candidates --country FI --older-than 365"})
public final class Candidates implements Callable<Integer> {
    @Mixin private Client client = new Client();
    @Mixin private AsOfOptions asOf = new AsOfOptions();

    @Option(names = "--country", paramLabel = "XX", description = "ISO 3166-1 alpha-2 code")
    private @Nullable String country;

    @Option(
            names = "--older-than",
            paramLabel = "DAYS",
            description = "for at least so many days in their stage")
    private @Nullable Integer olderThan;

    @Option(names = "--limit", paramLabel = "N", description = "at most so many (default: all)")
    private long limit = Long.MAX_VALUE;

    @Override
    public Integer call() {
        try (var connection = client.open()) {
            var query = new LinkedHashMap<String, @Nullable String>();
            query.put("country", country);
            query.put("olderThan", olderThan == null ? null : olderThan.toString());
            asOf.addTo(query);
            client.output().print(Pages.read(connection, "/api/v1/candidates", query, limit));
        }
        return 0;
    }
}
