package net.associatedschools.registry.school;

import net.associatedschools.registry.fact.Command;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Profile;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.fact.Source;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolEvent.Happened;
import org.jspecify.annotations.Nullable;

/** What may be asked of a school. */
public sealed interface SchoolCommand extends Command {
    SchoolId school();

    @Override
    default String stream() {
        return school().value();
    }

    /**
     * To record a membership from before the register (domain.md 7): the school was seen as a
     * member on that day; it joined at the statement's date, or at an unknown one. Creates the
     * school where it isn't in the register.
     */
    record RecordMembership(
            SchoolId school,
            CountryCode country,
            Profile profile,
            When observedOn,
            Source source,
            Statement statement)
            implements SchoolCommand {}

    /** To give it another name from the statement's date on. */
    record Rename(SchoolId school, String name, Statement statement) implements SchoolCommand {}

    /** To leave the network by the school's own wish. */
    record Withdraw(SchoolId school, Reason reason, Statement statement) implements SchoolCommand {}

    /** To say that the register has the survivor twice, and that this is the one to leave out. */
    record MarkDuplicate(SchoolId school, SchoolId survivor, Statement statement)
            implements SchoolCommand {}

    /** To say that it became part of the survivor on the statement's date. */
    record Merge(SchoolId school, SchoolId survivor, Statement statement)
            implements SchoolCommand {}

    /** To say again what the fact of that sequence said wrongly; null: it did not happen. */
    record Correct(
            SchoolId school,
            long corrects,
            @Nullable Happened replacement,
            Reason reason,
            Statement statement)
            implements SchoolCommand {}
}
