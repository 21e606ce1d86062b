package net.associatedschools.registry.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file's lines, one at a time: strictly UTF-8, each with its end, none longer than the limit. */
final class Lines implements Closeable {
    static final int LINE_BYTES_MAX = 1 << 20;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Counted from 1; the text includes its LF, CRLF or CR. */
    record Line(long number, String text) {}

    private final InputStream in;
    private final Deque<Line> ahead = new ArrayDeque<>();
    private long read;

    Lines(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /** Null after the last one. */
    @Nullable Line next() throws IOException {
        return ahead.isEmpty() ? read() : ahead.removeFirst();
    }

    /** To be given out again. */
    void back(List<Line> lines) {
        lines.reversed().forEach(ahead::addFirst);
    }

    private @Nullable Line read() throws IOException {
        var bytes = new ByteArrayOutputStream(256);
        int end = -1;
        while (end < 0) {
            int next = in.read();
            if (next < 0) break;
            if (bytes.size() == LINE_BYTES_MAX) {
                throw new RosterUnreadable(
                        "line %d: longer than %d bytes".formatted(read + 1, LINE_BYTES_MAX));
            }
            bytes.write(next);
            if (next == '\n' || next == '\r') end = next;
        }
        if (bytes.size() == 0) return null;
        if (end == '\r') takeLineFeed(bytes);
        read++;
        return new Line(read, text(bytes.toByteArray()));
    }

    private void takeLineFeed(ByteArrayOutputStream bytes) throws IOException {
        in.mark(1);
        if (in.read() == '\n') bytes.write('\n');
        else in.reset();
    }

    private String text(byte[] bytes) {
        try {
            // A new decoder reports what doesn't decode; String's own would put a replacement.
            var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return read == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException malformed) {
            throw new RosterUnreadable(
                    "line %d: not UTF-8; save the list as UTF-8".formatted(read), malformed);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
