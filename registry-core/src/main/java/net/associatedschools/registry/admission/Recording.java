package net.associatedschools.registry.admission;

import java.util.List;
import java.util.Optional;
import net.associatedschools.registry.application.Application;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.Rules;
import net.associatedschools.registry.school.School;
import net.associatedschools.registry.school.SchoolCommand.RecordMembership;
import net.associatedschools.registry.school.SchoolEvent;
import net.associatedschools.registry.school.Timeline;

/** To record a membership from a list: none while the school has an open application (R-APP-3). */
final class Recording {
    private Recording() {}

    /** {@code latest} is only read, as in {@link Submission}. */
    static List<SchoolEvent> decide(
            Timeline school, Optional<Application> latest, RecordMembership command, Rules rules) {
        var said = School.decide(school, command, rules);
        RuleBroken.unless(
                said.isEmpty() || latest.stream().noneMatch(Application::isOpen),
                "R-APP-3",
                "an application of this school is open");
        return said;
    }
}
