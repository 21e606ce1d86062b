package net.associatedschools.registry.likeness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the words of schools' names mean, in many languages; kept as data. */
final class SchoolWords {
    /** What a word is to a name; the data say more about each. */
    enum Category {
        GENERIC,
        KIND,
        TRAIT,
        ALIAS,
        SMALL,
        PLACE,
        NUMBERED,
        ORDINAL,
        PART
    }

    /** The concept is empty where the category says all. */
    record Meaning(Category category, String concept) {}

    /** A meaning and how many pieces of the name it takes. */
    record Found(Meaning meaning, int pieces) {}

    /** A word taken apart: what stands before a school's word, and that word's meaning. */
    record Ending(String before, Meaning meaning) {}

    private static final int ENDING_BEHIND_MIN = 3;
    private static final int WITHIN_MIN = 2;
    private static final int FOLDED_MIN = 4;
    static final SchoolWords ALL = new SchoolWords(Resource.lines("school-words.txt"));

    private final Map<String, Meaning> meanings = new HashMap<>();

    /** The same in Latin letters, for names that are transcribed. */
    private final Map<String, Meaning> foreign = new HashMap<>();

    private final Map<String, Meaning> endings = new HashMap<>();
    private final List<String> unspaced;
    private final int piecesMax;

    /** {@link IllegalArgumentException} for a line it can't read. */
    SchoolWords(List<String> lines) {
        for (var line : lines) {
            int colon = line.indexOf(": ");
            if (colon < 0) throw new IllegalArgumentException("no colon: " + line);
            var head = line.substring(0, colon).split(" ", -1);
            boolean ending = head[0].equals("ending");
            int at = ending ? 1 : 0;
            var meaning =
                    new Meaning(
                            Category.valueOf(head[at].toUpperCase(java.util.Locale.ROOT)),
                            head.length > at + 1 ? head[at + 1] : "");
            for (var word : line.substring(colon + 2).split(", *", -1)) {
                var pieces = Piece.of(word);
                var key = key(pieces, Piece::plain);
                if (key.isEmpty()) throw new IllegalArgumentException("no word: " + word);
                if (ending) endings.put(key, meaning);
                else {
                    meanings.putIfAbsent(key, meaning);
                    var folded = key(pieces, Piece::text);
                    if (folded.length() >= FOLDED_MIN) foreign.putIfAbsent(folded, meaning);
                }
            }
        }
        unspaced =
                meanings.keySet().stream()
                        .filter(key -> Letters.isUnspaced(key) && key.length() >= WITHIN_MIN)
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList();
        piecesMax =
                meanings.keySet().stream()
                        .mapToInt(key -> key.split(" ", -1).length)
                        .max()
                        .orElse(1);
    }

    private static String key(List<Piece> pieces, Function<Piece, String> text) {
        return pieces.stream().map(text).collect(Collectors.joining(" "));
    }

    /** The longest entry that begins there. */
    Optional<Found> at(List<Piece> pieces, int from) {
        for (int count = Math.min(piecesMax, pieces.size() - from); count > 0; count--) {
            var some = pieces.subList(from, from + count);
            var meaning = meanings.get(key(some, Piece::plain));
            if (meaning == null) meaning = foreign.get(key(some, Piece::text));
            if (meaning != null) return Optional.of(new Found(meaning, count));
        }
        return Optional.empty();
    }

    Optional<Meaning> of(String plain) {
        return Optional.ofNullable(meanings.get(plain));
    }

    /** Of languages that write the school's word together with the name before it. */
    Optional<Ending> ending(String folded) {
        return endings.entrySet().stream()
                .filter(
                        entry ->
                                folded.endsWith(entry.getKey())
                                        && folded.length() - entry.getKey().length()
                                                >= ENDING_BEHIND_MIN)
                .max(Comparator.comparingInt(entry -> entry.getKey().length()))
                .map(
                        entry ->
                                new Ending(
                                        folded.substring(
                                                0, folded.length() - entry.getKey().length()),
                                        entry.getValue()));
    }

    /** Of scripts without blanks: the school's words taken out, and the rest in its order. */
    record Taken(List<Meaning> meanings, List<String> rest) {}

    Taken takenApart(String folded) {
        var found = new ArrayList<Meaning>();
        var rest = new ArrayList<String>();
        var between = new StringBuilder();
        for (int at = 0; at < folded.length(); ) {
            var word = longest(folded, at);
            if (word.isEmpty()) {
                between.append(folded.charAt(at));
                at++;
                continue;
            }
            if (!between.isEmpty()) rest.add(between.toString());
            between.setLength(0);
            found.add(java.util.Objects.requireNonNull(meanings.get(word)));
            at += word.length();
        }
        if (!between.isEmpty()) rest.add(between.toString());
        return new Taken(List.copyOf(found), List.copyOf(rest));
    }

    private String longest(String folded, int at) {
        for (var word : unspaced) {
            if (folded.startsWith(word, at)) return word;
        }
        return "";
    }
}
