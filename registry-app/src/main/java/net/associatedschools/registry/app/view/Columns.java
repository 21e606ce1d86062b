package net.associatedschools.registry.app.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.view.Row;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of one view lie in their table: the columns of the value (texts, numbers, flags,
 * dates or lists of texts), and how it is read back.
 */
record Columns<V>(
        String table,
        String key,
        Map<String, Function<V, @Nullable Object>> fields,
        Reader<V> reader) {

    /** Reads a value back. */
    @FunctionalInterface
    interface Reader<V> {
        V read(ResultSet row) throws SQLException;
    }

    Row<V> read(ResultSet row) throws SQLException {
        return new Row<>(
                text(row, key),
                date(row, "effective_from"),
                date(row, "effective_until"),
                row.getLong("recorded_from"),
                row.getLong("recorded_until"),
                reader.read(row));
    }

    static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }

    static LocalDate date(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDate.class), column);
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    static @Nullable When when(ResultSet row, String column) throws SQLException {
        var earliest = row.getObject(column + "_earliest", LocalDate.class);
        if (earliest == null) return null;
        return new When(earliest, date(row, column + "_latest"));
    }

    static <E extends Enum<E>> @Nullable E word(ResultSet row, String column, Class<E> words)
            throws SQLException {
        var text = row.getString(column);
        return text == null ? null : Enum.valueOf(words, text);
    }

    static @Nullable LocalDate earliest(@Nullable When when) {
        return when == null ? null : when.earliest();
    }

    static @Nullable LocalDate latest(@Nullable When when) {
        return when == null ? null : when.latest();
    }
}
