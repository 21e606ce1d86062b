package net.associatedschools.registry.app.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import net.associatedschools.registry.app.database.DataDirectory;
import net.associatedschools.registry.app.database.Refused;
import net.associatedschools.registry.app.database.Served;
import net.associatedschools.registry.app.serving.Server;
import net.associatedschools.registry.app.serving.ServerOptions;
import org.jspecify.annotations.Nullable;

/**
 * The register of a data directory: the process that serves it, or one started here for as long as
 * nobody does.
 */
final class LocalRegister implements Register {
    private static final long STARTING_SECONDS_MAX = 60;

    private final Path directory;
    private final @Nullable String givenToken;
    private @Nullable Server started;
    private @Nullable Thread stop;
    private URI url;

    LocalRegister(Path directory, @Nullable String givenToken) {
        this.directory = directory;
        this.givenToken = givenToken;
        this.url = find();
    }

    @Override
    public URI url() {
        return url;
    }

    @Override
    public Optional<String> token() {
        if (givenToken != null) {
            return Optional.of(givenToken);
        }
        try {
            var file = DataDirectory.tokenFile(directory);
            return Files.exists(file)
                    ? Optional.of(Files.readString(file).strip())
                    : Optional.empty();
        } catch (IOException e) {
            throw new Refused("cannot read the token: " + e.getMessage(), e);
        }
    }

    /** Another command may have served it for its own length, and be done. */
    @Override
    public boolean findAgain() {
        if (started != null) {
            return false;
        }
        url = find();
        return true;
    }

    private URI find() {
        var giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(STARTING_SECONDS_MAX);
        while (true) {
            try {
                return start();
            } catch (Served other) {
                if (other.url().isPresent()) {
                    return other.url().get();
                }
                if (System.nanoTime() > giveUp) {
                    throw other;
                }
                waitABit();
            }
        }
    }

    private URI start() {
        var server = new Server(ServerOptions.briefly(directory));
        var hook = new Thread(server::close, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            server.start();
        } catch (RuntimeException e) {
            Runtime.getRuntime().removeShutdownHook(hook);
            throw e;
        }
        started = server;
        stop = hook;
        return server.url();
    }

    @Override
    public void close() {
        if (started != null) {
            started.close();
            if (stop != null) {
                try {
                    Runtime.getRuntime().removeShutdownHook(stop);
                } catch (IllegalStateException alreadyShuttingDown) {
                    return;
                }
            }
        }
    }

    private static void waitABit() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("interrupted", e);
        }
    }
}
