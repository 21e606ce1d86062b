package net.associatedschools.registry.app.serving;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import net.associatedschools.registry.app.Main;
import net.associatedschools.registry.app.database.EmbeddedDatabase;
import org.jspecify.annotations.Nullable;

/** {@code registry} with some arguments in a process of its own, as people run it. */
public final class ServingProcess implements AutoCloseable {
    private static final long SECONDS_MAX = 60;
    private final Process process;
    private final Path output;

    private ServingProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    public static ServingProcess start(Path output, String... arguments) throws IOException {
        return start(output, Map.of(), arguments);
    }

    private static ServingProcess start(
            Path output, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        var programs = System.getProperty(EmbeddedDatabase.PROGRAMS_PROPERTY);
        if (programs != null) {
            command.add("-D" + EmbeddedDatabase.PROGRAMS_PROPERTY + "=" + programs);
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return new ServingProcess(builder.start(), output);
    }

    /** {@code serve} on a free port, once it has said in its ready file that it answers. */
    public static ServingProcess serving(Path directory) throws IOException, InterruptedException {
        return serving(directory, Map.of());
    }

    /** The same with more in its environment and more options. */
    public static ServingProcess serving(
            Path directory, Map<String, String> environment, String... options)
            throws IOException, InterruptedException {
        Files.createDirectories(directory.getParent());
        Files.deleteIfExists(readyFile(directory));
        var arguments = new ArrayList<>(List.of("serve", "--port", "0"));
        arguments.addAll(List.of("--data-dir", directory.toString()));
        arguments.addAll(List.of("--ready-file", readyFile(directory).toString()));
        arguments.addAll(List.of(options));
        var started =
                start(
                        directory.resolveSibling("output"),
                        environment,
                        arguments.toArray(String[]::new));
        var giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_MAX);
        while (!Files.exists(readyFile(directory))) {
            if (!started.process.isAlive() || System.nanoTime() > giveUp) {
                started.kill();
                throw new AssertionError("it does not answer: " + started.output());
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return started;
    }

    public static URI url(Path directory) throws IOException {
        return URI.create(Files.readString(readyFile(directory)).strip());
    }

    public long pid() {
        return process.pid();
    }

    /** As the operating system does it when memory is short: no hook runs. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** SIGTERM. */
    public void stop() throws InterruptedException {
        process.destroy();
        waitFor();
    }

    public int waitFor() throws InterruptedException {
        if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
            kill();
            throw new AssertionError("it does not end");
        }
        return process.exitValue();
    }

    public String output() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() {
        try {
            if (process.isAlive()) {
                stop();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Path readyFile(Path directory) {
        return directory.resolveSibling("ready");
    }

    /** The process of the server in this directory, or null if none runs. */
    public static @Nullable ProcessHandle postmaster(Path directory) throws IOException {
        var file = directory.resolve("database").resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return null;
        }
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                .orElse(null);
    }
}
