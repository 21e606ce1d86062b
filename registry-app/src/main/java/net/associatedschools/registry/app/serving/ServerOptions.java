package net.associatedschools.registry.app.serving;

import java.nio.file.Path;
import java.util.Optional;
import net.associatedschools.registry.app.database.DataDirectory;
import net.associatedschools.registry.app.database.DatabaseAddress;

/**
 * How one register is served.
 *
 * @param port 0 picks a free one
 * @param external a PostgreSQL server of one's own instead of the embedded one
 */
public record ServerOptions(
        Path dataDirectory,
        String host,
        int port,
        Optional<Path> readyFile,
        Path tokenFile,
        boolean sample,
        Optional<DatabaseAddress> external) {

    /** For the length of one command: this machine only, on a free port. */
    public static ServerOptions briefly(Path dataDirectory) {
        return new ServerOptions(
                dataDirectory,
                "127.0.0.1",
                0,
                Optional.empty(),
                DataDirectory.tokenFile(dataDirectory),
                false,
                DatabaseAddress.in(System.getenv()));
    }
}
