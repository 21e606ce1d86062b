package net.associatedschools.registry.app.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import net.associatedschools.registry.fact.CountryCode;
import org.jspecify.annotations.Nullable;

/**
 * What countries are called: as the Java platform's locale data (CLDR) has them, and of those that
 * are no more as a list of our own has.
 */
public final class CountryNames {
    private static final Properties FORMER = read();

    private CountryNames() {}

    /** Null for a code that neither knows. */
    public static @Nullable String of(CountryCode country, Locale language) {
        var former = FORMER.getProperty(country + "." + language.getLanguage());
        if (former != null) return former;
        var place = new Locale.Builder().setRegion(country.value()).build();
        var name = place.getDisplayCountry(language);
        return name.equals(country.value()) ? null : name;
    }

    private static Properties read() {
        var file = "/registry/app/former-country-names.properties";
        var names = new Properties();
        try (var in = Objects.requireNonNull(CountryNames.class.getResourceAsStream(file), file)) {
            names.load(new InputStreamReader(in, UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return names;
    }
}
