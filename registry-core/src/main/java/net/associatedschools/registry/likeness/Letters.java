package net.associatedschools.registry.likeness;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import net.associatedschools.registry.view.Words;

/** One way to write a word, whatever its case, accents, width or script; and how it sounds. */
final class Letters {
    private static final int HIRAGANA_BEHIND_KATAKANA = 0x60;
    private static final Map<Integer, String> LATIN = latin();

    /** Arabic writes its article together with the word. */
    private static final Pattern ARTICLE = Pattern.compile("^و?ال(?=\\p{L}{3})");

    /** What writers of one name disagree about, in the order in which it is settled. */
    private static final String[][] ALIKE = {
        {"sch|sh", "s"},
        {"tch|cz|ch|kh|ck|[cq]", "k"},
        {"zh|ts|tz", "z"},
        {"ph", "f"},
        {"th", "t"},
        {"w", "v"},
        {"[yj]", "i"},
        {"ae", "a"},
        {"oe", "o"},
        {"ue", "u"},
        {"x", "ks"},
        {"ou", "u"}
    };

    private static final Pattern[] SOUNDS =
            java.util.stream.Stream.of(ALIKE)
                    .map(pair -> Pattern.compile(pair[0]))
                    .toArray(Pattern[]::new);
    private static final Pattern TWICE = Pattern.compile("(\\p{L})\\1+");

    private Letters() {}

    private static Map<Integer, String> latin() {
        var letters = new HashMap<Integer, String>();
        for (var line : Resource.lines("letters.txt")) {
            for (var pair : line.split(" +", -1)) {
                int at = pair.indexOf('=');
                if (at > 0) letters.put(pair.codePointAt(0), pair.substring(at + 1));
            }
        }
        return Map.copyOf(letters);
    }

    /** Plain, with Latin letters where a table knows them and digits of any script as 0 to 9. */
    static String folded(String word) {
        var folded = new StringBuilder(word.length());
        Words.plain(word).replace("ου", "ou").codePoints().forEach(letter -> add(letter, folded));
        return ARTICLE.matcher(folded).replaceFirst("");
    }

    private static void add(int letter, StringBuilder folded) {
        var latin = LATIN.get(letter);
        if (latin != null) folded.append(latin);
        else if (Character.getType(letter) == Character.DECIMAL_DIGIT_NUMBER) {
            folded.append(Character.digit(letter, 10));
        } else if (letter >= 'ァ' && letter <= 'ヶ') {
            folded.appendCodePoint(letter - HIRAGANA_BEHIND_KATAKANA);
        } else folded.appendCodePoint(letter);
    }

    /**
     * As {@link #folded} without the change of script: short words of one script are others in
     * another.
     */
    static String plain(String word) {
        return switch (Character.UnicodeScript.of(word.codePointAt(0))) {
            case CYRILLIC, GREEK, GEORGIAN, ARMENIAN -> Words.plain(word);
            default -> folded(word);
        };
    }

    /** Of a folded word: Müller and Mueller, Kovacs and Kovaç, Kyiv and Kijiv sound alike. */
    static String heard(String folded) {
        var heard = folded;
        for (int i = 0; i < SOUNDS.length; i++) {
            heard = SOUNDS[i].matcher(heard).replaceAll(ALIKE[i][1]);
        }
        return TWICE.matcher(heard).replaceAll("$1");
    }

    /** Whether words of this script are written without blanks between them. */
    static boolean isUnspaced(String word) {
        if (word.isEmpty()) return false;
        var script = Character.UnicodeScript.of(word.codePointAt(0));
        return switch (script) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }
}
