package net.associatedschools.registry.likeness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.associatedschools.registry.likeness.SchoolWords.Category;
import net.associatedschools.registry.likeness.SchoolWords.Meaning;
import org.jspecify.annotations.Nullable;

/**
 * A school's name taken apart: which kinds of school it says, what a name may leave out, its
 * numbers, the parts or sides it points at, and the words that are its own.
 */
record SchoolName(
        List<Piece> pieces,
        Set<String> kinds,
        Map<String, Set<String>> traits,
        List<String> numbers,
        Set<String> parts,
        List<Word> words,
        String whole,
        String joined,
        String joinedHeard) {

    /**
     * A word of its own; {@code concept} is that of an alias, null for others. A light one says
     * less than others.
     */
    record Word(
            String text,
            String heard,
            @Nullable String concept,
            boolean isBegun,
            boolean isOfPlace,
            int segment) {
        double weight() {
            if (concept != null) return 0.4;
            return text.codePointCount(0, text.length()) == 1 && !Letters.isUnspaced(text)
                    ? 0.3
                    : isBegun && text.length() < 3 ? 0.3 : 1;
        }
    }

    /** All digits as they are written, for numbers with dashes and dots in them. */
    String digits() {
        return pieces.stream()
                .filter(Piece::isNumber)
                .map(Piece::text)
                .collect(Collectors.joining());
    }

    /** All that is written, in order. */
    String written() {
        return pieces.stream().map(Piece::text).collect(Collectors.joining(" "));
    }

    private static final Pattern ROMAN =
            Pattern.compile("(?=[ivx])(x{0,3})(ix|iv|v?i{0,3})", Pattern.CASE_INSENSITIVE);

    static SchoolName of(String name) {
        return of(Piece.of(name));
    }

    static SchoolName of(List<Piece> pieces) {
        return new Parser(pieces).name();
    }

    /** Without the words of that kind. */
    SchoolName without(Predicate<Word> unwanted) {
        if (words.stream().noneMatch(unwanted)) return this;
        var left = words.stream().filter(unwanted.negate()).toList();
        var joined = joined(left);
        return new SchoolName(
                pieces, kinds, traits, numbers, parts, left, whole, joined, Letters.heard(joined));
    }

    /** Its own words in order, as one. */
    private static String joined(List<Word> words) {
        return words.stream().map(Word::text).collect(Collectors.joining());
    }

    /** Reads a name once, from its beginning to its end. */
    private static final class Parser {
        private final List<Piece> pieces;
        private final Set<String> kinds = new TreeSet<>();
        private final Map<String, Set<String>> traits = new HashMap<>();
        private final List<String> numbers = new ArrayList<>();
        private final Set<String> parts = new TreeSet<>();
        private final List<Word> words = new ArrayList<>();
        private boolean ofPlace;

        Parser(List<Piece> pieces) {
            this.pieces = pieces;
        }

        SchoolName name() {
            for (int i = 0; i < pieces.size(); ) i += take(i);
            var whole = pieces.stream().map(Piece::text).collect(Collectors.joining());
            return new SchoolName(
                    List.copyOf(pieces),
                    Set.copyOf(kinds),
                    Map.copyOf(traits),
                    numbers.stream().sorted().toList(),
                    Set.copyOf(parts),
                    List.copyOf(words),
                    whole,
                    joined(words),
                    Letters.heard(joined(words)));
        }

        private int take(int at) {
            var piece = pieces.get(at);
            if (piece.isNumber()) {
                numbers.add(piece.text().replaceFirst("^0+(?=.)", ""));
                return 1;
            }
            var found = SchoolWords.ALL.at(pieces, at);
            boolean phrase = found.isPresent() && found.get().pieces() > 1;
            int roman = phrase ? 0 : roman(at);
            if (roman > 0) {
                if (isOfRuler(at)) word(piece, Integer.toString(roman), null);
                else numbers.add(Integer.toString(roman));
                return 1;
            }
            if (found.isPresent()) {
                var meaning = found.get().meaning();
                take(meaning, at);
                return found.get().pieces();
            }
            if (Letters.isUnspaced(piece.text())) takeApart(piece);
            else own(piece);
            return 1;
        }

        private void take(Meaning meaning, int at) {
            switch (meaning.category()) {
                case GENERIC -> {}
                case KIND -> kinds.addAll(List.of(meaning.concept().split("\\+", -1)));
                case TRAIT -> trait(meaning.concept());
                case ALIAS -> word(pieces.get(at), pieces.get(at).text(), meaning.concept());
                case SMALL, NUMBERED -> {}
                case PLACE -> {
                    ofPlace = true;
                    return;
                }
                case ORDINAL -> numbers.add(meaning.concept());
                case PART -> parts.add(meaning.concept().isEmpty() ? "part" : meaning.concept());
            }
            // Behind an article stands what somebody chose: de la Paz, and not de Lagos.
            ofPlace = false;
        }

        private void trait(String concept) {
            var of = concept.split("/", -1);
            traits.computeIfAbsent(of[0], key -> new HashSet<>()).add(of[1]);
        }

        private void own(Piece piece) {
            var ending = SchoolWords.ALL.ending(piece.text());
            ending.ifPresent(
                    found -> {
                        take(found.meaning(), 0);
                        word(piece, found.before(), null);
                    });
            if (ending.isEmpty()) word(piece, piece.text(), null);
        }

        private void takeApart(Piece piece) {
            var taken = SchoolWords.ALL.takenApart(piece.text());
            for (var meaning : taken.meanings()) {
                if (meaning.category() != Category.ALIAS) take(meaning, 0);
            }
            for (var rest : taken.rest()) {
                var meaning = SchoolWords.ALL.of(rest);
                if (meaning.isPresent() && meaning.get().category() == Category.TRAIT) {
                    take(meaning.get(), 0);
                } else word(piece, rest, null);
            }
        }

        private void word(Piece piece, String text, @Nullable String concept) {
            boolean begun = piece.isDotted() && concept == null;
            words.add(
                    new Word(text, Letters.heard(text), concept, begun, ofPlace, piece.segment()));
        }

        /** 0 where it is none: an I, V or X alone is one only beside a school's word. */
        private int roman(int at) {
            var piece = pieces.get(at);
            var text = piece.text();
            if (!piece.isCapitals() || !ROMAN.matcher(text).matches()) return 0;
            boolean alone = text.length() == 1;
            if (alone && piece.isDotted() && !isSchoolWord(at + 1)) return 0;
            boolean last = at == pieces.size() - 1;
            if (alone && !last && !isSchoolWord(at + 1) && !isSchoolWord(at - 1)) return 0;
            int value = 0;
            for (int i = 0; i < text.length(); i++) {
                int digit = digit(text.charAt(i));
                boolean less = i + 1 < text.length() && digit < digit(text.charAt(i + 1));
                value += less ? -digit : digit;
            }
            return value;
        }

        /** Juan XXIII is a name, the second of two schools none. */
        private boolean isOfRuler(int at) {
            if (at == 0 || words.isEmpty()) return false;
            return words.getLast().text().equals(pieces.get(at - 1).text());
        }

        private boolean isSchoolWord(int at) {
            if (at < 0 || at >= pieces.size()) return false;
            return SchoolWords.ALL
                    .at(pieces, at)
                    .map(found -> found.meaning().category())
                    .filter(
                            category ->
                                    category == Category.KIND
                                            || category == Category.GENERIC
                                            || category == Category.NUMBERED)
                    .isPresent();
        }

        private static int digit(char letter) {
            return switch (letter) {
                case 'i' -> 1;
                case 'v' -> 5;
                default -> 10;
            };
        }
    }
}
