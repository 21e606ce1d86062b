package net.associatedschools.registry.app.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.associatedschools.registry.view.period.Schools;
import org.jspecify.annotations.Nullable;

/** One school: what it is on the day, its line through time, and since when that is known. */
public record SchoolPage(
        Visit visit,
        Schools.Answer answer,
        long sequence,
        @Nullable Instant knownSince,
        List<Step> steps,
        List<Band> bands)
        implements Page {

    /** A fact in a sentence: since when it holds, and when the register learned it. */
    public record Step(String when, String sentence, Instant recordedAt, long position) {}

    /** A stretch of the picture of its life: of 100 units from left to right. */
    public record Band(
            String status,
            double from,
            double width,
            @Nullable LocalDate start,
            @Nullable LocalDate end) {}

    @Override
    public long position() {
        return answer.position();
    }

    @Override
    public String section() {
        return "directory";
    }
}
