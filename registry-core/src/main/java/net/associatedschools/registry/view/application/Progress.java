package net.associatedschools.registry.view.application;

import java.time.LocalDate;
import net.associatedschools.registry.application.Application.Stage;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.fact.When;
import org.jspecify.annotations.Nullable;

/**
 * Where an application stands during a period: its stage, since when (null: not yet made), when it
 * was made (null: not known), and until when a candidate's trial runs (null: it is none, or nobody
 * knows).
 */
public record Progress(
        Stage stage,
        SchoolId school,
        CountryCode country,
        String name,
        @Nullable When since,
        @Nullable When applied,
        @Nullable LocalDate due) {

    /** The day since which it surely stands so; none before it was made. */
    public @Nullable LocalDate surelySince() {
        return since == null ? null : since.latest();
    }

    /** The place in a list, the oldest first. */
    public String sinceKey() {
        return since == null ? "" : since.latest().toString();
    }
}
