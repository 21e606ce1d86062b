package net.associatedschools.registry.app.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a token by which somebody may speak to the register in a role. */
@Command(
        name = "token",
        description = {
            "Make a token by which somebody may speak to the register in a role.",
            "It is shown this once; the register keeps only its SHA-256."
        },
        footer = {"", "Example:", "  registry token --role COORDINATOR --country FI"})
public final class Token implements Callable<Integer> {
    @Mixin private Client client = new Client();

    @Option(
            names = "--role",
            required = true,
            paramLabel = "ROLE",
            description = "HQ, COORDINATOR, COMMISSION, SCHOOL, AUDITOR or OPERATOR")
    private String role = "";

    @Option(
            names = "--country",
            paramLabel = "XX",
            description = "of a coordinator or commission: its country")
    private @Nullable String country;

    @Option(names = "--school", paramLabel = "ID", description = "of a school: its id")
    private @Nullable String school;

    @Option(
            names = "--person",
            paramLabel = "ID",
            description = "whose token it is, person:<uuid> (default: a new person)")
    private @Nullable String person;

    @Option(names = "--label", paramLabel = "WORDS", description = "what it is for")
    private @Nullable String label;

    @Override
    public Integer call() {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("role", role.toUpperCase(Locale.ROOT));
        if (country != null) body.put("country", country);
        if (school != null) body.put("school", school);
        if (person != null) body.put("person", person);
        if (label != null) body.put("label", label);
        try (var connection = client.open()) {
            client.output().print(List.of(connection.post("/api/v1/tokens", body, Map.of())));
        }
        return 0;
    }
}
