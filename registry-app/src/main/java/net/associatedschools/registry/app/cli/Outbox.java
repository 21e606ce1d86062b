package net.associatedschools.registry.app.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists who is to hear of what, and what came of it. */
@Command(
        name = "outbox",
        description = {
            "List who is to hear of what, and what came of it.",
            "People are named by their ids alone."
        },
        footer = {"", "Example:", "  registry outbox --country FI --state WAITING"})
public final class Outbox implements Callable<Integer> {
    @Mixin private Client client = new Client();

    @Option(names = "--country", paramLabel = "XX", description = "ISO 3166-1 alpha-2 code")
    private @Nullable String country;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "only WAITING, SENDING, SENT or NOT_SENT")
    private @Nullable String state;

    @Option(
            names = "--lang",
            paramLabel = "LANGUAGE",
            description = "show the words in en, fr or es (default: as they are sent)")
    private @Nullable String language;

    @Option(names = "--limit", paramLabel = "N", description = "at most so many (default: all)")
    private long limit = Long.MAX_VALUE;

    @Option(
            names = "--send",
            description = "send what waits, which the register also does every half minute")
    private boolean send;

    @Override
    public Integer call() {
        try (var connection = client.open()) {
            if (send) {
                var nothing = JsonNodeFactory.instance.objectNode();
                client.output()
                        .print(List.of(connection.post("/api/v1/outbox/send", nothing, Map.of())));
                return 0;
            }
            var query = new LinkedHashMap<String, @Nullable String>();
            query.put("country", country);
            query.put("state", state);
            query.put("lang", language);
            client.output().print(Pages.read(connection, "/api/v1/outbox", query, limit));
        }
        return 0;
    }
}
