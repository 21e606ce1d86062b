package net.associatedschools.registry.school;

import java.time.LocalDate;
import java.util.List;
import net.associatedschools.registry.fact.MembershipPolicy.Consequence;
import net.associatedschools.registry.fact.MembershipPolicy.ConsequenceKind;
import net.associatedschools.registry.fact.MembershipPolicy.Duty;
import net.associatedschools.registry.fact.Role;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.Rules;
import net.associatedschools.registry.fact.Vocabulary;
import net.associatedschools.registry.school.SchoolCommand.ConfirmProfile;
import net.associatedschools.registry.school.SchoolCommand.DeclareContinuation;
import net.associatedschools.registry.school.SchoolCommand.DeclareInactive;
import net.associatedschools.registry.school.SchoolCommand.FilePlan;
import net.associatedschools.registry.school.SchoolCommand.FileReport;
import net.associatedschools.registry.school.SchoolCommand.Lapse;
import net.associatedschools.registry.school.SchoolCommand.NoteMissedDuty;
import net.associatedschools.registry.school.SchoolCommand.NoteRenewalDue;
import net.associatedschools.registry.school.SchoolCommand.RecognisePermanence;
import net.associatedschools.registry.school.SchoolCommand.RecordActivity;
import net.associatedschools.registry.school.SchoolCommand.Renew;
import net.associatedschools.registry.school.SchoolEvent.ActivityRecorded;
import net.associatedschools.registry.school.SchoolEvent.ContinuationDeclared;
import net.associatedschools.registry.school.SchoolEvent.DeclaredInactive;
import net.associatedschools.registry.school.SchoolEvent.DutyMissed;
import net.associatedschools.registry.school.SchoolEvent.FromRules;
import net.associatedschools.registry.school.SchoolEvent.MembershipLapsed;
import net.associatedschools.registry.school.SchoolEvent.PermanenceRecognised;
import net.associatedschools.registry.school.SchoolEvent.PlanFiled;
import net.associatedschools.registry.school.SchoolEvent.ProfileConfirmed;
import net.associatedschools.registry.school.SchoolEvent.RenewalDue;
import net.associatedschools.registry.school.SchoolEvent.Renewed;
import net.associatedschools.registry.school.SchoolEvent.ReportFiled;
import org.jspecify.annotations.Nullable;

/** How a member stays in, and what comes of it where it doesn't (R-MEM-2). */
final class Staying {
    private Staying() {}

    static List<SchoolEvent> filePlan(Timeline state, FilePlan c, Rules rules) {
        return file(state, new PlanFiled(c.school(), rules.effective(), c.due(), c.words()), rules);
    }

    static List<SchoolEvent> fileReport(Timeline state, FileReport c, Rules rules) {
        return file(
                state, new ReportFiled(c.school(), rules.effective(), c.due(), c.words()), rules);
    }

    static List<SchoolEvent> recordActivity(Timeline state, RecordActivity c, Rules rules) {
        mustBeThemes(c.themes(), "themes");
        return file(
                state,
                new ActivityRecorded(c.school(), rules.effective(), c.due(), c.themes(), c.words()),
                rules);
    }

    static List<SchoolEvent> declareContinuation(
            Timeline state, DeclareContinuation c, Rules rules) {
        return file(
                state,
                new ContinuationDeclared(c.school(), rules.effective(), c.due(), c.words()),
                rules);
    }

    static List<SchoolEvent> confirmProfile(Timeline state, ConfirmProfile c, Rules rules) {
        var name = c.revalidation();
        if (name != null) mustMayAnswer(name, rules);
        return file(
                state, new ProfileConfirmed(c.school(), rules.effective(), c.due(), name), rules);
    }

    /** R-MEM-5: who confirms is said when the revalidation is opened. */
    private static void mustMayAnswer(String name, Rules rules) {
        var duty = rules.country().duty(name);
        RuleBroken.unlessContent(
                duty.isPresent(), "R-MEM-5", "revalidation", "none of that name is open that day");
        var campaign = rules.country().revalidation(name);
        if (campaign.isPresent() && campaign.get().confirmedBy() == Role.COORDINATOR) {
            if (rules.actor().role() == Role.SCHOOL) {
                throw RuleBroken.role("R-MEM-5", "the coordinator confirms, not the school");
            }
        }
    }

