package net.associatedschools.registry.app.outbox;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** What people are told, in English, French or Spanish. */
public final class Wording {
    private static final String BUNDLE = "registry.app.outbox.letters";
    private static final List<String> LANGUAGES = List.of("en", "fr", "es");

    private final Locale locale;
    private final ResourceBundle bundle;

    private Wording(String language) {
        locale = Locale.forLanguageTag(language);
        var control =
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES);
        bundle = ResourceBundle.getBundle(BUNDLE, locale, control);
    }

    /** That of a BCP 47 tag; nothing where it is none of the three. */
    public static Optional<Wording> in(String language) {
        return LANGUAGES.contains(language) ? Optional.of(new Wording(language)) : Optional.empty();
    }

    /** The one of the three that is spoken in a country's administration; else English. */
    static Wording of(String country) {
        var french = ResourceBundle.getBundle("registry.app.outbox.languages");
        for (var language : List.of("fr", "es")) {
            if (List.of(french.getString(language).split(" ")).contains(country)) {
                return new Wording(language);
            }
        }
        return new Wording("en");
    }

    public String language() {
        return locale.getLanguage();
    }

    public String subject(Notice notice, String name) {
        return text(notice.message() + ".subject", name);
    }

    /** What has happened, what is to be done, and how to look. */
    public String body(Notice notice, String name, @Nullable String effective) {
        return text(
                        notice.message() + ".body",
                        name,
                        country(notice.country()),
                        effective == null ? "" : effective)
                + "\n\n"
                + text("foot", notice.application());
    }

    private String country(String code) {
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(locale);
    }

    private String text(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }
}
