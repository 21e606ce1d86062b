package net.associatedschools.registry.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Measures the store and writes {@code store.tsv}, {@code store-3kB.tsv}, {@code metrics.tsv} and
 * the plot. Arguments: the directory for them; then the names of the cases, all if none.
 */
public final class StoreBench {
    private static final int SMALL = 300;
    private static final int LARGE = 3_000;

    private final Set<String> wanted;
    private final List<Measured> small = new ArrayList<>();
    private final List<Measured> large = new ArrayList<>();
    private final List<String> metrics = new ArrayList<>();

    private StoreBench(Set<String> wanted) {
        this.wanted = wanted;
    }

    public static void main(String[] arguments) throws Exception {
        var out = Path.of(arguments[0]);
        Files.createDirectories(out);
        var data = Files.createTempDirectory(out, "postgresql-");
        var bench = new StoreBench(Set.copyOf(List.of(arguments).subList(1, arguments.length)));
        long start = System.nanoTime();
        try (var server = new Server(data)) {
            server.settings().forEach((name, value) -> say(name + " = " + value));
            long acknowledged = bench.run(server);
            bench.write(out);
            countAfterAnImmediateStop(server, acknowledged);
        } finally {
            delete(data);
        }
        say("took " + Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s");
    }

    /** How many events our store said that it has. */
    private long run(Server server) throws Exception {
        long acknowledged = 0;
        for (int payload : new int[] {SMALL, LARGE}) {
            var results = payload == SMALL ? small : large;
            var appends = new Appends(server, "append_" + payload, payload);
            measure(results, "append1", appends::alone);
            measure(results, "append8", () -> appends.sideBySide(8));
            measure(results, "append32", () -> appends.sideBySide(32));
            if (payload == SMALL) measure(results, "command32", () -> Commands.measure(server));
            measure(results, "batch500", appends::inBatches);
            measure(results, "import", appends::imported);
            for (var line : appends.metrics()) metrics.add(payload + " B\t" + line);
            acknowledged += appends.acknowledged();
            if (anyWanted("read", "load50", "replay-count", "size")) {
                var reads =
                        new Reads(
                                server,
                                "read_" + payload,
                                payload,
                                payload == SMALL ? 100_000 : 30_000);
                if (payload == SMALL) tellIndexes(reads);
                measure(results, "read", reads::parsed);
                measure(results, "load50", reads::loaded);
                if (payload == SMALL) {
                    measure(results, "replay-count", () -> new Replays().counted(reads));
                    measure(results, "size", reads::size);
                }
            }
            if (payload == SMALL) {
                measure(results, "replay-periods", () -> new Replays().periods(server));
                measure(results, "growth", () -> Growth.measure(server));
            }
        }
        return acknowledged;
    }

    private boolean anyWanted(String... names) {
        return wanted.isEmpty() || Stream.of(names).anyMatch(wanted::contains);
    }

    /** Does one case. */
    private interface Case {
        Measured measure() throws Exception;
    }

    private void measure(List<Measured> results, String name, Case tried) throws Exception {
        if (!anyWanted(name)) return;
        var measured = tried.measure();
        results.add(measured);
        say(table(measured));
    }

    private static void tellIndexes(Reads reads) throws Exception {
        say("indexes of event_log: " + Engines.indexes(reads.pool(), "event_log"));
        say("indexes of Axon's table: " + Engines.indexes(reads.axonsPool(), "domainevententry"));
    }

    private static void countAfterAnImmediateStop(Server server, long acknowledged)
            throws Exception {
        server.stopImmediatelyAndStart();
        long there = 0;
        for (int payload : new int[] {SMALL, LARGE}) {
            var pool = server.pool("append_" + payload);
            there += Server.number(pool, "select count(*) from event_log");
        }
        say(
                "after an immediate stop: %d of %d acknowledged events are there"
                        .formatted(there, acknowledged));
        if (there != acknowledged) throw new IllegalStateException("events were lost or doubled");
    }

    private void write(Path out) throws IOException {
        Files.write(out.resolve("store.tsv"), lines(small));
        Files.write(out.resolve("store-3kB.tsv"), lines(large));
        Files.write(out.resolve("metrics.tsv"), metrics);
        Files.writeString(out.resolve("store.svg"), Plot.of(lines(small)));
        metrics.forEach(StoreBench::say);
    }

    private static List<String> lines(List<Measured> results) {
        return Stream.concat(Stream.of(Measured.HEAD), results.stream().map(Measured::line))
                .toList();
    }

    private static String table(Measured measured) {
        return String.format(
                Locale.ROOT,
                "%-15s %,12.0f %-11s of Axon %5.2f (at least %5.2f)   of the limit %5.2f (at least %5.2f)",
                measured.name(),
                Measured.median(measured.ours()),
                measured.unit(),
                measured.ratio(measured.axon()),
                measured.lowest(measured.axon()),
                measured.ratio(measured.limit()),
                measured.lowest(measured.limit()));
    }

    @SuppressWarnings("SystemOut") // Whoever started it reads there.
    private static void say(String line) {
        System.out.println(line);
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
