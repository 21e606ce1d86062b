package net.associatedschools.registry.view.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.associatedschools.registry.application.Application;
import net.associatedschools.registry.application.Application.Stage;
import net.associatedschools.registry.application.ApplicationEvent;
import net.associatedschools.registry.application.ApplicationEvent.Applied;
import net.associatedschools.registry.application.ApplicationEvent.Preselected;
import net.associatedschools.registry.fact.Fact;
import net.associatedschools.registry.fact.Period;
import net.associatedschools.registry.fact.Recorded;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.view.Canonical;
import net.associatedschools.registry.view.View;
import net.associatedschools.registry.view.Words;
import org.jspecify.annotations.Nullable;

/** The stages of each application by the days on which its facts surely hold. */
public final class ApplicationView implements View<Progress> {
    @Override
    public String name() {
        return "applications";
    }

    @Override
    public String streams() {
        return "application";
    }

    @Override
    public int foldVersion() {
        return 1;
    }

    @Override
    public List<Period<Progress>> periods(List<Recorded<?>> known) {
        var application = new Application(known.stream().map(ApplicationView::fact).toList());
        var applied =
                application.the(Applied.class).or(() -> first(application.recorded())).orElse(null);
        if (applied == null) return List.of();
        return Period.of(
                application.standing().stream().map(fact -> fact.event().effective()),
                day -> on(day, application, applied));
    }

    @Override
    public void write(Progress value, Canonical out) {
        out.word(value.stage()).text(value.school().value()).text(value.country().value());
        out.text(value.name()).when(value.since()).when(value.applied()).date(value.due());
    }

    private static Progress on(LocalDate day, Application application, Applied applied) {
        var stage = application.on(day);
        @Nullable When since = null;
        @Nullable LocalDate due = null;
        for (var fact : application.standing()) {
            if (!fact.event().effective().surelyHoldsOn(day)) continue;
            since = fact.event().effective();
            if (fact.event() instanceof Preselected preselected) due = preselected.trialUntil();
        }
        return new Progress(
                stage,
                applied.school(),
                applied.country(),
                Words.storable(applied.form().profile().name()),
                since,
                stage == Stage.NONE ? null : applied.effective(),
                stage == Stage.CANDIDATE ? due : null);
    }

    /** Where the first fact was retracted, it is still what the others are about. */
    private static Optional<Applied> first(List<Fact<ApplicationEvent>> recorded) {
        return recorded.stream()
                .map(Fact::event)
                .filter(Applied.class::isInstance)
                .map(Applied.class::cast)
                .findFirst();
    }

    private static Fact<ApplicationEvent> fact(Recorded<?> recorded) {
        var fact = recorded.fact();
        return new Fact<>(fact.stream(), fact.sequence(), (ApplicationEvent) fact.event());
    }
}
