package net.associatedschools.registry.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import net.associatedschools.registry.app.database.Refused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the log into a file, or behind what a file has of it. */
@Command(
        name = "export",
        description = {
            "Write the log into a file, an event a line as docs/reference/log-format.md says.",
            "A file that is there is gone on with: what an export that broke off left, or an older"
                    + " one. Persons, texts and documents are not in the log.",
            "It needs a token of HQ, the AUDITOR or the OPERATOR."
        },
        footer = {"", "Example:", "  registry log export log.ndjson"})
public final class ExportLog implements Callable<Integer> {
    private static final int PROGRESS_EVERY = 1000;

    @Mixin private Client client = new Client();

    @Parameters(paramLabel = "FILE", description = "where to; - is the standard output")
    private String file = "";

    @Option(
            names = "--after",
            paramLabel = "POSITION",
            description = "to the standard output: only what is behind this position")
    private @Nullable Long after;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (after != null && !file.equals(Log.STANDARD)) {
            throw new Refused("--after is for the standard output; a file says itself how far");
        }
        try (var connection = client.open();
                var lines =
                        file.equals(Log.STANDARD)
                                ? LogFileLines.standard(after == null ? 0 : after)
                                : LogFileLines.in(Path.of(file))) {
            lines.mustBeOf(connection);
            long before = lines.position();
            long end =
                    connection.lines(
                            "/api/v1/events?after=" + before,
                            (line, last) -> {
                                lines.write(line);
                                tell(lines.position(), last);
                            });
            lines.flush();
            if (lines.position() < end) {
                throw new Refused(
                        "the answer broke off at position %d of %d; run again, it goes on from there"
                                .formatted(lines.position(), end));
            }
            say(
                    "%s: %d events written, position %d"
                            .formatted(file, lines.position() - before, lines.position()));
        } catch (IOException unwritable) {
            throw new Refused(file + " can't be written: " + unwritable.getMessage(), unwritable);
        }
        return 0;
    }

    /** On a terminal one line that grows; nobody reads it elsewhere. */
    private void tell(long position, long last) {
        if (position % PROGRESS_EVERY != 0 || spec == null || !Format.isTerminal()) return;
        spec.commandLine().getErr().print("\r" + position + " of " + last + " events ");
        spec.commandLine().getErr().flush();
    }

    private void say(String line) {
        if (spec != null) spec.commandLine().getErr().println(line);
    }
}
