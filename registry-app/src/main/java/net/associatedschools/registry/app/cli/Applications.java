package net.associatedschools.registry.app.cli;

import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists where applications stand on a day, the longest in their stage first. */
@Command(
        name = "applications",
        description = "List where applications stand on a day, the longest in their stage first.",
        footer = {"", "Example:", "  registry applications --stage RECOMMENDED --older-than 30"})
public final class Applications implements Callable<Integer> {
    @Mixin private Client client = new Client();
    @Mixin private AsOfOptions asOf = new AsOfOptions();

    @Option(names = "--country", paramLabel = "XX", description = "ISO 3166-1 alpha-2 code")
    private @Nullable String country;

    @Option(
            names = "--stage",
            paramLabel = "STAGES",
            description = "such as SUBMITTED,RECOMMENDED (default: those that are open)")
    private @Nullable String stage;

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
            query.put("stage", stage);
            query.put("olderThan", olderThan == null ? null : olderThan.toString());
            asOf.addTo(query);
            client.output().print(Pages.read(connection, "/api/v1/applications", query, limit));
        }
        return 0;
    }
}
