package net.associatedschools.registry.school;

import net.associatedschools.registry.fact.ApplicationId;
import net.associatedschools.registry.fact.Correction;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Profile;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.fact.Source;
import net.associatedschools.registry.fact.When;
import org.jspecify.annotations.Nullable;

/** What the log can say of a school. It keeps these for ever: add, never rename. */
public sealed interface SchoolEvent {
    SchoolId school();

    /** That something happened, and when. */
    sealed interface Happened extends SchoolEvent {
        When effective();
    }

    /** The register learned of the school; the first fact of its stream. */
    record SchoolRegistered(SchoolId school, When effective, CountryCode country, Profile profile)
            implements Happened {}

    /** An application was made for it (R-APP-3). */
    record ApplicationOpened(SchoolId school, When effective, ApplicationId application)
            implements Happened {}

    /** Certified: it is a member under that name (R-APP-9). */
    record MembershipStarted(
            SchoolId school, When effective, ApplicationId application, String certificateName)
            implements Happened {}

    /** An old list names it as a member, seen on that day; it joined when the event says. */
    record MembershipRecorded(SchoolId school, When effective, When observedOn, Source source)
            implements Happened {}

    /** It has another name. */
    record Renamed(SchoolId school, When effective, String name) implements Happened {}

    /** A family of its own: whoever only asks "has it left?" lists one case, not ten. */
    sealed interface Leaving extends Happened {
        Reason reason();
    }

    /** It left by its own wish. */
    record Withdrawn(SchoolId school, When effective, Reason reason) implements Leaving {}

    /**
     * The register has the school twice: it is that other one and always was. It leaves every
     * count, on the whole timeline.
     */
    record MarkedDuplicateOf(SchoolId school, When effective, SchoolId survivor)
            implements Happened {}

    /** It became part of that other school, and is no member of its own from then on. */
    record MergedInto(SchoolId school, When effective, SchoolId survivor) implements Happened {}

    /** That other school turned out to be this one, or became part of it: the survivor's side. */
    record Absorbed(SchoolId school, When effective, SchoolId absorbed) implements Happened {}

    /** The fact of that sequence was said wrongly (R-TIME-2). */
    record Corrected(SchoolId school, long corrects, @Nullable Happened replacement, Reason reason)
            implements SchoolEvent, Correction<Happened> {}
}
