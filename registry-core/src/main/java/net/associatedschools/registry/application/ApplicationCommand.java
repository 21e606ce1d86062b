package net.associatedschools.registry.application;

import net.associatedschools.registry.application.ApplicationEvent.Happened;
import net.associatedschools.registry.fact.ApplicationId;
import net.associatedschools.registry.fact.Command;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Profile;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.fact.Source;
import net.associatedschools.registry.fact.Statement;
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

    /** To take the school on trial (R-APP-5, R-APP-7). */
    record Preselect(ApplicationId application, Statement statement)
            implements ApplicationCommand {}

    /** To put the candidate before UNESCO (R-APP-10). */
    record Recommend(ApplicationId application, Statement statement)
            implements ApplicationCommand {}

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
