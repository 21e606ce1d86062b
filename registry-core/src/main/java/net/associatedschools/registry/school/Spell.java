package net.associatedschools.registry.school;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolEvent.Leaving;
import net.associatedschools.registry.school.SchoolEvent.MembershipRecorded;
import net.associatedschools.registry.school.SchoolEvent.MembershipStarted;
import net.associatedschools.registry.school.SchoolEvent.SplitFrom;

/**
 * One membership without a break: the first day on which it surely was a member, the first on which
 * the register knows of it, and the day on which it perhaps was none any more ({@link
 * LocalDate#MAX}: it still is).
 */
public record Spell(LocalDate since, LocalDate seen, LocalDate until) {
    public boolean contains(LocalDate day) {
        return !day.isBefore(since) && day.isBefore(until);
    }

    static List<Spell> of(Timeline timeline) {
        var spells = new ArrayList<Spell>();
        for (var fact : timeline.standing()) {
            var when = fact.event().effective();
            if (fact.event() instanceof MembershipStarted || fact.event() instanceof SplitFrom) {
                begin(spells, when, when.latest());
            } else if (fact.event() instanceof MembershipRecorded e) {
                begin(spells, when, e.observedOn().latest());
            } else if (fact.event() instanceof Leaving && !spells.isEmpty()) {
                var last = spells.removeLast();
                var until = last.until.isBefore(when.earliest()) ? last.until : when.earliest();
                if (until.isAfter(last.since)) spells.add(new Spell(last.since, last.seen, until));
            }
        }
        return List.copyOf(spells);
    }

    private static void begin(List<Spell> spells, When when, LocalDate seen) {
        if (when.latest().equals(LocalDate.MAX)) return; // never surely a member
        spells.add(
                new Spell(
                        when.latest(),
                        seen.isBefore(when.latest()) ? when.latest() : seen,
                        LocalDate.MAX));
    }
}
