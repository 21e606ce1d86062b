package net.associatedschools.registry.app.outbox;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.associatedschools.registry.application.ApplicationEvent;
import net.associatedschools.registry.application.ApplicationEvent.Applied;
import net.associatedschools.registry.application.ApplicationEvent.CandidacyExtended;
import net.associatedschools.registry.application.ApplicationEvent.CandidacyRecorded;
import net.associatedschools.registry.application.ApplicationEvent.CandidateReportFiled;
import net.associatedschools.registry.application.ApplicationEvent.Certified;
import net.associatedschools.registry.application.ApplicationEvent.Corrected;
import net.associatedschools.registry.application.ApplicationEvent.Lapsed;
import net.associatedschools.registry.application.ApplicationEvent.NotPreselected;
import net.associatedschools.registry.application.ApplicationEvent.NotRecommended;
import net.associatedschools.registry.application.ApplicationEvent.Preselected;
import net.associatedschools.registry.application.ApplicationEvent.Recommended;
import net.associatedschools.registry.application.ApplicationEvent.Refused;
import net.associatedschools.registry.application.ApplicationEvent.Resubmitted;
import net.associatedschools.registry.application.ApplicationEvent.ReturnedToCoordinator;
import net.associatedschools.registry.application.ApplicationEvent.ReturnedToSchool;
import net.associatedschools.registry.application.ApplicationEvent.StageReached;
import net.associatedschools.registry.application.ApplicationEvent.Withdrawn;

/** Whom each step of an application concerns: those who have to act, and those who wait. */
final class Telling {
    /** As what somebody hears. */
    enum Part {
        APPLICANT,
        COORDINATOR,
        HEADQUARTERS
    }

    private Telling() {}

    /** Nobody hears of what was taken from an old list: it is no news. */
    static Set<Part> hears(ApplicationEvent event) {
        return switch (event) {
            case Applied e -> parts(Part.APPLICANT, Part.COORDINATOR);
            case CandidacyRecorded e -> parts();
            case ReturnedToSchool e -> parts(Part.APPLICANT);
            case Resubmitted e -> parts(Part.COORDINATOR);
            case Preselected e -> parts(Part.APPLICANT);
            case NotPreselected e -> parts(Part.APPLICANT);
            case StageReached e -> parts(Part.APPLICANT);
            case CandidateReportFiled e -> parts(Part.COORDINATOR);
            case CandidacyExtended e -> parts(Part.APPLICANT);
            case Recommended e -> parts(Part.APPLICANT, Part.HEADQUARTERS);
            case NotRecommended e -> parts(Part.APPLICANT);
            case ReturnedToCoordinator e -> parts(Part.APPLICANT, Part.COORDINATOR);
            case Refused e -> parts(Part.APPLICANT, Part.COORDINATOR);
            case Certified e -> parts(Part.APPLICANT, Part.COORDINATOR);
            case Lapsed e -> parts(Part.APPLICANT, Part.COORDINATOR);
            case Withdrawn e -> parts(Part.COORDINATOR, Part.HEADQUARTERS);
            case Corrected e -> parts(Part.APPLICANT, Part.COORDINATOR);
        };
    }

    private static Set<Part> parts(Part... parts) {
        var all = EnumSet.noneOf(Part.class);
        all.addAll(List.of(parts));
        return all;
    }
}
