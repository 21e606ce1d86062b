package net.associatedschools.registry.admission;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.associatedschools.registry.application.Application;
import net.associatedschools.registry.application.ApplicationEvent;
import net.associatedschools.registry.application.ApplicationEvent.Applied;
import net.associatedschools.registry.application.ApplicationEvent.CandidacyRecorded;
import net.associatedschools.registry.application.ApplicationEvent.Certified;
import net.associatedschools.registry.application.ApplicationEvent.Opening;
import net.associatedschools.registry.fact.ApplicationId;
import net.associatedschools.registry.fact.Correction;
import net.associatedschools.registry.fact.Fact;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.school.School;
import net.associatedschools.registry.school.SchoolEvent;
import net.associatedschools.registry.school.SchoolEvent.ApplicationOpened;
import net.associatedschools.registry.school.SchoolEvent.MembershipStarted;
import net.associatedschools.registry.school.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * To correct a fact that two streams tell, in both at once: Applied or CandidacyRecorded with
 * ApplicationOpened, Certified with MembershipStarted (R-TIME-2, R-APP-9). The n-th of one is the
 * twin of the n-th of the other.
 */
final class Mending {
    private Mending() {}

    /** The application's correction, and its echo in the school where there is one. */
    static Decision decide(
            Application application, Timeline school, ApplicationEvent.Corrected corrected) {
        var said = Application.correct(application, corrected);
        if (said.isEmpty()) return Decision.NOTHING;
        var mended = said.stream().reduce(application, Mending::and, (a, b) -> b);
        var twin = twinOf(application, school, corrected.corrects());
        mustNotReopen(application, mended, school, twin.isPresent());
        if (twin.isEmpty()) return Decision.of(said);
        var echo =
                new SchoolEvent.Corrected(
                        application.school(),
                        twin.get().sequence(),
                        echo(application, corrected.replacement()),
                        corrected.reason());
        return new Decision(said, School.correct(school, echo));
    }

    /** The same correction said from the school's side. */
    static Decision decide(
            Application application, Timeline school, SchoolEvent.Corrected corrected) {
        var wrong = fact(school.recorded(), corrected.corrects());
        var kind = wrong.event() instanceof ApplicationOpened ? Opening.class : Certified.class;
        int ordinal = ofOneApplication(school, wrong).indexOf(wrong);
        var twin = ofKind(application.recorded(), kind).get(ordinal);
        var replacement = corrected.replacement();
        var asApplication =
                new ApplicationEvent.Corrected(
                        applicationOf(wrong.event()).orElseThrow(),
                        twin.sequence(),
                        replacement == null ? null : said(lastSaid(application, twin), replacement),
                        corrected.reason());
        return decide(application, school, asApplication);
    }

    /** The application whose stream tells the same, if that fact of the school has a twin. */
    static Optional<ApplicationId> twinStream(Timeline school, long corrects) {
        return Correction.firstSaid(school.recorded(), corrects)
                .flatMap(fact -> applicationOf(fact.event()));
    }

    private static Optional<Fact<SchoolEvent>> twinOf(
            Application application, Timeline school, long corrects) {
        var wrong = fact(application.recorded(), corrects);
        var twins =
                switch (wrong.event()) {
                    case Opening e -> ofKind(school.recorded(), ApplicationOpened.class);
                    case Certified e -> ofKind(school.recorded(), MembershipStarted.class);
                    default -> List.<Fact<SchoolEvent>>of();
                };
        var kind = wrong.event() instanceof Opening ? Opening.class : wrong.event().getClass();
        int ordinal = ofKind(application.recorded(), kind).indexOf(wrong);
        return twins.stream()
                .filter(fact -> isOf(fact, wrong.event().application()))
                .skip(ordinal)
                .findFirst();
    }

    private static SchoolEvent.@Nullable Happened echo(
            Application application, ApplicationEvent.@Nullable Happened replacement) {
        return switch (replacement) {
            case Opening e ->
                    new ApplicationOpened(application.school(), e.effective(), e.application());
            case Certified e ->
                    new MembershipStarted(
                            application.school(),
                            e.effective(),
                            e.application(),
                            e.certificateName());
            case null, default -> null;
        };
    }

    /** As last corrected: what only the application tells stays as it stands there. */
    private static ApplicationEvent lastSaid(Application application, Fact<ApplicationEvent> twin) {
        var recorded = application.recorded();
        return recorded.reversed().stream()
                .filter(fact -> Correction.root(recorded, fact.sequence()) == twin.sequence())
                .map(Fact::event)
                .map(
                        event ->
                                event instanceof ApplicationEvent.Corrected corrected
                                        ? corrected.replacement()
                                        : event)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(twin.event());
    }

    private static ApplicationEvent.Happened said(
            ApplicationEvent twin, SchoolEvent.Happened replacement) {
        if (twin instanceof Applied e && replacement instanceof ApplicationOpened opened) {
            return new Applied(
                    opened.application(), opened.effective(), e.school(), e.country(), e.form());
        }
        if (twin instanceof CandidacyRecorded e
                && replacement instanceof ApplicationOpened opened) {
            return new CandidacyRecorded(
                    opened.application(),
                    opened.effective(),
                    e.school(),
                    e.country(),
                    e.name(),
                    e.observedOn(),
                    e.source());
        }
        if (twin instanceof Certified e && replacement instanceof MembershipStarted started) {
            return new Certified(
                    started.application(), started.effective(), e.by(), started.certificateName());
        }
        throw RuleBroken.content("R-TIME-2", "replacement", "must be of the same type");
    }

    /**
     * R-APP-3: what is closed stays so, for a later application relies on it. Only a certificate
     * can be taken back, since the school's stream hears of it.
     */
    private static void mustNotReopen(
            Application before, Application after, Timeline school, boolean heard) {
        boolean latest =
                school.latestApplication()
                        .filter(id -> id.value().equals(before.recorded().getFirst().stream()))
                        .isPresent();
        RuleBroken.unless(
                before.isOpen() || !after.isOpen() || (heard && latest),
                "R-APP-3",
                "a closed application is not opened again");
    }

    private static Application and(Application state, ApplicationEvent event) {
        var stream = event.application().value();
        return Application.evolve(state, new Fact<>(stream, state.recorded().size(), event));
    }

    private static List<Fact<SchoolEvent>> ofOneApplication(
            Timeline school, Fact<SchoolEvent> wrong) {
        var application = applicationOf(wrong.event()).orElseThrow();
        return ofKind(school.recorded(), wrong.event().getClass()).stream()
                .filter(fact -> isOf(fact, application))
                .toList();
    }

    private static boolean isOf(Fact<SchoolEvent> fact, ApplicationId application) {
        return applicationOf(fact.event()).filter(application::equals).isPresent();
    }

    private static Optional<ApplicationId> applicationOf(SchoolEvent event) {
        if (event instanceof ApplicationOpened e) return Optional.of(e.application());
        if (event instanceof MembershipStarted e) return Optional.of(e.application());
        return Optional.empty();
    }

    private static <E> List<Fact<E>> ofKind(List<Fact<E>> recorded, Class<?> kind) {
        return recorded.stream().filter(fact -> kind.isInstance(fact.event())).toList();
    }

    private static <E> Fact<E> fact(List<Fact<E>> recorded, long corrects) {
        return Correction.firstSaid(recorded, corrects)
                .orElseThrow(
                        () -> RuleBroken.content("R-TIME-2", "corrects", "there is no such fact"));
    }
}
