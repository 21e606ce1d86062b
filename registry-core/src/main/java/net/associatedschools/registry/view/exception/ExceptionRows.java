package net.associatedschools.registry.view.exception;

import java.util.List;
import java.util.Map;
import java.util.Set;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.Row;
import org.jspecify.annotations.Nullable;

/** The exceptions of all streams, as the question reads them. */
public interface ExceptionRows {
    /** The last position these rows answer for. */
    long position();

    /** The first rows of the selection, after those keys. */
    List<Row<Exceptional>> page(Selection selection, List<String> after, int limit);

    /** How many of each kind; those of which there is none may be left out. */
    Map<Kind, Long> count(Selection selection);

    /** Of these kinds, in one country (null: in any). */
    record Selection(Set<Kind> kinds, @Nullable CountryCode country, AsOf at) {
        public Selection {
            kinds = Set.copyOf(kinds);
        }

        /** Whether the row is meant: what every table has to agree with. */
        public boolean takes(Row<Exceptional> row) {
            return row.holds(at)
                    && kinds.contains(row.value().kind())
                    && (country == null || country.equals(row.value().country()));
        }
    }

    /** The row's place in such a list: by country, then by stream and fact. */
    static List<String> keys(Row<Exceptional> row) {
        return List.of(row.value().country().value(), row.key());
    }
}
