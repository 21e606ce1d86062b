package net.associatedschools.registry.app.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** From when to when to ask, of which members, by what, and as the register knew it at a moment. */
final class PeriodOptions {
    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "the first day (default: the register's usual one)")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DATE", description = "the last day (default: today, UTC)")
    private @Nullable String to;

    @Option(
            names = "--by",
            paramLabel = "DIMENSIONS",
            description = "as in registry statistics (default: none)")
    private @Nullable String by;

    @Option(names = "--country", paramLabel = "XX", description = "ISO 3166-1 alpha-2 code")
    private @Nullable String country;

    @Option(names = "--region", paramLabel = "REGION", description = "such as ARAB_STATES")
    private @Nullable String region;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "members of this status only (default: all members)")
    private @Nullable String status;

    @Option(
            names = "--recorded-as-of",
            paramLabel = "POSITION|INSTANT",
            description = "as the register knew it then (default: now)")
    private @Nullable String recordedAsOf;

    /** Whether it is asked by anything. */
    boolean isSplit() {
        return by != null && !by.isBlank();
    }

    void addTo(Map<String, @Nullable String> query) {
        query.put("from", from);
        query.put("to", to);
        query.put("by", by);
        query.put("country", country);
        query.put("region", region);
        query.put("status", status);
        query.put("recordedAsOf", recordedAsOf);
    }
}
