package net.associatedschools.registry.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import net.associatedschools.registry.app.database.Refused;
import net.associatedschools.registry.app.policy.PolicyFile;
import net.associatedschools.registry.app.policy.ScenarioFile;
import net.associatedschools.registry.app.policy.Trial;
import net.associatedschools.registry.app.policy.Unusable;
import net.associatedschools.registry.contract.EventJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A country's rules as a file: checked, tried on scenarios, recorded. */
@Command(
        name = "policy",
        description = "A country's rules as a YAML file: check it, try it, record it.",
        subcommands = {Policy.Check.class, Policy.Try.class, Policy.Recording.class},
        footer = {"", "Example:", "  registry policy check docs/samples/policies/jp.yaml"})
public final class Policy implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return 2;
    }

    private static boolean isScenario(Path file) {
        return file.toString().endsWith(".scenario.yaml");
    }

    /** Says every line that is wrong; needs no register. */
    @Command(
            name = "check",
            description = "Say what is wrong with policies and scenarios, line by line.",
            footer = {"", "Example:", "  registry policy check jp.yaml jp.scenario.yaml"})
    static final class Check implements Callable<Integer> {
        @Spec private CommandSpec spec = CommandSpec.create();

        @Parameters(
                arity = "1..*",
                paramLabel = "FILE",
                description = "NAME.yaml or NAME.scenario.yaml")
        private List<Path> files = List.of();

        @Override
        public Integer call() {
            var out = spec.commandLine().getOut();
            var err = spec.commandLine().getErr();
            boolean good = true;
            for (var file : files) {
                try {
                    if (isScenario(file)) {
                        var read = ScenarioFile.read(file);
                        out.printf("%s: %d scenarios%n", file, read.scenarios().size());
                    } else {
                        var read = PolicyFile.read(file);
                        out.printf(
                                "%s: policy %s of %s, in force from %s%n",
                                file, read.policy().version(), read.country().value(), read.from());
                    }
                } catch (Unusable unusable) {
                    good = false;
                    err.println(unusable.getMessage());
                }
            }
            return good ? 0 : 1;
        }
    }

    /** Runs the scenarios on a register in memory; needs no register. */
    @Command(
            name = "try",
            description = "Run scenarios against their policies, on a register in memory.",
            footer = {
                "",
                "Example:",
                "  registry policy try docs/samples/policies/jp.scenario.yaml"
            })
    static final class Try implements Callable<Integer> {
        @Spec private CommandSpec spec = CommandSpec.create();

        @Parameters(arity = "1..*", paramLabel = "FILE", description = "NAME.scenario.yaml")
        private List<Path> files = List.of();

        @Override
        public Integer call() {
            boolean good = true;
            for (var file : files) good &= tried(file);
            return good ? 0 : 1;
        }

        private boolean tried(Path file) {
            var out = spec.commandLine().getOut();
            ScenarioFile read;
            try {
                read = ScenarioFile.read(file);
            } catch (Unusable unusable) {
                spec.commandLine().getErr().println(unusable.getMessage());
                return false;
            }
            boolean good = true;
            for (var scenario : read.scenarios()) {
                var otherwise = Trial.of(read, scenario);
                out.printf(
                        "%s: %s: %s%n",
                        file.getFileName(),
                        scenario.name(),
                        otherwise.isEmpty() ? "as expected" : "otherwise");
                otherwise.forEach(line -> out.println("  " + line));
                good &= otherwise.isEmpty();
            }
            return good;
        }
    }

    /** Sends it to the register, in force from the day in the file. */
    @Command(
            name = "record",
            description =
                    "Record a policy in the register; in force from the day that the file says.",
            footer = {"", "Example:", "  registry policy record docs/samples/policies/jp.yaml"})
    static final class Recording implements Callable<Integer> {
        @Mixin private Client client = new Client();

        @Parameters(paramLabel = "FILE", description = "NAME.yaml")
        private Path file = Path.of("");

        @Override
        public Integer call() {
            var read = read(file);
            var body = JsonNodeFactory.instance.objectNode();
            JsonNode policy = EventJson.current().mapper().valueToTree(read.policy());
            body.set("policy", policy);
            body.put("effective", read.from().toString());
            body.putArray("evidence")
                    .addObject()
                    .put("kind", "RULES")
                    .put("date", read.from().toString())
                    .put("title", read.source());
            var path = "/api/v1/countries/" + read.country().value() + "/record-policy";
            try (var connection = client.open()) {
                client.output().print(List.of(connection.post(path, body, Map.of())));
            }
            return 0;
        }

        private static PolicyFile read(Path file) {
            try {
                return PolicyFile.read(file);
            } catch (Unusable unusable) {
                throw new Refused(String.valueOf(unusable.getMessage()));
            }
        }
    }
}
