package net.associatedschools.registry.view.period;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.associatedschools.registry.country.Region;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.school.Status;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.Row;
import net.associatedschools.registry.view.Snapshots;
import org.jspecify.annotations.Nullable;

/** One school: what it is on a day, and its whole line. */
public final class Schools {
    private final Snapshots<? extends Members> snapshots;

    public Schools(Snapshots<? extends Members> snapshots) {
        this.snapshots = snapshots;
    }

    /**
     * The answer at that position: the period that holds on the day ({@code recordedFrom} is since
     * when the register knows), the region on that day, and all periods as known there.
     */
    public record Answer(
            long position,
            LocalDate asOf,
            SchoolId school,
            Row<Membership> standing,
            @Nullable Region region,
            List<Row<Membership>> periods) {
        public Answer {
            periods = List.copyOf(periods);
        }

        /** R-APP-8: who is, was or may be a member on any day is public, a mere applicant isn't. */
        public boolean isPublic() {
            return periods.stream().anyMatch(row -> row.value().status() != Status.NONE);
        }
    }

    /** Nothing where the register doesn't know the school at that position. */
    public Optional<Answer> ask(SchoolId school, AsOf asked) {
        return snapshots.read(
                tables -> {
                    var at = Selection.within(asked, tables);
                    var periods = tables.periods().of(school, at.position());
                    return periods.stream()
                            .filter(row -> row.holds(at))
                            .findFirst()
                            .map(row -> answer(school, at, row, periods, tables));
                });
    }

    private static Answer answer(
            SchoolId school,
            AsOf at,
            Row<Membership> standing,
            List<Row<Membership>> periods,
            Members tables) {
        var region = tables.regions().on(at).get(standing.value().country());
        return new Answer(at.position(), at.day(), school, standing, region, periods);
    }
}
