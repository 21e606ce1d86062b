package net.associatedschools.registry.app.cli;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The options of every command that asks a register: which one, as whom, and how to print its
 * answer. To be mixed in with {@code @Mixin}.
 */
public final class Client {
    static final String DATA_DIRECTORY = "./registry-data";

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "ask the register at this address instead of a data directory's")
    private @Nullable URI url;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "${env:REGISTRY_TOKEN}",
            description =
                    "ask as its owner (default: REGISTRY_TOKEN, or the data directory's first token)")
    private @Nullable String token;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description =
                    "the register of this directory, served or not (default: "
                            + DATA_DIRECTORY
                            + ")")
    private @Nullable Path dataDirectory;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table, csv, json or ndjson (default: table on a terminal, else csv)")
    private @Nullable Format format;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    /** To be closed: the register may have been started for this one command. */
    public Connection open() {
        if (url == null) {
            var directory = dataDirectory == null ? Path.of(DATA_DIRECTORY) : dataDirectory;
            return new Connection(new LocalRegister(directory, token));
        }
        if (dataDirectory != null) {
            throw new ParameterException(
                    command().commandLine(), "--url and --data-dir exclude each other");
        }
        if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
            throw new ParameterException(
                    command().commandLine(), "--url starts with http:// or https://, not " + url);
        }
        return new Connection(new RemoteRegister(url, token));
    }

    public Output output() {
        return new Output(
                format == null ? Format.usual() : format, command().commandLine().getOut());
    }

    private CommandSpec command() {
        if (command == null) {
            throw new IllegalStateException("run by the command line only");
        }
        return command;
    }
}