    /**
     * Two that look alike are two, so only the command's id tells a repeat. What was filed was
     * filed: at the earliest, where the day begins first, it is tomorrow.
     */
    private static List<SchoolEvent> file(Timeline state, SchoolEvent.Duty filed, Rules rules) {
        rules.only(Role.SCHOOL, Role.COORDINATOR, Role.COMMISSION);
        RuleBroken.unlessContent(
                !filed.effective().earliest().isAfter(rules.today().plusDays(1)),
                "R-TIME-3",
                "effective",
                "has not come yet");
        return School.appended(state, filed);
    }

    static List<SchoolEvent> renew(Timeline state, Renew c, Rules rules) {
        rules.only(Role.COORDINATOR, Role.COMMISSION, Role.HQ);
        var day = rules.fullDay();
        var until = c.until();
        if (until == null) {
            var months = rules.country().staying().validMonths();
            if (months == null) {
                throw RuleBroken.content("R-MEM-2", "until", "the policy doesn't say for how long");
            }
            until = day.plusMonths(months);
        }
        mustBeValidFor(day, until, "until");
        return School.admit(state, new Renewed(c.school(), rules.effective(), until));
    }

    static void mustBeValidFor(LocalDate day, LocalDate until, String field) {
        RuleBroken.unlessContent(until.isAfter(day), "R-MEM-2", field, "is not after the renewal");
    }

    static List<SchoolEvent> recognisePermanence(
            Timeline state, RecognisePermanence c, Rules rules) {
        rules.only(Role.COORDINATOR, Role.COMMISSION, Role.HQ);
        var day = rules.fullDay();
        var recognised = new PermanenceRecognised(c.school(), rules.effective());
        if (state.says(recognised)) return List.of();
        var policy = rules.country().policy();
        // R-MEM-4: where the country has no rules for that day, none is held against it.
        if (policy != null && policy.membership() != null) {
            var years = policy.membership().permanenceAfterYears();
            boolean longEnough =
                    years != null
                            && state.spells().stream()
                                    .filter(spell -> spell.contains(day))
                                    .anyMatch(
                                            spell -> !spell.since().plusYears(years).isAfter(day));
            RuleBroken.unless(
                    longEnough,
                    "R-MEM-2",
                    years == null
                            ? "the policy knows no permanence"
                            : "permanence comes after " + years + " years of membership");
        }
        return School.admit(state, recognised);
    }

    /** Decided again on the stream, so that a stale list of what is due does no harm. */
    static List<SchoolEvent> noteMissed(Timeline state, NoteMissedDuty c, Rules rules) {
        rules.only(Role.SYSTEM);
        var duty = duty(c.duty(), rules);
        mustBeFollowed(c.due(), rules);
        var day = mustBeOn(duty.missedOn(c.due()), rules);
        var owed = owed(state, duty, c.due());
        if (wasSaid(state, DutyMissed.class, owed)) return List.of();
        if (!isOwing(state, owed, day)) return List.of();
        return School.admit(
                state,
                new DutyMissed(c.school(), rules.effective(), owed, rules.country().policyName()));
    }

    static List<SchoolEvent> noteRenewalDue(Timeline state, NoteRenewalDue c, Rules rules) {
        rules.only(Role.SYSTEM);
        var duty = duty(c.duty(), rules);
        mustBeFollowed(c.due(), rules);
        var announced = duty.announcedOn(c.due());
        if (announced == null)
            throw RuleBroken.state("R-MEM-2", "the policy announces no " + c.duty());
        var day = mustBeOn(announced, rules);
        var owed = owed(state, duty, c.due());
        if (wasSaid(state, RenewalDue.class, owed)) return List.of();
        if (!isOwing(state, owed, day)) return List.of();
        return School.admit(
                state,
                new RenewalDue(c.school(), rules.effective(), owed, rules.country().policyName()));
    }

    static List<SchoolEvent> declareInactive(Timeline state, DeclareInactive c, Rules rules) {
        c.reason().mustBeCoded("reason.code");
        var owed = consequence(state, c.duty(), c.due(), rules, ConsequenceKind.INACTIVE);
        boolean automatic = rules.actor().role() == Role.SYSTEM;
        if (automatic && owed != null && wasSaid(state, DeclaredInactive.class, owed)) {
            return List.of();
        }
        return School.admit(
                state,
                new DeclaredInactive(
                        c.school(),
                        rules.effective(),
                        c.reason(),
                        owed,
                        rules.country().policyName(),
                        automatic));
    }

