package net.associatedschools.registry.app;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.annotation.Order;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.app.database.LogPool;
import net.associatedschools.registry.app.serving.BeforeServing;
import net.associatedschools.registry.app.serving.ServerOptions;
import net.associatedschools.registry.app.view.PostgresViews;
import net.associatedschools.registry.app.view.ViewTransactions;
import net.associatedschools.registry.contract.EventJson;
import net.associatedschools.registry.contract.EventSerializer;
import net.associatedschools.registry.importing.CountryList;
import net.associatedschools.registry.importing.Door;
import net.associatedschools.registry.importing.FigureList;
import net.associatedschools.registry.importing.Import;
import net.associatedschools.registry.importing.PostgresImports;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;

/** From a database to the register as a bean; nothing else makes one. */
@Factory
final class Wiring {

    /** An owner that died is taken for dead after this; one of the same name at once. */
    private static final Duration CLAIM = Duration.ofSeconds(5);

    @Singleton
    @Bean(preDestroy = "close")
    Registry registry(LogPool log, DataSource views, ServerOptions options) {
        Registry.migrate(log.dataSource());
        var pool = DelegatingDataSource.unwrapDataSource(views);
        var transactions = new ViewTransactions(pool);
        var tables = new PostgresViews(pool, transactions);
        return Registry.builder()
                .dataSource(log.dataSource())
                .views(tables::projections, tables, tokens(transactions, options), transactions)
                .build();
    }

    private static TokenStore tokens(ViewTransactions transactions, ServerOptions options) {
        var store =
                JdbcTokenStore.builder()
                        .connectionProvider(transactions)
                        .serializer(new EventSerializer(EventJson.current()))
                        .schema(
                                TokenSchema.builder()
                                        .setTokenTable("view_token")
                                        .setProcessorNameColumn("view")
                                        .setTokenTypeColumn("token_type")
                                        .build())
                        .claimTimeout(CLAIM);
        // Whoever holds a data directory is alone with its database: what the one before it left
        // behind needs no waiting for.
        if (options.external().isEmpty()) store.nodeId("embedded");
        return store.build();
    }

    @Singleton
    @Order(1)
    BeforeServing learnCountries(Registry registry) {
        return options -> CountryList.tell(registry);
    }

    @Singleton
    @Order(3)
    BeforeServing learnFigures(Registry registry) {
        return options -> {
            if (options.sample()) FigureList.tell(registry);
        };
    }

    @Singleton
    Import imports(Registry registry, LogPool log) {
        var clock = Clock.systemUTC();
        return new Import(Door.of(registry), new PostgresImports(log.dataSource(), clock), clock);
    }
}
