package net.associatedschools.registry.school;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.associatedschools.registry.fact.Correction;
import net.associatedschools.registry.fact.Fact;
import net.associatedschools.registry.fact.Role;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.Rules;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolCommand.AssignCode;
import net.associatedschools.registry.school.SchoolCommand.ChangeContact;
import net.associatedschools.registry.school.SchoolCommand.CloseInstitution;
import net.associatedschools.registry.school.SchoolCommand.ConfirmProfile;
import net.associatedschools.registry.school.SchoolCommand.Correct;
import net.associatedschools.registry.school.SchoolCommand.DeclareContinuation;
import net.associatedschools.registry.school.SchoolCommand.DeclareInactive;
import net.associatedschools.registry.school.SchoolCommand.FilePlan;
import net.associatedschools.registry.school.SchoolCommand.FileReport;
import net.associatedschools.registry.school.SchoolCommand.GiveOtherName;
import net.associatedschools.registry.school.SchoolCommand.Lapse;
import net.associatedschools.registry.school.SchoolCommand.MarkDuplicate;
import net.associatedschools.registry.school.SchoolCommand.Merge;
import net.associatedschools.registry.school.SchoolCommand.NoteMissedDuty;
import net.associatedschools.registry.school.SchoolCommand.NoteRenewalDue;
import net.associatedschools.registry.school.SchoolCommand.Reclassify;
import net.associatedschools.registry.school.SchoolCommand.RecognisePermanence;
import net.associatedschools.registry.school.SchoolCommand.RecordActivity;
import net.associatedschools.registry.school.SchoolCommand.RecordMembership;
import net.associatedschools.registry.school.SchoolCommand.RefuseRenewal;
import net.associatedschools.registry.school.SchoolCommand.Reinstate;
import net.associatedschools.registry.school.SchoolCommand.ReissueCertificate;
import net.associatedschools.registry.school.SchoolCommand.Relocate;
import net.associatedschools.registry.school.SchoolCommand.Remove;
import net.associatedschools.registry.school.SchoolCommand.Rename;
import net.associatedschools.registry.school.SchoolCommand.Renew;
import net.associatedschools.registry.school.SchoolCommand.RequestCorrection;
import net.associatedschools.registry.school.SchoolCommand.SplitOff;
import net.associatedschools.registry.school.SchoolCommand.Suspend;
import net.associatedschools.registry.school.SchoolCommand.Withdraw;
import net.associatedschools.registry.school.SchoolEvent.Absorbed;
import net.associatedschools.registry.school.SchoolEvent.ActivityRecorded;
import net.associatedschools.registry.school.SchoolEvent.ApplicationOpened;
import net.associatedschools.registry.school.SchoolEvent.CertificateReissued;
import net.associatedschools.registry.school.SchoolEvent.Corrected;
import net.associatedschools.registry.school.SchoolEvent.CorrectionRequested;
import net.associatedschools.registry.school.SchoolEvent.DeclaredInactive;
import net.associatedschools.registry.school.SchoolEvent.Description;
import net.associatedschools.registry.school.SchoolEvent.Duty;
import net.associatedschools.registry.school.SchoolEvent.DutyMissed;
import net.associatedschools.registry.school.SchoolEvent.Happened;
import net.associatedschools.registry.school.SchoolEvent.InstitutionClosed;
import net.associatedschools.registry.school.SchoolEvent.Leaving;
import net.associatedschools.registry.school.SchoolEvent.MarkedDuplicateOf;
import net.associatedschools.registry.school.SchoolEvent.MembershipRecorded;
import net.associatedschools.registry.school.SchoolEvent.MembershipStarted;
import net.associatedschools.registry.school.SchoolEvent.MergedInto;
import net.associatedschools.registry.school.SchoolEvent.PermanenceRecognised;
import net.associatedschools.registry.school.SchoolEvent.Reinstated;
import net.associatedschools.registry.school.SchoolEvent.Removed;
import net.associatedschools.registry.school.SchoolEvent.Renamed;
import net.associatedschools.registry.school.SchoolEvent.RenewalDue;
import net.associatedschools.registry.school.SchoolEvent.RenewalRefused;
import net.associatedschools.registry.school.SchoolEvent.Renewed;
import net.associatedschools.registry.school.SchoolEvent.SchoolRegistered;
import net.associatedschools.registry.school.SchoolEvent.SplitFrom;
import net.associatedschools.registry.school.SchoolEvent.Suspended;
import net.associatedschools.registry.school.SchoolEvent.Withdrawn;

/** The rules of a school; its state is its timeline. */
public final class School {
    private static final Role[] DESCRIBING = {
        Role.SCHOOL, Role.COORDINATOR, Role.COMMISSION, Role.HQ
    };

