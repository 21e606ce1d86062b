package net.associatedschools.registry.fact;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The part of a country's policy that says how its members stay in (R-MEM-2): practice as data. All
 * that is optional is null or an empty list where the country asks for nothing.
 *
 * @param followedFrom ISO date; duties that fell due before it are not followed by the register,
 *     which was not there to be told. Null: from the day on which the policy starts.
 * @param certificateMonths for how many months (1 or more) a certificate or a renewal is valid,
 *     when the renewal doesn't say until when. Null: without end.
 * @param permanenceAfterYears after how many years (1 or more) of unbroken membership permanence
 *     may be recognised. Null: the country knows no permanence.
 * @param duties what a member owes, each under a name of its own; none: nothing
 */
public record MembershipPolicy(
        @Nullable LocalDate followedFrom,
        @Nullable Integer certificateMonths,
        @Nullable Integer permanenceAfterYears,
        List<Duty> duties) {

    public static final MembershipPolicy NONE = new MembershipPolicy(null, null, null, List.of());

    public MembershipPolicy {
        duties = List.copyOf(duties);
    }

    /**
     * One thing that a member owes, again and again or once. It falls due
     *
     * <ul>
     *   <li>every {@code everyMonths} on the calendar day {@code due}, for the first time on the
     *       first such day after joining and {@code firstAfterMonths};
     *   <li>every {@code everyMonths} counted from the day of joining, where {@code due} is null;
     *   <li>once for all who are members that day, where {@code once} is set.
     * </ul>
     *
     * <p>A {@link DutyKind#RENEWAL} falls due when the last renewal ends, or {@code everyMonths}
     * after joining where there was none. Where only a year or less is known of the joining, it is
     * counted from the last day on which it may have been: the first on which it surely was one.
     *
     * @param name lower-case letters, digits and hyphens, such as {@code yearly-report}; names the
     *     duty in the log, so it stays the same from one version of the policy to the next
     * @param kind what is owed, and with it what meets it
     * @param everyMonths 1 or more: 12 is yearly; null with {@code once}
     * @param due the calendar day, such as {@code 10-31}; null: counted from the day of joining
     * @param once the one ISO date on which it is due, of a revalidation of all; null: again and
     *     again
     * @param firstAfterMonths months of membership (0 or more) before the first one is owed; null:
     *     0
     * @param graceDays days (0 or more) after the due date until it is missed; null: 0
     * @param noticeMonths how many months (0 or more) before the due date a renewal or continuation
     *     is announced (RenewalDue); null: it isn't
     * @param endsWithPermanence whether a permanent member owes it no more; null: it does owe it
     * @param consequences what may come of a missed one beside OVERDUE, which always does; none:
     *     nothing more
     */
    public record Duty(
            String name,
            DutyKind kind,
            @Nullable Integer everyMonths,
            @Nullable DayOfYear due,
            @Nullable LocalDate once,
            @Nullable Integer firstAfterMonths,
            @Nullable Integer graceDays,
            @Nullable Integer noticeMonths,
            @Nullable Boolean endsWithPermanence,
            List<Consequence> consequences) {
        public Duty {
            consequences = List.copyOf(consequences);
        }

        /** The day whose end finds it missed: the due date, and the grace after it. */
        public LocalDate missedOn(LocalDate dueDate) {
            return dueDate.plusDays(graceDays == null ? 0 : graceDays);
        }

        /** The day on which that consequence of one that was due on that date comes. */
        public LocalDate comesOn(Consequence consequence, LocalDate dueDate) {
            var missed = missedOn(dueDate);
            var comes = dueDate.plusMonths(consequence.afterMonths());
            return comes.isBefore(missed) ? missed : comes;
        }

        /** The day of the notice of one that is due on that date; null: there is none. */
        public @Nullable LocalDate announcedOn(LocalDate dueDate) {
            return noticeMonths == null || !kind.isRenewal()
                    ? null
                    : dueDate.minusMonths(noticeMonths);
        }

        public boolean isOwedBy(boolean permanent) {
            return !permanent || !Boolean.TRUE.equals(endsWithPermanence);
        }
    }

    /**
     * What comes of a duty that was missed and isn't made good.
     *
     * @param kind what comes of it
     * @param afterMonths how many months (0 or more) after the due date, never before the grace
     *     ends
     * @param proposedTo who decides it, unless it is automatic: COORDINATOR, COMMISSION or HQ. A
     *     removal is HQ's alone.
     * @param automatic whether the register does it by itself on that day, by the country's own
     *     rules; else it proposes. A removal never is.
     */
    public record Consequence(
            ConsequenceKind kind, int afterMonths, Role proposedTo, boolean automatic) {}

    /** What may come of a missed duty. */
    public enum ConsequenceKind {
        /** The member is declared inactive, and stays a member. */
        INACTIVE,
        /** The membership lapses. */
        LAPSE,
        /** The same, where silence counts as the school's own resignation. */
        RESIGNATION,
        /** It is proposed to HQ for removal. */
        REMOVAL
    }

    public Optional<Duty> duty(String name) {
        return duties.stream().filter(duty -> duty.name().equals(name)).findFirst();
    }

    /**
     * For how many months a renewal is valid that doesn't say it itself; null where nothing says
     * it.
     */
    public @Nullable Integer validMonths() {
        if (certificateMonths != null) return certificateMonths;
        return duties.stream()
                .filter(duty -> duty.kind() == DutyKind.RENEWAL)
                .map(Duty::everyMonths)
                .findFirst()
                .orElse(null);
    }

    /** Refuses by R-MEM-2 what no member could go by; the path of the field says where. */
    public void mustBeSound(String field) {
        mustBePositive(field + ".certificateMonths", certificateMonths);
        mustBePositive(field + ".permanenceAfterYears", permanenceAfterYears);
        var names = new HashSet<String>();
        for (int i = 0; i < duties.size(); i++) {
            var at = field + ".duties[" + i + "]";
            var duty = duties.get(i);
            must(duty.name().matches("[a-z0-9]+(-[a-z0-9]+)*"), at + ".name", "is no short name");
            must(names.add(duty.name()), at + ".name", "names two duties");
            mustBeSound(at, duty);
        }
    }

    private static void mustBeSound(String at, Duty duty) {
        boolean repeats = duty.everyMonths() != null;
        must(repeats != (duty.once() != null), at + ".everyMonths", "either this or once");
        must(repeats || duty.due() == null, at + ".due", "goes with everyMonths");
        must(
                duty.kind() != DutyKind.RENEWAL || (repeats && duty.due() == null),
                at + ".due",
                "a renewal is due when the last one ends");
        mustBePositive(at + ".everyMonths", duty.everyMonths());
        mustNotBeNegative(at + ".firstAfterMonths", duty.firstAfterMonths());
        mustNotBeNegative(at + ".graceDays", duty.graceDays());
        mustNotBeNegative(at + ".noticeMonths", duty.noticeMonths());
        for (int i = 0; i < duty.consequences().size(); i++) {
            mustBeSound(at + ".consequences[" + i + "]", duty.consequences().get(i));
        }
    }

    private static void mustBeSound(String at, Consequence consequence) {
        mustNotBeNegative(at + ".afterMonths", consequence.afterMonths());
        boolean removal = consequence.kind() == ConsequenceKind.REMOVAL;
        must(!(removal && consequence.automatic()), at + ".automatic", "only HQ removes");
        var to = consequence.proposedTo();
        boolean decides = to == Role.COORDINATOR || to == Role.COMMISSION || to == Role.HQ;
        must(decides && (!removal || to == Role.HQ), at + ".proposedTo", "does not decide this");
    }

    private static void mustBePositive(String field, @Nullable Integer number) {
        must(number == null || number > 0, field, "must be 1 or more");
    }

    private static void mustNotBeNegative(String field, @Nullable Integer number) {
        must(number == null || number >= 0, field, "must not be negative");
    }

    private static void must(boolean kept, String field, String detail) {
        RuleBroken.unlessContent(kept, "R-MEM-2", field, detail);
    }
}
