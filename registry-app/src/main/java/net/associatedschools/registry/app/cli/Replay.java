package net.associatedschools.registry.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tells the log again: each event in words, and what the register held to be so after it. */
@Command(
        name = "replay",
        description = "Tell the log again: each event in words, and the state after it.",
        footer = {
            "",
            "Example:",
            "  registry replay --school school:6f4c1107-268c-81a4-ad63-3b9a32cfdfe3"
        })
public final class Replay implements Callable<Integer> {
    @Mixin private Client client = new Client();

    @Option(names = "--school", required = true, paramLabel = "ID", description = "its id")
    private String school = "";

    @Option(
            names = "--until",
            paramLabel = "DATE|POSITION",
            description = "no further than what was recorded on that day (UTC) or position")
    private @Nullable String until;

    @Option(names = "--step", description = "wait for Enter after each event")
    private boolean step;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        try (var connection = client.open()) {
            var query = new LinkedHashMap<String, @Nullable String>();
            query.put("recordedAsOf", recordedAsOf());
            var path = "/api/v1/schools/" + Query.encoded(school) + "/history";
            var events = connection.get(Query.of(path, query)).path("events");
            if (step) tell(events);
            else client.output().print(lines(events));
        }
        return 0;
    }

    private static Iterable<JsonNode> lines(JsonNode events) {
        var lines = new ArrayList<JsonNode>();
        for (var event : events) {
            var line = JsonNodeFactory.instance.objectNode();
            for (var column : new String[] {"position", "recordedAt", "sentence", "after"}) {
                line.set(column, event.path(column));
            }
            lines.add(line);
        }
        return lines;
    }

    private void tell(JsonNode events) {
        var out = spec().commandLine().getOut();
        // Not closed: standard input isn't ours.
        var in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        for (var event : events) {
            print(event, out);
            try {
                if (in.readLine() == null) return;
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    private static void print(JsonNode event, PrintWriter out) {
        out.printf(
                "%s  %s%n    %s%n    -> %s%n",
                event.path("position").asText(),
                event.path("recordedAt").asText(),
                event.path("sentence").asText(),
                event.path("after").asText());
        out.flush();
    }

    /** A position as it is; of a day its last microsecond. */
    private @Nullable String recordedAsOf() {
        if (until == null || until.matches("\\d+")) return until;
        try {
            return LocalDate.parse(until) + "T23:59:59.999999Z";
        } catch (DateTimeParseException unreadable) {
            throw new ParameterException(
                    spec().commandLine(),
                    "--until is a day such as 2026-11-23 or a position such as 17, not " + until,
                    unreadable);
        }
    }

    private CommandSpec spec() {
        if (spec == null) throw new IllegalStateException("run by the command line only");
        return spec;
    }
}
