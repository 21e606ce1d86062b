package net.associatedschools.registry.app.cli;

import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints what the log says of a school, event by event. */
@Command(
        name = "history",
        description = "Print what the log says of a school, event by event.",
        footer = {"", "Example:", "  registry history school:6a1f0d3e-5b0c-8d51-9a3f-0c5d1f2e3a4b"})
public final class History implements Callable<Integer> {
    @Mixin private Client client = new Client();
    @Mixin private AsOfOptions asOf = new AsOfOptions();

    @Parameters(paramLabel = "SCHOOL", description = "the school's id, as the directory gives it")
    private String school = "";

    @Override
    public Integer call() {
        try (var connection = client.open()) {
            var query = new LinkedHashMap<String, @Nullable String>();
            asOf.addTo(query);
            var path = "/api/v1/schools/" + Query.encoded(school) + "/history";
            client.output().print(connection.get(Query.of(path, query)).path("events"));
        }
        return 0;
    }
}