    private School() {}

    /** What follows from the command: events, or none where it was all said before (R-APP-13). */
    public static List<SchoolEvent> decide(Timeline state, SchoolCommand command, Rules rules) {
        if (command instanceof RecordMembership c) return recordMembership(state, c, rules);
        if (command instanceof SplitOff c) return splitOff(state, c, rules);
        mustBeOwn(state, command, rules);
        return switch (command) {
            case RecordMembership c -> recordMembership(state, c, rules);
            case SplitOff c -> splitOff(state, c, rules);
            case Rename c -> rename(state, c, rules);
            case Relocate c -> {
                rules.only(DESCRIBING);
                yield Describing.relocate(state, c, rules);
            }
            case Reclassify c -> {
                rules.only(DESCRIBING);
                yield Describing.reclassify(state, c, rules);
            }
            case ChangeContact c -> {
                rules.only(DESCRIBING);
                yield Describing.changeContact(state, c, rules);
            }
            case AssignCode c -> {
                rules.only(DESCRIBING);
                yield Describing.assignCode(state, c, rules);
            }
            case GiveOtherName c -> {
                rules.only(DESCRIBING);
                yield Describing.giveOtherName(state, c, rules);
            }
            case FilePlan c -> Staying.filePlan(state, c, rules);
            case FileReport c -> Staying.fileReport(state, c, rules);
            case RecordActivity c -> Staying.recordActivity(state, c, rules);
            case ConfirmProfile c -> Staying.confirmProfile(state, c, rules);
            case DeclareContinuation c -> Staying.declareContinuation(state, c, rules);
            case Renew c -> Staying.renew(state, c, rules);
            case RecognisePermanence c -> Staying.recognisePermanence(state, c, rules);
            case NoteMissedDuty c -> Staying.noteMissed(state, c, rules);
            case NoteRenewalDue c -> Staying.noteRenewalDue(state, c, rules);
            case DeclareInactive c -> Staying.declareInactive(state, c, rules);
            case Lapse c -> Staying.lapse(state, c, rules);
            case Suspend c ->
                    byHq(state, new Suspended(c.school(), rules.effective(), c.reason()), rules);
            case Reinstate c -> byHq(state, new Reinstated(c.school(), rules.effective()), rules);
            case RefuseRenewal c ->
                    byHq(
                            state,
                            new RenewalRefused(c.school(), rules.effective(), c.reason()),
                            rules);
            case Remove c ->
                    byHq(state, new Removed(c.school(), rules.effective(), c.reason()), rules);
            case ReissueCertificate c ->
                    byHq(
                            state,
                            new CertificateReissued(
                                    c.school(), rules.effective(), c.certificateName()),
                            rules);
            case CloseInstitution c -> closeInstitution(state, c, rules);
            case RequestCorrection c -> requestCorrection(state, c, rules);
            case Withdraw c -> withdraw(state, c, rules);
            case MarkDuplicate c -> markDuplicate(state, c, rules);
            case Merge c -> merge(state, c, rules);
            case Correct c -> correct(state, c, rules);
        };
    }

    public static Timeline evolve(Timeline state, Fact<SchoolEvent> fact) {
        return state.with(fact);
    }

    private static List<SchoolEvent> recordMembership(
            Timeline state, RecordMembership c, Rules rules) {
        rules.only(Role.COORDINATOR, Role.COMMISSION, Role.HQ, Role.SYSTEM);
        rules.ownCountry();
        mustHaveName("profile.name", c.profile().name());
        RuleBroken.unlessContent(
                !state.isRegistered() || state.country().equals(c.country()),
                "R-ROLE-2",
                "country",
                "the school belongs to another country");
        var events = new ArrayList<SchoolEvent>();
        var effective = joined(c);
        mustBeSeenAfter(effective, c.observedOn(), "statement.effective");
        if (!state.isRegistered()) {
            events.add(new SchoolRegistered(c.school(), effective, c.country(), c.profile()));
        }
        var recorded = new MembershipRecorded(c.school(), effective, c.observedOn(), c.source());
        events.addAll(admit(events.stream().reduce(state, Timeline::with, (a, b) -> b), recorded));
        return events;
    }

    /**
     * R-STAT-3: seen on a list is all that is known of a member whose start the list leaves out.
     */
    private static When joined(RecordMembership c) {
        var stated = c.statement().effective();
        return stated == null ? When.knownBy(c.observedOn().latest()) : stated;
    }

    private static List<SchoolEvent> rename(Timeline state, Rename c, Rules rules) {
        rules.only(DESCRIBING);
        mustHaveName("name", c.name());
        return admit(state, new Renamed(c.school(), rules.effective(), c.name()));
    }

