package net.associatedschools.registry.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists what was taken in, and what is only half in. */
@Command(
        name = "imports",
        description = {
            "List the lists that were taken in: when, by whom, and what became of their rows.",
            "One without finishedAt is going in, or broke off: the same import again completes it."
        },
        footer = {"", "Example:", "  registry imports --format json"})
public final class Imports implements Callable<Integer> {
    @Mixin private Client client = new Client();

    @Override
    public Integer call() {
        try (var connection = client.open()) {
            client.output().print(connection.get("/api/v1/imports").path("items"));
        }
        return 0;
    }
}
