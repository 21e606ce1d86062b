package net.associatedschools.registry.app.cli;

import java.util.concurrent.Callable;
import net.associatedschools.registry.app.database.DatabaseAddress;
import net.associatedschools.registry.app.demo.Filling;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Fills an empty register with an invented network of schools. */
@Command(
        name = "demo",
        description = {
            "Fill an empty register with an invented network of schools, 1953-2026, to look at.",
            "",
            "Nothing in it is real, and every answer and page of that register says so. A register that holds anything is"
                    + " left alone. The same seed gives the same log, hash by hash."
        },
        footer = {"", "Example:", "  registry demo --data-dir ./demo-data"})
public final class Demo implements Callable<Integer> {
    private static final int SCHOOLS_MAX = 1_000_000;

    @Option(
            names = "--schools",
            defaultValue = "12000",
            paramLabel = "N",
            description =
                    "how many members the network has in January 2024; with ${DEFAULT-VALUE}, the default, its"
                            + " numbers are those once published")
    private int schools;

    @Option(
            names = "--seed",
            defaultValue = "1953",
            paramLabel = "S",
            description = "what the lots are drawn from (default: ${DEFAULT-VALUE})")
    private long seed;

    @Mixin private OwnFiles files = new OwnFiles();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (spec == null) throw new IllegalStateException("run by the command line only");
        if (schools < 1 || schools > SCHOOLS_MAX) {
            throw new ParameterException(
                    spec.commandLine(), "--schools is a number from 1 to 1000000, not " + schools);
        }
        var out = spec.commandLine().getOut();
        var err = spec.commandLine().getErr();
        long began = System.nanoTime();
        var filling =
                new Filling(
                        schools,
                        seed,
                        news -> {
                            err.printf("%5.1f s  %s%n", (System.nanoTime() - began) / 1e9, news);
                            err.flush();
                        });
        long events = filling.run(files.directory(), DatabaseAddress.in(System.getenv()));
        out.printf("An invented network of %,d schools: %,d events.%n", schools, events);
        out.flush();
        return 0;
    }
}
