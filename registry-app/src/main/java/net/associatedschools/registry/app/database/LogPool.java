package net.associatedschools.registry.app.database;

import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.context.annotation.Property;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/**
 * The log's own connections, in autocommit. Apart from those of the views and pages, because a
 * command must never wait for a connection that is held by someone who waits for the command; not a
 * DataSource bean itself, because those are wrapped to work in a transaction only.
 */
@Singleton
public final class LogPool {
    private static final int CONNECTIONS_MAX = 16;
    private static final long CONNECTION_MILLIS_MAX = 10_000;
    private final HikariDataSource pool = new HikariDataSource();

    LogPool(
            @Property(name = "datasources.default.url") String url,
            @Property(name = "datasources.default.username") String user,
            @Property(name = "datasources.default.password") String password) {
        pool.setPoolName("log");
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setMaximumPoolSize(CONNECTIONS_MAX);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(CONNECTION_MILLIS_MAX);
    }

    public DataSource dataSource() {
        return pool;
    }

    @PreDestroy
    void close() {
        pool.close();
    }
}
