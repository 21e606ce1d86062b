package net.associatedschools.registry.view;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.associatedschools.registry.fact.Period;
import net.associatedschools.registry.fact.Recorded;

/**
 * What one view says of one stream. A pure function of that stream's events: no clock, no other
 * stream.
 */
public interface View<V> {
    /** Its name, also that of its token. */
    String name();

    /**
     * The word before the colon in the names of the streams it is about, such as {@code school}.
     */
    String streams();

    /** Goes up with each change to what the fold says; rows of another version are rebuilt. */
    int foldVersion();

    /** The whole line of days by what the stream's events say so far; none if they say nothing. */
    List<Period<V>> periods(List<Recorded<?>> known);

    /** The value's fields in a fixed order, for the row's digest. */
    void write(V value, Canonical out);

    default boolean isAbout(String stream) {
        return stream.startsWith(streams() + ":");
    }

    /**
     * The rows of a stream, event by event and never batch by batch, else live and rebuilt rows
     * would differ (R-AUD-1).
     */
    default List<Row<V>> rows(String stream, List<Recorded<?>> events) {
        var rows = new ArrayList<Row<V>>();
        for (int known = 1; known <= events.size(); known++) {
            long position = events.get(known - 1).position();
            var news = new ArrayList<>(merged(periods(events.subList(0, known))));
            rows.replaceAll(
                    row -> {
                        boolean stands = !row.isOpen() || news.remove(period(row));
                        return stands ? row : row.until(position);
                    });
            for (var period : news) {
                rows.add(
                        new Row<>(
                                stream,
                                period.from(),
                                period.until(),
                                position,
                                Long.MAX_VALUE,
                                period.standing()));
            }
        }
        return List.copyOf(rows);
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
