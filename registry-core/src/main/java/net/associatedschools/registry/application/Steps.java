package net.associatedschools.registry.application;

import static net.associatedschools.registry.application.Application.Stage.CANDIDATE;
import static net.associatedschools.registry.application.Application.Stage.CERTIFIED;
import static net.associatedschools.registry.application.Application.Stage.LAPSED;
import static net.associatedschools.registry.application.Application.Stage.NONE;
import static net.associatedschools.registry.application.Application.Stage.NOT_PRESELECTED;
import static net.associatedschools.registry.application.Application.Stage.NOT_RECOMMENDED;
import static net.associatedschools.registry.application.Application.Stage.RECOMMENDED;
import static net.associatedschools.registry.application.Application.Stage.REFUSED;
import static net.associatedschools.registry.application.Application.Stage.RETURNED;
import static net.associatedschools.registry.application.Application.Stage.SUBMITTED;
import static net.associatedschools.registry.application.Application.Stage.WITHDRAWN;

import java.util.List;
import java.util.Optional;
import net.associatedschools.registry.application.Application.Stage;
import net.associatedschools.registry.application.ApplicationEvent.Applied;
import net.associatedschools.registry.application.ApplicationEvent.CandidacyExtended;
import net.associatedschools.registry.application.ApplicationEvent.CandidacyRecorded;
import net.associatedschools.registry.application.ApplicationEvent.CandidateReportFiled;
import net.associatedschools.registry.application.ApplicationEvent.Certified;
import net.associatedschools.registry.application.ApplicationEvent.Corrected;
import net.associatedschools.registry.application.ApplicationEvent.Happened;
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
import org.jspecify.annotations.Nullable;

/** From which stage each event leads to which: the table of domain.md 3. */
final class Steps {
    private Steps() {}

    /** Total: where an application stands after that, wherever it stood. */
    static Stage after(Happened event) {
        return switch (event) {
            case Applied e -> SUBMITTED;
            case ReturnedToSchool e -> RETURNED;
            case Resubmitted e -> SUBMITTED;
            case CandidacyRecorded e -> CANDIDATE;
            case Preselected e -> CANDIDATE;
            case NotPreselected e -> NOT_PRESELECTED;
            case StageReached e -> CANDIDATE;
            case CandidateReportFiled e -> CANDIDATE;
            case CandidacyExtended e -> CANDIDATE;
            case Recommended e -> RECOMMENDED;
            case NotRecommended e -> NOT_RECOMMENDED;
            case ReturnedToCoordinator e -> CANDIDATE;
            case Refused e -> REFUSED;
            case Certified e -> CERTIFIED;
            case Lapsed e -> LAPSED;
            case Withdrawn e -> WITHDRAWN;
        };
    }

    /** The rule that doesn't let it follow in that stage; none if it can. */
    static Optional<String> ruleAgainst(Stage stage, Happened event) {
        return switch (event) {
            case Applied e -> unless(stage == NONE, "R-APP-13");
            case ReturnedToSchool e -> unless(stage == SUBMITTED, "R-APP-5");
            case Resubmitted e -> unless(stage == RETURNED, "R-APP-13");
            case CandidacyRecorded e -> unless(stage == NONE, "R-APP-13");
            case Preselected e -> unless(stage == SUBMITTED, "R-APP-5");
            case NotPreselected e -> unless(stage == SUBMITTED, "R-APP-5");
            case StageReached e -> unless(stage == CANDIDATE, "R-APP-7");
            case CandidateReportFiled e -> unless(stage == CANDIDATE, "R-APP-10");
            case CandidacyExtended e -> unless(stage == CANDIDATE, "R-APP-7");
            case Recommended e -> unless(stage == CANDIDATE, "R-APP-10");
            case NotRecommended e -> unless(stage == CANDIDATE, "R-APP-10");
            case ReturnedToCoordinator e -> unless(stage == RECOMMENDED, "R-APP-4");
            case Refused e -> unless(stage == RECOMMENDED, "R-APP-4");
            case Certified e -> unless(stage == RECOMMENDED, "R-APP-4");
            case Lapsed e -> unless(stage.canLapse(), "R-APP-7");
            case Withdrawn e -> unless(stage.isOpen(), "R-APP-13");
        };
    }

    /** Whether it leaves a candidate the candidate that it was. */
    static boolean staysIn(Happened event) {
        return event instanceof StageReached
                || event instanceof CandidateReportFiled
                || event instanceof CandidacyExtended;
    }

    /** Who did it, and whether as a stand-in; nobody where the fact doesn't say. */
    static List<Object> hand(@Nullable ApplicationEvent event) {
        return switch (event) {
            case ReturnedToSchool e -> List.of(e.by(), e.standIn());
            case Preselected e -> List.of(e.by(), e.standIn());
            case NotPreselected e -> List.of(e.by(), e.standIn());
            case StageReached e -> List.of(e.by(), e.standIn());
            case CandidacyExtended e -> List.of(e.by(), e.standIn());
            case Recommended e -> List.of(e.by(), e.standIn());
            case NotRecommended e -> List.of(e.by(), e.standIn());
            case Lapsed e -> List.of(e.by(), e.standIn());
            case ReturnedToCoordinator e -> List.of(e.by());
            case Refused e -> List.of(e.by());
            case Certified e -> List.of(e.by());
            case Applied e -> List.of();
            case Resubmitted e -> List.of();
            case CandidateReportFiled e -> List.of();
            case CandidacyRecorded e -> List.of();
            case Withdrawn e -> List.of();
            case Corrected e -> List.of();
            case null -> List.of();
        };
    }

    private static Optional<String> unless(boolean kept, String rule) {
        return kept ? Optional.empty() : Optional.of(rule);
    }
}