    static List<SchoolEvent> lapse(Timeline state, Lapse c, Rules rules) {
        c.reason().mustBeCoded("reason.code");
        var kind =
                c.reason().code().equals("COUNTS_AS_RESIGNATION")
                        ? ConsequenceKind.RESIGNATION
                        : ConsequenceKind.LAPSE;
        var owed = consequence(state, c.duty(), c.due(), rules, kind);
        boolean automatic = rules.actor().role() == Role.SYSTEM;
        if (automatic && owed != null && wasSaid(state, MembershipLapsed.class, owed)) {
            return List.of();
        }
        return School.admit(
                state,
                new MembershipLapsed(
                        c.school(),
                        rules.effective(),
                        c.reason(),
                        owed,
                        rules.country().policyName(),
                        automatic));
    }

    /**
     * What was missed and isn't made good, on which the consequence rests. A coordinator judges;
     * the register does only what the country's own rules have it do by itself, on their day.
     */
    private static @Nullable Owed consequence(
            Timeline state,
            @Nullable String name,
            @Nullable LocalDate due,
            Rules rules,
            ConsequenceKind kind) {
        rules.only(Role.COORDINATOR, Role.COMMISSION, Role.SYSTEM);
        boolean automatic = rules.actor().role() == Role.SYSTEM;
        if (name == null || due == null) {
            RuleBroken.unlessContent(!automatic, "R-MEM-2", "duty", "names what was missed");
            RuleBroken.unlessContent(
                    name == null && due == null, "R-MEM-2", "due", "goes with the duty");
            return null;
        }
        var day = rules.fullDay();
        var missing =
                state.ledger(day).missing().stream()
                        .filter(owed -> owed.duty().equals(name) && owed.due().equals(due))
                        .findFirst();
        RuleBroken.unless(
                missing.isPresent(), "R-MEM-2", name + " due on " + due + " is not missing");
        if (automatic) {
            var duty = duty(name, rules);
            boolean comes =
                    duty.consequences().stream()
                            .filter(Consequence::automatic)
                            .filter(consequence -> consequence.kind() == kind)
                            .anyMatch(consequence -> duty.comesOn(consequence, due).equals(day));
            RuleBroken.unless(comes, "R-MEM-2", "the policy has nothing of it come by itself");
            mustHavePassed(day, rules);
        }
        return missing.get();
    }

    private static Duty duty(String name, Rules rules) {
        return rules.country()
                .duty(name)
                .orElseThrow(
                        () ->
                                RuleBroken.state(
                                        "R-MEM-2", "the policy of that day asks no " + name));
    }

    /** R-MEM-4: what fell due before the rules started is judged by none of them. */
    private static void mustBeFollowed(LocalDate due, Rules rules) {
        RuleBroken.unless(
                rules.country().follows(due), "R-MEM-4", due + " is before the rules started");
    }

    private static LocalDate mustBeOn(LocalDate day, Rules rules) {
        RuleBroken.unlessContent(
                rules.fullDay().equals(day), "R-MEM-2", "effective", "the rules say " + day);
        mustHavePassed(day, rules);
        return day;
    }

    private static void mustHavePassed(LocalDate day, Rules rules) {
        RuleBroken.unless(rules.hasPassed(day), "R-TIME-4", day + " has not passed everywhere");
    }

    private static Owed owed(Timeline state, Duty duty, LocalDate due) {
        var owed = DutyCalendar.owed(state, duty, due, due);
        if (owed == null) throw RuleBroken.state("R-MEM-2", "it owed no " + duty.name() + " then");
        return owed;
    }

    /** Not given, and not noted as missing already. */
    private static boolean isOwing(Timeline state, Owed owed, LocalDate until) {
        var ledger = state.ledger(until);
        return !ledger.isMet(owed, until) && !ledger.isMissing(owed);
    }

    /** Also one taken back since: that comes again by itself where it follows again. */
    private static boolean wasSaid(Timeline state, Class<? extends FromRules> kind, Owed owed) {
        return state.recorded().stream()
                .map(fact -> fact.event())
                .filter(kind::isInstance)
                .map(event -> kind.cast(event).owed())
                .anyMatch(said -> said != null && said.isSame(owed));
    }

    static void mustBeThemes(List<String> themes, String field) {
        RuleBroken.unlessContent(
                Vocabulary.THEMES.containsAll(themes),
                "R-APP-1",
                field,
                "are none of " + Vocabulary.THEMES.stream().sorted().toList());
    }
}
