package net.associatedschools.registry.importing;

import java.util.UUID;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.fact.When;
import org.jspecify.annotations.Nullable;

/**
 * A school's place on a list: the line (from 1), its name and town there, when it was seen, and
 * which school of the register it is (null: it isn't there by this list). Candidate says as what
 * the list names it.
 */
public record Place(
        long line,
        boolean candidate,
        String name,
        @Nullable String town,
        When observedOn,
        UUID commandId,
        @Nullable SchoolId school) {

    Place of(@Nullable SchoolId known) {
        return new Place(line, candidate, name, town, observedOn, commandId, known);
    }
}
