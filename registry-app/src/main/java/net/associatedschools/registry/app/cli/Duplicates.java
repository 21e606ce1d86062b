package net.associatedschools.registry.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import net.associatedschools.registry.app.database.Refused;
import net.associatedschools.registry.likeness.JudgedPairs;
import net.associatedschools.registry.likeness.Reason;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lists schools that are likely one, or measures how well such pairs are found. */
@Command(
        name = "duplicates",
        description = {
            "List pairs of schools in the register that are likely one, the likeliest first.",
            "With --pairs: read pairs that somebody judged, a UTF-8 CSV with the columns left,"
                    + " right, same (yes, no or related), say which of them come out wrong, and print"
                    + " precision and recall. Needs no register."
        },
        footer = {"", "Example:", "  registry duplicates --pairs docs/samples/pairs/pairs.csv"})
public final class Duplicates implements Callable<Integer> {
    @Mixin private Client client = new Client();

    @Option(names = "--pairs", paramLabel = "FILE", description = "judged pairs, to measure by")
    private @Nullable Path pairs;

    @Option(names = "--country", paramLabel = "XX", description = "only its schools")
    private @Nullable String country;

    @Option(names = "--limit", paramLabel = "N", description = "at most so many pairs")
    private @Nullable Integer limit;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (pairs == null) return list();
        if (country != null || limit != null) {
            throw new ParameterException(spec().commandLine(), "--pairs needs no register");
        }
        return measure(pairs);
    }

    private int list() {
        if (limit != null && limit < 1) {
            throw new ParameterException(spec().commandLine(), "--limit must be 1 or more");
        }
        try (var connection = client.open()) {
            var items = new ArrayList<JsonNode>();
            String after = null;
            do {
                var query = new LinkedHashMap<String, @Nullable String>();
                query.put("country", country);
                query.put("after", after);
                var page = connection.get(Query.of("/api/v1/duplicates", query));
                page.path("items").forEach(items::add);
                after = page.path("next").asText(null);
            } while (after != null && (limit == null || items.size() < limit));
            int count = limit == null ? items.size() : Math.min(limit, items.size());
            client.output().print(items.subList(0, count));
        }
        return 0;
    }

    private int measure(Path file) {
        var judged = read(file);
        for (var row : judged.badRows()) say("line %d: %s".formatted(row.line(), row.why()));
        if (judged.pairs().isEmpty()) throw new Refused(file + " has no pair that can be judged");
        for (var pair : judged.pairs()) {
            if (!pair.isRight()) say(wrong(pair));
        }
        var result = JsonNodeFactory.instance.objectNode();
        result.put("pairs", judged.pairs().size());
        result.put("same", judged.count(true, true) + judged.count(true, false));
        result.put("found", judged.count(true, true) + judged.count(false, true));
        result.put("foundRightly", judged.count(true, true));
        result.put("badRows", judged.badRows().size());
        result.put("precision", rounded(judged.precision()));
        result.put("recall", rounded(judged.recall()));
        client.output().print(List.of(result));
        return 0;
    }

    private static String wrong(JudgedPairs.Pair pair) {
        return "line %d: %s | %s: %s, but scored %s (%s)"
                .formatted(
                        pair.line(),
                        pair.left(),
                        pair.right(),
                        pair.same() ? "the same" : "not the same",
                        rounded(pair.likeness().score()),
                        pair.likeness().reasons().stream()
                                .map(Reason::toString)
                                .collect(Collectors.joining("; ")));
    }

    private static JudgedPairs read(Path file) {
        if (Files.isDirectory(file)) throw new Refused(file + " is a directory");
        if (!Files.isReadable(file)) throw new Refused(file + " can't be read");
        // A new decoder reports what doesn't decode; one made from the charset would replace it.
        try (var in = Files.newInputStream(file);
                var text =
                        new BufferedReader(
                                new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()))) {
            return JudgedPairs.read(text);
        } catch (CharacterCodingException malformed) {
            throw new Refused(file + " is not UTF-8", malformed);
        } catch (IOException unreadable) {
            throw new Refused(file + " can't be read: " + unreadable.getMessage(), unreadable);
        } catch (IllegalArgumentException broken) {
            throw new Refused(file + ": " + broken.getMessage(), broken);
        }
    }

    private static String rounded(double share) {
        return String.format(Locale.ROOT, "%.3f", share);
    }

    private void say(String line) {
        spec().commandLine().getErr().println(line);
    }

    private CommandSpec spec() {
        if (spec == null) throw new IllegalStateException("run by the command line only");
        return spec;
    }
}
