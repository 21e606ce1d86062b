package net.associatedschools.registry.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import net.associatedschools.registry.LogFile;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.app.database.DatabaseAddress;
import net.associatedschools.registry.app.database.LogDatabase;
import net.associatedschools.registry.app.database.Refused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes an exported log into an empty register, or goes on where the same log ends. */
@Command(
        name = "import",
        description = {
            "Take an exported log into an empty register, or go on where the same log ends: an"
                    + " import that broke off is run again.",
            "The first line that doesn't fit is refused: a wrong position, sequence, hash or name."
                    + " What stands before it is written.",
            "It writes into the data directory while nobody serves it, or into the database that"
                    + " REGISTRY_DATABASE_URL, _USER and _PASSWORD name."
        },
        footer = {"", "Example:", "  registry log import log.ndjson --data-dir ./second"})
public final class ImportLog implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "the exported log; - is the standard input")
    private String file = "";

    @Mixin private OwnFiles files = new OwnFiles();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        // Before a database is made for nothing.
        try (var lines = open()) {
            try (var database =
                    LogDatabase.open(files.directory(), DatabaseAddress.in(System.getenv()))) {
                var done = Registry.importLog(database.dataSource(), lines, this::tell);
                say(words(done));
            }
        } catch (LogFile.Refused refused) {
            throw new Refused(
                    file + ", " + refused.getMessage() + " (" + words(refused.progress()) + ")",
                    refused);
        } catch (IOException | UncheckedIOException unreadable) {
            throw new Refused(file + " can't be read: " + unreadable.getMessage(), unreadable);
        }
        return 0;
    }

    private BufferedReader open() throws IOException {
        if (file.equals(Log.STANDARD)) return reader(System.in);
        if (Files.isDirectory(Path.of(file))) throw new Refused(file + " is a directory");
        if (!Files.isReadable(Path.of(file))) throw new Refused(file + " can't be read");
        return reader(Files.newInputStream(Path.of(file)));
    }

    /**
     * Bytes that are no UTF-8 become U+FFFD, and their line is refused by its hash. A reader that
     * broke off there would take the good lines before it along.
     */
    private static BufferedReader reader(InputStream in) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    private static String words(LogFile.Progress done) {
        return "%d events were there already, %d were written"
                .formatted(done.found(), done.written());
    }

    /** On a terminal one line that grows; nobody reads it elsewhere. */
    private void tell(LogFile.Progress done) {
        if (spec == null || !Format.isTerminal()) return;
        spec.commandLine().getErr().print("\r" + words(done) + " ");
        spec.commandLine().getErr().flush();
    }

    private void say(String line) {
        if (spec != null) spec.commandLine().getErr().println(line);
    }
}
