package net.associatedschools.registry.app.view;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import net.associatedschools.registry.view.Row;

/** One read-only transaction over the views' tables: all its statements see the same moment. */
record Reading(Connection connection) {
    private static final int AT_ONCE = 2000;

    long position(String view) {
        var where = new Where().and("view = ?", view);
        try (var statement = where.prepare(connection, "select position from view_state", "");
                var row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException e) {
            throw new ViewDatabaseException("no position of " + view, e);
        }
    }

    <V> List<Row<V>> rows(Columns<V> columns, Where where, String order) {
        return list(columns.table(), "*", where, order, columns::read);
    }

    /** Row by row, however many there are. */
    <V> void each(Columns<V> columns, Where where, String order, Consumer<Row<V>> each) {
        each(columns.table(), "*", where, order, row -> each.accept(columns.read(row)));
    }

    /** Takes one row. */
    @FunctionalInterface
    interface Taker {
        void take(ResultSet row) throws SQLException;
    }

    void each(String table, String what, Where where, String order, Taker each) {
        var select = "select " + what + " from " + table;
        try (var statement = where.prepare(connection, select, order)) {
            statement.setFetchSize(AT_ONCE);
            try (var row = statement.executeQuery()) {
                while (row.next()) each.take(row);
            }
        } catch (SQLException e) {
            throw new ViewDatabaseException("cannot read " + table, e);
        }
    }

    long count(String table, Where where) {
        return list(table, "count(*)", where, "", row -> row.getLong(1)).getFirst();
    }

    <A> List<A> list(
            String table, String what, Where where, String tail, Columns.Reader<A> reader) {
        try (var statement = where.prepare(connection, "select " + what + " from " + table, tail);
                var row = statement.executeQuery()) {
            var found = new ArrayList<A>();
            while (row.next()) found.add(reader.read(row));
            return found;
        } catch (SQLException e) {
            throw new ViewDatabaseException("cannot read " + table, e);
        }
    }
}
