package net.associatedschools.registry.view;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How names are put in order and found: alike in every place and on every database. */
public final class Words {
    /** As UTF-8 bytes compare, which is by code point and not by Java's char. */
    public static final Comparator<String> BYTEWISE = Words::bytewise;

    /** Key by key, as PostgreSQL compares rows. */
    public static final Comparator<List<String>> BY_KEYS =
            (a, b) -> {
                for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
                    int order = BYTEWISE.compare(a.get(i), b.get(i));
                    if (order != 0) return order;
                }
                return Integer.compare(a.size(), b.size());
            };

    /**
     * Accents and other marks that a writer may leave out, as well as what only shapes or stretches
     * the text. The vowel signs of Thai or Devanagari and the voicing of kana are letters to those
     * who read them, and stay.
     */
    private static final Pattern MARKS =
            Pattern.compile(
                    "[\\p{M}&&[\\p{IsInherited}\\p{IsLatin}\\p{IsGreek}\\p{IsCyrillic}\\p{IsArabic}"
                            + "\\p{IsHebrew}\\p{IsSyriac}]&&[^\\u3099\\u309A]]|\\p{Cf}|\\u0640");

    /** Letters with a stroke or of two, which Unicode doesn't take apart, and signs with a twin. */
    private static final Map<Integer, String> PLAIN =
            Map.ofEntries(
                    Map.entry((int) 'æ', "ae"),
                    Map.entry((int) 'œ', "oe"),
                    Map.entry((int) 'ø', "o"),
                    Map.entry((int) 'đ', "d"),
                    Map.entry((int) 'ð', "d"),
                    Map.entry((int) 'ħ', "h"),
                    Map.entry((int) 'ł', "l"),
                    Map.entry((int) 'ŧ', "t"),
                    Map.entry((int) 'þ', "th"),
                    Map.entry((int) 'ŋ', "ng"),
                    Map.entry((int) 'ə', "e"),
                    Map.entry((int) '‘', "'"),
                    Map.entry((int) '’', "'"),
                    Map.entry((int) 'ʼ', "'"),
                    Map.entry((int) 'ʻ', "'"),
                    Map.entry((int) '‐', "-"),
                    Map.entry((int) '–', "-"),
                    Map.entry((int) '—', "-"));

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    private static final int SORT_KEY_MAX = 200;

    private Words() {}

    private static int bytewise(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            if (a.charAt(i) != b.charAt(i)) return rank(a.charAt(i)) - rank(b.charAt(i));
        }
        return a.length() - b.length();
    }

    /** Surrogates stand for code points behind those of every other char. */
    private static int rank(char c) {
        return Character.isSurrogate(c) ? c + 0x10000 : c;
    }

    /**
     * Without marks, width and case: "École Nº 1" and "ecole no 1" are alike, in every script, and
     * so are "Kırklareli" and "KIRKLARELI", "Straße" and "STRASSE".
     */
    public static String plain(String text) {
        // Of most names nothing else changes, and a fold asks for them again and again.
        if (isAscii(text)) return spaced(text.toLowerCase(Locale.ROOT));
        var decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        var upper = MARKS.matcher(decomposed).replaceAll("").toUpperCase(Locale.ROOT);
        var plain = new StringBuilder(upper.length());
        // Letter by letter: as a whole text a sigma would depend on what stands behind it.
        upper.codePoints().map(Character::toLowerCase).forEach(letter -> add(letter, plain));
        return spaced(plain);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '\u007f') return false;
        }
        return true;
    }

    private static String spaced(CharSequence text) {
        return SPACE.matcher(text).replaceAll(" ").strip();
    }

    private static void add(int letter, StringBuilder plain) {
        var other = PLAIN.get(letter);
        if (other == null) plain.appendCodePoint(letter);
        else plain.append(other);
    }

    /**
     * The place of a name in a list, by its first 200 characters (an index takes no more); a name
     * of which nothing is left stands as it is.
     */
    public static String sortKey(String name) {
        var plain = plain(name);
        boolean told = plain.codePoints().anyMatch(Character::isLetterOrDigit);
        var key = told ? plain : name;
        int end = Math.min(SORT_KEY_MAX, key.codePointCount(0, key.length()));
        return key.substring(0, key.offsetByCodePoints(0, end));
    }

    /** All that a school can be found by. */
    public static String searchText(Stream<String> names) {
        return names.map(Words::plain).distinct().collect(Collectors.joining(" "));
    }

    /** What somebody looks for, each word by itself. */
    public static List<String> tokens(String question) {
        return Stream.of(plain(storable(question)).split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Characters that no database's text can hold become U+FFFD, in every table alike. */
    public static String storable(String text) {
        boolean fine = text.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c));
        if (fine) return text;
        var storable = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF) ? 0xFFFD : c)
                .forEach(storable::appendCodePoint);
        return storable.toString();
    }
}
