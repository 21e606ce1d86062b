package net.associatedschools.registry.app.view;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.ConnectionWrapperFactory;
import org.axonframework.common.jdbc.ConnectionWrapperFactory.NoOpCloseHandler;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.jspecify.annotations.Nullable;

/**
 * One connection for a view's token and its rows: Axon's transaction manager of the views and the
 * connection provider of their token store and tables. A transaction belongs to its thread; one
 * begun inside another joins it. Not for the command side, which has none (design.md 3).
 */
public final class ViewTransactions implements TransactionManager, ConnectionProvider {
    private final DataSource database;

    // Not static: a thread may be in a transaction of each of two databases.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Unit> current = new ThreadLocal<>();

    /** Takes a pool that gives connections to anybody, in or out of a transaction. */
    public ViewTransactions(DataSource database) {
        this.database = database;
    }

    @Override
    public Transaction startTransaction() {
        var outer = current.get();
        if (outer != null) return new Joined(outer);
        try {
            var connection = database.getConnection();
            connection.setAutoCommit(false);
            var unit = new Unit(connection);
            current.set(unit);
            return unit;
        } catch (SQLException e) {
            throw new ViewDatabaseException("no transaction for the views", e);
        }
    }

    /** The transaction's connection, which neither closes nor commits; outside one, a free one. */
    @Override
    public Connection getConnection() throws SQLException {
        var unit = current.get();
        if (unit == null) return database.getConnection();
        return ConnectionWrapperFactory.wrap(unit.connection, new NoOpCloseHandler());
    }

    private final class Unit implements Transaction {
        private final Connection connection;
        private boolean doomed;

        Unit(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void commit() {
            if (doomed) {
                rollback();
                throw new IllegalStateException("a part of this transaction was rolled back");
            }
            end(Connection::commit);
        }

        @Override
        public void rollback() {
            end(Connection::rollback);
        }

        private void end(End how) {
            current.remove();
            try (connection) {
                how.end(connection);
                connection.setAutoCommit(true);
            } catch (SQLException e) {
                throw new ViewDatabaseException("the views' transaction could not end", e);
            }
        }
    }

    /** Part of another: ends with it. */
    private record Joined(Unit outer) implements Transaction {
        @Override
        public void commit() {
            // the outer one does
        }

        @Override
        public void rollback() {
            outer.doomed = true;
        }
    }

    @FunctionalInterface
    private interface End {
        void end(Connection connection) throws SQLException;
    }
}
