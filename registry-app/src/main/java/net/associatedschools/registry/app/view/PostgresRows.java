package net.associatedschools.registry.app.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.associatedschools.registry.view.Digest;
import net.associatedschools.registry.view.Mark;
import net.associatedschools.registry.view.Row;
import net.associatedschools.registry.view.Table;
import net.associatedschools.registry.view.View;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a view's rows on PostgreSQL, in the transaction of whoever calls: rows are ended by one
 * statement and added by another, however many they are (row by row, 50,000 took 14 s).
 */
final class PostgresRows<V> implements Table<V> {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final View<V> view;
    private final Columns<V> columns;
    private final ConnectionProvider connections;
    private final Runnable whenCleared;

    PostgresRows(
            View<V> view,
            Columns<V> columns,
            ConnectionProvider connections,
            Runnable whenCleared) {
        this.view = view;
        this.columns = columns;
        this.connections = connections;
        this.whenCleared = whenCleared;
    }

    /** Locks the mark: of two nodes that both believe to have the token, one waits and fails. */
    @Override
    public Mark mark() {
        return on("no mark of " + view.name(), connection -> mark(connection, " for update"));
    }

    private Mark mark(Connection connection, String lock) throws SQLException {
        var sql = "select fold_version, position, digest from view_state where view = ?" + lock;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, view.name());
            try (var row = statement.executeQuery()) {
                if (!row.next()) return Mark.start(view.foldVersion());
                return new Mark(
                        row.getInt(1), row.getLong(2), Digest.parse(Columns.text(row, "digest")));
            }
        }
    }

    @Override
    public void save(List<Row<V>> closed, List<Row<V>> added, Mark mark) {
        on(
                "the rows of " + view.name() + " until " + mark.position() + " were not saved",
                connection -> {
                    if (!closed.isEmpty()) close(connection, closed);
                    if (!added.isEmpty()) add(connection, added);
                    move(connection, mark);
                    return mark;
                });
    }

    private void close(Connection connection, List<Row<V>> rows) throws SQLException {
        var sql =
                """
                update %s as r set recorded_until = c.recorded_until
                from unnest(?::text[], ?::date[], ?::bigint[], ?::bigint[])
                    as c (key, effective_from, recorded_from, recorded_until)
                where r.%s = c.key and r.recorded_from = c.recorded_from
                    and r.effective_from = c.effective_from
                """
                        .formatted(columns.table(), columns.key());
        try (var statement = connection.prepareStatement(sql)) {
            var keys = rows.stream().map(Row::key).toArray();
            var days = rows.stream().map(row -> date(row.effectiveFrom())).toArray();
            var from = rows.stream().map(Row::recordedFrom).toArray();
            var until = rows.stream().map(Row::recordedUntil).toArray();
            statement.setArray(1, connection.createArrayOf("text", keys));
            statement.setArray(2, connection.createArrayOf("text", days));
            statement.setArray(3, connection.createArrayOf("bigint", from));
            statement.setArray(4, connection.createArrayOf("bigint", until));
            int found = statement.executeUpdate();
            if (found != rows.size()) {
                throw new IllegalStateException(
                        (rows.size() - found) + " rows of " + view.name() + " are missing");
            }
        }
    }

    /** The table's own row type says what each field becomes. */
    private void add(Connection connection, List<Row<V>> rows) throws SQLException {
        var sql =
                "insert into %1$s select * from json_populate_recordset(null::%1$s, ?::json)"
                        .formatted(columns.table());
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, JSON.writeValueAsString(rows.stream().map(this::row).toList()));
            statement.executeUpdate();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, @Nullable Object> row(Row<V> row) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put(columns.key(), row.key());
        fields.put("effective_from", date(row.effectiveFrom()));
        fields.put("effective_until", date(row.effectiveUntil()));
        fields.put("recorded_from", row.recordedFrom());
        fields.put("recorded_until", row.recordedUntil());
        columns.fields()
                .forEach((name, value) -> fields.put(name, field(value.apply(row.value()))));
        return fields;
    }

    private static @Nullable Object field(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case LocalDate day -> date(day);
            case Boolean flag -> flag;
            case Integer number -> number;
            case List<?> texts -> texts;
            default -> value.toString();
        };
    }

    private static String date(LocalDate day) {
        if (day.equals(LocalDate.MIN)) return "-infinity";
        return day.equals(LocalDate.MAX) ? "infinity" : day.toString();
    }

    private void move(Connection connection, Mark mark) throws SQLException {
        var sql =
                """
                insert into view_state (view, fold_version, position, digest) values (?, ?, ?, ?)
                on conflict (view) do update set fold_version = excluded.fold_version,
                    position = excluded.position, digest = excluded.digest
                """;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, view.name());
            statement.setInt(2, mark.foldVersion());
            statement.setLong(3, mark.position());
            statement.setString(4, mark.digest().hex());
            statement.executeUpdate();
        }
    }

    /** Deletes and doesn't truncate: whoever is reading goes on with what there was. */
    @Override
    public void clear() {
        whenCleared.run();
        on(
                "the rows of " + view.name() + " were not cleared",
                connection -> {
                    try (var statement = connection.createStatement()) {
                        statement.executeUpdate("delete from " + columns.table());
                    }
                    move(connection, Mark.start(view.foldVersion()));
                    return view;
                });
    }

    /** What the table really holds, summed up row by row: the mark's digest, if all is well. */
    Digest scan() {
        return on(
                "the rows of " + view.name() + " cannot be read",
                connection -> {
                    var sum = Digest.ZERO;
                    try (var statement = connection.createStatement()) {
                        statement.setFetchSize(2000);
                        try (var row = statement.executeQuery("select * from " + columns.table())) {
                            while (row.next()) sum = sum.plus(view.digest(columns.read(row)));
                        }
                    }
                    return sum;
                });
    }

    private <A> A on(String failure, Work<A> work) {
        try (var connection = connections.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new ViewDatabaseException(failure, e);
        }
    }

    @FunctionalInterface
    private interface Work<A> {
        A on(Connection connection) throws SQLException;
    }
}
