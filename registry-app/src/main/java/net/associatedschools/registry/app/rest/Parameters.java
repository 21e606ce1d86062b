package net.associatedschools.registry.app.rest;

import io.micronaut.http.HttpRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.view.AsOf;
import org.jspecify.annotations.Nullable;

/**
 * A question's parameters. One that the question doesn't have is refused: a filter that is misspelt
 * and passed over would answer something else than was asked.
 */
final class Parameters {
    static final String AS_OF = "asOf";
    static final String RECORDED_AS_OF = "recordedAsOf";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private final HttpRequest<?> request;

    Parameters(HttpRequest<?> request, String... names) {
        this.request = request;
        var known = new TreeSet<>(Set.of(names));
        known.addAll(List.of(AS_OF, RECORDED_AS_OF));
        for (var name : request.getParameters().names()) {
            if (!known.contains(name)) {
                throw Refusal.badRequest(name, "is none of the parameters " + known);
            }
        }
    }

    /** Refuses the day of a question that has days of its own. */
    Parameters withoutAsOf() {
        if (text(AS_OF) != null) {
            throw Refusal.badRequest(AS_OF, "is not asked here: from and to say the days");
        }
        return this;
    }

    /** What was said under that name, null for nothing. */
    @Nullable String text(String name) {
        var said = request.getParameters().getAll(name);
        if (said.size() > 1) throw Refusal.badRequest(name, "must be given once");
        return said.isEmpty() || said.getFirst().isBlank() ? null : said.getFirst();
    }

    /** Several words under that name, between commas or said again. */
    List<String> texts(String name) {
        return request.getParameters().getAll(name).stream()
                .flatMap(said -> Arrays.stream(said.split(",", -1)))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    <T> @Nullable T value(String name, Function<String, T> parse, String form) {
        var said = text(name);
        return said == null ? null : parsed(name, said, parse, form);
    }

    <T> Set<T> values(String name, Function<String, T> parse, String form) {
        return texts(name).stream()
                .map(said -> parsed(name, said, parse, form))
                .collect(Collectors.toSet());
    }

    @Nullable LocalDate day(String name) {
        return value(name, LocalDate::parse, "must be a day, such as 2026-09-01");
    }

    LocalDate day(String name, LocalDate usual) {
        var day = day(name);
        return day == null ? usual : day;
    }

    int number(String name, int usual) {
        var number = value(name, Integer::valueOf, "must be a number");
        return number == null ? usual : number;
    }

    /** Whether it says {@code true}; anything but that and {@code false} may have meant it. */
    boolean yes(String name) {
        var said = text(name);
        if (said == null || said.equals("false")) return false;
        if (said.equals("true")) return true;
        throw Refusal.badRequest(name, "must be true or false");
    }

    <E extends Enum<E>> @Nullable E word(String name, Class<E> words) {
        var said = text(name);
        return said == null ? null : word(name, said, words);
    }

    <E extends Enum<E>> List<E> words(String name, Class<E> words) {
        return texts(name).stream().map(said -> word(name, said, words)).toList();
    }

    /** {@code memberSince}, {@code MEMBER_SINCE} and {@code member_since} are one word. */
    private static <E extends Enum<E>> E word(String name, String said, Class<E> words) {
        var known = words.getEnumConstants();
        var upper = said.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
        return Stream.of(known)
                .filter(word -> word.name().equals(upper))
                .findFirst()
                .orElseThrow(
                        () ->
                                Refusal.badRequest(
                                        name, said + " is none of " + Arrays.toString(known)));
    }

    /** As of when: the day, today (UTC) where none is given, as known at the position. */
    AsOf asOf(Registry registry) {
        return new AsOf(day(AS_OF, today()), recordedAsOf(registry));
    }

    static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    /** The last position that counts; {@link Long#MAX_VALUE} for all that is known. */
    long recordedAsOf(Registry registry) {
        var said = text(RECORDED_AS_OF);
        if (said == null) return Long.MAX_VALUE;
        if (NUMBER.matcher(said).matches()) return Long.parseLong(said);
        return parsed(
                RECORDED_AS_OF,
                said,
                text -> registry.positionAt(Instant.parse(text)),
                "must be a position or an instant, such as 17 or 2026-09-01T12:00:00Z");
    }

    /** The views say by an exception which parameter they won't take, {@code limit: must be ..}. */
    static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (IllegalArgumentException refused) {
            var message = String.valueOf(refused.getMessage());
            int colon = message.indexOf(": ");
            if (colon < 1) throw refused;
            throw Refusal.badRequest(message.substring(0, colon), message.substring(colon + 2));
        }
    }

    private static <T> T parsed(String name, String said, Function<String, T> parse, String form) {
        try {
            return parse.apply(said);
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            throw Refusal.badRequest(name, form);
        }
    }
}
