package net.associatedschools.registry.fact;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.regex.Pattern;

/**
 * A day of every year, written {@code 10-31} (month and day, two digits each). 29 February is the
 * 28th in a year that has none. {@code --10-31}, as ISO 8601 once wrote it and seasons were first
 * recorded, is read as well and is the same day.
 */
public record DayOfYear(String value) {
    private static final Pattern FORM = Pattern.compile("\\d{2}-\\d{2}");

    /** Refuses any other form with an {@link IllegalArgumentException}. */
    public DayOfYear {
        if (value.startsWith("--")) value = value.substring(2);
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a day of the year (MM-DD): " + value);
        }
        try {
            MonthDay.parse("--" + value);
        } catch (DateTimeException invalid) {
            throw new IllegalArgumentException("not a day of the year: " + value, invalid);
        }
    }

    public LocalDate in(int year) {
        return monthDay().atYear(year);
    }

    MonthDay monthDay() {
        return MonthDay.parse("--" + value);
    }

    /** The first such day on or after that one. */
    public LocalDate onOrAfter(LocalDate day) {
        var same = in(day.getYear());
        return same.isBefore(day) ? in(day.getYear() + 1) : same;
    }

    @Override
    public String toString() {
        return value;
    }
}
