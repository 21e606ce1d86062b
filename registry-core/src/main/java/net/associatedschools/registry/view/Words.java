package net.associatedschools.registry.view;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
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

    /** Without marks and case: "École Nº 1" and "ecole no 1" are alike. */
    public static String plain(String text) {
        var decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        var lower = MARKS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
        return SPACE.matcher(lower).replaceAll(" ").strip();
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
