package net.associatedschools.registry.likeness;

import java.util.ArrayList;
import java.util.List;
import net.associatedschools.registry.likeness.SchoolWords.Category;

/** Writes out an abbreviation by initials where the other name has the words: EBS, IES, J.W. */
final class Initials {
    private static final int LETTERS_MIN = 2;
    private static final int LETTERS_MAX = 7;

    /** Of a name that is written in capitals, where any word could be one. */
    private static final int LETTERS_SHOUTED_MAX = 4;

    private Initials() {}

    /** The same pieces where the other name writes none of them out. */
    static List<Piece> writtenOut(List<Piece> pieces, List<Piece> other) {
        boolean none = pieces.stream().noneMatch(piece -> isAbbreviation(piece, LETTERS_MAX));
        if (none) return pieces;
        boolean shouted = pieces.stream().allMatch(p -> p.isCapitals() || p.isNumber());
        int lettersMax = shouted ? LETTERS_SHOUTED_MAX : LETTERS_MAX;
        var out = new ArrayList<Piece>();
        for (var piece : pieces) {
            boolean known =
                    !isAbbreviation(piece, lettersMax)
                            || other.stream().anyMatch(p -> p.text().equals(piece.text()));
            if (known) {
                out.add(piece);
                continue;
            }
            var run = run(piece.text(), other);
            if (run.isEmpty()) out.add(piece);
            else run.forEach(word -> out.add(within(word, piece.segment())));
        }
        return out;
    }

    private static boolean isAbbreviation(Piece piece, int lettersMax) {
        int length = piece.text().length();
        return piece.isCapitals() && length >= LETTERS_MIN && length <= lettersMax;
    }

    private static Piece within(Piece word, int segment) {
        return new Piece(
                word.text(), word.plain(), word.isCapitals(), word.isDotted(), false, segment);
    }

    private static List<Piece> run(String letters, List<Piece> words) {
        for (int from = 0; from < words.size(); from++) {
            var run = new ArrayList<Piece>();
            int at = 0;
            for (int i = from; i < words.size() && at < letters.length(); i++) {
                var word = words.get(i);
                boolean fits = word.text().charAt(0) == letters.charAt(at);
                if (!fits && (run.isEmpty() || !isSmall(words, i))) break;
                run.add(word);
                if (fits) at++;
            }
            if (at == letters.length()) return run;
        }
        return List.of();
    }

    private static boolean isSmall(List<Piece> words, int at) {
        return SchoolWords.ALL
                .of(words.get(at).plain())
                .map(SchoolWords.Meaning::category)
                .filter(c -> c == Category.SMALL || c == Category.PLACE)
                .isPresent();
    }
}
