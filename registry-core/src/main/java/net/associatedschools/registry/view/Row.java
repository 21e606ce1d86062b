package net.associatedschools.registry.view;

import java.time.LocalDate;

/**
 * What held of one stream from a day until before another, and the positions from which and until
 * before which the register believed so. {@link LocalDate#MIN} and {@link LocalDate#MAX} are
 * without a beginning or an end; {@link Long#MAX_VALUE} is "still". (key, recordedFrom,
 * effectiveFrom) names a row.
 */
public record Row<V>(
        String key,
        LocalDate effectiveFrom,
        LocalDate effectiveUntil,
        long recordedFrom,
        long recordedUntil,
        V value) {

    public boolean isBelievedAt(long position) {
        return recordedFrom <= position && position < recordedUntil;
    }

    public boolean holds(AsOf at) {
        return isBelievedAt(at.position())
                && !at.day().isBefore(effectiveFrom)
                && at.day().isBefore(effectiveUntil);
    }

    boolean isOpen() {
        return recordedUntil == Long.MAX_VALUE;
    }

    Row<V> until(long position) {
        return new Row<>(key, effectiveFrom, effectiveUntil, recordedFrom, position, value);
    }

    /** Whether both are the same row, one of them perhaps closed since. */
    public boolean isSame(Row<V> other) {
        return recordedFrom == other.recordedFrom
                && effectiveFrom.equals(other.effectiveFrom)
                && key.equals(other.key);
    }
}
