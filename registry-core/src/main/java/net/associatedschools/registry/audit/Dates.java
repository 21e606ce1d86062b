package net.associatedschools.registry.audit;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.associatedschools.registry.fact.When;

/** Dates in English words, saying no more than is known (R-STAT-3). */
final class Dates {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    private Dates() {}

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** When something happened: {@code on 1 March 2024}, {@code in March 2024}. */
    static String on(When when) {
        if (when.equals(When.UNKNOWN)) return "on an unknown day";
        if (when.isDay()) return "on " + day(when.latest());
        if (!when.isStartKnown()) {
            return "on an unknown day, by " + day(when.latest()) + " at the latest";
        }
        if (when.latest().equals(LocalDate.MAX)) return "on " + day(when.earliest()) + " or later";
        var month = YearMonth.from(when.earliest());
        if (when.equals(When.in(month))) return "in " + MONTH.format(month);
        var year = Year.from(when.earliest());
        if (when.equals(When.in(year))) return "in " + year;
        return "between " + day(when.earliest()) + " and " + day(when.latest());
    }

    /** Since when something holds: {@code from 1 March 2024}, {@code from a day in March 2024}. */
    static String from(When when) {
        var on = on(when);
        if (on.startsWith("on ")) return "from " + on.substring("on ".length());
        return "from a day " + on;
    }
}
