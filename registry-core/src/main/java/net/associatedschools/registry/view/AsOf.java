package net.associatedschools.registry.view;

import java.time.LocalDate;

/**
 * What held on a day, as the register knew it at a position of the log (R-TIME-1); {@link
 * Long#MAX_VALUE} is "all that it knows".
 */
public record AsOf(LocalDate day, long position) {

    public static AsOf on(LocalDate day) {
        return new AsOf(day, Long.MAX_VALUE);
    }

    /** No later than that position. */
    public AsOf within(long reached) {
        return new AsOf(day, Math.min(position, reached));
    }
}
