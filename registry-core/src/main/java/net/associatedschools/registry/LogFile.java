package net.associatedschools.registry;

import java.io.BufferedReader;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import net.associatedschools.registry.contract.EventJson;
import net.associatedschools.registry.store.EventLog;
import net.associatedschools.registry.store.LogImport;
import net.associatedschools.registry.store.StoredEvent;
import org.jspecify.annotations.Nullable;

/**
 * A register's log as a file of lines ({@code docs/reference/log-format.md}), taken into a
 * database. Positions, times, salts and ids stay, and so does the root.
 *
 * <p>Beside what holds for every log, an event in a stream of the register must be one that this
 * release knows and can read: a view would stop at it. What another application keeps in streams of
 * its own passes.
 */
public final class LogFile {
    private static final Pattern OUR_STREAM =
            Pattern.compile("(application|school|country|figure|person|text|document):.*");

    private LogFile() {}

    /**
     * How far it is.
     *
     * @param found events that the log had already
     * @param written events that this run wrote; they are committed
     */
    public record Progress(long found, long written) {
        private static Progress of(LogImport.Report report) {
            return new Progress(report.found(), report.written());
        }
    }

    /** Says which line doesn't fit, why, and what was done before it. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final long line;
        private final transient Progress progress;

        private Refused(LogImport.Refused refused) {
            super(refused.getMessage(), refused);
            line = refused.line();
            progress = Progress.of(refused.report());
        }

        /** Counted from 1. */
        public long line() {
            return line;
        }

        /** What was found and written before; it stays. */
        public Progress progress() {
            return progress;
        }
    }

    /**
     * Takes the lines into an empty log, or goes on where the same log ends; whoever runs it again
     * after it broke off goes on from there.
     *
     * @param progress told after every 10,000 events
     * @throws Refused at the first line that doesn't fit
     */
    static Progress take(DataSource dataSource, BufferedReader lines, Consumer<Progress> progress) {
        EventLog.migrate(dataSource);
        try {
            return Progress.of(
                    LogImport.lines(
                            dataSource,
                            lines,
                            LogFile::refusal,
                            report -> progress.accept(Progress.of(report))));
        } catch (LogImport.Refused refused) {
            throw new Refused(refused);
        }
    }

    private static @Nullable String refusal(StoredEvent event) {
        if (!OUR_STREAM.matcher(event.stream()).matches() || !event.type().isEmpty()) return null;
        try {
            EventJson.current().read(event.name(), event.revision(), event.payload());
            EventJson.current().readMetadata(event.metadata());
            return null;
        } catch (IllegalArgumentException unknown) {
            return "name, payload: " + unknown.getMessage();
        }
    }
}
