package net.associatedschools.registry.admission;

import java.util.ArrayList;
import java.util.Optional;
import net.associatedschools.registry.application.Application;
import net.associatedschools.registry.application.ApplicationCommand.Apply;
import net.associatedschools.registry.fact.ApplicationId;
import net.associatedschools.registry.fact.Role;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.Rules;
import net.associatedschools.registry.school.School;
import net.associatedschools.registry.school.SchoolEvent;
import net.associatedschools.registry.school.SchoolEvent.ApplicationOpened;
import net.associatedschools.registry.school.SchoolEvent.SchoolRegistered;
import net.associatedschools.registry.school.Timeline;

/** To apply: the application is made, and its school's stream says so (R-APP-3). */
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
        var said = new ArrayList<SchoolEvent>();
        var known = school;
        if (school.isRegistered()) {
            mustBeItsOwn(school, command, rules);
            mustBeFree(school, latest, rules);
        } else {
            var registered =
                    new SchoolRegistered(
                            command.school(),
                            rules.effective(),
                            command.country(),
                            command.form().profile());
            said.add(registered);
            known = school.with(registered);
        }
        var opened =
                new ApplicationOpened(command.school(), rules.effective(), command.application());
        said.addAll(School.admit(known, opened));
        return new Decision(applied, said);
    }

    /** R-ROLE-2: only for a school that isn't in the register may anyone apply. */
    private static void mustBeItsOwn(Timeline school, Apply command, Rules rules) {
        rules.only(Role.SCHOOL, Role.COORDINATOR, Role.COMMISSION, Role.HQ);
        var own = new ArrayList<String>();
        own.add(command.school().value());
        school.applications().map(ApplicationId::value).forEach(own::add);
        rules.ownRecord(own.toArray(String[]::new));
        RuleBroken.unlessContent(
                school.country().equals(command.country()),
                "R-ROLE-2",
                "country",
                "the school belongs to another country");
    }

    /** R-APP-3: no other attempt is open, and from that day on it is no member. */
    private static void mustBeFree(Timeline school, Optional<Application> latest, Rules rules) {
        RuleBroken.unless(
                latest.stream().noneMatch(Application::isOpen),
                "R-APP-3",
                "an application of this school is open");
        boolean member =
                school.periods().stream()
                        .filter(period -> period.until().isAfter(rules.day()))
                        .anyMatch(period -> period.standing().status().isMember());
        RuleBroken.unless(!member, "R-APP-3", "the school is a member");
    }
}
