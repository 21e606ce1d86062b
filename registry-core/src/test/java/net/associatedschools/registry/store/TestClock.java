package net.associatedschools.registry.store;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that is set by hand, also back. */
public final class TestClock extends Clock {
    private volatile Instant now;

    public TestClock(String now) {
        this.now = Instant.parse(now);
    }

    public void set(String now) {
        this.now = Instant.parse(now);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the log's clock has no zone");
    }
}
