package net.associatedschools.registry.app.pages;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.uri.UriBuilder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.view.AsOf;
import org.jspecify.annotations.Nullable;

/**
 * How a page is looked at: in which language, as of which day (null: today, UTC), as known on which
 * day, instant or position (null: all that is known). Every link of a page keeps these, so a link
 * sent to somebody shows them the same. {@code synthetic}: all of the register is invented.
 */
public record Visit(
        Language language,
        boolean languageChosen,
        String path,
        Map<String, String> query,
        @Nullable LocalDate asOf,
        @Nullable String knownOn,
        AsOf at,
        boolean synthetic) {
    static final String LANGUAGE = "lang";
    static final String AS_OF = "asOf";
    static final String KNOWN_ON = "recordedAsOf";
    private static final Pattern POSITION = Pattern.compile("\\d{1,18}");

    /** What a visitor typed as a day isn't one. */
    static final class NoDay extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoDay(String said) {
            super(said);
        }
    }

    /** {@link NoDay} where a day is none; {@link #plainly} then shows the page that says so. */
    static Visit of(HttpRequest<?> request, Registry registry) {
        var plain = plainly(request, registry);
        var asOf = said(request, AS_OF);
        var knownOn = said(request, KNOWN_ON);
        var day = asOf == null ? null : day(asOf);
        var at =
                new AsOf(
                        day == null ? plain.at().day() : day,
                        knownOn == null ? Long.MAX_VALUE : position(knownOn, registry));
        return new Visit(
                plain.language(),
                plain.languageChosen(),
                plain.path(),
                plain.query(),
                day,
                knownOn,
                at,
                plain.synthetic());
    }

    /** Of today, as all is known. */
    static Visit plainly(HttpRequest<?> request, Registry registry) {
        var chosen = Language.of(said(request, LANGUAGE));
        var query = new LinkedHashMap<String, String>();
        for (var parameter : request.getParameters()) {
            boolean own =
                    parameter.getKey().equals(LANGUAGE)
                            || parameter.getKey().equals(AS_OF)
                            || parameter.getKey().equals(KNOWN_ON);
            var value = said(request, parameter.getKey());
            if (!own && value != null) query.put(parameter.getKey(), value);
        }
        return new Visit(
                chosen.orElseGet(() -> Language.accepted(request)),
                chosen.isPresent(),
                request.getPath(),
                query,
                null,
                null,
                AsOf.on(LocalDate.now(ZoneOffset.UTC)),
                registry.isSynthetic());
    }

    private static @Nullable String said(HttpRequest<?> request, String name) {
        var said = request.getParameters().get(name);
        return said == null || said.isBlank() ? null : said.strip();
    }

    private static LocalDate day(String said) {
        try {
            return LocalDate.parse(said);
        } catch (DateTimeException unreadable) {
            throw new NoDay(said);
        }
    }

    /** Of a day its end (UTC): all that was learned on it counts. */
    private static long position(String said, Registry registry) {
        if (POSITION.matcher(said).matches()) return Long.parseLong(said);
        try {
            if (said.contains("T")) return registry.positionAt(Instant.parse(said));
            var next = day(said).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            return registry.positionAt(next.minusNanos(1000));
        } catch (DateTimeException unreadable) {
            throw new NoDay(said);
        }
    }

    public Messages messages() {
        return Messages.in(language);
    }

    /** Whether it isn't simply today with all that is known. */
    public boolean isBack() {
        return asOf != null || knownOn != null;
    }

    /** A link that keeps language and point in time; {@code path} may have a query of its own. */
    public String to(String path) {
        return link(path, Map.of(), languageChosen ? language : null, asOf, knownOn);
    }

    /** This page with that parameter changed (null: without it), from the first of its lists on. */
    public String with(String name, @Nullable Object value) {
        var changed = new LinkedHashMap<>(query);
        changed.remove("after");
        if (value == null) changed.remove(name);
        else changed.put(name, value.toString());
        return link(path, changed, languageChosen ? language : null, asOf, knownOn);
    }

    /** This page in another language. */
    public String in(Language other) {
        return link(path, query, other, asOf, knownOn);
    }

    /** This page as of another day, null for today. */
    public String on(@Nullable LocalDate day) {
        return link(path, query, languageChosen ? language : null, day, knownOn);
    }

    /** This page of today, as all is known. */
    public String today() {
        return link(path, query, languageChosen ? language : null, null, null);
    }

    /** The same question to the API. */
    public String api(String path) {
        return link(
                "/api/v1" + path,
                query,
                null,
                asOf,
                at.position() == Long.MAX_VALUE ? null : Long.toString(at.position()));
    }

    private static String link(
            String path,
            Map<String, String> query,
            @Nullable Language language,
            @Nullable LocalDate asOf,
            @Nullable String knownOn) {
        var link = UriBuilder.of(path);
        query.forEach(link::replaceQueryParam);
        if (language != null) link.replaceQueryParam(LANGUAGE, language.tag());
        if (asOf != null) link.replaceQueryParam(AS_OF, asOf);
        if (knownOn != null) link.replaceQueryParam(KNOWN_ON, knownOn);
        return link.build().toString();
    }
}
