package net.associatedschools.registry.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.ConnectionWrapperFactory;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;

/**
 * Transactions of a data source as Axon's JDBC engine needs them: all that a thread does within one
 * goes over one connection, and an inner one is part of the outer.
 */
public final class Transactions implements TransactionManager, ConnectionProvider {
    private static final ConnectionWrapperFactory.ConnectionCloseHandler KEPT =
            new ConnectionWrapperFactory.ConnectionCloseHandler() {
                @Override
                public void close(Connection connection) {}

                @Override
                public void commit(Connection connection) {}
            };

    private final DataSource dataSource;

    @SuppressWarnings("ThreadLocalUsage") // One for each data source.
    private final ThreadLocal<Connection> current = new ThreadLocal<>();

    public Transactions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = current.get();
        return connection == null
                ? dataSource.getConnection()
                : ConnectionWrapperFactory.wrap(connection, KEPT);
    }

    /** The connection of the thread's transaction, if it is in one. */
    public Optional<Connection> used() {
        return Optional.ofNullable(current.get());
    }

    @Override
    public Transaction startTransaction() {
        return current.get() == null ? new Outer(begin()) : new Inner();
    }

    private Connection begin() {
        try {
            var connection = dataSource.getConnection();
            connection.setAutoCommit(false);
            current.set(connection);
            return connection;
        } catch (SQLException failure) {
            throw new IllegalStateException("no transaction", failure);
        }
    }

    private record Inner() implements Transaction {
        @Override
        public void commit() {}

        @Override
        public void rollback() {}
    }

    private final class Outer implements Transaction {
        private final Connection connection;

        Outer(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void commit() {
            end(Connection::commit);
        }

        @Override
        public void rollback() {
            end(Connection::rollback);
        }

        private void end(Ending ending) {
            current.remove();
            try (connection) {
                ending.of(connection);
                connection.setAutoCommit(true);
            } catch (SQLException failure) {
                throw new IllegalStateException("the transaction did not end", failure);
            }
        }
    }

    /** How a transaction ends. */
    private interface Ending {
        void of(Connection connection) throws SQLException;
    }
}
