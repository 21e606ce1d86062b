package net.associatedschools.registry.person;

import java.text.BreakIterator;
import java.util.Locale;

/**
 * Counts words by the JDK's word boundaries, whatever the language (R-APP-1): a word with a hyphen
 * or an apostrophe inside is one, Japanese goes by runs of one script.
 */
public final class Words {
    private Words() {}

    /** How many segments between boundaries hold a letter or a digit. */
    public static int count(String text) {
        var boundaries = BreakIterator.getWordInstance(Locale.ROOT);
        boundaries.setText(text);
        int count = 0;
        int start = boundaries.first();
        for (int end = boundaries.next(); end != BreakIterator.DONE; end = boundaries.next()) {
            if (text.substring(start, end).codePoints().anyMatch(Character::isLetterOrDigit)) {
                count++;
            }
            start = end;
        }
        return count;
    }
}
