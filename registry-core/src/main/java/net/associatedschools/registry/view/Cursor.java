package net.associatedschools.registry.view;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a list goes on: the last item's sort keys, with the order, the day and the position of its
 * first page, so that all pages are of one answer. Opaque to whoever follows it.
 */
public record Cursor(String sort, AsOf at, List<String> keys) {
    public Cursor {
        keys = List.copyOf(keys);
    }

    public String text() {
        var parts = new ArrayList<String>();
        parts.add(sort);
        parts.add(at.day().toString());
        parts.add(Long.toString(at.position()));
        parts.addAll(keys);
        var joined = new StringBuilder();
        for (var part : parts) joined.append(part.length()).append(':').append(part);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(joined.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Where a list goes on after that text, or begins (null) as of that moment. Refuses what no
     * list of that order gave, with an {@link IllegalArgumentException}.
     */
    public static Cursor of(@Nullable String after, String sort, int keys, AsOf at) {
        return after == null ? new Cursor(sort, at, List.of()) : parse(after, sort, keys);
    }

    private static Cursor parse(String text, String sort, int keys) {
        try {
            var joined = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            var parts = new ArrayList<String>();
            for (int at = 0; at < joined.length(); ) {
                int colon = joined.indexOf(':', at);
                int end = colon + 1 + Integer.parseInt(joined.substring(at, colon));
                parts.add(Words.storable(joined.substring(colon + 1, end)));
                at = end;
            }
            var at = new AsOf(LocalDate.parse(parts.get(1)), Long.parseLong(parts.get(2)));
            var cursor = new Cursor(parts.get(0), at, parts.subList(3, parts.size()));
            if (cursor.sort.equals(sort) && cursor.keys.size() == keys) return cursor;
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException broken) {
            throw new IllegalArgumentException("after: not a cursor of this list", broken);
        }
        throw new IllegalArgumentException("after: not a cursor of this list");
    }
}
