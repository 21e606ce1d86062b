package net.associatedschools.registry.app.rest;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Names of answers: of one stream its sequence and the day asked for, {@code "12.2026-09-01"}; of a
 * list its position, that day and a digest of the question.
 */
final class Etags {
    private static final Pattern SEQUENCE = Pattern.compile("(?:W/)?\"(\\d{1,18})(?:\\..*)?\"");
    private static final int DIGEST_CHARACTERS = 16;

    private Etags() {}

    static String ofStream(long sequence, Object asOf) {
        return "\"" + sequence + "." + asOf + "\"";
    }

    /**
     * The same for who sees persons, texts and papers: these come and go while the stream stays,
     * and what was erased must not live on in a cache.
     */
    static String ofInsight(long sequence, Object asOf, Object answer) {
        return ofStream(sequence, asOf + "." + digest(answer.toString()));
    }

    private static String digest(String text) {
        return HexFormat.of().formatHex(Ids.sha256(text)).substring(0, DIGEST_CHARACTERS);
    }

    static String ofList(HttpRequest<?> request, Object format, long position, Object asOf) {
        var question =
                request.getUri().getRawPath() + "?" + request.getUri().getRawQuery() + format;
        return "\"" + position + "." + asOf + "." + digest(question) + "\"";
    }

    /** The sequence in an {@code If-Match}. */
    static long sequence(String etag) {
        var match = SEQUENCE.matcher(etag.strip());
        if (match.matches()) return Long.parseLong(match.group(1));
        throw Refusal.badRequest(HttpHeaders.IF_MATCH, "must be a sequence, such as \"3\"");
    }

    /** The answer, or 304 where the asker has it; caches keep it apart by who asks, and how. */
    static HttpResponse<?> answer(
            HttpRequest<?> request,
            String etag,
            long position,
            Supplier<MutableHttpResponse<?>> answer) {
        var response = has(request, etag) ? HttpResponse.notModified() : answer.get();
        return response.header(HttpHeaders.ETAG, etag)
                .header(HttpHeaders.VARY, "Authorization, Accept")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(Positions.POSITION, Long.toString(position));
    }

    private static boolean has(HttpRequest<?> request, String etag) {
        return request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .map(String::strip)
                .anyMatch(known -> known.equals("*") || known.replaceFirst("^W/", "").equals(etag));
    }
}
