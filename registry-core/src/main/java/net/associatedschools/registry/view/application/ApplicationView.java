package net.associatedschools.registry.view.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.associatedschools.registry.application.Application;
import net.associatedschools.registry.application.Application.Stage;
import net.associatedschools.registry.application.ApplicationEvent;
import net.associatedschools.registry.application.ApplicationEvent.Applied;
import net.associatedschools.registry.application.ApplicationEvent.CandidacyExtended;
import net.associatedschools.registry.application.ApplicationEvent.CandidacyRecorded;
import net.associatedschools.registry.application.ApplicationEvent.Happened;
import net.associatedschools.registry.application.ApplicationEvent.Opening;
import net.associatedschools.registry.application.ApplicationEvent.Preselected;
import net.associatedschools.registry.fact.Fact;
import net.associatedschools.registry.fact.Period;
import net.associatedschools.registry.fact.Recorded;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.view.Canonical;
import net.associatedschools.registry.view.StreamView;
import net.associatedschools.registry.view.Words;
import org.jspecify.annotations.Nullable;

/** The stages of each application by the days on which its facts surely hold. */
public final class ApplicationView implements StreamView<Progress> {
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
        return 2;
    }

    @Override
    public List<Period<Progress>> periods(List<Recorded<?>> known) {
        var application = new Application(Recorded.facts(known, ApplicationEvent.class));
        var opening =
                application.the(Opening.class).or(() -> first(application.recorded())).orElse(null);
        if (opening == null) return List.of();
        return Period.of(
                application.standing().stream().map(fact -> fact.event().effective()),
                day -> on(day, application, opening));
    }

    @Override
    public void write(Progress value, Canonical out) {
        out.word(value.stage()).text(value.school().value()).text(value.country().value());
        out.text(value.name()).when(value.since()).when(value.applied()).date(value.due());
    }

    private static Progress on(LocalDate day, Application application, Opening opening) {
        var stage = application.on(day);
        @Nullable When since = null;
        @Nullable LocalDate due = null;
        var known = Application.NOT_MADE;
        for (var fact : application.standing()) {
            if (!fact.event().effective().surelyHoldsOn(day)) continue;
            var before = known.stage();
            known = Application.evolve(known, said(fact));
            // What happens within a stage, such as a report, doesn't begin it anew.
            if (known.stage() != before || since == null) since = fact.event().effective();
            if (fact.event() instanceof Preselected preselected) due = preselected.trialUntil();
            if (fact.event() instanceof CandidacyExtended extended) due = extended.until();
        }
        return new Progress(
                stage,
                opening.school(),
                opening.country(),
                Words.storable(name(application, opening)),
                since,
                stage == Stage.NONE ? null : applied(opening),
                stage == Stage.CANDIDATE ? due : null);
    }

    /** Where nothing stands that says it, it is still called as it was. */
    private static String name(Application application, Opening opening) {
        var name = application.name();
        if (!name.isEmpty()) return name;
        return switch (opening) {
            case Applied e -> e.form().profile().name();
            case CandidacyRecorded e -> e.name();
        };
    }

    /** A list that names a candidate doesn't say when it applied. */
    private static @Nullable When applied(Opening opening) {
        return switch (opening) {
            case Applied e -> e.effective();
            case CandidacyRecorded e -> null;
        };
    }

    /** Where the first fact was retracted, it is still what the others are about. */
    private static Optional<Opening> first(List<Fact<ApplicationEvent>> recorded) {
        return recorded.stream()
                .map(Fact::event)
                .filter(Opening.class::isInstance)
                .map(Opening.class::cast)
                .findFirst();
    }

    private static Fact<ApplicationEvent> said(Fact<Happened> fact) {
        return new Fact<>(fact.stream(), fact.sequence(), fact.event());
    }
}
