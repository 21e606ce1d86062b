package net.associatedschools.registry.app.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.associatedschools.registry.fact.Profile;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.view.period.Schools;
import org.jspecify.annotations.Nullable;

/** One school: what it is on the day, its line through time, and since when that is known. */
public record SchoolPage(
        Visit visit,
        Schools.Answer answer,
        Profile profile,
        @Nullable Instant knownSince,
        List<Step> steps,
        LifeLine line,
        List<Name> names,
        @Nullable Other mergedInto,
        List<Other> absorbed)
        implements Page {

    /**
     * A fact in sentences: when it happened, perhaps another school that it speaks of, when the
     * register learned it, and when it was corrected (null: never).
     */
    public record Step(
            String when,
            String sentences,
            @Nullable Other other,
            @Nullable Instant recordedAt,
            @Nullable Instant correctedAt) {}

    /** Another school, by name. */
    public record Other(SchoolId school, String name) {
        public String path() {
            return "/schools/" + school.value();
        }
    }

    /** A name and the days of it: from (null: always) until before (null: still). */
    public record Name(String name, @Nullable LocalDate from, @Nullable LocalDate until) {}

    @Override
    public long position() {
        return answer.position();
    }

    @Override
    public String section() {
        return "directory";
    }
}
