package net.associatedschools.registry.app.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import net.associatedschools.registry.app.demo.Member.Joining;
import net.associatedschools.registry.app.demo.Member.Leaving;
import net.associatedschools.registry.app.demo.Member.Spell;
import org.jspecify.annotations.Nullable;

/**
 * Who is a member of one country when, so that the numbers of its course come out exactly: between
 * two of its days so many leave as chance has it, and so many join that the number is right again.
 */
final class Plan {
    private static final LocalDate FOUNDED = LocalDate.of(1953, 11, 23);
    private static final int STAYS_DAYS = 400;
    private static final double LEAVE_A_YEAR = 0.011;
    private static final double COME_BACK = 0.06;
    private static final double MERGE = 0.2;

    /** Years: first it must be on a list, then on another, then somebody has to notice. */
    private static final int FOUND_TWICE_AFTER = 12;

    private static final double SPLIT = 0.012;
    private static final double TWICE = 0.015;

    private final Place place;
    private final Lots lots;
    private final List<Member> members = new ArrayList<>();

    Plan(Place place, Course course, Lots lots) {
        this.place = place;
        this.lots = lots;
        var numbers = course.members(place.code());
        var day = FOUNDED.minusDays(1);
        int before = 0;
        for (int n = 0; n < numbers.length; n++) {
            var next = course.days().get(n);
            step(day, next, before, numbers[n]);
            before = numbers[n];
            day = next;
        }
        members.forEach(this::relate);
    }

    /** Some become part of another, some were a part of one, some are in the register twice. */
    private void relate(Member member) {
        if (member.isKin) return;
        var last = member.last();
        var until = last.until;
        if (until != null && last.leaving == Leaving.WITHDRAWN && lots.happens(MERGE)) {
            var survivor = kin(member, until);
            if (survivor == null) return;
            last.leaving = Leaving.MERGED;
            bind(member, survivor);
            return;
        }
        var first = member.spells.getFirst();
        if (first.joining == Joining.CERTIFIED && lots.happens(SPLIT)) {
            var parent = kin(member, first.from);
            if (parent == null) return;
            member.spells.set(0, first.joining(Joining.SPLIT));
            bind(member, parent);
            return;
        }
        member.twice =
                first.joining == Joining.LISTED
                        && lots.happens(TWICE)
                        && first.from.isBefore(World.END.minusYears(FOUND_TWICE_AFTER));
    }

    private static void bind(Member member, Member other) {
        member.kin = other;
        member.isKin = true;
        other.isKin = true;
    }

    /** A member for long before that day and for long after it, whom nothing binds to others. */
    private @Nullable Member kin(Member of, LocalDate day) {
        for (int tries = 0; tries < 8; tries++) {
            var other = lots.one(members);
            var spell = other.spells.getFirst();
            boolean there =
                    spell.from.plusYears(9).isBefore(day)
                            && (spell.until == null || spell.until.isAfter(day.plusYears(3)));
            if (there && !other.isKin && !other.twice && other != of) return other;
        }
        return null;
    }

    List<Member> members() {
        return members;
    }

    private void step(LocalDate after, LocalDate until, int before, int then) {
        double years = ChronoUnit.DAYS.between(after, until) / 365.25;
        double expected = before * years * LEAVE_A_YEAR;
        int chance = (int) Math.floor(expected + lots.share());
        int leaving = Math.min(before, Math.max(chance, before - then));
        leave(after, until, leaving);
        for (int n = 0; n < then - before + leaving; n++) join(after, until);
    }

    private void leave(LocalDate after, LocalDate until, int count) {
        // Who has only come stays, as long as there are others.
        var there = new ArrayList<>(members.stream().filter(Member::isMember).toList());
        var settled =
                new ArrayList<>(
                        there.stream()
                                .filter(m -> m.last().from.plusDays(STAYS_DAYS).isBefore(until))
                                .toList());
        there.removeAll(settled);
        for (int n = 0; n < count; n++) {
            var from = settled.isEmpty() ? there : settled;
            var member = from.remove(lots.between(0, from.size() - 1));
            var spell = member.last();
            var first = after.plusDays(1);
            var stayed = spell.from.plusDays(STAYS_DAYS);
            spell.until =
                    lots.day(
                            stayed.isAfter(first) && !stayed.isAfter(until) ? stayed : first,
                            until);
            spell.leaving = leaving();
        }
    }

    private Leaving leaving() {
        double lot = lots.share();
        if (lot < 0.55) return Leaving.WITHDRAWN;
        if (lot < 0.80) return Leaving.CLOSED;
        return lot < 0.92 ? Leaving.REMOVED : Leaving.NOT_RENEWED;
    }

    private void join(LocalDate after, LocalDate until) {
        var first = after.plusDays(1);
        var opened = LocalDate.of(place.since(), 1, 1);
        var day = day(opened.isAfter(first) && !opened.isAfter(until) ? opened : first, until);
        if (lots.happens(COME_BACK)) {
            var gone = members.stream().filter(member -> mayComeBack(member, day)).toList();
            if (!gone.isEmpty()) {
                lots.one(gone).spells.add(new Spell(day, Joining.CERTIFIED));
                return;
            }
        }
        var member = new Member(members.size() + 1);
        member.spells.add(new Spell(day, joining(day)));
        members.add(member);
    }

    private static boolean mayComeBack(Member member, LocalDate day) {
        var until = member.last().until;
        return until != null
                && member.last().leaving != Leaving.CLOSED
                && until.plusYears(5).isBefore(day);
    }

    /** Many begin with the school year. */
    private LocalDate day(LocalDate first, LocalDate last) {
        var day = lots.day(first, last);
        var schoolYear = LocalDate.of(day.getYear(), 9, 1);
        boolean fits = !schoolYear.isBefore(first) && !schoolYear.isAfter(last);
        return fits && lots.happens(0.3) ? schoolYear : day;
    }

    private Joining joining(LocalDate day) {
        int year = day.getYear();
        double listed = year < 1975 ? 0.9 : year < 1993 ? 0.7 : year < 2005 ? 0.3 : 0.06;
        return lots.happens(listed) ? Joining.LISTED : Joining.CERTIFIED;
    }
}
