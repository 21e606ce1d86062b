package net.associatedschools.registry.country;

import java.util.List;
import net.associatedschools.registry.country.CountryEvent.Happened;
import net.associatedschools.registry.fact.Command;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Policy;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.Revalidation;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.UnescoStatus;
import org.jspecify.annotations.Nullable;

/** What may be asked of a country. */
public sealed interface CountryCommand extends Command {
    CountryCode country();

    @Override
    default String stream() {
        return country().stream();
    }

    /** To name a coordinator, or a deputy beside others. */
    record DesignateCoordinator(CountryCode country, PersonId coordinator, Statement statement)
            implements CountryCommand {}

    /** To name one coordinator in place of another. */
    record ReplaceCoordinator(
            CountryCode country, PersonId former, PersonId coordinator, Statement statement)
            implements CountryCommand {}

    /** To end a designation. */
    record EndCoordinator(CountryCode country, PersonId coordinator, Statement statement)
            implements CountryCommand {}

    /** To record the country's rules from the statement's date on. */
    record RecordPolicy(CountryCode country, Policy policy, Statement statement)
            implements CountryCommand {}

    /** To take no new applications (R-APP-6). */
    record SuspendIntake(CountryCode country, Reason reason, Statement statement)
            implements CountryCommand {}

    /** To take applications again. */
    record ResumeIntake(CountryCode country, Statement statement) implements CountryCommand {}

    /** To record how the country stands to UNESCO (R-APP-11). */
    record RecordUnescoStatus(CountryCode country, UnescoStatus status, Statement statement)
            implements CountryCommand {}

    /** To record in which of UNESCO's regions it counts; the first is the primary one. */
    record AssignRegion(CountryCode country, List<Region> regions, Statement statement)
            implements CountryCommand {
        public AssignRegion {
            regions = List.copyOf(regions);
        }
    }

    /**
     * To record that it is no more, and which countries came after it; the first is the chief one.
     */
    record RecordSuccession(CountryCode country, List<CountryCode> successors, Statement statement)
            implements CountryCommand {
        public RecordSuccession {
            successors = List.copyOf(successors);
        }
    }

    /** To have all members confirm that they are there (R-MEM-5). */
    record OpenRevalidation(CountryCode country, Revalidation revalidation, Statement statement)
            implements CountryCommand {}

    /** To end that revalidation. */
    record CloseRevalidation(CountryCode country, String name, Statement statement)
            implements CountryCommand {}

    /** To say again what the fact of that sequence said wrongly; null: it did not happen. */
    record Correct(
            CountryCode country,
            long corrects,
            @Nullable Happened replacement,
            Reason reason,
            Statement statement)
            implements CountryCommand {}
}
