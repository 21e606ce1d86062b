package net.associatedschools.registry.store;

import java.time.Duration;

/**
 * Hears how appends go, for whoever measures them. It is called on the threads that append, by
 * several at once: it is quick, and throws nothing.
 */
public interface AppendListener {
    /**
     * A group was written in one transaction, or was tried to.
     *
     * @param units appends that shared it
     * @param took from sending it until each of its units was decided
     */
    void wrote(int units, int events, Duration took);

    /**
     * A sender was answered.
     *
     * @param took with all waiting for others
     */
    void answered(boolean appended, Duration took);

    /** Hears nothing. */
    static AppendListener none() {
        return new AppendListener() {
            @Override
            public void wrote(int units, int events, Duration took) {}

            @Override
            public void answered(boolean appended, Duration took) {}
        };
    }
}
