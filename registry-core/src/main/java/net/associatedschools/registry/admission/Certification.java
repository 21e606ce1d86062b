package net.associatedschools.registry.admission;

import java.util.List;
import net.associatedschools.registry.application.Application;
import net.associatedschools.registry.application.ApplicationCommand.Certify;
import net.associatedschools.registry.application.ApplicationEvent.Applied;
import net.associatedschools.registry.application.ApplicationEvent.Certified;
import net.associatedschools.registry.fact.Rules;
import net.associatedschools.registry.school.School;
import net.associatedschools.registry.school.SchoolEvent.MembershipStarted;
import net.associatedschools.registry.school.Timeline;

/** To certify: never the certificate without the membership, nor the other way (R-APP-9). */
final class Certification {
    private Certification() {}

    static Decision decide(Application application, Timeline school, Certify command, Rules rules) {
        var said = Application.decide(application, command, rules);
        if (said.isEmpty()) return Decision.NOTHING;
        var certified = named((Certified) said.getFirst(), application, school);
        var started =
                new MembershipStarted(
                        application.school(),
                        certified.effective(),
                        certified.application(),
                        certified.certificateName());
        return new Decision(List.of(certified), School.admit(school, started));
    }

    /**
     * R-APP-4: a candidate from a list filled in no form; its school is certified as it is called.
     */
    private static Certified named(Certified certified, Application application, Timeline school) {
        if (application.the(Applied.class).isPresent()) return certified;
        var name = school.on(certified.effective().latest()).profile().name();
        return new Certified(certified.application(), certified.effective(), certified.by(), name);
    }
}
