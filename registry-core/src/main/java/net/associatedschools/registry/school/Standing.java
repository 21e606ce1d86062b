package net.associatedschools.registry.school;

import static net.associatedschools.registry.school.Status.ACTIVE;
import static net.associatedschools.registry.school.Status.FORMER;
import static net.associatedschools.registry.school.Status.INACTIVE;
import static net.associatedschools.registry.school.Status.NONE;
import static net.associatedschools.registry.school.Status.NOT_KNOWN;
import static net.associatedschools.registry.school.Status.OVERDUE;
import static net.associatedschools.registry.school.Status.SUSPENDED;

import java.util.Optional;
import net.associatedschools.registry.fact.Profile;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolEvent.Absorbed;
import net.associatedschools.registry.school.SchoolEvent.ApplicationOpened;
import net.associatedschools.registry.school.SchoolEvent.CertificateReissued;
import net.associatedschools.registry.school.SchoolEvent.CorrectionRequested;
import net.associatedschools.registry.school.SchoolEvent.DeclaredInactive;
import net.associatedschools.registry.school.SchoolEvent.Description;
import net.associatedschools.registry.school.SchoolEvent.Duty;
import net.associatedschools.registry.school.SchoolEvent.DutyMissed;
import net.associatedschools.registry.school.SchoolEvent.Happened;
import net.associatedschools.registry.school.SchoolEvent.Leaving;
import net.associatedschools.registry.school.SchoolEvent.MarkedDuplicateOf;
import net.associatedschools.registry.school.SchoolEvent.MembershipRecorded;
import net.associatedschools.registry.school.SchoolEvent.MembershipStarted;
import net.associatedschools.registry.school.SchoolEvent.MergedInto;
import net.associatedschools.registry.school.SchoolEvent.PermanenceRecognised;
import net.associatedschools.registry.school.SchoolEvent.Reinstated;
import net.associatedschools.registry.school.SchoolEvent.RenewalDue;
import net.associatedschools.registry.school.SchoolEvent.Renewed;
import net.associatedschools.registry.school.SchoolEvent.SchoolRegistered;
import net.associatedschools.registry.school.SchoolEvent.SplitFrom;
import net.associatedschools.registry.school.SchoolEvent.Suspended;
import org.jspecify.annotations.Nullable;

/**
 * What a school is on a day: its status, its facts, since when it is a member (null: it is none),
 * under which name it was certified (null: never), and whether its membership is only recorded from
 * a list. One step of the fold in effective order.
 */
public record Standing(
        Status status,
        Profile profile,
        @Nullable When memberSince,
        @Nullable String certificateName,
        boolean recorded) {

    /** Before all that is known of it; a school is who it is even before it was registered. */
    static Standing before(Profile profile) {
        return new Standing(NONE, profile, null, null, false);
    }

    /** Total: the past is folded, never judged. */
    Standing after(Happened event) {
        return switch (event) {
            case SchoolRegistered e -> with(e.profile());
            case ApplicationOpened e -> this;
            case MembershipStarted e ->
                    new Standing(ACTIVE, profile, e.effective(), e.certificateName(), false);
            case MembershipRecorded e ->
                    new Standing(ACTIVE, profile, e.effective(), certificateName, true);
            case SplitFrom e ->
                    new Standing(ACTIVE, profile, e.effective(), e.certificateName(), false);
            case Description e -> with(e.of(profile));
            case Duty e -> backFromNeglect();
            case Renewed e -> backFromNeglect();
            case DutyMissed e -> status == ACTIVE ? with(OVERDUE) : this;
            case DeclaredInactive e -> status.isMember() ? with(INACTIVE) : this;
            case Suspended e -> status.isMember() ? with(SUSPENDED) : this;
            case Reinstated e -> status == SUSPENDED ? with(ACTIVE) : this;
            case CertificateReissued e ->
                    new Standing(status, profile, memberSince, e.certificateName(), recorded);
            case PermanenceRecognised e -> this;
            case RenewalDue e -> this;
            case CorrectionRequested e -> this;
            // That it is a duplicate is so on every day, and not one step of the fold.
            case MarkedDuplicateOf e -> this;
            case Absorbed e -> this;
            case MergedInto e -> new Standing(FORMER, profile, null, certificateName, recorded);
            case Leaving e -> new Standing(FORMER, profile, null, certificateName, recorded);
        };
    }

    /** The rule that this event would break here, if any. */
    Optional<String> ruleAgainst(Happened event) {
        return switch (event) {
            case SchoolRegistered e -> Optional.empty();
            case ApplicationOpened e -> unless(!status.isMember(), "R-APP-3");
            case MembershipStarted e -> unless(!status.isMember(), "R-APP-3");
            case MembershipRecorded e -> unless(status == NONE, "R-MEM-1");
            case SplitFrom e -> unless(status == NONE, "R-MEM-1");
            case Description e -> Optional.empty();
            case Duty e -> unless(status.isMember(), "R-TIME-3");
            case Renewed e -> unless(status.isMember(), "R-TIME-3");
            case PermanenceRecognised e -> unless(status.isMember(), "R-TIME-3");
            case DutyMissed e -> unless(owes(), "R-TIME-3");
            case RenewalDue e -> unless(owes(), "R-TIME-3");
            case DeclaredInactive e -> unless(owes() && status != INACTIVE, "R-TIME-3");
            case Suspended e -> unless(owes(), "R-TIME-3");
            case Reinstated e -> unless(status == SUSPENDED, "R-TIME-3");
            // A former member's certificate may still be put right; who never had one has none.
            case CertificateReissued e -> unless(status != NONE, "R-TIME-3");
            case CorrectionRequested e -> Optional.empty();
            case MarkedDuplicateOf e -> Optional.empty();
            case Absorbed e -> Optional.empty();
            case MergedInto e -> unless(status.isMember(), "R-TIME-3");
            case Leaving e -> unless(status.isMember(), "R-TIME-3");
        };
    }

    /** A suspended member owes nothing until it is reinstated. */
    private boolean owes() {
        return status.isMember() && status != SUSPENDED;
    }

    /** Who meets a duty takes part again. */
    private Standing backFromNeglect() {
        return status == OVERDUE || status == INACTIVE ? with(ACTIVE) : this;
    }

    private Standing with(Status other) {
        return new Standing(other, profile, memberSince, certificateName, recorded);
    }

    /** A duplicate is no school of its own. */
    Standing leftOut() {
        return before(profile);
    }

    Standing unsettled() {
        return new Standing(NOT_KNOWN, profile, memberSince, certificateName, recorded);
    }

    private Standing with(Profile other) {
        return new Standing(status, other, memberSince, certificateName, recorded);
    }

    private static Optional<String> unless(boolean kept, String rule) {
        return kept ? Optional.empty() : Optional.of(rule);
    }
}
