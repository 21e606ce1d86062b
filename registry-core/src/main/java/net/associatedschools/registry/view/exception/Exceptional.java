package net.associatedschools.registry.view.exception;

import java.time.LocalDate;
import net.associatedschools.registry.fact.CountryCode;
import org.jspecify.annotations.Nullable;

/**
 * One fact, by its name ({@code school:...#12}), that is an exception of a kind.
 *
 * @param country whose it is
 * @param school which school it is about; null: a country
 * @param role as what it was said, a {@link net.associatedschools.registry.fact.Role}'s name
 * @param told the day (UTC) on which the register learned it
 * @param daysLate of one that is late: the days from the last on which it may have happened to the
 *     one on which it was told; null: it isn't
 */
public record Exceptional(
        Kind kind,
        String stream,
        long sequence,
        CountryCode country,
        @Nullable String school,
        String role,
        LocalDate told,
        @Nullable Integer daysLate) {

    /** {@code school:...#12}. */
    public String fact() {
        return stream + "#" + sequence;
    }
}
