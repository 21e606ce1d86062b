package net.associatedschools.registry.app.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The log as a file: out of a register, into another. */
@Command(
        name = "log",
        description = "Write the log into a file, or take such a file into an empty register.",
        synopsisSubcommandLabel = "(export | import)",
        subcommands = {ExportLog.class, ImportLog.class},
        footer = {"", "Example:", "  registry log export log.ndjson"})
public final class Log implements Runnable {
    /** Standard input or output, where a file is asked for. */
    static final String STANDARD = "-";

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec == null) throw new IllegalStateException("run by the command line only");
        throw new ParameterException(spec.commandLine(), "export or import?");
    }
}
