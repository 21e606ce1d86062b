package net.associatedschools.registry.application;

import java.time.LocalDate;
import net.associatedschools.registry.fact.ApplicationId;
import net.associatedschools.registry.fact.Correction;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.fact.Source;
import net.associatedschools.registry.fact.Text;
import net.associatedschools.registry.fact.When;
import org.jspecify.annotations.Nullable;

/** What the log can say of an application. It keeps these for ever: add, never rename. */
public sealed interface ApplicationEvent {
    ApplicationId application();

    /** That something happened, and when. */
    sealed interface Happened extends ApplicationEvent {
        When effective();
    }

    /** The first fact of an application: whose it is, and through which country it goes. */
    sealed interface Opening extends Happened {
        SchoolId school();

        CountryCode country();
    }

    /** The school asked to join. */
    record Applied(
            ApplicationId application,
            When effective,
            SchoolId school,
            CountryCode country,
            Form form)
            implements Opening {}

    /**
     * An old list names the school, under that name, as a candidate seen on that day; its trial
     * began when the event says.
     */
    record CandidacyRecorded(
            ApplicationId application,
            When effective,
            SchoolId school,
            CountryCode country,
            String name,
            When observedOn,
            Source source)
            implements Opening {}

    /** The country asked the school for what is missing, in words kept elsewhere (R-PRIV-1). */
    record ReturnedToSchool(
            ApplicationId application, When effective, String by, boolean standIn, Text missing)
            implements Happened {}

    /** The school answered with its whole form, which stands in the place of the former. */
    record Resubmitted(ApplicationId application, When effective, Form form) implements Happened {}

    /**
     * A stage of the trial as its policy calls it, and whether a candidate in it may use the logo
     * (R-APP-8).
     */
    record TrialStage(String name, boolean logo) {}

    /**
     * The country took the school on trial until that day, under the policy named (null: none was
     * in force), which is the application's from then on (R-APP-7), and into the first stage of its
     * trial (null: it has no stages).
     */
    record Preselected(
            ApplicationId application,
            When effective,
            String by,
            boolean standIn,
            @Nullable String policy,
            LocalDate trialUntil,
            @Nullable TrialStage stage)
            implements Happened {
        /** On a trial without stages. */
        public Preselected(
                ApplicationId application,
                When effective,
                String by,
                boolean standIn,
                @Nullable String policy,
                LocalDate trialUntil) {
            this(application, effective, by, standIn, policy, trialUntil, null);
        }
    }

    /** The country did not take the school on trial. */
    record NotPreselected(
            ApplicationId application, When effective, String by, boolean standIn, Reason reason)
            implements Happened {}

    /** The candidate entered the next stage of its trial. */
    record StageReached(
            ApplicationId application,
            When effective,
            String by,
            boolean standIn,
            TrialStage stage)
            implements Happened {}

    /** A report of the candidate arrived, by the code that its policy has for it. */
    record CandidateReportFiled(
            ApplicationId application, When effective, String report, @Nullable Text words)
            implements Happened {}

    /** The country made the trial longer, until that day. */
    record CandidacyExtended(
            ApplicationId application,
            When effective,
            String by,
            boolean standIn,
            LocalDate until,
            Reason reason)
            implements Happened {}

    /**
     * The country put the candidate before UNESCO, perhaps with an opinion, and perhaps earlier
     * than its policy has it, for a reason that the policy allows (R-APP-10).
     */
    record Recommended(
            ApplicationId application,
            When effective,
            String by,
            boolean standIn,
            @Nullable Reason exception,
            @Nullable Text opinion)
            implements Happened {
        /** In time, and without a word. */
        public Recommended(ApplicationId application, When effective, String by, boolean standIn) {
            this(application, effective, by, standIn, null, null);
        }
    }

    /** The country did not put the candidate before UNESCO. */
    record NotRecommended(
            ApplicationId application, When effective, String by, boolean standIn, Reason reason)
            implements Happened {}

    /** UNESCO asked the country for what is missing; the school is a candidate again. */
    record ReturnedToCoordinator(
            ApplicationId application, When effective, String by, Text missing)
            implements Happened {}

    /** UNESCO did not make the school a member. */
    record Refused(ApplicationId application, When effective, String by, Reason reason)
            implements Happened {}

    /** The application ended by silence, as that policy has it. */
    record Lapsed(
            ApplicationId application,
            When effective,
            String by,
            boolean standIn,
            String policy)
            implements Happened {}

    /** UNESCO made the school a member under that name (R-APP-4). */
    record Certified(ApplicationId application, When effective, String by, String certificateName)
            implements Happened {}

    /** The school gave up this attempt. */
    record Withdrawn(ApplicationId application, When effective, Reason reason)
            implements Happened {}

    /** The fact of that sequence was said wrongly (R-TIME-2). */
    record Corrected(
            ApplicationId application, long corrects, @Nullable Happened replacement, Reason reason)
            implements ApplicationEvent, Correction<Happened> {}
}
