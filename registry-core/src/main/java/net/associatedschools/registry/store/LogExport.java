package net.associatedschools.registry.store;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongConsumer;

/** Writes a log as lines, as {@link LogImport} takes them in: the stored bytes, nothing upcast. */
public final class LogExport {
    private static final int PAGE = 1000;

    private LogExport() {}

    /**
     * Writes the events behind a position (0: all) up to the log's end as it is now.
     *
     * @param progress told the last position written, after every 1,000 events
     * @return the last position written; {@code after} where there was nothing
     */
    public static long lines(EventLog log, long after, OutputStream out, LongConsumer progress)
            throws IOException {
        long last = log.lastPosition();
        long written = after;
        while (written < last) {
            for (var event : log.read(written, (int) Math.min(PAGE, last - written))) {
                LogLines.write(event, out);
                written = event.position();
            }
            progress.accept(written);
        }
        return written;
    }
}
