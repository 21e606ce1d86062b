package net.associatedschools.registry.app.cli;

import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the members of the network on a day. */
@Command(
        name = "directory",
        description = "List the members of the network on a day.",
        footer = {"", "Example:", "  registry directory --country IS --as-of 2024-03-01"})
public final class Directory implements Callable<Integer> {
    @Mixin private Client client = new Client();
    @Mixin private AsOfOptions asOf = new AsOfOptions();

    @Option(names = "--country", paramLabel = "XX", description = "ISO 3166-1 alpha-2 code")
    private @Nullable String country;

    @Option(names = "--region", paramLabel = "REGION", description = "such as ARAB_STATES")
    private @Nullable String region;

    @Option(names = "--type", paramLabel = "TYPE", description = "such as SECONDARY")
    private @Nullable String type;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "such as OVERDUE or FORMER (default: all members)")
    private @Nullable String status;

    @Option(names = "--q", paramLabel = "WORDS", description = "words of the name or town")
    private @Nullable String words;

    @Option(names = "--limit", paramLabel = "N", description = "at most so many (default: all)")
    private long limit = Long.MAX_VALUE;

    @Override
    public Integer call() {
        try (var connection = client.open()) {
            var query = new LinkedHashMap<String, @Nullable String>();
            query.put("country", country);
            query.put("region", region);
            query.put("type", type);
            query.put("status", status);
            query.put("q", words);
            asOf.addTo(query);
            var schools = Pages.read(connection, "/api/v1/directory", query, limit);
            client.output().print(schools);
        }
        return 0;
    }
}
