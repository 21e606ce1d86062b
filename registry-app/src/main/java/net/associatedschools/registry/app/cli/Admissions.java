package net.associatedschools.registry.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says how applications fare: waiting, certified, by cohort. */
@Command(
        name = "admissions",
        description = "Say how applications fare as of a day.",
        footer = {"", "Example:", "  registry statistics admissions --part cohorts --by country"})
public final class Admissions implements Callable<Integer> {
    /** The three tables of the answer. */
    enum Part {
        STAGES,
        PASSAGES,
        COHORTS
    }

    @Mixin private Client client = new Client();
    @Mixin private AsOfOptions asOf = new AsOfOptions();

    @Option(
            names = "--part",
            paramLabel = "PART",
            defaultValue = "stages",
            description =
                    "stages: open and for how long; passages: days until certified; cohorts: what"
                            + " became of those who applied in one period (default: ${DEFAULT-VALUE})")
    private Part part = Part.STAGES;

    @Option(names = "--by", paramLabel = "WORDS", description = "country or region, or both")
    private @Nullable String by;

    @Option(names = "--country", paramLabel = "XX", description = "ISO 3166-1 alpha-2 code")
    private @Nullable String country;

    @Option(
            names = "--cohort",
            paramLabel = "PERIOD",
            description = "year, quarter or month of applying (default: year)")
    private @Nullable String cohort;

    @Override
    public Integer call() {
        try (var connection = client.open()) {
            var query = new LinkedHashMap<String, @Nullable String>();
            query.put("by", by);
            query.put("country", country);
            query.put("cohort", cohort);
            asOf.addTo(query);
            var answer = connection.get(Query.of("/api/v1/statistics/admissions", query));
            List<JsonNode> rows = new ArrayList<>();
            answer.path(
                            switch (part) {
                                case STAGES -> "stages";
                                case PASSAGES -> "passages";
                                case COHORTS -> "cohorts";
                            })
                    .forEach(rows::add);
            client.output().print(rows);
        }
        return 0;
    }
}
