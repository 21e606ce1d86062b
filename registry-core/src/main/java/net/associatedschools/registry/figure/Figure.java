package net.associatedschools.registry.figure;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.associatedschools.registry.fact.Correction;
import net.associatedschools.registry.fact.Fact;
import net.associatedschools.registry.fact.Role;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.Rules;
import net.associatedschools.registry.figure.FigureCommand.Correct;
import net.associatedschools.registry.figure.FigureCommand.PublishFigure;
import net.associatedschools.registry.figure.FigureCommand.PublishTotal;
import net.associatedschools.registry.figure.FigureEvent.Corrected;
import net.associatedschools.registry.figure.FigureEvent.FigurePublished;
import net.associatedschools.registry.figure.FigureEvent.Happened;
import net.associatedschools.registry.figure.FigureEvent.Tally;
import net.associatedschools.registry.figure.FigureEvent.TotalPublished;

/** One published number, kept as recorded: said once, and never overwritten (R-STAT-2). */
public record Figure(List<Fact<FigureEvent>> recorded) {
    public static final Figure EMPTY = new Figure(List.of());

    public Figure {
        recorded = List.copyOf(recorded);
    }

    /** What follows from the command: events, or none where it was all said before (R-APP-13). */
    public static List<FigureEvent> decide(Figure state, FigureCommand command, Rules rules) {
        return switch (command) {
            case PublishTotal c -> publishTotal(state, c, rules);
            case PublishFigure c -> publishFigure(state, c, rules);
            case Correct c -> correct(state, c, rules);
        };
    }

    /** Total: takes whatever the log says. */
    public static Figure evolve(Figure state, Fact<FigureEvent> fact) {
        return new Figure(Stream.concat(state.recorded.stream(), Stream.of(fact)).toList());
    }

    private static List<FigureEvent> publishTotal(Figure state, PublishTotal c, Rules rules) {
        rules.only(Role.HQ, Role.SYSTEM);
        // The day of the command is not when others counted.
        RuleBroken.unlessContent(
                c.statement().effective() != null,
                "R-TIME-1",
                "effective",
                "say when it was counted, or .. where that isn't known");
        var published =
                new TotalPublished(
                        c.figure(),
                        rules.effective(),
                        c.scope(),
                        c.schools(),
                        c.countries(),
                        c.note(),
                        c.source());
        mustBeSound(published, "");
        return state.say(published);
    }

    private static List<FigureEvent> publishFigure(Figure state, PublishFigure c, Rules rules) {
        rules.only(Role.HQ);
        rules.fullDay();
        var published =
                new FigurePublished(
                        c.figure(), rules.effective(), c.counting(), c.position(), c.tally());
        mustBeSound(published);
        return state.say(published);
    }

    private static List<FigureEvent> correct(Figure state, Correct c, Rules rules) {
        rules.only(Role.HQ);
        c.reason().mustBeCoded("reason.code");
        var replacement = c.replacement();
        RuleBroken.unlessContent(
                replacement == null || replacement.figure().equals(c.figure()),
                "R-TIME-2",
                "replacement",
                "must be of the same figure");
        var corrected = new Corrected(c.figure(), c.corrects(), replacement, c.reason());
        if (!Correction.isNews(state.recorded, corrected, Happened.class)) return List.of();
        switch (replacement) {
            case TotalPublished e -> mustBeSound(e, "replacement.");
            case FigurePublished e ->
                    throw RuleBroken.content(
                            "R-STAT-2",
                            "replacement",
                            "what was published was published: say that it did not hold, and"
                                    + " publish another");
            case null -> {}
        }
        return List.of(corrected);
    }

    private static void mustBeSound(TotalPublished total, String path) {
        mustCount(total.schools(), path + "schools");
        if (total.countries() != null) mustCount(total.countries(), path + "countries");
        RuleBroken.unlessContent(
                !total.source().isBlank(), "R-STAT-2", path + "source", "say where it was read");
    }

    private static void mustBeSound(FigurePublished figure) {
        mustCount(figure.position(), "position");
        for (var name : figure.counting().filters().keySet()) {
            RuleBroken.unlessContent(
                    Counting.FILTERS.contains(name),
                    "R-STAT-2",
                    "filters." + name,
                    "is none of the filters");
        }
        Tally tally = figure.tally();
        mustCount(tally.members(), "tally.members");
        mustCount(tally.countries(), "tally.countries");
        mustCount(tally.notKnown(), "tally.notKnown");
    }

    private static void mustCount(long number, String field) {
        RuleBroken.unlessContent(number >= 0, "R-STAT-2", field, "must not be negative");
    }

    private List<FigureEvent> say(Happened event) {
        if (standing().filter(event::equals).isPresent()) return List.of();
        RuleBroken.unless(
                recorded.isEmpty(),
                "R-STAT-2",
                event.figure() + " was published already and is not overwritten");
        return List.of(event);
    }

    /** What was published, as last corrected; nothing where it was taken back. */
    public Optional<Happened> standing() {
        return Correction.applied(recorded, Happened.class).stream()
                .<Happened>map(Fact::event)
                .findFirst();
    }

    /** The same, but for a figure that was taken back what it said last. */
    public Optional<Happened> lastSaid() {
        return recorded.reversed().stream()
                .flatMap(
                        fact ->
                                switch (fact.event()) {
                                    case Corrected e -> Stream.ofNullable(e.replacement());
                                    case Happened e -> Stream.of(e);
                                })
                .findFirst();
    }
}