    private static List<SchoolEvent> withdraw(Timeline state, Withdraw c, Rules rules) {
        rules.only(Role.SCHOOL, Role.COORDINATOR, Role.COMMISSION);
        c.reason().mustBeCoded("reason.code");
        return admit(state, new Withdrawn(c.school(), rules.effective(), c.reason()));
    }

    private static List<SchoolEvent> markDuplicate(Timeline state, MarkDuplicate c, Rules rules) {
        rules.only(Role.COORDINATOR, Role.COMMISSION, Role.HQ);
        rules.ownCountry();
        mustBeAnother(c, c.survivor());
        if (isSaid(state.duplicateOf(), c.survivor(), "is marked as a duplicate of ")) {
            return List.of();
        }
        return admit(state, new MarkedDuplicateOf(c.school(), rules.effective(), c.survivor()));
    }

    private static List<SchoolEvent> merge(Timeline state, Merge c, Rules rules) {
        rules.only(Role.COORDINATOR, Role.COMMISSION);
        rules.ownCountry();
        mustBeAnother(c, c.survivor());
        if (isSaid(state.mergedInto(), c.survivor(), "has become part of ")) return List.of();
        return admit(state, new MergedInto(c.school(), rules.effective(), c.survivor()));
    }

    private static void mustBeAnother(SchoolCommand c, SchoolId survivor) {
        RuleBroken.unlessContent(
                !survivor.equals(c.school()), "R-TIME-3", "survivor", "is the school itself");
    }

    /** R-APP-13: said of the same survivor before it is no news, of another it is refused. */
    private static boolean isSaid(Optional<SchoolId> said, SchoolId survivor, String words) {
        RuleBroken.unless(
                said.filter(other -> !other.equals(survivor)).isEmpty(),
                "R-APP-13",
                "the school " + words + said.map(SchoolId::value).orElse(""));
        return said.isPresent();
    }

    private static List<SchoolEvent> correct(Timeline state, Correct c, Rules rules) {
        rules.only(Role.COORDINATOR, Role.COMMISSION, Role.HQ);
        var wrong = Correction.firstSaid(state.recorded(), c.corrects()).map(Fact::event);
        if (wrong.filter(School::isOfHq).isPresent()) rules.only(Role.HQ);
        wrong.ifPresent(School::mustBeToldHere);
        boolean moved =
                c.replacement() instanceof SchoolRegistered e
                        && !e.country().equals(rules.country().country());
        if (moved) rules.only(Role.HQ);
        c.reason().mustBeCoded("reason.code");
        return correct(state, new Corrected(c.school(), c.corrects(), c.replacement(), c.reason()));
    }

    /** R-TIME-2: a merger is told by two streams, and corrected where it was decided. */
    private static void mustBeToldHere(SchoolEvent wrong) {
        if (wrong instanceof Absorbed e) {
            throw RuleBroken.content("R-TIME-2", "corrects", "is corrected at " + e.absorbed());
        }
    }

    /** That correction, if the timeline bears it; the same one again is no news. */
    public static List<SchoolEvent> correct(Timeline state, Corrected corrected) {
        var replacement = corrected.replacement();
        RuleBroken.unlessContent(
                replacement == null || replacement.school().equals(corrected.school()),
                "R-TIME-2",
                "replacement",
                "must be of the same school");
        boolean registration = Correction.root(state.recorded(), corrected.corrects()) == 0;
        RuleBroken.unlessContent(
                !(registration && replacement == null),
                "R-TIME-2",
                "replacement",
                "a registration can be mended, not taken back");
        if (!Correction.isNews(state.recorded(), corrected, Happened.class)) return List.of();
        if (replacement != null) mustBeSound(replacement);
        return appended(state, corrected);
    }

    /** What HQ said, only HQ corrects. */
    private static boolean isOfHq(SchoolEvent event) {
        return event instanceof MembershipStarted
                || event instanceof SplitFrom
                || event instanceof Suspended
                || event instanceof Reinstated
                || event instanceof RenewalRefused
                || event instanceof Removed
                || event instanceof CertificateReissued;
    }

