package net.associatedschools.registry.person;

import java.util.regex.Pattern;

/**
 * What can be erased: {@code person:<uuid>}, {@code text:<uuid>} or {@code document:<sha256>} with
 * the SHA-256 of the document's bytes in lower-case hex. It is also the stream that tells of it.
 */
public record RecordId(String value) {
    private static final Pattern FORM =
            Pattern.compile(
                    "(person|text):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
                            + "|document:[0-9a-f]{64}");

    /** Refuses any other form with an {@link IllegalArgumentException}. */
    public RecordId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a person, text or document: " + value);
        }
    }

    /** {@code person}, {@code text} or {@code document}. */
    public String kind() {
        return value.substring(0, value.indexOf(':'));
    }

    @Override
    public String toString() {
        return value;
    }
}
