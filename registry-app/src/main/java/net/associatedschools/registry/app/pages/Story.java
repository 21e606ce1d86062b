package net.associatedschools.registry.app.pages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.associatedschools.registry.app.pages.SchoolPage.Band;
import net.associatedschools.registry.app.pages.SchoolPage.Step;
import net.associatedschools.registry.audit.Sentences;
import net.associatedschools.registry.fact.Recorded;
import net.associatedschools.registry.school.SchoolEvent;
import net.associatedschools.registry.school.SchoolEvent.ApplicationOpened;
import net.associatedschools.registry.school.SchoolEvent.Corrected;
import net.associatedschools.registry.school.SchoolEvent.Happened;
import net.associatedschools.registry.view.Row;
import net.associatedschools.registry.view.period.Membership;
import net.associatedschools.registry.view.period.Schools;

/** A school's life in plain sentences and as a picture. */
final class Story {
    private Story() {}

    /** What is public of it, in the order of the log. */
    static List<Step> of(List<Recorded<?>> history, Messages messages) {
        var steps = new ArrayList<Step>();
        for (var recorded : history) {
            var event = (SchoolEvent) recorded.fact().event();
            if (event instanceof ApplicationOpened || event instanceof Corrected) continue;
            var when =
                    event instanceof Happened happened ? messages.when(happened.effective()) : "";
            steps.add(
                    new Step(
                            when,
                            Sentences.ofEvent(event),
                            recorded.recordedAt(),
                            recorded.position()));
        }
        return steps;
    }

    /** Stretches of one status, those without an end as long as what is left. */
    static List<Band> bands(Schools.Answer answer) {
        var rows = answer.periods();
        var first =
                rows.stream()
                        .map(Row::effectiveFrom)
                        .filter(day -> !day.equals(LocalDate.MIN))
                        .min(LocalDate::compareTo)
                        .orElse(answer.asOf())
                        .minusYears(1);
        var last = answer.asOf().isAfter(first) ? answer.asOf().plusYears(1) : first.plusYears(1);
        double days = last.toEpochDay() - first.toEpochDay();
        var bands = new ArrayList<Band>();
        for (Row<Membership> row : rows) {
            boolean open = row.effectiveFrom().equals(LocalDate.MIN);
            boolean on = row.effectiveUntil().equals(LocalDate.MAX);
            double from =
                    open
                            ? 0
                            : within(
                                    (row.effectiveFrom().toEpochDay() - first.toEpochDay()) / days);
            double until =
                    on
                            ? 1
                            : within(
                                    (row.effectiveUntil().toEpochDay() - first.toEpochDay())
                                            / days);
            bands.add(
                    new Band(
                            row.value().status().name(),
                            100 * from,
                            100 * (until - from),
                            open ? null : row.effectiveFrom(),
                            on ? null : row.effectiveUntil()));
        }
        return bands;
    }

    private static double within(double share) {
        return Math.max(0, Math.min(1, share));
    }
}
