package net.associatedschools.registry.app;

import net.associatedschools.registry.app.cli.Applications;
import net.associatedschools.registry.app.cli.Candidates;
import net.associatedschools.registry.app.cli.Demo;
import net.associatedschools.registry.app.cli.Directory;
import net.associatedschools.registry.app.cli.Due;
import net.associatedschools.registry.app.cli.Duplicates;
import net.associatedschools.registry.app.cli.Erase;
import net.associatedschools.registry.app.cli.History;
import net.associatedschools.registry.app.cli.Import;
import net.associatedschools.registry.app.cli.Imports;
import net.associatedschools.registry.app.cli.Log;
import net.associatedschools.registry.app.cli.Outbox;
import net.associatedschools.registry.app.cli.Policy;
import net.associatedschools.registry.app.cli.Proposals;
import net.associatedschools.registry.app.cli.Reconciliation;
import net.associatedschools.registry.app.cli.Replay;
import net.associatedschools.registry.app.cli.Serve;
import net.associatedschools.registry.app.cli.Statistics;
import net.associatedschools.registry.app.cli.Submit;
import net.associatedschools.registry.app.cli.Token;
import net.associatedschools.registry.app.cli.Verify;
import net.associatedschools.registry.app.database.Refused;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line {@code registry}: exits with 0 when done, 1 when refused (one line says why), 2
 * when misunderstood.
 */
@Command(
        name = "registry",
        description = "The membership register of a worldwide school network.",
        mixinStandardHelpOptions = true,
        version = "registry 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        scope = CommandLine.ScopeType.INHERIT,
        subcommands = {
            Serve.class,
            Demo.class,
            Import.class,
            Imports.class,
            Proposals.class,
            Directory.class,
            Candidates.class,
            Applications.class,
            Statistics.class,
            Reconciliation.class,
            Duplicates.class,
            Due.class,
            History.class,
            Replay.class,
            Token.class,
            Erase.class,
            Outbox.class,
            Submit.class,
            Verify.class,
            Log.class,
            Policy.class
        },
        footer = {"", "Example:", "  registry serve --sample"})
public final class Main {
    private static final int REFUSED = 1;

    private Main() {}

    public static void main(String[] arguments) {
        // Read by Axon when its classes load: nothing here calls home.
        System.setProperty("axoniq.update-checker.disabled", "true");
        System.exit(commandLine().execute(arguments));
    }

    /** The whole command line, for a caller that wants the exit code instead of the exit. */
    public static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(
                        (failure, command, parsed) -> {
                            if (!(failure instanceof Refused)) {
                                throw failure;
                            }
                            command.getErr().println("registry: " + oneLine(failure));
                            return REFUSED;
                        });
    }

    private static String oneLine(Exception failure) {
        return String.valueOf(failure.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}
