package net.associatedschools.registry.app.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The PostgreSQL server that {@code postmaster.pid} of a database's directory names; it may be long
 * gone.
 */
record Postmaster(long pid, Path database, Instant started) {
    // The file's time is the server's own, a moment after the process began.
    private static final Duration CLOCKS_APART = Duration.ofSeconds(10);

    static Optional<Postmaster> of(Path database) throws IOException {
        try {
            var lines = Files.readAllLines(file(database));
            return lines.size() < 3
                    ? Optional.empty()
                    : Optional.of(
                            new Postmaster(
                                    Long.parseLong(lines.get(0).strip()),
                                    database,
                                    Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()))));
        } catch (NoSuchFileException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    /** Is it alive, and is it that server and not a stranger who was given its number later? */
    boolean runs() {
        return process().filter(this::isServer).isPresent();
    }

    /** Killed, but its number is still taken, because nobody has asked for its exit code. */
    boolean isZombie() {
        try {
            var status = Files.readString(proc("stat"));
            return status.startsWith("Z", status.lastIndexOf(')') + 2);
        } catch (IOException notLinuxOrGone) {
            return false;
        }
    }

    /** PostgreSQL won't start while the number in the file is any living process's. */
    boolean isNumberTaken() {
        return process().isPresent();
    }

    static Path file(Path database) {
        return database.resolve("postmaster.pid");
    }

    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    }

    private boolean isServer(ProcessHandle process) {
        if (isZombie()) {
            return false;
        }
        var isPostgres =
                process.info()
                        .command()
                        .map(command -> Path.of(command).getFileName())
                        .filter(name -> name.toString().startsWith("postgres"))
                        .isPresent();
        if (!isPostgres) {
            return false;
        }
        try {
            // A server's working directory is its database: on Linux that settles it.
            return Files.isSameFile(proc("cwd"), database);
        } catch (IOException notLinux) {
            return process.info()
                    .startInstant()
                    .filter(s -> Duration.between(s, started).abs().compareTo(CLOCKS_APART) < 0)
                    .isPresent();
        }
    }

    private Path proc(String file) {
        return Path.of("/proc", Long.toString(pid), file);
    }
}