    /** A replacement is held to what was asked when it was first said. */
    private static void mustBeSound(Happened replacement) {
        switch (replacement) {
            case SchoolRegistered e -> mustHaveName("replacement.profile.name", e.profile().name());
            case ApplicationOpened e -> {}
            case MembershipStarted e -> e.effective().mustBeDay("replacement.effective");
            case MembershipRecorded e ->
                    mustBeSeenAfter(e.effective(), e.observedOn(), "replacement.effective");
            case SplitFrom e -> {
                e.effective().mustBeDay("replacement.effective");
                mustHaveName("replacement.certificateName", e.certificateName());
            }
            case Description e -> Describing.mustBeSound(e, "replacement.");
            case ActivityRecorded e -> Staying.mustBeThemes(e.themes(), "replacement.themes");
            case Duty e -> {}
            case Renewed e ->
                    Staying.mustBeValidFor(
                            e.effective().mustBeDay("replacement.effective"),
                            e.until(),
                            "replacement.until");
            case PermanenceRecognised e -> e.effective().mustBeDay("replacement.effective");
            case DutyMissed e -> e.effective().mustBeDay("replacement.effective");
            case RenewalDue e -> e.effective().mustBeDay("replacement.effective");
            case DeclaredInactive e -> e.reason().mustBeCoded("replacement.reason.code");
            case Suspended e -> e.reason().mustBeCoded("replacement.reason.code");
            case Reinstated e -> {}
            case CertificateReissued e ->
                    mustHaveName("replacement.certificateName", e.certificateName());
            case CorrectionRequested e -> {}
            case MarkedDuplicateOf e -> {}
            case MergedInto e -> {}
            case Absorbed e -> {}
            case Leaving e -> e.reason().mustBeCoded("replacement.reason.code");
        }
    }

    /** R-TIME-3: who was seen as a member had joined by then. */
    private static void mustBeSeenAfter(When joined, When observedOn, String field) {
        RuleBroken.unlessContent(
                !joined.earliest().isAfter(observedOn.latest()),
                "R-TIME-3",
                field,
                "is after the day on which it was seen as a member");
    }

    /** The event, if the timeline bears it; nothing, if it stands already (R-APP-13). */
    public static List<SchoolEvent> admit(Timeline state, Happened event) {
        return state.says(event) ? List.of() : appended(state, event);
    }

    /** The same with what the register has to say of its own facts after it, in one unit. */
    static List<SchoolEvent> appended(Timeline state, SchoolEvent event) {
        var said = new ArrayList<SchoolEvent>(List.of(event));
        said.addAll(state.mustAllow(event));
        return List.copyOf(said);
    }

    private static List<SchoolEvent> byHq(Timeline state, Happened event, Rules rules) {
        rules.only(Role.HQ);
        if (event instanceof Leaving leaving) leaving.reason().mustBeCoded("reason.code");
        if (event instanceof Suspended suspended) suspended.reason().mustBeCoded("reason.code");
        if (event instanceof CertificateReissued reissued) {
            mustHaveName("certificateName", reissued.certificateName());
        }
        return admit(state, event);
    }

    private static List<SchoolEvent> closeInstitution(
            Timeline state, CloseInstitution c, Rules rules) {
        rules.only(Role.COORDINATOR, Role.COMMISSION);
        c.reason().mustBeCoded("reason.code");
        return admit(state, new InstitutionClosed(c.school(), rules.effective(), c.reason()));
    }

    private static List<SchoolEvent> requestCorrection(
            Timeline state, RequestCorrection c, Rules rules) {
        rules.only(Role.SCHOOL);
        var sequence = c.sequence();
        RuleBroken.unlessContent(
                sequence == null || (sequence >= 0 && sequence < state.recorded().size()),
                "R-TIME-2",
                "sequence",
                "there is no such fact");
        return admit(
                state, new CorrectionRequested(c.school(), rules.effective(), sequence, c.words()));
    }

    /** The parent is another stream's: whether it is a member is asked where both are known. */
    private static List<SchoolEvent> splitOff(Timeline state, SplitOff c, Rules rules) {
        rules.only(Role.HQ);
        rules.fullDay();
        mustHaveName("profile.name", c.profile().name());
        RuleBroken.unlessContent(
                !c.parent().equals(c.school()), "R-MEM-1", "parent", "must be another school");
        var split = new SplitFrom(c.school(), rules.effective(), c.parent(), c.profile().name());
        if (!state.isRegistered()) {
            var registered =
                    new SchoolRegistered(c.school(), rules.effective(), c.country(), c.profile());
            var said = new ArrayList<SchoolEvent>(List.of(registered));
            said.addAll(admit(state.with(registered), split));
            return said;
        }
        RuleBroken.unlessContent(
                state.country().equals(c.country()),
                "R-ROLE-2",
                "country",
                "the school belongs to another country");
        return admit(state, split);
    }

    /** R-ROLE-2: by the school's own token, or by that of one of its applications. */
    private static void mustBeOwn(Timeline state, SchoolCommand c, Rules rules) {
        var own = new ArrayList<String>(List.of(c.school().value()));
        state.applications().forEach(application -> own.add(application.value()));
        rules.ownRecord(own.toArray(String[]::new));
    }

    private static void mustHaveName(String field, String name) {
        RuleBroken.unlessContent(!name.isBlank(), "R-APP-1", field, "is missing");
    }
}
