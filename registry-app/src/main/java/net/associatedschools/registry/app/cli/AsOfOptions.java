package net.associatedschools.registry.app.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** As of when to ask: a day of the world, and what the register knew at a moment. */
final class AsOfOptions {
    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "what held on this day, as 2024-03-01 (default: today, UTC)")
    private @Nullable String asOf;

    @Option(
            names = "--recorded-as-of",
            paramLabel = "POSITION|INSTANT",
            description = "as the register knew it then (default: now)")
    private @Nullable String recordedAsOf;

    void addTo(Map<String, @Nullable String> query) {
        query.put("asOf", asOf);
        query.put("recordedAsOf", recordedAsOf);
    }
}
