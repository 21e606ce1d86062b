package net.associatedschools.registry.app.database;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A data directory in this process's hand. An operating system's lock on {@code lock} lasts as long
 * as the process, so it can't be forgotten by a killed one; {@code serving} names the address while
 * it answers.
 */
public final class DataDirectory implements AutoCloseable {
    // POSIX drops a process's lock when it closes any handle on the file: one that is held here
    // must not be tried again.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private DataDirectory(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes the directory, made if it is missing.
     *
     * @throws Served if a living process has it
     */
    public static DataDirectory hold(Path directory) {
        try {
            PrivateFiles.createFolder(directory);
            var path = directory.toRealPath();
            if (PrivateFiles.writableByAnyone(path)) {
                throw new Refused(
                        path + " may be written by every user of this machine: chmod o-w");
            }
            if (!HELD.add(path)) {
                throw new Served(path, servedAt(path));
            }
            try {
                return lock(path);
            } catch (IOException | RuntimeException e) {
                HELD.remove(path);
                throw e;
            }
        } catch (IOException e) {
            throw new Refused("cannot use the data directory " + directory + ": " + e, e);
        }
    }

    private static DataDirectory lock(Path path) throws IOException {
        var channel =
                FileChannel.open(
                        path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new Served(path, servedAt(path));
        }
        var held = new DataDirectory(path, channel, lock);
        held.notServing();
        return held;
    }

    /** Says where this directory is served, to whoever finds it locked. */
    public void serving(URI url) {
        try {
            PrivateFiles.write(serving(path), url + System.lineSeparator());
        } catch (IOException e) {
            throw new Refused("cannot write " + serving(path) + ": " + e, e);
        }
    }

    /** To be called before the address stops answering. */
    public void notServing() {
        try {
            Files.deleteIfExists(serving(path));
        } catch (IOException e) {
            throw new Refused("cannot remove " + serving(path) + ": " + e, e);
        }
    }

    public Path path() {
        return path;
    }

    /** Where the first token of a data directory is kept unless asked otherwise. */
    public static Path tokenFile(Path directory) {
        return directory.resolve("token");
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new Refused("cannot let go of " + path + ": " + e, e);
        } finally {
            HELD.remove(path);
        }
    }

    private static Optional<URI> servedAt(Path path) throws IOException {
        try {
            return Optional.of(Files.readString(serving(path)).strip())
                    .filter(url -> !url.isEmpty())
                    .map(URI::create);
        } catch (NoSuchFileException starting) {
            return Optional.empty();
        }
    }

    private static Path serving(Path path) {
        return path.resolve("serving");
    }
}
