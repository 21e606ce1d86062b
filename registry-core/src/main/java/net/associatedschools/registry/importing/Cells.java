package net.associatedschools.registry.importing;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** One way to write what a cell says, so that the same words are equal. */
final class Cells {
    /** Spaces of every script, ends of lines and tabs. */
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\x85]+");

    private Cells() {}

    /** Unicode NFC, each run of spaces one space, none at the ends. */
    static String normal(String cell) {
        return SPACES.matcher(Normalizer.normalize(cell, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
    }
}
