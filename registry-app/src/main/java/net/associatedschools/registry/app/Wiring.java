package net.associatedschools.registry.app;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.annotation.Order;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.app.database.LogPool;
import net.associatedschools.registry.app.serving.BeforeServing;
import net.associatedschools.registry.app.serving.ServerOptions;
import net.associatedschools.registry.app.view.PostgresViews;
import net.associatedschools.registry.app.view.ViewTokens;
import net.associatedschools.registry.app.view.ViewTransactions;
import net.associatedschools.registry.importing.CountryList;
import net.associatedschools.registry.importing.Door;
import net.associatedschools.registry.importing.FigureList;
import net.associatedschools.registry.importing.Import;
import net.associatedschools.registry.importing.PostgresImports;

/** From a database to the register as a bean; nothing else makes one. */
@Factory
final class Wiring {

    @Singleton
    @Bean(preDestroy = "close")
    Registry registry(LogPool log, DataSource views, ServerOptions options) {
        Registry.migrate(log.dataSource());
        var pool = DelegatingDataSource.unwrapDataSource(views);
        var transactions = new ViewTransactions(pool);
        var tables = new PostgresViews(pool, transactions);
        return Registry.builder()
                .dataSource(log.dataSource())
                .views(
                        tables::projections,
                        tables,
                        ViewTokens.of(transactions, options.external().isEmpty()),
                        transactions)
                .build();
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
