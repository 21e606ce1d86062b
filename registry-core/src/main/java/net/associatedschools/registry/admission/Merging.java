package net.associatedschools.registry.admission;

import java.util.List;
import java.util.Optional;
import net.associatedschools.registry.application.Application;
import net.associatedschools.registry.fact.Correction;
import net.associatedschools.registry.fact.Fact;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.Rules;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.school.School;
import net.associatedschools.registry.school.SchoolCommand;
import net.associatedschools.registry.school.SchoolCommand.Correct;
import net.associatedschools.registry.school.SchoolCommand.MarkDuplicate;
import net.associatedschools.registry.school.SchoolCommand.Merge;
import net.associatedschools.registry.school.SchoolEvent;
import net.associatedschools.registry.school.SchoolEvent.Absorbed;
import net.associatedschools.registry.school.SchoolEvent.Corrected;
import net.associatedschools.registry.school.SchoolEvent.Happened;
import net.associatedschools.registry.school.SchoolEvent.MarkedDuplicateOf;
import net.associatedschools.registry.school.SchoolEvent.MergedInto;
import net.associatedschools.registry.school.Timeline;

/**
 * To say that a school is another one, or became part of it. The survivor's stream hears of it in
 * the same append, so that of two schools never each is the other's duplicate.
 */
final class Merging {
    private Merging() {}

    /** What one command makes both schools say. */
    record Both(List<SchoolEvent> school, List<SchoolEvent> survivor) {
        private static final Both NOTHING = new Both(List.of(), List.of());
    }

    /** The other school of such a command, if it is one; {@code school} is asked by corrections. */
    static Optional<SchoolId> survivor(SchoolCommand command, Timeline school) {
        if (command instanceof MarkDuplicate c) return Optional.of(c.survivor());
        if (command instanceof Merge c) return Optional.of(c.survivor());
        if (!(command instanceof Correct c)) return Optional.empty();
        return Correction.firstSaid(school.recorded(), c.corrects())
                .flatMap(fact -> survivor(fact.event()));
    }

    private static Optional<SchoolId> survivor(SchoolEvent event) {
        if (event instanceof MarkedDuplicateOf e) return Optional.of(e.survivor());
        if (event instanceof MergedInto e) return Optional.of(e.survivor());
        return Optional.empty();
    }

    /** {@code latest} is the school's last application, only read as in {@link Submission}. */
    static Both decide(
            Timeline school,
            Timeline survivor,
            Optional<Application> latest,
            SchoolCommand command,
            Rules rules) {
        var said = School.decide(school, command, rules);
        if (said.isEmpty()) return Both.NOTHING;
        if (said.getFirst() instanceof Corrected corrected) {
            return mend(school, survivor, corrected);
        }
        RuleBroken.unless(
                latest.stream().noneMatch(Application::isOpen),
                "R-APP-3",
                "an application of this school is open");
        mustTakeIn(school, survivor);
        var absorbed = absorbed((Happened) said.getFirst());
        return new Both(said, School.admit(survivor, absorbed));
    }

    /** The same whether it is unknown or foreign: nobody learns of another country's schools. */
    private static void mustTakeIn(Timeline school, Timeline survivor) {
        RuleBroken.unlessContent(
                survivor.isRegistered() && survivor.country().equals(school.country()),
                "R-ROLE-2",
                "survivor",
                "is no school of the same country");
        RuleBroken.unless(
                survivor.duplicateOf().isEmpty(),
                "R-TIME-3",
                "the survivor is itself a duplicate of "
                        + survivor.duplicateOf().map(SchoolId::value).orElse(""));
        RuleBroken.unless(
                survivor.mergedInto().isEmpty(),
                "R-TIME-3",
                "the survivor has itself become part of "
                        + survivor.mergedInto().map(SchoolId::value).orElse(""));
    }

    private static Absorbed absorbed(Happened event) {
        return new Absorbed(survivor(event).orElseThrow(), event.effective(), event.school());
    }

    /** R-TIME-2: in both streams at once; another survivor is another decision. */
    private static Both mend(Timeline school, Timeline survivor, Corrected corrected) {
        var wrong = Correction.firstSaid(school.recorded(), corrected.corrects()).orElseThrow();
        var replacement = corrected.replacement();
        if (replacement != null) {
            RuleBroken.unlessContent(
                    survivor(replacement).equals(survivor(wrong.event())),
                    "R-TIME-2",
                    "replacement.survivor",
                    "is another school: take this back, and decide anew");
            boolean stands =
                    school.standing().stream()
                            .anyMatch(fact -> fact.sequence() == wrong.sequence());
            if (!stands) mustTakeIn(school, survivor);
        }
        var echo =
                new Corrected(
                        survivor(wrong.event()).orElseThrow(),
                        twin(school, survivor, wrong).sequence(),
                        replacement == null ? null : absorbed(replacement),
                        corrected.reason());
        return new Both(List.of(corrected), School.correct(survivor, echo));
    }

    /** The n-th merger of the two in the one stream is told by the n-th in the other. */
    private static Fact<SchoolEvent> twin(
            Timeline school, Timeline survivor, Fact<SchoolEvent> wrong) {
        var other = survivor(wrong.event());
        var told =
                school.recorded().stream()
                        .filter(fact -> survivor(fact.event()).equals(other))
                        .toList();
        return survivor.recorded().stream()
                .filter(
                        fact ->
                                fact.event() instanceof Absorbed e
                                        && e.absorbed().equals(wrong.event().school()))
                .skip(told.indexOf(wrong))
                .findFirst()
                .orElseThrow();
    }
}
