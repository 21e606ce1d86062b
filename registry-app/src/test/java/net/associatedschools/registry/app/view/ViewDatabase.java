package net.associatedschools.registry.app.view;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executor;
import net.associatedschools.registry.view.Projection;
import net.associatedschools.registry.view.Snapshots;
import net.associatedschools.registry.view.Streams;
import net.associatedschools.registry.view.ViewsUnderTest;
import net.associatedschools.registry.view.application.AdmissionStatistics;
import net.associatedschools.registry.view.application.Applications.Admissions;
import net.associatedschools.registry.view.country.Countries.Situations;
import net.associatedschools.registry.view.exception.Exceptions.Noted;
import net.associatedschools.registry.view.figure.Figures.Told;
import org.flywaydb.core.Flyway;

/** A PostgreSQL with the views' tables, for the tests of one class. */
final class ViewDatabase implements AutoCloseable {
    private final EmbeddedPostgres postgres;
    final HikariDataSource pool = new HikariDataSource();
    final ViewTransactions transactions = new ViewTransactions(pool);

    ViewDatabase() throws IOException {
        postgres = EmbeddedPostgres.start();
        pool.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
        // Whoever took a second connection within a transaction would wait here for ever.
        pool.setMaximumPoolSize(1);
        pool.setConnectionTimeout(5_000);
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .locations("classpath:registry/app/schema")
                .table("views_schema_history")
                .load()
                .migrate();
    }

    PostgresViews empty() {
        execute(
                "truncate membership_period, application_period, country_period, figure_period,"
                        + " exception_period,"
                        + " view_state");
        return new PostgresViews(pool, transactions);
    }

    ViewsUnderTest underTest() {
        var views = empty();
        return new ViewsUnderTest() {
            @Override
            public List<Projection<?>> projections(Streams streams) {
                return views.projections(streams);
            }

            @Override
            public Snapshots<? extends Situations> members() {
                return views;
            }

            @Override
            public Snapshots<? extends Admissions> admissions() {
                return views;
            }

            @Override
            public Snapshots<? extends Told> figures() {
                return views;
            }

            @Override
            public Snapshots<? extends Noted> exceptions() {
                return views;
            }

            @Override
            public AdmissionStatistics admissionStatistics() {
                return new AdmissionStatistics(views);
            }

            @Override
            public Executor unit() {
                return transactions::executeInTransaction;
            }
        };
    }

    void execute(String sql) {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        pool.close();
        postgres.close();
    }
}
