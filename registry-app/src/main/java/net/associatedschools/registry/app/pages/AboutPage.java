package net.associatedschools.registry.app.pages;

import java.time.Instant;
import java.util.List;
import net.associatedschools.registry.view.period.Statistics;
import org.jspecify.annotations.Nullable;

/** What is counted, what isn't known, how fresh it is, and what others published. */
public record AboutPage(
        Visit visit,
        Statistics.Answer figures,
        long lastPosition,
        @Nullable Instant lastRecordedAt,
        List<String> stopped,
        Comparison published)
        implements Page {
    @Override
    public long position() {
        return figures.position();
    }

    @Override
    public String section() {
        return "about";
    }
}
