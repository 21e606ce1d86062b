package net.associatedschools.registry.school;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.associatedschools.registry.fact.DutyKind;
import net.associatedschools.registry.fact.MembershipPolicy.Duty;
import net.associatedschools.registry.school.SchoolEvent.PermanenceRecognised;
import net.associatedschools.registry.school.SchoolEvent.Renewed;
import org.jspecify.annotations.Nullable;

/**
 * When a school owes what under one duty of a policy: a pure function of its timeline. What was due
 * before the register knew of the membership is not owed to it.
 */
public final class DutyCalendar {
    private DutyCalendar() {}

    /** All that it owed under that duty in all its memberships, due until that day, included. */
    public static List<Owed> owed(Timeline timeline, Duty duty, LocalDate until) {
        var owed = new ArrayList<Owed>();
        var permanences = permanences(timeline);
        for (var spell : timeline.spells()) {
            for (var one : owed(timeline, spell, duty, until)) {
                boolean permanent = isPermanent(permanences, spell, one.due());
                if (spell.contains(one.due())
                        && !one.due().isBefore(spell.seen())
                        && !one.due().isAfter(until)
                        && duty.isOwedBy(permanent)) {
                    owed.add(one);
                }
            }
        }
        return List.copyOf(owed);
    }

    private static List<Owed> owed(Timeline timeline, Spell spell, Duty duty, LocalDate until) {
        var once = duty.once();
        if (once != null) return List.of(new Owed(duty.name(), duty.kind(), spell.since(), once));
        Integer every = duty.everyMonths();
        if (every == null || every < 1) return List.of();
        return duty.kind() == DutyKind.RENEWAL
                ? renewals(timeline, spell, duty, every)
                : regular(spell, duty, every, until);
    }

    private static List<Owed> regular(Spell spell, Duty duty, int every, LocalDate until) {
        var owed = new ArrayList<Owed>();
        var from = spell.since();
        int wait = duty.firstAfterMonths() == null ? 0 : duty.firstAfterMonths();
        var earliest = spell.since().plusMonths(wait);
        var day = duty.due();
        var first =
                day == null
                        ? spell.since().plusMonths(every)
                        : day.onOrAfter(later(earliest, spell.since().plusDays(1)));
        var last = spell.until().isBefore(until) ? spell.until() : until;
        // One more than asked, so that what is owed next is known as well.
        for (int n = 0; ; n++) {
            var due = first.plusMonths((long) every * n);
            if (day != null && every % 12 == 0) due = day.in(due.getYear());
            if (!due.isBefore(earliest)) {
                owed.add(new Owed(duty.name(), duty.kind(), from, due));
                from = due.plusDays(1);
            }
            if (due.isAfter(last)) return owed;
        }
    }

    /** Each end of what was valid on that very day. */
    private static List<Owed> renewals(Timeline timeline, Spell spell, Duty duty, int every) {
        var renewals =
                timeline.standing().stream()
                        .map(fact -> fact.event())
                        .filter(Renewed.class::isInstance)
                        .map(Renewed.class::cast)
                        .filter(renewed -> spell.contains(renewed.effective().earliest()))
                        .toList();
        var start = spell.since().plusMonths(every);
        var ends = new TreeSet<LocalDate>();
        ends.add(start);
        renewals.forEach(renewed -> ends.add(renewed.until()));
        var owed = new ArrayList<Owed>();
        var from = spell.since();
        for (var end : ends) {
            // Also where it was renewed in time: then it was owed, and given.
            owed.add(new Owed(duty.name(), duty.kind(), from, end));
            from = end.plusDays(1);
        }
        return owed;
    }

    /** The days since which it surely was permanent. */
    private static List<LocalDate> permanences(Timeline timeline) {
        return timeline.standing().stream()
                .map(fact -> fact.event())
                .filter(PermanenceRecognised.class::isInstance)
                .map(event -> event.effective().latest())
                .toList();
    }

    private static boolean isPermanent(List<LocalDate> permanences, Spell spell, LocalDate day) {
        return permanences.stream().anyMatch(since -> spell.contains(since) && !since.isAfter(day));
    }

    /** The one of that date, or null where it owed none then. */
    static @Nullable Owed owed(Timeline timeline, Duty duty, LocalDate due, LocalDate until) {
        return owed(timeline, duty, until).stream()
                .filter(owed -> owed.due().equals(due))
                .findFirst()
                .orElse(null);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
