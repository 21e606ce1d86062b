package net.associatedschools.registry.app.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody is to hear of an event, by ids alone.
 *
 * @param position of the event
 * @param recipient {@code person:<uuid>}, or {@link #HEADQUARTERS}
 * @param message which one, {@code application.preselected.applicant}
 * @param recordedAt when the register learned of the event (UTC)
 * @param reason why it isn't sent; null: nothing is against it
 * @param tried how often it was tried
 * @param settledAt since when it is sent or won't be; null: it waits
 */
public record Notice(
        long position,
        String recipient,
        String message,
        String application,
        String school,
        String country,
        Instant recordedAt,
        State state,
        @Nullable String reason,
        int tried,
        @Nullable Instant settledAt) {
    /** Who has no person's record. */
    static final String HEADQUARTERS = "hq";

    /** What became of it. */
    public enum State {
        WAITING,
        /** Handed over at this moment, or when its node died. */
        SENDING,
        SENT,
        NOT_SENT
    }
}
