package net.associatedschools.registry.app.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Destroys a person's record, a text or a document for ever. */
@Command(
        name = "erase",
        description = {
            "Destroy a person's record, a text or a document for ever.",
            "The log keeps its id, and that it was erased. It needs a token of the OPERATOR."
        },
        footer = {"", "Example:", "  registry erase person:0192f7a0-0000-7000-8000-000000000003"})
public final class Erase implements Callable<Integer> {
    @Mixin private Client client = new Client();

    @Parameters(
            paramLabel = "RECORD",
            arity = "1..*",
            description = "person:<uuid>, text:<uuid> or document:<sha256>; several at once")
    private List<String> records = List.of();

    @Override
    public Integer call() {
        try (var connection = client.open()) {
            for (var record : records) {
                var body = JsonNodeFactory.instance.objectNode().put("record", record);
                client.output().print(List.of(connection.post("/api/v1/erasures", body, Map.of())));
            }
        }
        return 0;
    }
}
