package net.associatedschools.registry.app.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import net.associatedschools.registry.Chronicle.Asked;
import net.associatedschools.registry.Chronicle.Told;
import net.associatedschools.registry.fact.Command;

/** When the register hears of a story's commands: one after the other, in office hours. */
final class Moments {
    private static final int FIRST_HOUR = 7;
    private static final int LAST_HOUR = 18;

    private final Lots lots;
    private final long seed;
    private final String story;
    private Instant last = Instant.MIN;
    private int count;

    Moments(Lots lots, long seed, String story) {
        this.lots = lots;
        this.seed = seed;
        this.story = story;
    }

    /** On that day or, where more was heard since, just after it. */
    Told next(LocalDate day, Command command) {
        return next(day, told -> command);
    }

    Told next(LocalDate day, Asked asked) {
        var at =
                day.atTime(
                                lots.between(FIRST_HOUR, LAST_HOUR),
                                lots.between(0, 59),
                                lots.between(0, 59),
                                lots.between(0, 999_999) * 1000)
                        .toInstant(ZoneOffset.UTC);
        if (!at.isAfter(last)) at = last.plusSeconds(lots.between(60, 600));
        last = at;
        return new Told(at, Lots.id(seed, story + " command " + ++count), asked);
    }

    /** The day of what was heard last. */
    LocalDate today() {
        return LocalDate.ofInstant(last, ZoneOffset.UTC);
    }
}
