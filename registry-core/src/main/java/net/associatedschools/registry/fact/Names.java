package net.associatedschools.registry.fact;

import java.util.regex.Pattern;

/** The form of a name such as {@code school:<uuid>}: a word, a colon, a UUID in lower case. */
final class Names {
    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private Names() {}

    static void mustBe(String word, String value) {
        boolean formed =
                value.startsWith(word + ":")
                        && UUID.matcher(value.substring(word.length() + 1)).matches();
        if (!formed) throw new IllegalArgumentException("not a " + word + " id: " + value);
    }
}
