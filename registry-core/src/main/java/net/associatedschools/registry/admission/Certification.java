package net.associatedschools.registry.admission;

import net.associatedschools.registry.application.Application;
import net.associatedschools.registry.application.ApplicationCommand.Certify;
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
        var certified = (Certified) said.getFirst();
        var started =
                new MembershipStarted(
                        application.school(),
                        certified.effective(),
                        certified.application(),
                        certified.certificateName());
        return new Decision(said, School.admit(school, started));
    }
}
