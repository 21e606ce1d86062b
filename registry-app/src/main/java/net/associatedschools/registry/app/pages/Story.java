package net.associatedschools.registry.app.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import net.associatedschools.registry.app.pages.SchoolPage.Name;
import net.associatedschools.registry.app.pages.SchoolPage.Other;
import net.associatedschools.registry.app.pages.SchoolPage.Step;
import net.associatedschools.registry.fact.Correction;
import net.associatedschools.registry.fact.Fact;
import net.associatedschools.registry.fact.Recorded;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.school.SchoolEvent;
import net.associatedschools.registry.school.Timeline;
import net.associatedschools.registry.view.Row;
import net.associatedschools.registry.view.period.Membership;
import org.jspecify.annotations.Nullable;

/** What is public of a school's life, in the order in which it happened, as it is known. */
record Story(Timeline timeline, List<Recorded<?>> history) {

    static Story of(List<Recorded<?>> history) {
        return new Story(new Timeline(Recorded.facts(history, SchoolEvent.class)), history);
    }

    /** The name of another school, as far as it is public. */
    interface Names {
        Optional<String> of(SchoolId school);
    }

    /**
     * The facts that stand.
     *
     * @param until of what may have happened by that day; null: of all that is known
     */
    List<Step> steps(Messages messages, @Nullable LocalDate until, Names names) {
        var learned = new HashMap<Long, Instant>();
        var corrected = new HashMap<Long, Instant>();
        var facts = history.stream().<Fact<?>>map(Recorded::fact).toList();
        for (var recorded : history) {
            if (recorded.fact().event() instanceof Correction<?> correction) {
                long root = Correction.root(facts, correction.corrects());
                corrected.put(root, recorded.recordedAt());
            } else {
                learned.put(recorded.fact().sequence(), recorded.recordedAt());
            }
        }
        var steps = new ArrayList<Step>();
        for (var fact : timeline.standing()) {
            var effective = fact.event().effective();
            if (until != null && !effective.mayHoldOn(until)) continue;
            var saying = Saying.of(fact.event(), messages);
            if (saying == null) continue;
            steps.add(
                    new Step(
                            messages.when(effective),
                            saying.sentences(),
                            other(saying.other(), names),
                            learned.get(fact.sequence()),
                            corrected.get(fact.sequence())));
        }
        return steps;
    }

    private static @Nullable Other other(@Nullable SchoolId school, Names names) {
        if (school == null) return null;
        return names.of(school).map(name -> new Other(school, name)).orElse(null);
    }

    /** Each name with the stretch of days in which it was the school's, the latest first. */
    static List<Name> names(List<Row<Membership>> periods) {
        var names = new ArrayList<Name>();
        for (var row : periods.reversed()) {
            var name = row.value().name();
            var later = names.isEmpty() ? null : names.getLast();
            if (later != null && later.name().equals(name)) {
                names.set(names.size() - 1, new Name(name, from(row), later.until()));
            } else names.add(new Name(name, from(row), until(row)));
        }
        return names;
    }

    private static @Nullable LocalDate from(Row<?> row) {
        return row.effectiveFrom().equals(LocalDate.MIN) ? null : row.effectiveFrom();
    }

    private static @Nullable LocalDate until(Row<?> row) {
        return row.effectiveUntil().equals(LocalDate.MAX) ? null : row.effectiveUntil();
    }
}
