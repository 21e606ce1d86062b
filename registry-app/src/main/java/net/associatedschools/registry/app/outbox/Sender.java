package net.associatedschools.registry.app.outbox;

import java.io.IOException;

/** A way by which somebody is told. An embedder's own bean takes the place of those here. */
public interface Sender {
    /**
     * Hands the message over, once; what it can't, it says by an exception, and is asked again
     * later.
     */
    void send(Letter letter) throws IOException;

    /** Where it goes, for the log of the program: without password or address of a person. */
    String name();

    /**
     * What is sent: to which address, in which words.
     *
     * @param id the same for the same letter, {@code <position>.<recipient>}
     */
    record Letter(String id, String address, String subject, String body) {
        /** Says nothing of the person, so that no log line does. */
        @Override
        public String toString() {
            return "Letter[" + id + "]";
        }
    }
}
