package net.associatedschools.registry.app.pages;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The languages that the pages speak, each called by its own name. */
public enum Language {
    EN("English"),
    FR("Français"),
    ES("Español");

    private static final List<String> TAGS = Arrays.stream(values()).map(Language::tag).toList();

    private final String ownName;

    Language(String ownName) {
        this.ownName = ownName;
    }

    public String ownName() {
        return ownName;
    }

    /** After BCP 47: {@code fr}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** English as it is written outside America: the day before the month. */
    public Locale locale() {
        return this == EN ? Locale.UK : Locale.forLanguageTag(tag());
    }

    static Optional<Language> of(@Nullable String tag) {
        return Arrays.stream(values()).filter(one -> one.tag().equals(tag)).findFirst();
    }

    /**
     * What a visitor's browser asks for (RFC 9110, 12.5.4), English where it asks for none of
     * these.
     */
    static Language accepted(HttpRequest<?> request) {
        var wanted = request.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE);
        if (wanted == null) return EN;
        try {
            return of(Locale.lookupTag(LanguageRange.parse(wanted), TAGS)).orElse(EN);
        } catch (IllegalArgumentException unreadable) {
            return EN;
        }
    }
}
