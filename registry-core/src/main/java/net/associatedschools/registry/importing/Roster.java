package net.associatedschools.registry.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A list of schools in a file: UTF-8 CSV after RFC 4180 with a header row, of which only {@code
 * name} must be there. It is read as a stream, and as often as one likes; what is wrong with one
 * row is said of that row, and the others stay.
 */
public final class Roster {
    private final Path file;
    private final String name;

    /** The name stands for the document where no row and nobody says another source. */
    public Roster(Path file, String name) {
        this.file = file;
        this.name = name;
    }

    public static Roster of(Path file) {
        var last = file.getFileName();
        return new Roster(file, last == null ? file.toString() : last.toString());
    }

    public String name() {
        return name;
    }

    /** How many rows it has; {@link RosterUnreadable} if it can't be read to its end. */
    public long check() {
        var count = new AtomicLong();
        read(StatusWords.known(), row -> count.incrementAndGet());
        return count.get();
    }

    /** Hands on each row in the file's order. */
    public void read(StatusWords words, Consumer<Row> rows) {
        if (Files.isDirectory(file)) throw new RosterUnreadable(name + " is a directory");
        if (!Files.exists(file)) throw new RosterUnreadable(name + " does not exist");
        try (var lines = new Lines(Files.newInputStream(file))) {
            if (!new Reading(lines, words, rows).toEnd()) {
                throw new RosterUnreadable(name + " is empty: a header row is needed");
            }
        } catch (IOException e) {
            throw new RosterUnreadable(name + " can't be read", e);
        }
    }
}
