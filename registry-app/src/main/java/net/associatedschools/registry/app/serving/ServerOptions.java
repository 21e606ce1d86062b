package net.associatedschools.registry.app.serving;

import java.nio.file.Path;
import java.util.Optional;
import net.associatedschools.registry.app.database.DataDirectory;
import net.associatedschools.registry.app.database.DatabaseAddress;
import net.associatedschools.registry.app.outbox.OutboxOptions;

/**
 * How one register is served.
 *
 * @param port 0 picks a free one
 * @param external a PostgreSQL server of one's own instead of the embedded one
 * @param outbox how people are told of what concerns them
 */
public record ServerOptions(
        Path dataDirectory,
        String host,
        int port,
        Optional<Path> readyFile,
        Path tokenFile,
        boolean sample,
        Optional<DatabaseAddress> external,
        OutboxOptions outbox) {

    /** One that tells nobody. */
    public ServerOptions(
            Path dataDirectory,
            String host,
            int port,
            Optional<Path> readyFile,
            Path tokenFile,
            boolean sample,
            Optional<DatabaseAddress> external) {
        this(dataDirectory, host, port, readyFile, tokenFile, sample, external, OutboxOptions.NONE);
    }

    public ServerOptions telling(OutboxOptions by) {
        return new ServerOptions(
                dataDirectory, host, port, readyFile, tokenFile, sample, external, by);
    }

    /** For the length of one command: this machine only, on a free port. */
    public static ServerOptions briefly(Path dataDirectory) {
        return new ServerOptions(
                dataDirectory,
                "127.0.0.1",
                0,
                Optional.empty(),
                DataDirectory.tokenFile(dataDirectory),
                false,
                DatabaseAddress.in(System.getenv()),
                OutboxOptions.in(System.getenv()));
    }
}
