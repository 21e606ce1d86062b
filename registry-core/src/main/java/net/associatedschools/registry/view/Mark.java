package net.associatedschools.registry.view;

/**
 * How far a view has come, and what the fold of that version says there: the digest of all its
 * rows. Kept beside the rows.
 */
public record Mark(int foldVersion, long position, Digest digest) {

    /** Before the log's first event. */
    public static Mark start(int foldVersion) {
        return new Mark(foldVersion, 0, Digest.ZERO);
    }
}
