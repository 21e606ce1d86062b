package net.associatedschools.registry.admission;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.associatedschools.registry.application.Application;
import net.associatedschools.registry.application.ApplicationCommand.Apply;
import net.associatedschools.registry.application.ApplicationCommand.RecordCandidacy;
import net.associatedschools.registry.application.ApplicationCommand.Resubmit;
import net.associatedschools.registry.application.ApplicationEvent;
import net.associatedschools.registry.application.ApplicationEvent.Opening;
import net.associatedschools.registry.fact.ApplicationId;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Profile;
import net.associatedschools.registry.fact.Role;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.Rules;
import net.associatedschools.registry.school.School;
import net.associatedschools.registry.school.SchoolEvent;
import net.associatedschools.registry.school.SchoolEvent.ApplicationOpened;
import net.associatedschools.registry.school.SchoolEvent.Renamed;
import net.associatedschools.registry.school.SchoolEvent.SchoolRegistered;
import net.associatedschools.registry.school.Timeline;

/**
 * To apply, or to record a candidacy: the application is made, and its school's stream says so
 * (R-APP-3).
 */
final class Submission {
    private Submission() {}

    /**
     * {@code latest} is the application that the school's stream opened last. It is only read,
     * which is safe: what is closed stays so, and the school's stream has one next sequence.
     */
    static Decision decide(
            Application application,
            Timeline school,
            Optional<Application> latest,
            Apply command,
            Rules rules) {
        var applied = Application.decide(application, command, rules);
        if (applied.isEmpty()) return Decision.NOTHING;
        if (school.isRegistered()) mustBeItsOwn(school, command, rules);
        return opened(applied, school, latest, command.form().profile(), rules);
    }

    /** The same for a candidacy from an old list. */
    static Decision decide(
            Application application,
            Timeline school,
            Optional<Application> latest,
            RecordCandidacy command,
            Rules rules) {
        var recorded = Application.decide(application, command, rules);
        if (recorded.isEmpty()) return Decision.NOTHING;
        if (school.isRegistered()) mustBeOf(school, command.country());
        return opened(recorded, school, latest, command.profile(), rules);
    }

    /** The answer to what was missing: a school that now writes its name otherwise is called so. */
    static Decision decide(
            Application application, Timeline school, Resubmit command, Rules rules) {
        var resubmitted = Application.decide(application, command, rules);
        if (resubmitted.isEmpty()) return Decision.NOTHING;
        var name = command.form().profile().name();
        boolean same = school.on(rules.day()).profile().name().equals(name);
        var renamed = new Renamed(application.school(), rules.effective(), name);
        return new Decision(resubmitted, same ? List.of() : School.admit(school, renamed));
    }

    private static Decision opened(
            List<ApplicationEvent> made,
            Timeline school,
            Optional<Application> latest,
            Profile profile,
            Rules rules) {
        var opening = (Opening) made.getFirst();
        var said = new ArrayList<SchoolEvent>();
        var known = school;
        if (school.isRegistered()) {
            mustBeFree(school, latest, Rules.day(opening.effective(), rules.today()));
        } else {
            var registered =
                    new SchoolRegistered(
                            opening.school(), opening.effective(), opening.country(), profile);
            said.add(registered);
            known = school.with(registered);
        }
        var opened =
                new ApplicationOpened(opening.school(), opening.effective(), opening.application());
        said.addAll(School.admit(known, opened));
        return new Decision(made, said);
    }

    /** R-ROLE-2: only for a school that isn't in the register may anyone apply. */
    private static void mustBeItsOwn(Timeline school, Apply command, Rules rules) {
        rules.only(Role.SCHOOL, Role.COORDINATOR, Role.COMMISSION, Role.HQ);
        var own = new ArrayList<String>();
        own.add(command.school().value());
        school.applications().map(ApplicationId::value).forEach(own::add);
        rules.ownRecord(own.toArray(String[]::new));
        mustBeOf(school, command.country());
    }

    private static void mustBeOf(Timeline school, CountryCode country) {
        RuleBroken.unlessContent(
                school.country().equals(country),
                "R-ROLE-2",
                "country",
                "the school belongs to another country");
    }

    /** R-APP-3: no other attempt is open, and from that day on it is no member. */
    private static void mustBeFree(Timeline school, Optional<Application> latest, LocalDate day) {
        RuleBroken.unless(
                latest.stream().noneMatch(Application::isOpen),
                "R-APP-3",
                "an application of this school is open");
        boolean member =
                school.periods().stream()
                        .filter(period -> period.until().isAfter(day))
                        .anyMatch(period -> period.standing().status().isMember());
        RuleBroken.unless(!member, "R-APP-3", "the school is a member");
    }
}
