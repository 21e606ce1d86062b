package net.associatedschools.registry.fact;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * When a fact began to hold in the world: on some day from earliest to latest, both included, ISO
 * dates without a zone (R-TIME-1). {@link LocalDate#MIN} and {@link LocalDate#MAX} stand for "not
 * known".
 *
 * <p>Written as {@code 2024-03-01}, {@code 2024-03}, {@code 2024}, {@code 2023-09/2024-06} (some
 * day from the first to the last), {@code ../2014-05} (start unknown, held by then), {@code
 * 2014-05/..} (not before) or {@code ..} (unknown), after ISO 8601-2.
 */
public record When(LocalDate earliest, LocalDate latest) implements Comparable<When> {
    /** Nothing is known of it. */
    public static final When UNKNOWN = new When(LocalDate.MIN, LocalDate.MAX);

    private static final Comparator<When> ORDER =
            Comparator.comparing(When::earliest).thenComparing(When::latest);
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    public When {
        if (latest.isBefore(earliest)) {
            throw new IllegalArgumentException(latest + " is before " + earliest);
        }
    }

    public static When on(LocalDate day) {
        return new When(day, day);
    }

    public static When in(YearMonth month) {
        return new When(month.atDay(1), month.atEndOfMonth());
    }

    public static When in(Year year) {
        return new When(year.atDay(1), year.atMonth(12).atEndOfMonth());
    }

    /** Seen to hold on that day; since when is unknown, so it sorts before all that is known. */
    public static When knownBy(LocalDate day) {
        return new When(LocalDate.MIN, day);
    }

    /** Reads one of the forms above; {@link IllegalArgumentException} for any other. */
    public static When parse(String text) {
        try {
            int slash = text.indexOf('/');
            if (text.equals("..")) return UNKNOWN;
            if (slash < 0) return point(text);
            var first = text.substring(0, slash);
            var last = text.substring(slash + 1);
            return new When(
                    first.equals("..") ? LocalDate.MIN : point(first).earliest,
                    last.equals("..") ? LocalDate.MAX : point(last).latest);
        } catch (DateTimeException invalid) {
            throw new IllegalArgumentException("not a date: " + text, invalid);
        }
    }

    private static When point(String text) {
        if (DAY.matcher(text).matches()) return on(LocalDate.parse(text));
        if (MONTH.matcher(text).matches()) return in(YearMonth.parse(text));
        if (YEAR.matcher(text).matches()) return in(Year.parse(text));
        throw new IllegalArgumentException("not a date: " + text);
    }

    public boolean isDay() {
        return earliest.equals(latest);
    }

    /** Refuses by R-TIME-1 what isn't a full date; that day otherwise. */
    public LocalDate mustBeDay(String field) {
        RuleBroken.unlessContent(isDay(), "R-TIME-1", field, "a full date is needed here");
        return latest;
    }

    public boolean isStartKnown() {
        return !earliest.equals(LocalDate.MIN);
    }

    public boolean mayHoldOn(LocalDate day) {
        return !day.isBefore(earliest);
    }

    public boolean surelyHoldsOn(LocalDate day) {
        return !day.isBefore(latest);
    }

    @Override
    public int compareTo(When other) {
        return ORDER.compare(this, other);
    }

    /** The shortest of the written forms that means the same. */
    @Override
    public String toString() {
        if (equals(UNKNOWN)) return "..";
        if (isDay()) return earliest.toString();
        if (!isStartKnown()) return "../" + latest;
        if (latest.equals(LocalDate.MAX)) return earliest + "/..";
        var month = YearMonth.from(earliest);
        if (equals(in(month))) return month.toString();
        var year = Year.from(earliest);
        if (equals(in(year))) return year.toString();
        return earliest + "/" + latest;
    }
}
