package net.associatedschools.registry.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import net.associatedschools.registry.app.database.DataDirectory;
import net.associatedschools.registry.app.database.DatabaseAddress;
import net.associatedschools.registry.app.outbox.OutboxOptions;
import net.associatedschools.registry.app.serving.Server;
import net.associatedschools.registry.app.serving.ServerOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves the register over HTTP until it is told to stop. */
@Command(
        name = "serve",
        description = {
            "Serve the register over HTTP until stopped (Ctrl-C).",
            "",
            "It keeps its own PostgreSQL in the data directory, unless REGISTRY_DATABASE_URL, REGISTRY_DATABASE_USER and"
                    + " REGISTRY_DATABASE_PASSWORD name another."
        },
        footer = {"", "Example:", "  registry serve --port 8080 --data-dir ./registry-data"})
public final class Serve implements Callable<Integer> {
    @Option(
            names = "--port",
            defaultValue = "8080",
            paramLabel = "N",
            description = "TCP port, 0 for any free one (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            paramLabel = "ADDRESS",
            description =
                    "address to listen on, 0.0.0.0 for every network (default: this machine only, ${DEFAULT-VALUE})")
    private String host = "";

    @Mixin private OwnFiles files = new OwnFiles();

    @Option(
            names = "--ready-file",
            paramLabel = "FILE",
            description = "written with the address as soon as the register answers")
    private @Nullable Path readyFile;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "where the first token of headquarters goes (default: DIR/token)")
    private @Nullable Path tokenFile;

    @Option(
            names = "--sample",
            description = "load the sample: five published lists, and published figures")
    private boolean sample;

    @Option(
            names = "--outbox",
            paramLabel = "WAY",
            defaultValue = "${env:REGISTRY_OUTBOX}",
            description =
                    "how people are told: file:DIR or smtp://[user:password@]host[:port] or smtps://.. (default: REGISTRY_OUTBOX, else not at all)")
    private @Nullable String outbox;

    @Option(
            names = "--outbox-from",
            paramLabel = "ADDRESS",
            defaultValue = "${env:REGISTRY_OUTBOX_FROM}",
            description = "the address that letters come from (default: REGISTRY_OUTBOX_FROM)")
    private @Nullable String outboxFrom;

    @Option(
            names = "--outbox-hq",
            paramLabel = "ADDRESS",
            defaultValue = "${env:REGISTRY_OUTBOX_HQ}",
            description = "the address of headquarters (default: REGISTRY_OUTBOX_HQ)")
    private @Nullable String outboxHq;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > 65535) {
            throw new picocli.CommandLine.ParameterException(
                    spec().commandLine(), "--port is a number from 0 to 65535, not " + port);
        }
        var server =
                new Server(
                        new ServerOptions(
                                files.directory(),
                                host,
                                port,
                                Optional.ofNullable(readyFile),
                                Optional.ofNullable(tokenFile)
                                        .orElse(DataDirectory.tokenFile(files.directory())),
                                sample,
                                DatabaseAddress.in(System.getenv()),
                                OutboxOptions.of(outbox, outboxFrom, outboxHq)));
        // Before the start, so that a signal in the middle of it leaves nothing behind either.
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
        server.start();
        PrintWriter out = spec().commandLine().getOut();
        out.println("The register answers at " + server.url());
        out.flush();
        new CountDownLatch(1).await();
        return 0;
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("run by the command line only");
        }
        return spec;
    }
}
