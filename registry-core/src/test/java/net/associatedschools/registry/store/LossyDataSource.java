package net.associatedschools.registry.store;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A real database whose first append loses its connection, as a network does. */
final class LossyDataSource implements DataSource {
    enum Loss {
        BEFORE_COMMIT,
        AFTER_COMMIT,
        AFTER_COMMIT_AND_AWAY
    }

    private final DataSource real;
    private final Loss loss;
    private boolean lost;
    private Runnable afterLoss = () -> {};

    LossyDataSource(DataSource real, Loss loss) {
        this.real = real;
        this.loss = loss;
    }

    /** What happens elsewhere before anybody notices. */
    void afterLoss(Runnable happens) {
        afterLoss = happens;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (lost && loss == Loss.AFTER_COMMIT_AND_AWAY) {
            throw new SQLException("connection refused", "08001");
        }
        var connection = real.getConnection();
        return proxy(
                Connection.class,
                (method, arguments) -> {
                    var result = method.invoke(connection, arguments);
                    boolean appends =
                            method.getName().equals("prepareStatement")
                                    && String.valueOf(arguments[0])
                                            .contains("insert into event_log");
                    return appends ? losing(connection, (PreparedStatement) result) : result;
                });
    }

    private PreparedStatement losing(Connection connection, PreparedStatement statement) {
        return proxy(
                PreparedStatement.class,
                (method, arguments) -> {
                    if (method.getName().equals("execute") && !lost) {
                        lose(connection, statement);
                    }
                    return method.invoke(statement, arguments);
                });
    }

    private void lose(Connection connection, PreparedStatement statement) throws SQLException {
        lost = true;
        if (loss != Loss.BEFORE_COMMIT) {
            statement.execute();
        }
        connection.close();
        afterLoss.run();
        throw new SQLException("an I/O error occurred", "08006");
    }

    /** What happens instead of a call. */
    private interface Call {
        @Nullable Object make(Method method, @Nullable Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(
                Proxy.newProxyInstance(
                        LossyDataSource.class.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> {
                            try {
                                return call.make(method, arguments);
                            } catch (InvocationTargetException thrown) {
                                throw thrown.getCause();
                            }
                        }));
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
