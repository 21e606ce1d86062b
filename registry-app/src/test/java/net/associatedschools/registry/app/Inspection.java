package net.associatedschools.registry.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.app.Caller.Answer;
import net.associatedschools.registry.app.database.DatabaseAddress;
import net.associatedschools.registry.app.view.PostgresViews;
import net.associatedschools.registry.app.view.ViewTransactions;
import net.associatedschools.registry.view.memory.MemoryViews;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.jspecify.annotations.Nullable;

/** A look at the tables past every register, by plain SQL. */
final class Inspection implements AutoCloseable {
    private static final Duration REBUILD_MAX = Duration.ofMinutes(2);
    private final HikariDataSource pool = new HikariDataSource();

    Inspection(DatabaseAddress database) {
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(4);
        pool.setMinimumIdle(0);
    }

    long lastPosition() throws SQLException {
        return Long.parseLong(row("select coalesce(max(position), 0) from event_log").getFirst());
    }

    /** Positions 1..n without gaps, and times that never go back. */
    void logIsWhole() throws SQLException {
        var counts = row("select count(*), min(position), max(position) from event_log");
        assertEquals("1", counts.get(1));
        assertEquals(counts.get(0), counts.get(2), "count and last position");
        assertEquals(
                List.of("0"),
                row(
                        """
                        select count(*) from (
                            select recorded_at, lag(recorded_at) over (order by position) as before
                            from event_log) as log
                        where recorded_at < before"""));
        assertEquals(
                List.of("0"),
                row(
                        """
                        select count(*) from (
                            select sequence, row_number() over (
                                partition by stream order by position) as nth
                            from event_log) as log
                        where sequence <> nth - 1"""));
    }

    /**
     * Each answer's events are one command's, all that it said, up to the position that was
     * answered; and these actors said nothing else.
     */
    void holdsExactly(Set<String> actors, Collection<Answer> acknowledged) throws SQLException {
        var said = new HashMap<String, List<String>>();
        var last = new HashMap<String, Long>();
        for (var event :
                rows(
                        """
                        select metadata ->> 'commandId', stream || '#' || sequence, position from (
                            select convert_from(metadata, 'UTF8')::json as metadata,
                                stream, sequence, position
                            from event_log) as log
                        where metadata ->> 'actor' in ('%s') order by position"""
                                .formatted(String.join("', '", actors)))) {
            said.computeIfAbsent(event.get(0), id -> new ArrayList<>()).add(event.get(1));
            last.put(event.get(0), Long.valueOf(event.get(2)));
        }
        var told = new HashMap<List<String>, @Nullable Long>();
        said.forEach((command, events) -> told.put(events, last.get(command)));
        var answered =
                acknowledged.stream().collect(Collectors.toMap(Answer::events, Answer::position));
        assertEquals(answered, told);
    }

    /** Streams that have more than one of these events. */
    Set<String> withMoreThanOneOf(String... names) throws SQLException {
        return rows(
                        "select stream from event_log where name in ('%s') group by stream having count(*) > 1"
                                .formatted(String.join("', '", names)))
                .stream()
                .map(List::getFirst)
                .collect(Collectors.toSet());
    }

    /**
     * The views have come to the end of the log; their rows are those that a register in memory
     * makes of the same log.
     */
    void viewsEqualRebuild() throws SQLException {
        long last = lastPosition();
        var memory = new MemoryViews();
        try (var rebuilt =
                Registry.builder()
                        .dataSource(pool)
                        .views(
                                memory::projections,
                                memory.snapshots(),
                                new InMemoryTokenStore(),
                                NoTransactionManager.instance())
                        .build()) {
            assertTrue(rebuilt.awaitPosition(last, REBUILD_MAX), "rebuilt");
        }
        var expected =
                Map.of(
                        "periods", memory.periods().mark().digest(),
                        "applications", memory.applications().mark().digest(),
                        "countries", memory.countries().mark().digest(),
                        "figures", memory.figures().mark().digest(),
                        "exceptions", memory.exceptions().mark().digest());
        var states = new HashSet<List<String>>();
        expected.forEach(
                (view, digest) -> states.add(List.of(view, Long.toString(last), digest.hex())));
        assertEquals(states, Set.copyOf(rows("select view, position, digest from view_state")));
        assertEquals(expected, new PostgresViews(pool, new ViewTransactions(pool)).scan());
    }

    private List<String> row(String sql) throws SQLException {
        return rows(sql).getFirst();
    }

    List<List<String>> rows(String sql) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            var rows = new ArrayList<List<String>>();
            while (found.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(found.getString(i)));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
