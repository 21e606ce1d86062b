package net.associatedschools.registry.school;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import net.associatedschools.registry.fact.DutyKind;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolEvent.ActivityRecorded;
import net.associatedschools.registry.school.SchoolEvent.ContinuationDeclared;
import net.associatedschools.registry.school.SchoolEvent.Duty;
import net.associatedschools.registry.school.SchoolEvent.DutyMissed;
import net.associatedschools.registry.school.SchoolEvent.FromRules;
import net.associatedschools.registry.school.SchoolEvent.Happened;
import net.associatedschools.registry.school.SchoolEvent.Leaving;
import net.associatedschools.registry.school.SchoolEvent.MembershipRecorded;
import net.associatedschools.registry.school.SchoolEvent.MembershipStarted;
import net.associatedschools.registry.school.SchoolEvent.PlanFiled;
import net.associatedschools.registry.school.SchoolEvent.ProfileConfirmed;
import net.associatedschools.registry.school.SchoolEvent.Renewed;
import net.associatedschools.registry.school.SchoolEvent.ReportFiled;
import net.associatedschools.registry.school.SchoolEvent.SplitFrom;
import org.jspecify.annotations.Nullable;

/**
 * What a member gave and what it still owes, one step of the fold in effective order. What is given
 * without saying for which due date makes good what was missed last of its kind; where nothing is
 * missing, it is for what is due next. Each membership starts with an empty one.
 *
 * @param missing what was missed and not made good, in the order of its being missed
 * @param given what made nothing good, so that it counts for what comes
 */
public record Ledger(List<Owed> missing, List<Given> given) {
    public static final Ledger EMPTY = new Ledger(List.of(), List.of());

    /** One thing given: when, and for what, if it says so. */
    public record Given(
            DutyKind kind, When effective, @Nullable LocalDate due, @Nullable String duty) {
        private boolean isNamed() {
            return due != null || duty != null;
        }

        private boolean names(Owed owed) {
            return kind == owed.kind()
                    && (due == null || due.equals(owed.due()))
                    && (duty == null || duty.equals(owed.duty()));
        }

        private boolean isWithin(Owed owed, LocalDate until) {
            return kind == owed.kind()
                    && !effective.earliest().isBefore(owed.from())
                    && !effective.latest().isAfter(until);
        }
    }

    public Ledger {
        missing = List.copyOf(missing);
        given = List.copyOf(given);
    }

    /** Total: the past is folded, never judged. */
    Ledger after(Happened event) {
        if (event instanceof Duty duty) {
            var next = this;
            for (var one : given(duty)) next = next.with(one);
            return next;
        }
        if (event instanceof Renewed e) {
            return with(new Given(DutyKind.RENEWAL, e.effective(), null, null));
        }
        if (event instanceof DutyMissed e) {
            return new Ledger(Stream.concat(missing.stream(), Stream.of(e.owed())).toList(), given);
        }
        boolean another =
                event instanceof MembershipStarted
                        || event instanceof MembershipRecorded
                        || event instanceof SplitFrom
                        || event instanceof Leaving;
        return another ? EMPTY : this;
    }

    private static List<Given> given(Duty duty) {
        return switch (duty) {
            case PlanFiled e -> List.of(given(DutyKind.PLAN, e));
            case ReportFiled e -> List.of(given(DutyKind.REPORT, e));
            case ActivityRecorded e -> List.of(given(DutyKind.ACTIVITY, e));
            case ContinuationDeclared e -> List.of(given(DutyKind.CONTINUATION, e));
            case ProfileConfirmed e ->
                    e.revalidation() == null
                            ? List.of(given(DutyKind.CONFIRMATION, e))
                            : List.of(
                                    given(DutyKind.CONFIRMATION, e),
                                    new Given(
                                            DutyKind.REVALIDATION,
                                            e.effective(),
                                            null,
                                            e.revalidation()));
        };
    }

    private static Given given(DutyKind kind, Duty duty) {
        return new Given(kind, duty.effective(), duty.due(), null);
    }

    private Ledger with(Given one) {
        var madeGood =
                missing.reversed().stream()
                        .filter(owed -> one.isNamed() ? one.names(owed) : one.kind == owed.kind())
                        .findFirst();
        if (madeGood.isEmpty()) {
            return new Ledger(missing, Stream.concat(given.stream(), Stream.of(one)).toList());
        }
        return new Ledger(
                missing.stream().filter(owed -> !owed.isSame(madeGood.get())).toList(), given);
    }

    /** Whether it was given on time: by the end of that day. */
    public boolean isMet(Owed owed, LocalDate until) {
        return given.stream()
                .anyMatch(one -> one.isNamed() ? one.names(owed) : one.isWithin(owed, until));
    }

    public boolean isMissing(Owed owed) {
        return missing.stream().anyMatch(owed::isSame);
    }

    /** Whether what the register said by itself follows from what was before it. */
    boolean bears(FromRules event) {
        var owed = event.owed();
        if (owed == null || !event.automatic()) return true;
        // A notice and a miss rest on what wasn't given, all else on what was missed.
        boolean rests = event instanceof Leaving || event instanceof SchoolEvent.DeclaredInactive;
        if (rests) return isMissing(owed);
        return !isMissing(owed) && !isMet(owed, event.effective().latest());
    }
}
