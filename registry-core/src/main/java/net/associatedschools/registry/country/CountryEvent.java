package net.associatedschools.registry.country;

import java.util.List;
import net.associatedschools.registry.fact.Correction;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Policy;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.Revalidation;
import net.associatedschools.registry.fact.UnescoStatus;
import net.associatedschools.registry.fact.When;
import org.jspecify.annotations.Nullable;

/** What the log can say of a country. It keeps these for ever: add, never rename. */
public sealed interface CountryEvent {
    CountryCode country();

    /** That something happened, and when. */
    sealed interface Happened extends CountryEvent {
        When effective();
    }

    /** The National Commission named a coordinator. */
    record CoordinatorDesignated(CountryCode country, When effective, PersonId coordinator)
            implements Happened {}

    /** It named another in the place of one. */
    record CoordinatorReplaced(
            CountryCode country, When effective, PersonId former, PersonId coordinator)
            implements Happened {}

    /** A designation ended. */
    record CoordinatorEnded(CountryCode country, When effective, PersonId coordinator)
            implements Happened {}

    /** From that day the country goes by these rules. */
    record PolicyRecorded(CountryCode country, When effective, Policy policy) implements Happened {}

    /** No new applications from that day. */
    record IntakeSuspended(CountryCode country, When effective, Reason reason)
            implements Happened {}

    /** Applications are taken again. */
    record IntakeResumed(CountryCode country, When effective) implements Happened {}

    /** How the country stands to UNESCO from that day. */
    record UnescoStatusChanged(CountryCode country, When effective, UnescoStatus status)
            implements Happened {}

    /** In which regions it counts; the first is the primary one. */
    record RegionAssigned(CountryCode country, When effective, List<Region> regions)
            implements Happened {
        public RegionAssigned {
            regions = List.copyOf(regions);
        }
    }

    /** It is no more, and these came after it. */
    record CountrySucceeded(CountryCode country, When effective, List<CountryCode> successors)
            implements Happened {
        public CountrySucceeded {
            successors = List.copyOf(successors);
        }
    }

    /** All members have to confirm that they are there (R-MEM-5). */
    record RevalidationOpened(CountryCode country, When effective, Revalidation revalidation)
            implements Happened {}

    /** That revalidation is over: nothing more is owed for it, and nothing more follows from it. */
    record RevalidationClosed(CountryCode country, When effective, String name)
            implements Happened {}

    /** The fact of that sequence was said wrongly (R-TIME-2). */
    record Corrected(
            CountryCode country, long corrects, @Nullable Happened replacement, Reason reason)
            implements CountryEvent, Correction<Happened> {}
}
