package net.associatedschools.registry.likeness;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A word or number of a name as it is written: folded, in its own script, and what only its writing
 * shows. Pieces of one segment stand between the same commas, dashes or brackets.
 */
record Piece(
        String text,
        String plain,
        boolean isCapitals,
        boolean isDotted,
        boolean isNumber,
        int segment) {
    private static final Pattern WRITTEN = Pattern.compile("\\p{Nd}+|[\\p{L}\\p{M}]+");
    private static final Pattern BREAK = Pattern.compile("[,;:()\\[\\]/|\"«»“”„]|\\s[-–—]\\s|[–—]");
    private static final Pattern SUPERIOR = Pattern.compile("[ªº°]");
    private static final Pattern APOSTROPHE = Pattern.compile("[’‘ʼʻ`´′＇]");

    /** Mary's is Mary. */
    private static final Pattern POSSESSIVE = Pattern.compile("(?i)(?<=\\p{L}{2})'s(?!\\p{L})");

    /** Кам'янець is one word, l'Étoile two. */
    private static final Pattern WITHIN_WORD =
            Pattern.compile("(?<=\\p{L}{3})'(?=\\p{L})|(?<=\\p{IsCyrillic})'(?=\\p{IsCyrillic})");

    /** What follows a number as its ending: 1st, 2ème, 11-osios. */
    private static final Pattern ENDING =
            Pattern.compile(
                    "(?<=\\p{Nd})[-.]?(?!\\p{Lu}(?!\\p{L}))[\\p{Ll}\\p{M}]{1,5}(?![\\p{L}])");

    private static final Pattern SERIAL =
            Pattern.compile("第([一二三四五六七八九十]+)|(?<![\\p{L}])([一二三四五六七八九十]+)(?=[中小高])");
    private static final String NUMERALS = "一二三四五六七八九";

    static List<Piece> of(String name) {
        var text =
                Normalizer.normalize(SUPERIOR.matcher(name).replaceAll(""), Normalizer.Form.NFKC);
        text = APOSTROPHE.matcher(text).replaceAll("'");
        text = POSSESSIVE.matcher(text).replaceAll("");
        text = WITHIN_WORD.matcher(text).replaceAll("");
        text = SERIAL.matcher(text).replaceAll(found -> " " + serial(found) + " ");
        text = ENDING.matcher(text).replaceAll("");
        var pieces = new ArrayList<Piece>();
        var written = WRITTEN.matcher(text);
        int segment = 0;
        int end = 0;
        while (written.find()) {
            if (end > 0 && BREAK.matcher(text.substring(end, written.start())).find()) segment++;
            end = written.end();
            boolean dotted = end < text.length() && text.charAt(end) == '.';
            add(pieces, written.group(), dotted, segment);
        }
        return joined(pieces);
    }

    private static void add(List<Piece> pieces, String written, boolean dotted, int segment) {
        boolean number = Character.isDigit(written.codePointAt(0));
        var folded = Letters.folded(written);
        if (folded.isEmpty()) return;
        boolean capitals = !number && written.codePoints().noneMatch(Character::isLowerCase);
        boolean cased = written.codePoints().anyMatch(Character::isUpperCase);
        pieces.add(
                new Piece(
                        folded,
                        Letters.plain(written),
                        capitals && cased,
                        dotted,
                        number,
                        segment));
    }

    private static String serial(java.util.regex.MatchResult found) {
        var text = found.group(1) == null ? found.group(2) : found.group(1);
        int ten = text.indexOf('十');
        if (ten < 0) {
            var digits = new StringBuilder();
            text.chars().forEach(c -> digits.append(NUMERALS.indexOf(c) + 1));
            return digits.toString();
        }
        int tens = ten == 0 ? 1 : NUMERALS.indexOf(text.charAt(ten - 1)) + 1;
        int ones = ten == text.length() - 1 ? 0 : NUMERALS.indexOf(text.charAt(ten + 1)) + 1;
        return Integer.toString(10 * tens + ones);
    }

    /** E.P.P. is EPP; a single J. stays an initial. */
    private static List<Piece> joined(List<Piece> pieces) {
        var joined = new ArrayList<Piece>();
        for (int i = 0; i < pieces.size(); i++) {
            int end = i;
            while (end < pieces.size() && pieces.get(end).isInitial()) end++;
            if (end < i + 2) {
                joined.add(pieces.get(i));
                continue;
            }
            var text = new StringBuilder();
            pieces.subList(i, end).forEach(piece -> text.append(piece.text));
            joined.add(
                    new Piece(
                            text.toString(),
                            text.toString(),
                            true,
                            true,
                            false,
                            pieces.get(i).segment));
            i = end - 1;
        }
        return joined;
    }

    private boolean isInitial() {
        return isDotted && isCapitals && text.length() == 1;
    }
}
