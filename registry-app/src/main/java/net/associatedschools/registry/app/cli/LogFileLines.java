package net.associatedschools.registry.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import net.associatedschools.registry.app.database.Refused;
import org.jspecify.annotations.Nullable;

/** The lines of an export, whole ones only: a piece of one that an export left is cut off. */
final class LogFileLines implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BLOCK = 1 << 16;

    private final OutputStream out;
    private final @Nullable RandomAccessFile file;
    private final @Nullable String lastLine;
    private long position;

    private LogFileLines(
            OutputStream out, @Nullable RandomAccessFile file, @Nullable String lastLine, long at) {
        this.out = out;
        this.file = file;
        this.lastLine = lastLine;
        this.position = at;
    }

    static LogFileLines standard(long after) {
        var out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
        return new LogFileLines(out, null, null, after);
    }

    /** Made if it is missing; else gone on with behind its last whole line. */
    static LogFileLines in(Path path) throws IOException {
        var file = new RandomAccessFile(path.toFile(), "rw");
        try {
            long end = afterLastLineEnd(file, file.length());
            var last = end == 0 ? null : line(file, afterLastLineEnd(file, end - 1), end);
            long position = last == null ? 0 : position(path, last);
            file.setLength(end);
            file.seek(end);
            var out = new BufferedOutputStream(Channels.newOutputStream(file.getChannel()), BLOCK);
            return new LogFileLines(out, file, last, position);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static long afterLastLineEnd(RandomAccessFile file, long before) throws IOException {
        var block = new byte[BLOCK];
        for (long end = before; end > 0; ) {
            long start = Math.max(0, end - BLOCK);
            int length = (int) (end - start);
            file.seek(start);
            file.readFully(block, 0, length);
            for (int i = length - 1; i >= 0; i--) if (block[i] == '\n') return start + i + 1;
            end = start;
        }
        return 0;
    }

    private static String line(RandomAccessFile file, long start, long end) throws IOException {
        var bytes = new byte[Math.toIntExact(end - start - 1)];
        file.seek(start);
        file.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static long position(Path path, String line) {
        try {
            var position = JSON.readTree(line).path("position");
            if (position.isIntegralNumber() && position.asLong() > 0) return position.asLong();
        } catch (JsonProcessingException noLine) {
            // Refused with what is no line of a log for another reason.
        }
        throw new Refused(path + " is there, and isn't an exported log");
    }

    /** Refuses to write one log behind another. */
    void mustBeOf(Connection connection) {
        var line = lastLine;
        if (line == null) return;
        var there = new StringBuilder();
        connection.lines(
                "/api/v1/events?limit=1&after=" + (position - 1),
                (event, last) -> there.append(event));
        if (!there.toString().equals(line)) {
            throw new Refused("the file is there with another log: at position " + position);
        }
    }

    /** The last position in it; where it goes on if there is none. */
    long position() {
        return position;
    }

    void write(String line) {
        try {
            out.write(line.getBytes(StandardCharsets.UTF_8));
            out.write('\n');
            position++;
        } catch (IOException full) {
            throw new Refused("the file can't be written: " + full.getMessage(), full);
        }
    }

    void flush() throws IOException {
        out.flush();
        if (file != null) file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        if (file == null) {
            out.flush();
        } else {
            out.close();
            file.close();
        }
    }
}
