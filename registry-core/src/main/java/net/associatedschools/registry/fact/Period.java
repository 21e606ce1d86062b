package net.associatedschools.registry.fact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * From a day on, until the day before another, something stood so. {@link LocalDate#MIN} is "as far
 * back as one can ask", {@link LocalDate#MAX} "for as long as is known".
 */
public record Period<S>(LocalDate from, LocalDate until, S standing) {

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(until);
    }

    /**
     * The whole line of days without a gap, cut only where the standing differs. Defined by what
     * stands {@code on} each day at which a fact may begin or surely has begun to hold, so that
     * periods and days can't disagree.
     */
    public static <S> List<Period<S>> of(Stream<When> changes, Function<LocalDate, S> on) {
        var days = new TreeSet<LocalDate>(List.of(LocalDate.MIN));
        changes.flatMap(when -> Stream.of(when.earliest(), when.latest())).forEach(days::add);
        days.remove(LocalDate.MAX);
        var periods = new ArrayList<Period<S>>();
        for (var day : days) {
            var standing = on.apply(day);
            if (!periods.isEmpty()) {
                var last = periods.getLast();
                if (last.standing.equals(standing)) continue;
                periods.set(periods.size() - 1, new Period<>(last.from, day, last.standing));
            }
            periods.add(new Period<>(day, LocalDate.MAX, standing));
        }
        return List.copyOf(periods);
    }
}
