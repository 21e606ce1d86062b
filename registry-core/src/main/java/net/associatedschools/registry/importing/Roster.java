package net.associatedschools.registry.importing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A list of schools: UTF-8 CSV after RFC 4180 with a header row, of which only {@code name} must be
 * there. It is read as a stream, and as often as one likes; what is wrong with one row is said of
 * that row, and the others stay.
 */
public final class Roster {
    private final Bytes bytes;
    private final String name;

    /** Where a list's bytes come from, each time from the first one on. */
    @FunctionalInterface
    public interface Bytes {
        InputStream open() throws IOException;
    }

    /** The name stands for the document where no row and nobody says another source. */
    public Roster(Path file, String name) {
        this(() -> open(file, name), name);
    }

    Roster(Bytes bytes, String name) {
        this.bytes = bytes;
        this.name = name;
    }

    public static Roster of(Path file) {
        var last = file.getFileName();
        return new Roster(file, last == null ? file.toString() : last.toString());
    }

    private static InputStream open(Path file, String name) throws IOException {
        if (Files.isDirectory(file)) throw new RosterUnreadable(name + " is a directory");
        if (!Files.exists(file)) throw new RosterUnreadable(name + " does not exist");
        return Files.newInputStream(file);
    }

    public String name() {
        return name;
    }

    Bytes bytes() {
        return bytes;
    }

    /**
     * What a first reading found: how many rows, and which columns are not taken in because they
     * say who works at a school or how to reach them (R-PRIV-1).
     */
    public record Checked(long rows, List<String> columnsNotKept) {
        public Checked {
            columnsNotKept = List.copyOf(columnsNotKept);
        }
    }

    /** Reads it to its end; {@link RosterUnreadable} if that can't be done. */
    public Checked check() {
        var count = new AtomicLong();
        var header = header(StatusWords.known(), row -> count.incrementAndGet());
        return new Checked(count.get(), header.notKept());
    }

    /** SHA-256 of its bytes in lower-case hex. */
    String digest() {
        try (var in = new DigestInputStream(bytes.open(), Hash.sha256())) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (IOException e) {
            throw new RosterUnreadable(name + " can't be read", e);
        }
    }

    /** Hands on each row in the file's order. */
    public void read(StatusWords words, Consumer<Row> rows) {
        header(words, rows);
    }

    private Header header(StatusWords words, Consumer<Row> rows) {
        try (var lines = new Lines(bytes.open())) {
            return new Reading(lines, words, rows)
                    .toEnd()
                    .orElseThrow(
                            () -> new RosterUnreadable(name + " is empty: a header row is needed"));
        } catch (IOException e) {
            throw new RosterUnreadable(name + " can't be read", e);
        }
    }
}
