package net.associatedschools.registry.view.figure;

import java.time.LocalDate;
import java.util.List;
import net.associatedschools.registry.fact.Period;
import net.associatedschools.registry.fact.Recorded;
import net.associatedschools.registry.figure.Figure;
import net.associatedschools.registry.figure.FigureEvent;
import net.associatedschools.registry.view.Canonical;
import net.associatedschools.registry.view.StreamView;
import org.jspecify.annotations.Nullable;

/** The published figures, each from the first day on which it may have been counted. */
public final class FigureView implements StreamView<Published> {
    @Override
    public String name() {
        return "figures";
    }

    @Override
    public String streams() {
        return "figure";
    }

    @Override
    public int foldVersion() {
        return 1;
    }

    @Override
    public List<Period<Published>> periods(List<Recorded<?>> known) {
        var figure = new Figure(Recorded.facts(known, FigureEvent.class));
        boolean takenBack = figure.standing().isEmpty();
        return figure.lastSaid().stream()
                .map(said -> Published.of(said, takenBack))
                .map(said -> new Period<>(said.counted().earliest(), LocalDate.MAX, said))
                .toList();
    }

    @Override
    public void write(Published value, Canonical out) {
        out.word(value.kind()).when(value.counted()).text(value.scope().value());
        out.number(value.schools()).number(orNone(value.countries()));
        out.text(value.note()).text(value.source()).number(orNone(value.position()));
        out.texts(value.counting().by());
        out.texts(value.filters()).flag(value.takenBack());
    }

    private static long orNone(@Nullable Long number) {
        return number == null ? -1 : number;
    }
}
