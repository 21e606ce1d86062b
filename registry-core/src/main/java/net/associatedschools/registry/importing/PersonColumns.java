package net.associatedschools.registry.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Columns that say who works at a school or how to reach them: what stands there is never taken
 * into the log, which nobody can erase from (R-PRIV-1).
 */
final class PersonColumns {
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}]+");

    /** Scripts that write without spaces, or join words to each other. */
    private static final Pattern UNSPACED =
            Pattern.compile("[\\p{IsHan}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}\\p{IsDevanagari}]");

    private static final List<String> WORDS = read();

    private PersonColumns() {}

    static boolean isOne(String column) {
        var name = folded(column);
        var words = BETWEEN_WORDS.split(name);
        return WORDS.stream().anyMatch(known -> isIn(known, name, words));
    }

    private static boolean isIn(String known, String name, String[] words) {
        if (UNSPACED.matcher(known).find()) return name.contains(known);
        if (!known.endsWith("*")) return Arrays.asList(words).contains(known);
        var beginning = known.substring(0, known.length() - 1);
        return Arrays.stream(words).anyMatch(word -> word.startsWith(beginning));
    }

    private static String folded(String text) {
        var apart = Normalizer.normalize(text.replace('_', ' '), Normalizer.Form.NFKD);
        // A vowel's sign is a letter's part where marks aren't accents.
        var bare = UNSPACED.matcher(apart).find() ? apart : MARKS.matcher(apart).replaceAll("");
        return bare.toLowerCase(Locale.ROOT).replace("e-mail", "email").replace("e-post", "epost");
    }

    private static List<String> read() {
        var file = "/registry/importing/person-columns.txt";
        try (var in = Objects.requireNonNull(PersonColumns.class.getResourceAsStream(file), file);
                var lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split(" ")))
                    .filter(word -> !word.isBlank())
                    .map(PersonColumns::folded)
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
