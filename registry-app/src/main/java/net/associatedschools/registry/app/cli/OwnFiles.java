package net.associatedschools.registry.app.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option of every command that opens a register's own files. To be mixed in. */
final class OwnFiles {
    @Option(
            names = "--data-dir",
            defaultValue = Client.DATA_DIRECTORY,
            paramLabel = "DIR",
            description = "the register's own files (default: ${DEFAULT-VALUE})")
    private Path directory = Path.of(Client.DATA_DIRECTORY);

    Path directory() {
        return directory;
    }
}
