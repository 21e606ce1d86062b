package net.associatedschools.registry.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import net.associatedschools.registry.app.database.Refused;
import net.associatedschools.registry.importing.Roster;
import net.associatedschools.registry.importing.RosterUnreadable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a list of members in and says row by row what it did. */
@Command(
        name = "import",
        description = {
            "Take a list of a country's members in, a UTF-8 CSV with the columns name, town, level,"
                    + " status, joined, as_of, source; only name must be there.",
            "The same list again adds nothing, and a new row adds only itself. What an import"
                    + " recorded can be taken back."
        },
        footer = {
            "",
            "Example:",
            "  registry import docs/samples/rosters/iceland.csv --country IS --dry-run"
        })
public final class Import implements Callable<Integer> {
    /** What a register takes at once, less what a form has around it. */
    private static final long BYTES_MAX = 500L << 20;

    @Mixin private Client client = new Client();

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "the list")
    private @Nullable Path file;

    @Option(
            names = "--undo",
            paramLabel = "ID",
            description = "take back what the import of that id recorded, instead of a new list")
    private @Nullable String undo;

    @Option(
            names = "--country",
            paramLabel = "XX",
            description = "whose members these are, ISO 3166-1 alpha-2")
    private @Nullable String country;

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

    @Option(
            names = "--proposals",
            description = "record nothing, and propose what differs from the edition before")
    private boolean proposals;

    @Option(names = "--dry-run", description = "say what would be done, and do nothing")
    private boolean dryRun;

    @Spec private @Nullable CommandSpec spec;

    /** Of the rows that are done. */
    private long tenths;

    @Override
    public Integer call() {
        if (undo != null) return undo(undo);
        if (file == null || country == null)
            throw usage("FILE and --country are needed, or --undo");
        return take(file, country);
    }

    private int undo(String id) {
        if (file != null || dryRun) throw usage("--undo takes no list");
        try (var connection = client.open()) {
            var path = "/api/v1/imports/" + URLEncoder.encode(id, StandardCharsets.UTF_8) + "/undo";
            var report = connection.post(path, JsonNodeFactory.instance.objectNode(), Map.of());
            client.output().print(report.path("report"));
            say(
                    "%s: %d rows, %d taken back, %d taken back before, %d not recorded by it, %d kept"
                            .formatted(
                                    id,
                                    report.path("rows").asLong(),
                                    report.path("takenBack").asLong(),
                                    report.path("alreadyTakenBack").asLong(),
                                    report.path("notRecorded").asLong(),
                                    report.path("kept").asLong()));
        }
        return 0;
    }

    private int take(Path list, String of) {
        var fields = new LinkedHashMap<String, @Nullable String>();
        fields.put("country", of);
        fields.put("asOf", asOf);
        fields.put("source", source);
        fields.put("status", status.isEmpty() ? null : String.join("\n", status));
        mustBeReadable(list);
        try (var connection = client.open()) {
            var path = "/api/v1/imports?dryRun=" + dryRun + "&proposals=" + proposals;
            var report = connection.upload(path, list, fields, this::progress);
            client.output().print(report.path("report"));
            sayNotKept(report.path("columnsNotKept"));
            var summary =
                    "%s: %d rows, %d recorded, %d candidates, %d there already, %d set aside, %d refused%s"
                            .formatted(
                                    list,
                                    report.path("rows").asLong(),
                                    report.path("recorded").asLong(),
                                    report.path("candidates").asLong(),
                                    report.path("alreadyThere").asLong(),
                                    report.path("setAside").asLong(),
                                    report.path("refused").asLong(),
                                    dryRun
                                            ? " (dry run: nothing was done)"
                                            : "; import " + report.path("import").asText());
            say(summary);
        }
        return 0;
    }

    private void sayNotKept(JsonNode columns) {
        if (columns.isEmpty()) return;
        say(
                "not taken in, as they say persons (R-PRIV-1): the columns "
                        + StreamSupport.stream(columns.spliterator(), false)
                                .map(JsonNode::asText)
                                .collect(Collectors.joining(", ")));
    }

    /** On a terminal one line that grows; elsewhere a line for each tenth. */
    private void progress(JsonNode news) {
        if (spec == null) return;
        long done = news.path("done").asLong();
        long rows = Math.max(news.path("rows").asLong(), 1);
        var line = "%d of %d rows (%d %%)".formatted(done, rows, 100 * done / rows);
        var err = spec.commandLine().getErr();
        if (Format.isTerminal()) err.print("\r" + line + (done >= rows ? "\n" : ""));
        else if (10 * done / rows > tenths) err.println(line);
        tenths = 10 * done / rows;
        err.flush();
    }

    private void say(String line) {
        if (spec != null) spec.commandLine().getErr().println(line);
    }

    private RuntimeException usage(String sentence) {
        return spec == null
                ? new IllegalStateException(sentence)
                : new ParameterException(spec.commandLine(), sentence);
    }

    private static void mustBeReadable(Path file) {
        if (Files.isDirectory(file)) throw new Refused(file + " is a directory");
        if (!Files.isReadable(file)) throw new Refused(file + " can't be read");
        try {
            if (Files.size(file) == 0) throw new Refused(file + " is empty");
            // Here, and not after half a gigabyte has been sent.
            Roster.of(file).check();
            if (Files.size(file) > BYTES_MAX) {
                throw new Refused(file + " has more than 500 MB; take it in in several parts");
            }
        } catch (RosterUnreadable unreadable) {
            throw new Refused(file + ": " + unreadable.getMessage(), unreadable);
        } catch (IOException unreadable) {
            throw new Refused(file + " can't be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
