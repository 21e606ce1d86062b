package net.associatedschools.registry.view.period;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.view.Row;
import org.jspecify.annotations.Nullable;

/** The periods of all schools, as the questions read them. */
public interface Periods {
    /** The last position these rows answer for. */
    long position();

    /** The first rows of the selection in that order, after those keys (empty: from the start). */
    List<Row<Membership>> page(Selection selection, Sort sort, List<String> after, int limit);

    long total(Selection selection);

    /** How many in each combination of the dimensions; without any, one count at most. */
    List<Count> count(Selection selection, Set<Dimension> by);

    /**
     * What is known at that position of each school of the country (null: of all), by day, as far
     * as it begins by then; one school after the other.
     */
    void lines(
            @Nullable CountryCode country,
            LocalDate until,
            long position,
            Consumer<List<Row<Membership>>> each);

    /** The whole line of one school as known at that position, by day. */
    List<Row<Membership>> of(SchoolId school, long position);
}
