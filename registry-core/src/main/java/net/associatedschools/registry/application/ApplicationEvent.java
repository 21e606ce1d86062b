package net.associatedschools.registry.application;

import java.time.LocalDate;
import net.associatedschools.registry.fact.ApplicationId;
import net.associatedschools.registry.fact.Correction;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.fact.Source;
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

    /**
     * The country took the school on trial until that day, under the policy named (null: none was
     * in force), which is the application's from then on (R-APP-7).
     */
    record Preselected(
            ApplicationId application,
            When effective,
            String by,
            boolean standIn,
            @Nullable String policy,
            LocalDate trialUntil)
            implements Happened {}

    /** The country put the candidate before UNESCO. */
    record Recommended(ApplicationId application, When effective, String by, boolean standIn)
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
