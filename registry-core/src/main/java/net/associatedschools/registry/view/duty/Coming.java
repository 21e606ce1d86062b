package net.associatedschools.registry.view.duty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.MembershipPolicy.Consequence;
import net.associatedschools.registry.fact.MembershipPolicy.ConsequenceKind;
import net.associatedschools.registry.fact.MembershipPolicy.Duty;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.Rules;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.DutyCalendar;
import net.associatedschools.registry.school.Owed;
import net.associatedschools.registry.school.School;
import net.associatedschools.registry.school.SchoolCommand;
import net.associatedschools.registry.school.SchoolCommand.DeclareInactive;
import net.associatedschools.registry.school.SchoolCommand.Lapse;
import net.associatedschools.registry.school.SchoolCommand.NoteMissedDuty;
import net.associatedschools.registry.school.SchoolCommand.NoteRenewalDue;
import net.associatedschools.registry.school.SchoolEvent;
import net.associatedschools.registry.school.SchoolEvent.DutyMissed;
import net.associatedschools.registry.school.Timeline;

/**
 * What the register has to say of itself of one school by a day, oldest first: each is decided as
 * the stream will decide it again, on what the earlier ones would leave behind.
 *
 * @param on the day on which it comes
 * @param duty the duty's name
 * @param due the due date that it is about
 * @param command what to submit
 * @param policy the policy that it rests on, {@code country:FR#17}; empty: only a revalidation
 */
public record Coming(
        LocalDate on, String duty, LocalDate due, SchoolCommand command, String policy) {
    /** Oldest first; of one day by school, and a miss before what comes of it. */
    public static final Comparator<Coming> OLDEST_FIRST =
            Comparator.comparing(Coming::on)
                    .thenComparing(coming -> coming.command.school().value())
                    .thenComparingInt(coming -> rank(coming.command))
                    .thenComparing(Coming::duty)
                    .thenComparing(Coming::due);

    private static int rank(SchoolCommand command) {
        if (command instanceof NoteRenewalDue) return 0;
        if (command instanceof NoteMissedDuty) return 1;
        return command instanceof DeclareInactive ? 2 : 3;
    }

    /**
     * All that comes by {@code until} of what has passed everywhere.
     *
     * @param today today (UTC)
     * @param lastPlace today in the last place on earth (UTC-12)
     */
    public static List<Coming> of(
            SchoolId school,
            Timeline known,
            RulesInTime rules,
            LocalDate until,
            LocalDate today,
            LocalDate lastPlace) {
        var last = until.isBefore(lastPlace) ? until : lastPlace.minusDays(1);
        var said = new ArrayList<Coming>();
        var tried = new HashSet<Coming>();
        var timeline = known;
        while (true) {
            var next =
                    candidates(school, timeline, rules, last).stream()
                            .filter(coming -> !tried.contains(coming))
                            .min(OLDEST_FIRST);
            if (next.isEmpty()) return said;
            var coming = next.get();
            tried.add(coming);
            var asked =
                    new Rules(
                            Actor.SYSTEM,
                            today,
                            lastPlace,
                            When.on(coming.on),
                            rules.on(coming.on));
            var events = decided(timeline, coming, asked);
            for (var event : events) timeline = timeline.with(event);
            if (!events.isEmpty()) said.add(coming);
        }
    }

    /** What the rules don't bear doesn't come: that is an answer here, not a failure. */
    private static List<SchoolEvent> decided(Timeline timeline, Coming coming, Rules asked) {
        try {
            return School.decide(timeline, coming.command, asked);
        } catch (RuleBroken notSo) {
            return List.of();
        }
    }

    private static List<Coming> candidates(
            SchoolId school, Timeline timeline, RulesInTime rules, LocalDate last) {
        var found = new ArrayList<Coming>();
        for (var duty : rules.duties()) {
            // A notice comes before its due date, so that one may lie after the last day.
            var ahead = duty.noticeMonths() == null ? last : last.plusMonths(duty.noticeMonths());
            for (var owed : DutyCalendar.owed(timeline, duty, ahead)) {
                notice(school, duty, owed, rules, last, found);
                miss(school, duty, owed, rules, last, found);
            }
        }
        for (var fact : timeline.standing()) {
            if (!(fact.event() instanceof DutyMissed missed)) continue;
            for (var duty : rules.duties()) {
                if (duty.name().equals(missed.owed().duty())) {
                    consequences(school, duty, missed.owed(), rules, last, found);
                }
            }
        }
        return found;
    }

    private static void notice(
            SchoolId school,
            Duty duty,
            Owed owed,
            RulesInTime rules,
            LocalDate last,
            List<Coming> found) {
        var day = duty.announcedOn(owed.due());
        if (day == null || !isInForce(duty, day, rules, last)) return;
        var command = new NoteRenewalDue(school, duty.name(), owed.due(), at(day));
        found.add(coming(day, owed, command, rules));
    }

    private static void miss(
            SchoolId school,
            Duty duty,
            Owed owed,
            RulesInTime rules,
            LocalDate last,
            List<Coming> found) {
        var day = duty.missedOn(owed.due());
        if (!isInForce(duty, day, rules, last)) return;
        var command = new NoteMissedDuty(school, duty.name(), owed.due(), at(day));
        found.add(coming(day, owed, command, rules));
    }

    private static void consequences(
            SchoolId school,
            Duty duty,
            Owed owed,
            RulesInTime rules,
            LocalDate last,
            List<Coming> found) {
        for (var consequence : duty.consequences()) {
            var day = duty.comesOn(consequence, owed.due());
            if (!consequence.automatic() || !isInForce(duty, day, rules, last)) continue;
            found.add(coming(day, owed, command(school, consequence, owed, day), rules));
        }
    }

    private static SchoolCommand command(
            SchoolId school, Consequence consequence, Owed owed, LocalDate day) {
        return switch (consequence.kind()) {
            case INACTIVE ->
                    new DeclareInactive(
                            school, reason(consequence.kind()), owed.duty(), owed.due(), at(day));
            case LAPSE, RESIGNATION, REMOVAL ->
                    new Lapse(school, reason(consequence.kind()), owed.duty(), owed.due(), at(day));
        };
    }

    private static Reason reason(ConsequenceKind kind) {
        return Reason.of(
                kind == ConsequenceKind.RESIGNATION ? "COUNTS_AS_RESIGNATION" : "DUTY_NOT_MET");
    }

    private static boolean isInForce(Duty duty, LocalDate day, RulesInTime rules, LocalDate last) {
        return !day.isAfter(last) && rules.dutiesOn(day).contains(duty);
    }

    private static Coming coming(
            LocalDate day, Owed owed, SchoolCommand command, RulesInTime rules) {
        var policy = rules.on(day).policyName();
        return new Coming(day, owed.duty(), owed.due(), command, policy == null ? "" : policy);
    }

    private static Statement at(LocalDate day) {
        return Statement.by(Actor.SYSTEM, day);
    }
}
