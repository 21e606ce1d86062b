package net.associatedschools.registry.app.database;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import net.associatedschools.registry.Registry;
import org.flywaydb.core.Flyway;

/**
 * Makes or renews the application's own tables before anything asks for them. The log has its own
 * history of changes to its schema, in the same database.
 */
@Singleton
public final class OwnTables implements BeanCreatedEventListener<DataSource> {
    @Override
    public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
        migrate(DelegatingDataSource.unwrapDataSource(event.getBean()));
        return event.getBean();
    }

    /** The same for whoever works on the database without the application. */
    public static void migrate(DataSource pool) {
        var flyway =
                Flyway.configure(OwnTables.class.getClassLoader())
                        .dataSource(pool)
                        .locations("classpath:registry/app/schema")
                        .table("registry_app_schema_history")
                        .baselineOnMigrate(true)
                        .baselineVersion("0")
                        .load();
        Registry.migrateAlone(pool, flyway::migrate);
    }
}
