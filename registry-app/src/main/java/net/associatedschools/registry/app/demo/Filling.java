package net.associatedschools.registry.app.demo;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javax.sql.DataSource;
import net.associatedschools.registry.Chronicle;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.app.database.DataDirectory;
import net.associatedschools.registry.app.database.DatabaseAddress;
import net.associatedschools.registry.app.database.EmbeddedDatabase;
import net.associatedschools.registry.app.database.OwnTables;
import net.associatedschools.registry.app.database.Refused;
import net.associatedschools.registry.app.view.PostgresViews;
import net.associatedschools.registry.app.view.ViewTokens;
import net.associatedschools.registry.app.view.ViewTransactions;
import net.associatedschools.registry.person.BulkRecords;
import net.associatedschools.registry.view.Projection;
import org.axonframework.eventhandling.tokenstore.TokenStore;

/** Fills an empty register with the invented network: log, records of persons, and views. */
public final class Filling {
    /** Streams that are folded at once. */
    private static final int RANGE = 200;

    private static final int VIEWS_AT_ONCE = 2;
    private static final int CONNECTIONS = 2 * VIEWS_AT_ONCE + 1;
    private static final int COUNTRIES_BETWEEN_NEWS = 20;

    private final int schools;
    private final long seed;
    private final Consumer<String> news;

    /**
     * @param schools how many members the network has in January 2024
     * @param seed what its lots are drawn from
     * @param news hears in a few words how far it is
     */
    public Filling(int schools, long seed, Consumer<String> news) {
        this.schools = schools;
        this.seed = seed;
        this.news = news;
    }

    /**
     * Works on the database of that directory, or on the one that is given.
     *
     * @throws Refused where the register holds anything; nothing is changed then
     */
    public long run(Path dataDirectory, Optional<DatabaseAddress> external) {
        try (var directory = DataDirectory.hold(dataDirectory)) {
            if (external.isPresent()) return fill(external.get(), directory.path(), false);
            try (var database = EmbeddedDatabase.start(directory)) {
                return fill(database.address(), directory.path(), true);
            }
        }
    }

    private long fill(DatabaseAddress address, Path folder, boolean alone) {
        try (var pool = new HikariDataSource()) {
            pool.setPoolName("demo");
            pool.setJdbcUrl(address.url());
            pool.setUsername(address.user());
            pool.setPassword(address.password());
            pool.setMaximumPoolSize(CONNECTIONS);
            Registry.migrate(pool);
            OwnTables.migrate(pool);
            if (!Chronicle.isEmpty(pool)) {
                throw new Refused(
                        "this register holds something already, and what is invented is never mixed"
                                + " with it: name an empty --data-dir");
            }
            return fill(pool, folder, alone);
        }
    }

    private long fill(DataSource database, Path folder, boolean alone) {
        var records = new BulkRecords(database, Instant.now());
        var world = new World(schools, seed, records);
        try (var chronicle =
                world.told(
                        folder,
                        done -> {
                            if (done % COUNTRIES_BETWEEN_NEWS == 0 || done == world.countries()) {
                                news.accept(
                                        "told %d of %d countries"
                                                .formatted(done, world.countries()));
                            }
                        },
                        (at, id, command) -> {})) {
            records.flush();
            long last =
                    chronicle.write(
                            database,
                            written ->
                                    news.accept(
                                            "wrote %,d of %,d events"
                                                    .formatted(written, chronicle.events())));
            build(database, chronicle, last, alone);
            return last;
        }
    }

    private void build(DataSource database, Chronicle chronicle, long last, boolean alone) {
        var transactions = new ViewTransactions(database);
        var tokens = ViewTokens.of(transactions, alone);
        var views = new PostgresViews(database, transactions);
        try (var workers = Executors.newFixedThreadPool(VIEWS_AT_ONCE)) {
            var built =
                    views.projections(Chronicle.log(database)).stream()
                            .map(
                                    view ->
                                            workers.submit(
                                                    () ->
                                                            build(
                                                                    view,
                                                                    chronicle,
                                                                    last,
                                                                    transactions,
                                                                    tokens)))
                            .toList();
            await(built);
        }
    }

    private void build(
            Projection<?> projection,
            Chronicle chronicle,
            long last,
            ViewTransactions transactions,
            TokenStore tokens) {
        var view = projection.view();
        transactions.executeInTransaction(
                () -> {
                    projection.fill(chronicle.streams(view::isAbout, RANGE), last);
                    ViewTokens.begin(tokens, view.name(), last);
                });
        news.accept("built the view of " + view.name());
    }

    private static void await(List<? extends Future<?>> built) {
        try {
            for (var view : built) view.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a view could not be built", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Refused("interrupted", interrupted);
        }
    }
}
