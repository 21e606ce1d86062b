package net.associatedschools.registry.view;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.associatedschools.registry.fact.Period;
import net.associatedschools.registry.fact.Recorded;

/**
 * What one view says of a stream, in one or several lines of days, each under a key of its own. A
 * pure function of that stream's events: no clock, no other stream.
 */
public interface View<V> {
    /** Its name, also that of its token. */
    String name();

    /** Whether the stream of that name is one of those that it is about. */
    boolean isAbout(String stream);

    /** Goes up with each change to what the fold says; rows of another version are rebuilt. */
    int foldVersion();

    /** The lines by what the stream's events say so far; a line without days says nothing. */
    Map<String, List<Period<V>>> lines(String stream, List<Recorded<?>> known);

    /** The value's fields in a fixed order, for the row's digest. */
    void write(V value, Canonical out);

    /**
     * The rows of a stream, event by event and never batch by batch, else live and rebuilt rows
     * would differ (R-AUD-1).
     */
    default List<Row<V>> rows(String stream, List<Recorded<?>> events) {
        var rows = new ArrayList<Row<V>>();
        for (int known = 1; known <= events.size(); known++) {
            long position = events.get(known - 1).position();
            var news = new LinkedHashMap<String, List<Period<V>>>();
            lines(stream, events.subList(0, known))
                    .forEach((key, line) -> news.put(key, new ArrayList<>(merged(line))));
            rows.replaceAll(
                    row -> {
                        if (!row.isOpen()) return row;
                        var line = news.get(row.key());
                        boolean stands = line != null && line.remove(period(row));
                        return stands ? row : row.until(position);
                    });
            news.forEach(
                    (key, line) -> {
                        for (var period : line) rows.add(row(key, position, period));
                    });
        }
        return List.copyOf(rows);
    }

    private static <V> Row<V> row(String key, long position, Period<V> period) {
        return new Row<>(
                key, period.from(), period.until(), position, Long.MAX_VALUE, period.standing());
    }

    /**
     * SHA-256 over the row's canonical form; rows of a table are compared with their mark by it.
     */
    default Digest digest(Row<V> row) {
        var out = new Canonical();
        out.text(row.key()).date(row.effectiveFrom()).date(row.effectiveUntil());
        out.number(row.recordedFrom()).number(row.recordedUntil());
        write(row.value(), out);
        return out.digest();
    }

    /** A view says less than the state it comes from, so neighbours may have become the same. */
    private static <V> List<Period<V>> merged(List<Period<V>> periods) {
        var merged = new ArrayList<Period<V>>();
        for (var period : periods) {
            if (!merged.isEmpty()
                    && Objects.equals(merged.getLast().standing(), period.standing())) {
                LocalDate from = merged.removeLast().from();
                merged.add(new Period<>(from, period.until(), period.standing()));
            } else merged.add(period);
        }
        return merged;
    }

    private static <V> Period<V> period(Row<V> row) {
        return new Period<>(row.effectiveFrom(), row.effectiveUntil(), row.value());
    }
}
