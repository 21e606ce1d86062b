package net.associatedschools.registry.application;

import java.time.LocalDate;
import net.associatedschools.registry.application.ApplicationEvent.Happened;
import net.associatedschools.registry.fact.ApplicationId;
import net.associatedschools.registry.fact.Command;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Profile;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.fact.Source;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.Text;
import net.associatedschools.registry.fact.When;
import org.jspecify.annotations.Nullable;

/** What may be asked of an application. */
public sealed interface ApplicationCommand extends Command {
    ApplicationId application();

    @Override
    default String stream() {
        return application().value();
    }

    /** To join; creates the application, and the school where it isn't in the register. */
    record Apply(
            ApplicationId application,
            SchoolId school,
            CountryCode country,
            Form form,
            Statement statement)
            implements ApplicationCommand {}

    /**
     * To record a candidacy from before the register (domain.md 7): the school was seen as a
     * candidate on that day, and has been one since the statement's date, or an unknown one.
     * Creates the application, and the school where it isn't in the register.
     */
    record RecordCandidacy(
            ApplicationId application,
            SchoolId school,
            CountryCode country,
            Profile profile,
            When observedOn,
            Source source,
            Statement statement)
            implements ApplicationCommand {}

    /** To ask the school for what is missing. */
    record ReturnToSchool(ApplicationId application, Text missing, Statement statement)
            implements ApplicationCommand {}

    /** To answer that with the whole form. */
    record Resubmit(ApplicationId application, Form form, Statement statement)
            implements ApplicationCommand {}

    /** To take the school on trial (R-APP-5, R-APP-7). */
    record Preselect(ApplicationId application, Statement statement)
            implements ApplicationCommand {}

    /** Not to take it on trial. */
    record NotPreselect(ApplicationId application, Reason reason, Statement statement)
            implements ApplicationCommand {}

    /** To say that the candidate entered the next stage of its trial (R-APP-7). */
    record ReachStage(ApplicationId application, String stage, Statement statement)
            implements ApplicationCommand {}

    /** To file a report of the candidate, by its code in the policy, or OTHER. */
    record FileCandidateReport(
            ApplicationId application, String report, @Nullable Text words, Statement statement)
            implements ApplicationCommand {}

    /** To make the trial longer, until that day. */
    record ExtendCandidacy(
            ApplicationId application, LocalDate until, Reason reason, Statement statement)
            implements ApplicationCommand {}

    /**
     * To put the candidate before UNESCO; earlier than its policy has it only for a reason that the
     * policy allows (R-APP-10).
     */
    record Recommend(
            ApplicationId application,
            @Nullable Reason exception,
            @Nullable Text opinion,
            Statement statement)
            implements ApplicationCommand {
        /** In time, and without a word. */
        public Recommend(ApplicationId application, Statement statement) {
            this(application, null, null, statement);
        }
    }

    /** Not to put it before UNESCO. */
    record NotRecommend(ApplicationId application, Reason reason, Statement statement)
            implements ApplicationCommand {}

    /** To ask the country for what is missing. */
    record ReturnToCoordinator(ApplicationId application, Text missing, Statement statement)
            implements ApplicationCommand {}

    /** Not to make it a member. */
    record Refuse(ApplicationId application, Reason reason, Statement statement)
            implements ApplicationCommand {}

    /** To end what has been silent for as long as the policy has it. */
    record Lapse(ApplicationId application, Statement statement) implements ApplicationCommand {}

    /** To make it a member (R-APP-4, R-APP-9). */
    record Certify(ApplicationId application, Statement statement) implements ApplicationCommand {}

    /** To end the attempt by the school's own wish. */
    record Withdraw(ApplicationId application, Reason reason, Statement statement)
            implements ApplicationCommand {}

    /** To say again what the fact of that sequence said wrongly; null: it did not happen. */
    record Correct(
            ApplicationId application,
            long corrects,
            @Nullable Happened replacement,
            Reason reason,
            Statement statement)
            implements ApplicationCommand {}
}
