package net.associatedschools.registry.app;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.app.database.LogPool;
import net.associatedschools.registry.app.serving.BeforeServing;
import net.associatedschools.registry.importing.Import;
import net.associatedschools.registry.person.Records;
import net.associatedschools.registry.store.EventLog;
import net.associatedschools.registry.view.application.Applications;
import net.associatedschools.registry.view.country.Countries;
import net.associatedschools.registry.view.period.Directory;
import net.associatedschools.registry.view.period.Schools;
import net.associatedschools.registry.view.period.Statistics;

/** From a database to the register and its questions as beans; nothing else makes them. */
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
        return options -> registry.learnCountries();
    }

    @Singleton
    EventLog log(Registry registry) {
        return registry.log();
    }

    @Singleton
    Records records(Registry registry) {
        return registry.records();
    }

    @Singleton
    Import imports(Registry registry) {
        return registry.imports();
    }

    @Singleton
    Directory directory(Registry registry) {
        return registry.directory();
    }

    @Singleton
    Statistics statistics(Registry registry) {
        return registry.statistics();
    }

    @Singleton
    Schools schools(Registry registry) {
        return registry.schools();
    }

    @Singleton
    Applications applications(Registry registry) {
        return registry.applications();
    }

    @Singleton
    Countries countries(Registry registry) {
        return registry.countries();
    }
}
