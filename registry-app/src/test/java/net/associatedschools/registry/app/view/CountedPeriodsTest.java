package net.associatedschools.registry.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.associatedschools.registry.school.Status;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.period.Filter;
import net.associatedschools.registry.view.period.Selection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CountedPeriodsTest {
    private static final Selection EARLY =
            Selection.of(
                    Filter.MEMBERS.withStatuses(Set.of(Status.ACTIVE)),
                    Map.of(),
                    new AsOf(LocalDate.of(2024, 3, 1), 5));

    @Test
    void a_reading_that_broke_off_counts_nothing_twice() throws Exception {
        try (var database = new ViewDatabase()) {
            var unused = database.empty();
            try (var connection = database.pool.getConnection()) {
                // Superseded, so that nobody would look for it again.
                for (var school : List.of("school:1", "school:2")) add(connection, school);
                var counted = new CountedPeriods();
                assertThrows(
                        ViewDatabaseException.class,
                        () -> counted.count(new Reading(failing(connection)), 9, EARLY, Set.of()));
                var counts = counted.count(new Reading(connection), 9, EARLY, Set.of());
                assertEquals(2, counts.orElseThrow().getFirst().members());
            }
        }
    }

    private static void add(Connection connection, String school) throws SQLException {
        var sql =
                """
                insert into membership_period (school, effective_from, effective_until,
                    recorded_from, recorded_until, status, country, name, types, themes, since_key,
                    recorded, sort_key, search_text)
                values (?, '2020-01-01', 'infinity', 3, 7, 'ACTIVE', 'FR', 'n', '{}', '{}', '',
                    false, 'n', 'n')""";
        try (var insert = connection.prepareStatement(sql)) {
            insert.setString(1, school);
            insert.executeUpdate();
        }
    }

    /** Loses its answer behind the first row. */
    private static Connection failing(Connection connection) {
        return proxy(
                Connection.class,
                connection,
                statement ->
                        proxy(
                                PreparedStatement.class,
                                (PreparedStatement) statement,
                                rows -> losing((ResultSet) rows)));
    }

    private static ResultSet losing(ResultSet rows) {
        int[] asked = {0};
        return (ResultSet)
                Proxy.newProxyInstance(
                        CountedPeriodsTest.class.getClassLoader(),
                        new Class<?>[] {ResultSet.class},
                        (self, method, arguments) -> {
                            if (method.getName().equals("next") && ++asked[0] > 1) {
                                throw new SQLException("lost", "08006");
                            }
                            return method.invoke(rows, arguments);
                        });
    }

    /** Wraps what the methods give that prepare or ask. */
    private interface Wrap {
        Object of(Object real);
    }

    private static <T> T proxy(Class<T> type, T real, Wrap wrap) {
        return type.cast(
                Proxy.newProxyInstance(
                        CountedPeriodsTest.class.getClassLoader(),
                        new Class<?>[] {type},
                        (self, method, arguments) -> {
                            @Nullable Object answer;
                            try {
                                answer = method.invoke(real, arguments);
                            } catch (InvocationTargetException failed) {
                                throw failed.getCause();
                            }
                            boolean wraps =
                                    answer instanceof PreparedStatement
                                            || answer instanceof ResultSet;
                            return wraps ? wrap.of(answer) : answer;
                        }));
    }
}
