package net.associatedschools.registry.app.serving;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import net.associatedschools.registry.app.database.DataDirectory;
import net.associatedschools.registry.app.database.DatabaseAddress;
import net.associatedschools.registry.app.database.EmbeddedDatabase;
import net.associatedschools.registry.app.database.PrivateFiles;
import net.associatedschools.registry.app.database.Refused;
import net.associatedschools.registry.app.database.Served;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A register that is served: started from the database up, stopped from HTTP down. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private final ServerOptions options;
    private @Nullable DataDirectory directory;
    private @Nullable EmbeddedDatabase embedded;
    private @Nullable ApplicationContext context;
    private @Nullable EmbeddedServer http;
    private boolean closed;

    public Server(ServerOptions options) {
        this.options = options;
    }

    /**
     * Returns when the register answers.
     *
     * @throws Served if another process serves the data directory
     * @throws Refused if it can't start, for a reason that a person can mend; nothing is left
     *     running
     */
    public synchronized void start() {
        if (closed) {
            throw new Refused("stopped before it started");
        }
        try {
            var held = hold();
            directory = held;
            var database = options.external().orElse(null);
            if (database == null) {
                embedded = EmbeddedDatabase.start(Objects.requireNonNull(held));
                database = embedded.address();
            }
            serve(database);
            announce(held);
        } catch (RuntimeException e) {
            close();
            throw explained(e);
        }
    }

    public synchronized URI url() {
        if (http == null) {
            throw new IllegalStateException("not started");
        }
        var local = options.host().equals("127.0.0.1") || options.host().equals("0.0.0.0");
        return URI.create(
                "http://" + (local ? "localhost" : options.host()) + ":" + http.getPort());
    }

    /** HTTP first, then the register, then its database; the data directory is free after that. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        step("the ready file", this::retract);
        step("HTTP", () -> stop(http));
        step("the register", () -> stop(context));
        step("the database", () -> stop(embedded));
        step("the data directory", () -> stop(directory));
    }

    /**
     * With a database of their own, several nodes may run from one directory: none has to hold it.
     */
    private @Nullable DataDirectory hold() {
        try {
            return DataDirectory.hold(options.dataDirectory());
        } catch (Served e) {
            if (options.external().isPresent()) {
                return null;
            }
            throw e;
        }
    }

    private void serve(DatabaseAddress database) {
        var properties = new HashMap<String, Object>();
        properties.put("micronaut.server.host", options.host());
        properties.put("micronaut.server.port", options.port() == 0 ? -1 : options.port());
        properties.put("datasources.default.url", database.url());
        properties.put("datasources.default.username", database.user());
        properties.put("datasources.default.password", database.password());
        var beans =
                ApplicationContext.builder()
                        .banner(false)
                        .deduceEnvironment(false)
                        .singletons(options, options.outbox())
                        .properties(Map.copyOf(properties))
                        .build();
        context = beans;
        beans.start();
        for (var preparation : beans.getBeansOfType(BeforeServing.class)) {
            preparation.prepare(options);
        }
        var server = beans.getBean(EmbeddedServer.class);
        http = server;
        server.start();
    }

    private void announce(@Nullable DataDirectory held) {
        if (held != null) {
            held.serving(url());
        }
        options.readyFile()
                .ifPresent(
                        file -> {
                            try {
                                PrivateFiles.write(file, url() + System.lineSeparator());
                            } catch (IOException e) {
                                throw new Refused(
                                        "cannot write the ready file " + file + ": " + e, e);
                            }
                        });
    }

    private void retract() {
        if (directory != null) {
            directory.notServing();
        }
    }

    private static void stop(@Nullable AutoCloseable part) throws Exception {
        if (part != null) {
            part.close();
        }
    }

    /** One part that fails to stop must not keep the next from stopping. */
    private static void step(String part, Step step) {
        try {
            step.run();
        } catch (Exception e) {
            LOG.error("{} did not stop cleanly", part, e);
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws Exception;
    }

    private RuntimeException explained(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return refused;
            }
            if (cause instanceof BindException) {
                return new Refused(
                        "port "
                                + options.port()
                                + " of "
                                + options.host()
                                + " is taken: "
                                + cause.getMessage(),
                        failure);
            }
            if (cause instanceof SQLException) {
                return new Refused("the database refuses: " + cause.getMessage(), failure);
            }
        }
        return failure;
    }
}
