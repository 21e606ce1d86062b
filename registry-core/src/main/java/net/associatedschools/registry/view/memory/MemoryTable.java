package net.associatedschools.registry.view.memory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.associatedschools.registry.view.Mark;
import net.associatedschools.registry.view.Row;
import net.associatedschools.registry.view.Table;
import net.associatedschools.registry.view.View;
import net.associatedschools.registry.view.Words;

/**
 * A view's rows in memory. Safe for one writer and any number of readers: a reader sees a mark only
 * after its rows, and rows of later marks don't change the answer at an earlier one.
 */
public final class MemoryTable<V> implements Table<V> {
    private final int foldVersion;
    private volatile Rows<V> rows;

    public MemoryTable(View<V> view) {
        foldVersion = view.foldVersion();
        rows = new Rows<>(foldVersion);
    }

    @Override
    public Mark mark() {
        return rows.mark;
    }

    @Override
    public void save(List<Row<V>> closed, List<Row<V>> added, Mark mark) {
        var current = rows;
        var changes = new LinkedHashMap<String, List<Row<V>>>();
        for (var row : closed)
            change(current, changes, row).replaceAll(r -> r.isSame(row) ? row : r);
        for (var row : added) change(current, changes, row).add(row);
        changes.forEach((key, its) -> current.byKey.put(key, List.copyOf(its)));
        current.mark = mark;
    }

    private static <V> List<Row<V>> change(
            Rows<V> current, Map<String, List<Row<V>>> changes, Row<V> row) {
        return changes.computeIfAbsent(
                row.key(), key -> new ArrayList<>(current.byKey.getOrDefault(key, List.of())));
    }

    /** Whoever is reading goes on with what there was. */
    @Override
    public void clear() {
        rows = new Rows<>(foldVersion);
    }

    /** What it holds at this moment. */
    Moment<V> moment() {
        var current = rows;
        return new Moment<>(current, current.mark.position());
    }

    private static final class Rows<V> {
        private final Map<String, List<Row<V>>> byKey = new ConcurrentHashMap<>();
        private volatile Mark mark;

        Rows(int foldVersion) {
            mark = Mark.start(foldVersion);
        }
    }

    /** The rows that answer at that position. */
    static final class Moment<V> {
        private final Rows<V> rows;
        private final long position;

        private Moment(Rows<V> rows, long position) {
            this.rows = rows;
            this.position = position;
        }

        long position() {
            return position;
        }

        Stream<Row<V>> of(String key) {
            return rows.byKey.getOrDefault(key, List.of()).stream();
        }

        void each(Consumer<List<Row<V>>> each) {
            rows.byKey.values().forEach(each);
        }

        /** So many of those, by their keys, from behind these on (none: from the first). */
        List<Row<V>> page(
                Predicate<Row<V>> takes,
                Function<Row<V>, List<String>> keys,
                List<String> after,
                int limit) {
            return all().filter(takes)
                    .map(row -> Map.entry(keys.apply(row), row))
                    .filter(e -> after.isEmpty() || Words.BY_KEYS.compare(e.getKey(), after) > 0)
                    .sorted(Map.Entry.comparingByKey(Words.BY_KEYS))
                    .limit(limit)
                    .map(Map.Entry::getValue)
                    .toList();
        }

        Stream<Row<V>> all() {
            return rows.byKey.values().stream().flatMap(List::stream);
        }
    }
}
