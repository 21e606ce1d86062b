package net.associatedschools.registry.app.view;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import net.associatedschools.registry.view.AsOf;

/** The conditions of a question and their values, in the order they are said. */
final class Where {
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    static Where believedAt(long position) {
        return new Where().and("recorded_from <= ?", position).and("recorded_until > ?", position);
    }

    static Where holds(AsOf at) {
        return believedAt(at.position())
                .and("effective_from <= ?", at.day())
                .and("effective_until > ?", at.day());
    }

    Where and(String condition, Object... its) {
        sql.append(sql.isEmpty() ? " where " : " and ").append(condition);
        values.addAll(Arrays.asList(its));
        return this;
    }

    /** One value is compared as one, which lets an index also give the order. */
    Where anyOf(String column, Collection<String> words) {
        return words.size() == 1
                ? and(column + " = ?", words.iterator().next())
                : and(column + " = any (?)", words);
    }

    /** Behind those keys, compared as a row. */
    Where after(List<String> columns, List<String> keys) {
        if (keys.isEmpty()) return this;
        var marks = "?" + ", ?".repeat(keys.size() - 1);
        return and("(" + String.join(", ", columns) + ") > (" + marks + ")", keys.toArray());
    }

    PreparedStatement prepare(Connection connection, String before, String after)
            throws SQLException {
        var statement = connection.prepareStatement(before + sql + after);
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            if (value instanceof Collection<?> words) {
                statement.setArray(i + 1, connection.createArrayOf("text", words.toArray()));
            } else statement.setObject(i + 1, value);
        }
        return statement;
    }
}
