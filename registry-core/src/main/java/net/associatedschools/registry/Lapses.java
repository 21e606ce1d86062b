package net.associatedschools.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.associatedschools.registry.application.Application;
import net.associatedschools.registry.application.Application.Stage;
import net.associatedschools.registry.application.ApplicationCommand.Lapse;
import net.associatedschools.registry.application.ApplicationEvent;
import net.associatedschools.registry.application.ApplicationEvent.Preselected;
import net.associatedschools.registry.contract.CommandNames;
import net.associatedschools.registry.contract.EventIds;
import net.associatedschools.registry.country.Country;
import net.associatedschools.registry.country.CountryEvent;
import net.associatedschools.registry.country.CountryEvent.PolicyRecorded;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.ApplicationId;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Recorded;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.application.Applications;
import org.jspecify.annotations.Nullable;

/**
 * Ends applications that have been silent for as long as their policy has it, where that says that
 * the register does so by itself: of a candidate the policy of its preselection, of all others that
 * in force on the day (R-APP-7). Each is an ordinary command, decided again on its stream.
 */
final class Lapses {
    private static final Set<Stage> SILENT =
            Set.of(Stage.SUBMITTED, Stage.RETURNED, Stage.CANDIDATE);
    private static final String LAPSE = CommandNames.of(Lapse.class);

    private final Registry registry;
    private final Map<CountryCode, Country> countries = new HashMap<>();

    Lapses(Registry registry) {
        this.registry = registry;
    }

    /** One that has been silent for long enough, and since which day. */
    private record Silent(LocalDate on, ApplicationId application, SchoolId school) {}

    /** Those that lapse by {@code until} or earlier, of what has passed everywhere (R-TIME-4). */
    List<DueFact> run(LocalDate until, LocalDate today, LocalDate lastPlace, boolean dryRun) {
        var last = until.isBefore(lastPlace) ? until : lastPlace.minusDays(1);
        var silent = new ArrayList<Silent>();
        @Nullable String after = null;
        do {
            var page = page(after, today);
            silent.addAll(silent(page.items(), last));
            after = page.next();
        } while (after != null);
        silent.sort(
                Comparator.comparing(Silent::on).thenComparing(one -> one.application().value()));
        var said = new ArrayList<DueFact>();
        for (var one : silent) {
            if (dryRun || says(one)) {
                said.add(
                        new DueFact(
                                one.on(),
                                one.school(),
                                LAPSE,
                                one.application().value(),
                                one.on()));
            }
        }
        return said;
    }

    private Applications.Page page(@Nullable String after, LocalDate today) {
        return registry.applications()
                .ask(
                        new Applications.Question(
                                SILENT,
                                null,
                                0,
                                Applications.LIMIT_MAX,
                                after,
                                new AsOf(today, Long.MAX_VALUE)));
    }

    private List<Silent> silent(List<Applications.Item> items, LocalDate last) {
        var asked = items.stream().filter(one -> lapses(one.progress().country())).toList();
        var histories =
                registry.histories(asked.stream().map(one -> one.application().value()).toList());
        var silent = new ArrayList<Silent>();
        for (var one : asked) {
            var known = histories.getOrDefault(one.application().value(), List.of());
            day(application(known), one.progress().country())
                    .filter(day -> !day.isAfter(last))
                    .map(day -> new Silent(day, one.application(), one.progress().school()))
                    .ifPresent(silent::add);
        }
        return silent;
    }

    /** Whether the country ever had anything lapse by itself. */
    private boolean lapses(CountryCode code) {
        return country(code).standing().stream()
                .map(fact -> fact.event())
                .filter(PolicyRecorded.class::isInstance)
                .map(event -> ((PolicyRecorded) event).policy().admission().lapse())
                .anyMatch(lapse -> lapse != null && lapse.automatic());
    }

    /** The first day on which the rules have it lapse, after all that has happened to it. */
    private Optional<LocalDate> day(Application application, CountryCode code) {
        var country = country(code);
        var preselected = application.the(Preselected.class);
        if (preselected.isPresent()) {
            return Optional.ofNullable(preselected.get().policy())
                    .flatMap(country::policy)
                    .flatMap(application::lapsesByItselfOn)
                    .map(day -> afterAll(application, day));
        }
        return country.standing().stream()
                .map(fact -> fact.event())
                .filter(PolicyRecorded.class::isInstance)
                .map(PolicyRecorded.class::cast)
                .flatMap(
                        recorded ->
                                application
                                        .lapsesByItselfOn(recorded.policy())
                                        .map(day -> later(day, recorded.effective().latest()))
                                        .map(day -> afterAll(application, day))
                                        .filter(
                                                day ->
                                                        recorded.policy()
                                                                .equals(
                                                                        country.rules(code, day)
                                                                                .policy()))
                                        .stream())
                .min(Comparator.naturalOrder());
    }

    private static LocalDate afterAll(Application application, LocalDate day) {
        return application.standing().stream()
                .map(fact -> fact.event().effective().latest())
                .filter(known -> known.isBefore(LocalDate.MAX))
                .reduce(day, Lapses::later);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private boolean says(Silent one) {
        var about = "%s %s %s".formatted(LAPSE, one.application(), one.on());
        var command = new Lapse(one.application(), Statement.by(Actor.SYSTEM, one.on()));
        return DueRun.says(registry, EventIds.of(about, 0), command);
    }

    private Country country(CountryCode code) {
        return countries.computeIfAbsent(
                code,
                unread -> {
                    var known = registry.history(code.stream(), Long.MAX_VALUE);
                    return new Country(Recorded.facts(known, CountryEvent.class));
                });
    }

    private static Application application(List<Recorded<?>> known) {
        return new Application(Recorded.facts(known, ApplicationEvent.class));
    }
}
