package net.associatedschools.registry.app.pages;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import net.associatedschools.registry.app.rest.CountryNames;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.DayOfYear;
import net.associatedschools.registry.fact.When;
import org.jspecify.annotations.Nullable;

/** What the pages say in one language: sentences, numbers, days, and the names of countries. */
public final class Messages {
    private static final String BUNDLE = "registry.app.pages.messages";
    private static final int LEAP_YEAR = 2000;
    private static final Map<Language, Messages> ALL = new EnumMap<>(Language.class);

    static {
        for (var language : Language.values()) ALL.put(language, new Messages(language));
    }

    private final Language language;
    private final ResourceBundle bundle;
    private final DateTimeFormatter days;
    private final DateTimeFormatter months;
    private final DateTimeFormatter yearlyDays;

    private Messages(Language language) {
        this.language = language;
        var control =
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES);
        bundle = ResourceBundle.getBundle(BUNDLE, language.locale(), control);
        days = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale());
        months = DateTimeFormatter.ofPattern("LLLL yyyy", locale());
        yearlyDays =
                DateTimeFormatter.ofPattern(
                        language == Language.ES ? "d 'de' MMMM" : "d MMMM", locale());
    }

    public static Messages in(Language language) {
        var messages = ALL.get(language);
        if (messages == null) throw new IllegalStateException(language.name());
        return messages;
    }

    public Language language() {
        return language;
    }

    private Locale locale() {
        return language.locale();
    }

    /** That sentence, with these in its places; an unknown key is an error of ours. */
    public String text(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale()).format(arguments);
    }

    /** The word for a code, {@code status.ACTIVE}; the code itself where a list brought its own. */
    public String word(String family, @Nullable String code) {
        if (code == null) return text("notKnown");
        var key = family + "." + code;
        return bundle.containsKey(key) ? text(key) : code;
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale()).format(number);
    }

    /** With its sign, and a minus of full width. */
    public String difference(long number) {
        if (number == 0) return number(0);
        return (number > 0 ? "+" : "\u2212") + number(Math.abs(number));
    }

    public String day(LocalDate day) {
        var said = days.format(day);
        // The platform's locale data has no ordinal for the first of a month.
        boolean first = language == Language.FR && day.getDayOfMonth() == 1;
        return first ? "1er" + said.substring(1) : said;
    }

    /** The same day of every year. */
    public String day(DayOfYear yearly) {
        var day = yearly.in(LEAP_YEAR);
        var said = yearlyDays.format(day);
        boolean first = language == Language.FR && day.getDayOfMonth() == 1;
        return first ? "1er" + said.substring(1) : said;
    }

    /** The day (UTC) on which the register learned something. */
    public String day(Instant instant) {
        return day(LocalDate.ofInstant(instant, ZoneOffset.UTC));
    }

    /** As precisely as it is known. */
    public String when(@Nullable When when) {
        if (when == null || when.equals(When.UNKNOWN)) return text("notKnown");
        if (when.isDay()) return day(when.latest());
        if (!when.isStartKnown()) return text("when.by", day(when.latest()));
        if (when.latest().equals(LocalDate.MAX)) return text("when.from", day(when.earliest()));
        var month = YearMonth.from(when.earliest());
        if (when.equals(When.in(month))) return months.format(month);
        var year = Year.from(when.earliest());
        if (when.equals(When.in(year))) return year.toString();
        var last = Year.from(when.latest());
        if (when.earliest().equals(year.atDay(1))
                && when.latest().equals(last.atDay(last.length()))) {
            return year + "\u2013" + last;
        }
        return text("when.between", day(when.earliest()), day(when.latest()));
    }

    /** From that day (null: its beginning isn't known) until before another (null: it lasts). */
    public String stretch(@Nullable LocalDate from, @Nullable LocalDate until) {
        if (from == null) {
            return until == null ? text("stretch.always") : text("stretch.until", day(until));
        }
        if (until == null) return text("stretch.from", day(from));
        return text("stretch.both", day(from), day(until));
    }

    /** What countries are called; the code where it has no name. */
    public String country(String code) {
        var name = CountryNames.of(new CountryCode(code), locale());
        return name == null ? code : name;
    }

    /** What a language is called, by its BCP 47 tag. */
    public String language(String tag) {
        var name = Locale.forLanguageTag(tag).getDisplayName(locale());
        return name.isEmpty()
                ? tag
                : name.substring(0, 1).toUpperCase(locale()) + name.substring(1);
    }
}
