package net.associatedschools.registry.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import net.associatedschools.registry.app.database.Refused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a list of members in and says row by row what it did. */
@Command(
        name = "import",
        description = {
            "Take a list of a country's members in, a UTF-8 CSV with the columns name, town, level,"
                    + " status, joined, as_of, source; only name must be there.",
            "The same list again adds nothing, and a new row adds only itself."
        },
        footer = {
            "",
            "Example:",
            "  registry import docs/samples/rosters/iceland.csv --country IS --dry-run"
        })
public final class Import implements Callable<Integer> {
    @Mixin private Client client = new Client();

    @Parameters(paramLabel = "FILE", description = "the list")
    private Path file = Path.of("");

    @Option(
            names = "--country",
            required = true,
            paramLabel = "XX",
            description = "whose members these are, ISO 3166-1 alpha-2")
    private String country = "";

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "when they were seen, where a row doesn't say (default: today, UTC)")
    private @Nullable String asOf;

    @Option(
            names = "--source",
            paramLabel = "TEXT",
            description = "where the list is from, where a row doesn't say (default: its name)")
    private @Nullable String source;

    @Option(
            names = "--status",
            paramLabel = "WORD=member|candidate|neither",
            description = "what a word in the column status means; may be repeated")
    private List<String> status = new ArrayList<>();

    @Option(names = "--dry-run", description = "say what would be done, and do nothing")
    private boolean dryRun;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var fields = new LinkedHashMap<String, @Nullable String>();
        fields.put("country", country);
        fields.put("asOf", asOf);
        fields.put("source", source);
        fields.put("status", status.isEmpty() ? null : String.join("\n", status));
        mustBeReadable();
        try (var connection = client.open()) {
            var path = "/api/v1/imports?dryRun=" + dryRun;
            var report = connection.upload(path, file, fields);
            client.output().print(report.path("report"));
            var summary =
                    "%s: %d rows, %d recorded, %d there already, %d set aside, %d refused%s"
                            .formatted(
                                    file,
                                    report.path("rows").asLong(),
                                    report.path("recorded").asLong(),
                                    report.path("alreadyThere").asLong(),
                                    report.path("setAside").asLong(),
                                    report.path("refused").asLong(),
                                    dryRun ? " (dry run: nothing was done)" : "");
            if (spec != null) spec.commandLine().getErr().println(summary);
        }
        return 0;
    }

    private void mustBeReadable() {
        if (Files.isDirectory(file)) throw new Refused(file + " is a directory");
        if (!Files.isReadable(file)) throw new Refused(file + " can't be read");
        try {
            if (Files.size(file) == 0) throw new Refused(file + " is empty");
        } catch (IOException unreadable) {
            throw new Refused(file + " can't be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
