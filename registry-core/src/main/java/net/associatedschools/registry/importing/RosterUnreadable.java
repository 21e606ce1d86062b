package net.associatedschools.registry.importing;

/** A list that can't be read as a whole, in one sentence; no row of it has been recorded. */
public final class RosterUnreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    RosterUnreadable(String sentence) {
        super(sentence);
    }

    RosterUnreadable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
