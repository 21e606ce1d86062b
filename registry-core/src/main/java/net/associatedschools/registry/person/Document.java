package net.associatedschools.registry.person;

import java.util.Arrays;

/**
 * A paper as it was handed in, with the media type that its sender gave. The array is not copied:
 * it is read, never written to.
 */
@SuppressWarnings("ArrayRecordComponent") // Equal by content, see below.
public record Document(String mediaType, byte[] bytes) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Document that
                && mediaType.equals(that.mediaType)
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Says nothing of what is in it. */
    @Override
    public String toString() {
        return "Document[" + bytes.length + " bytes]";
    }
}
