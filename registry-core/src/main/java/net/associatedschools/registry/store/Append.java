package net.associatedschools.registry.store;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One unit on its way into the log, and the thread that waits for what becomes of it. */
final class Append {
    private final List<NewEvent> unit;
    private final Thread sender = Thread.currentThread();

    // Written before the state, which publishes it.
    private @Nullable RuntimeException refusal;
    private volatile State state = State.WAITING;

    private enum State {
        WAITING,
        LEADING,
        DECIDED
    }

    Append(List<NewEvent> unit) {
        this.unit = unit;
    }

    List<NewEvent> unit() {
        return unit;
    }

    List<UUID> eventIds() {
        return unit.stream().map(NewEvent::eventId).toList();
    }

    /**
     * Returns when the unit is decided or its sender is to lead. An interrupt is kept for later: a
     * unit that is on its way can't be called back.
     */
    void await() {
        boolean interrupted = false;
        while (state == State.WAITING) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            sender.interrupt();
        }
    }

    void lead() {
        state = State.LEADING;
        LockSupport.unpark(sender);
    }

    void committed() {
        decide(null);
    }

    void refused(RuntimeException why) {
        decide(why);
    }

    private void decide(@Nullable RuntimeException why) {
        if (isDecided()) {
            throw new IllegalStateException("decided twice: " + unit);
        }
        refusal = why;
        state = State.DECIDED;
        LockSupport.unpark(sender);
    }

    boolean isDecided() {
        return state == State.DECIDED;
    }

    /** Tells the sender. */
    void answer() {
        if (refusal != null) {
            throw refusal;
        }
    }
}
