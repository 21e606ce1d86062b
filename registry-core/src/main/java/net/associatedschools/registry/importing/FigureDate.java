package net.associatedschools.registry.importing;

import java.time.LocalDate;
import java.util.regex.Pattern;
import net.associatedschools.registry.fact.When;

/**
 * When a published figure was counted, from what its list says: a day, a month, a year, several
 * years, a decade. Whatever leaves open which days are meant ("about 2018", nothing) is unknown,
 * and stays readable in the figure's note.
 */
final class FigureDate {
    /** {@code 1953-11-23/27}. */
    private static final Pattern DAYS = Pattern.compile("(\\d{4}-\\d{2}-)(\\d{2})/(\\d{2})");

    /** {@code 2024/2025}, {@code 2003-2005}: a school year or both years, so somewhere in them. */
    private static final Pattern YEARS = Pattern.compile("(\\d{4})[/-](\\d{4})");

    /** {@code 2010s}. */
    private static final Pattern DECADE = Pattern.compile("(\\d{3})0s");

    private static final Pattern PLAIN = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?");

    private FigureDate() {}

    static When parse(String text) {
        if (PLAIN.matcher(text).matches()) return When.parse(text);
        var days = DAYS.matcher(text);
        if (days.matches()) {
            var month = days.group(1);
            return new When(
                    LocalDate.parse(month + days.group(2)), LocalDate.parse(month + days.group(3)));
        }
        var years = YEARS.matcher(text);
        if (years.matches()) return When.parse(years.group(1) + "/" + years.group(2));
        var decade = DECADE.matcher(text);
        if (decade.matches()) {
            return When.parse(decade.group(1) + "0/" + decade.group(1) + "9");
        }
        return When.UNKNOWN;
    }
}
