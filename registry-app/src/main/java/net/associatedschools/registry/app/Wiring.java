package net.associatedschools.registry.app;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.app.database.LogPool;
import net.associatedschools.registry.app.serving.BeforeServing;
import net.associatedschools.registry.importing.CountryList;
import net.associatedschools.registry.importing.Import;

/** From a database to the register as a bean; nothing else makes one. */
@Factory
final class Wiring {

    @Singleton
    @Bean(preDestroy = "close")
    Registry registry(LogPool pool) {
        Registry.migrate(pool.dataSource());
        return Registry.builder().dataSource(pool.dataSource()).build();
    }

    @Singleton
    @Order(1)
    BeforeServing learnCountries(Registry registry) {
        return options -> CountryList.tell(registry);
    }

    @Singleton
    Import imports(Registry registry) {
        return Import.into(registry);
    }
}
