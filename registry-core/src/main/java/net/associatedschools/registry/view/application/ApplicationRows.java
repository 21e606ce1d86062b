package net.associatedschools.registry.view.application;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.associatedschools.registry.application.Application.Stage;
import net.associatedschools.registry.fact.ApplicationId;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.Row;
import org.jspecify.annotations.Nullable;

/** The rows of all applications, as the questions read them. */
public interface ApplicationRows {
    /** The last position these rows answer for. */
    long position();

    Optional<Row<Progress>> of(ApplicationId application, AsOf at);

    /** The first rows of the selection, the oldest first, after those keys. */
    List<Row<Progress>> page(Selection selection, List<String> after, int limit);

    long total(Selection selection);

    /**
     * In one of these stages, at least for so many days, in one country and of one school (null: in
     * any, of any).
     */
    record Selection(
            Set<Stage> stages,
            @Nullable CountryCode country,
            @Nullable SchoolId school,
            int olderThan,
            AsOf at) {
        public Selection {
            stages = Set.copyOf(stages);
        }

        /** Whether the row is meant: what every table has to agree with. */
        public boolean takes(Row<Progress> row) {
            var value = row.value();
            var since = value.surelySince();
            return row.holds(at)
                    && stages.contains(value.stage())
                    && (country == null || country.equals(value.country()))
                    && (school == null || school.equals(value.school()))
                    && since != null
                    && !since.isAfter(at.day().minusDays(olderThan));
        }
    }

    /** The row's place in such a list. */
    static List<String> keys(Row<Progress> row) {
        return List.of(row.value().sinceKey(), row.key());
    }
}
