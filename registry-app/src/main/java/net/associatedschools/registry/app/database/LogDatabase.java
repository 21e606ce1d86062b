package net.associatedschools.registry.app.database;

import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A register's database for the length of one command, while nobody serves it: that of a data
 * directory, or one of one's own.
 */
public final class LogDatabase implements AutoCloseable {
    private final DatabaseAddress address;
    private final @Nullable DataDirectory held;
    private final @Nullable EmbeddedDatabase embedded;
    private final Thread stop = new Thread(this::stop, "stop");

    private LogDatabase(
            DatabaseAddress address,
            @Nullable DataDirectory held,
            @Nullable EmbeddedDatabase embedded) {
        this.address = address;
        this.held = held;
        this.embedded = embedded;
    }

    /**
     * Holds the data directory and starts its database, unless there is an external one.
     *
     * @throws Served if another process serves the data directory
     */
    public static LogDatabase open(Path directory, Optional<DatabaseAddress> external) {
        if (external.isPresent()) return new LogDatabase(external.get(), null, null);
        var held = DataDirectory.hold(directory);
        try {
            var embedded = EmbeddedDatabase.start(held);
            var opened = new LogDatabase(embedded.address(), held, embedded);
            Runtime.getRuntime().addShutdownHook(opened.stop);
            return opened;
        } catch (RuntimeException e) {
            held.close();
            throw e;
        }
    }

    public DataSource dataSource() {
        var source = new PGSimpleDataSource();
        source.setUrl(address.url());
        source.setUser(address.user());
        source.setPassword(address.password());
        return source;
    }

    @Override
    public void close() {
        if (embedded == null) return;
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException alreadyShuttingDown) {
            return;
        }
        stop();
    }

    private void stop() {
        if (embedded != null) embedded.close();
        if (held != null) held.close();
    }
}
