package net.associatedschools.registry.app.pages;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.app.pages.DirectoryPage.Choice;
import net.associatedschools.registry.app.pages.DirectoryPage.Facet;
import net.associatedschools.registry.country.CountryEvent;
import net.associatedschools.registry.country.CountryEvent.PolicyRecorded;
import net.associatedschools.registry.country.Region;
import net.associatedschools.registry.country.Situation;
import net.associatedschools.registry.fact.Correction;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Fact;
import net.associatedschools.registry.fact.Policy;
import net.associatedschools.registry.fact.Profile.Category;
import net.associatedschools.registry.fact.Profile.Location;
import net.associatedschools.registry.fact.Recorded;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.figure.Scope;
import net.associatedschools.registry.school.Status;
import net.associatedschools.registry.view.figure.Figures;
import net.associatedschools.registry.view.period.Dimension;
import net.associatedschools.registry.view.period.Directory;
import net.associatedschools.registry.view.period.Filter;
import net.associatedschools.registry.view.period.Sort;
import net.associatedschools.registry.view.period.Statistics;
import org.jspecify.annotations.Nullable;

/** The pages anyone can look at; each is a question to the register and a template. */
@Controller
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PageController {
    private static final int PAGE = 25;

    private final Registry registry;
    private final Templates templates;
    private final Courses courses;

    PageController(Registry registry, Courses courses, Templates templates) {
        this.registry = registry;
        this.courses = courses;
        this.templates = templates;
    }

    @Get("/")
    HttpResponse<?> home(HttpRequest<?> request) {
        var visit = Visit.of(request, registry);
        var countries = registry.countries().ask(visit.at());
        var figures =
                registry.statistics()
                        .ask(new Statistics.Question(Filter.MEMBERS, List.of(), visit.at()));
        var byCountry =
                countries.items().stream()
                        .collect(
                                Collectors.toMap(
                                        item -> item.country().value(),
                                        item ->
                                                new WorldMap.Figure(
                                                        item.members(), item.notKnown())));
        var growth = LineChart.of(courses.growth(null, visit.at()), visit.messages());
        return templates.page(
                "home",
                new HomePage(
                        visit, figures, WorldMap.shaded(byCountry), countries.items(), growth));
    }

    @Get("/directory")
    HttpResponse<?> directory(HttpRequest<?> request) {
        var visit = Visit.of(request, registry);
        var filter = filter(visit);
        var sort = word(visit, "sort", Sort.class);
        var question =
                new Directory.Question(
                        filter,
                        sort == null ? Sort.NAME : sort,
                        PAGE,
                        visit.query().get("after"),
                        visit.at());
        var found = registry.directory().ask(question);
        boolean first = question.after() == null;
        return templates.page(
                "directory", new DirectoryPage(visit, filter, found, facets(visit, filter), first));
    }

    private static Filter filter(Visit visit) {
        return new Filter(
                words(visit, "country", CountryCode::new),
                words(visit, "region", Region::valueOf),
                words(visit, "type", type -> type),
                words(visit, "category", Category::valueOf),
                words(visit, "location", Location::valueOf),
                words(visit, "status", Status::valueOf),
                null,
                visit.query().get("q"),
                null,
                null);
    }

    private static <T> Set<T> words(Visit visit, String name, Function<String, T> parse) {
        return visit.values(name).stream().map(parse).collect(Collectors.toSet());
    }

    private static <E extends Enum<E>> @Nullable E word(Visit visit, String name, Class<E> words) {
        var said = visit.query().get(name);
        return said == null ? null : Enum.valueOf(words, said);
    }

    /** Each facet counts what the others leave, so that a choice can be changed. */
    private List<Facet> facets(Visit visit, Filter filter) {
        return List.of(
                facet(visit, "region", Dimension.REGION, filter.withRegion(null)),
                facet(visit, "country", Dimension.COUNTRY, filter.withCountry(null)),
                facet(visit, "type", Dimension.TYPE, filter.withAnyType()),
                facet(visit, "status", Dimension.STATUS, filter.withStatuses(Set.of())),
                facet(visit, "category", Dimension.CATEGORY, filter.withAnyCategory()),
                facet(visit, "location", Dimension.LOCATION, filter.withAnyLocation()));
    }

    /** The most frequent first; one that was chosen stays, even where it has become empty. */
    private Facet facet(Visit visit, String name, Dimension by, Filter others) {
        var counted =
                others.statuses().contains(Status.FORMER) ? others.withStatuses(Set.of()) : others;
        var answer =
                registry.statistics()
                        .ask(new Statistics.Question(counted, List.of(by), visit.at()));
        var chosen = new LinkedHashSet<>(visit.values(name));
        var choices = new ArrayList<Choice>();
        for (var cell : answer.cells()) {
            if (cell.members() == 0) continue;
            var value = cell.values().get(by);
            boolean isChosen = value != null && chosen.remove(value);
            choices.add(
                    new Choice(value, word(visit.messages(), by, value), cell.members(), isChosen));
        }
        for (var value : chosen) {
            choices.add(new Choice(value, word(visit.messages(), by, value), 0, true));
        }
        choices.sort(Comparator.comparingLong(Choice::members).reversed());
        return new Facet(name, choices);
    }

    static String word(Messages messages, Dimension by, @Nullable String value) {
        if (value == null) return messages.text("notKnown");
        return switch (by) {
            case COUNTRY -> messages.country(value);
            case YEAR -> value;
            case REGION, TYPE, STATUS, CATEGORY, LOCATION, THEME ->
                    messages.word(by.name().toLowerCase(Locale.ROOT), value);
        };
    }

    @Get("/schools/{id}")
    HttpResponse<?> school(HttpRequest<?> request, @PathVariable String id) {
        var visit = Visit.of(request, registry);
        var school = new SchoolId(id);
        var answer = registry.schools().ask(school, visit.at());
        if (answer.isEmpty()) return notFound(request);
        var found = answer.get();
        var history = registry.history(school.value(), found.position());
        var story = Story.of(history);
        var survivor = story.timeline().duplicateOf();
        if (survivor.isPresent() && story.timeline().wasEverMember()) {
            return HttpResponse.status(HttpStatus.PERMANENT_REDIRECT)
                    .header(HttpHeaders.LOCATION, visit.to("/schools/" + survivor.get().value()))
                    .header(HttpHeaders.CACHE_CONTROL, "no-cache");
        }
        if (!found.isPublic()) return notFound(request);
        var knownSince =
                history.stream()
                        .filter(fact -> fact.position() == found.standing().recordedFrom())
                        .map(Recorded::recordedAt)
                        .findFirst()
                        .orElse(null);
        Story.Names names = other -> name(other, visit);
        return templates.page(
                "school",
                new SchoolPage(
                        visit,
                        found,
                        story.timeline().on(found.asOf()).profile(),
                        knownSince,
                        story.steps(visit.messages(), visit.asOf(), names),
                        LifeLine.of(found),
                        Story.names(found.periods()),
                        story.timeline()
                                .mergedInto()
                                .flatMap(other -> other(other, visit))
                                .orElse(null),
                        story.timeline().absorbed().stream()
                                .flatMap(other -> other(other, visit).stream())
                                .toList()));
    }

    private Optional<SchoolPage.Other> other(SchoolId school, Visit visit) {
        return name(school, visit).map(name -> new SchoolPage.Other(school, name));
    }

    /** Of whoever has a page. */
    private Optional<String> name(SchoolId school, Visit visit) {
        return registry.schools()
                .ask(school, visit.at())
                .map(answer -> answer.standing().value().name());
    }

    @Get("/countries")
    HttpResponse<?> countries(HttpRequest<?> request) {
        var visit = Visit.of(request, registry);
        var answer = registry.countries().ask(visit.at());
        var order = Collator.getInstance(visit.language().locale());
        var items =
                answer.items().stream()
                        .sorted(
                                Comparator.comparing(
                                        item -> visit.messages().country(item.country().value()),
                                        order))
                        .toList();
        return templates.page("countries", new CountriesPage(visit, answer, items));
    }

    @Get("/countries/{code}")
    HttpResponse<?> country(HttpRequest<?> request, @PathVariable String code) {
        var visit = Visit.of(request, registry);
        var country = new CountryCode(code);
        var answer = registry.countries().ask(country, visit.at());
        if (answer.isEmpty()) return notFound(request);
        var item = answer.get().items().getFirst();
        var policy = policy(country, item.situation(), answer.get().position());
        var which = new Figures.Which(Scope.Kind.COUNTRY, null, country);
        return templates.page(
                "country",
                new CountryPage(
                        visit,
                        item,
                        answer.get().position(),
                        policy == null ? null : PolicyWords.of(policy, visit.messages()),
                        LineChart.of(courses.growth(country, visit.at()), visit.messages()),
                        courses.flows(country, visit.at()),
                        Comparison.of(registry.reconciliation().ask(which, visit.at()).items())));
    }

    /** The whole of the policy in force, of which the view keeps only the name. */
    private @Nullable Policy policy(
            CountryCode country, @Nullable Situation situation, long position) {
        var name = situation == null ? null : situation.policyName();
        if (name == null) return null;
        var facts =
                registry.history("country:" + country, position).stream()
                        .<Fact<?>>map(Recorded::fact)
                        .toList();
        return Correction.applied(facts, CountryEvent.Happened.class).stream()
                .filter(fact -> fact.name().equals(name))
                .map(Fact::event)
                .filter(PolicyRecorded.class::isInstance)
                .map(event -> ((PolicyRecorded) event).policy())
                .findFirst()
                .orElse(null);
    }

    @Get("/statistics")
    HttpResponse<?> statistics(HttpRequest<?> request) {
        var visit = Visit.of(request, registry);
        var chosen = word(visit, "rows", Dimension.class);
        var rows = chosen == null ? Dimension.REGION : chosen;
        var second = word(visit, "columns", Dimension.class);
        var columns = second == rows ? null : second;
        var by = columns == null ? List.of(rows) : List.of(rows, columns);
        var answer =
                registry.statistics().ask(new Statistics.Question(Filter.MEMBERS, by, visit.at()));
        return templates.page("statistics", Pivot.of(visit, answer, rows, columns));
    }

    @Get("/about")
    HttpResponse<?> about(HttpRequest<?> request) {
        var visit = Visit.of(request, registry);
        var figures =
                registry.statistics()
                        .ask(new Statistics.Question(Filter.MEMBERS, List.of(), visit.at()));
        var which = new Figures.Which(Scope.Kind.WORLD, null, null);
        return templates.page(
                "about",
                new AboutPage(
                        visit,
                        figures,
                        registry.lastPosition(),
                        registry.recordedAt(registry.lastPosition()).orElse(null),
                        registry.stoppedViews(),
                        Comparison.of(registry.reconciliation().ask(which, visit.at()).items())));
    }

    private HttpResponse<?> notFound(HttpRequest<?> request) {
        return notice(request, HttpStatus.NOT_FOUND, "notFound");
    }

    private HttpResponse<?> notice(HttpRequest<?> request, HttpStatus status, String about) {
        return templates.notice(Visit.plainly(request, registry), status, about);
    }

    @Error(exception = Visit.NoDay.class)
    HttpResponse<?> noDay(HttpRequest<?> request) {
        return notice(request, HttpStatus.BAD_REQUEST, "noDay");
    }

    /** A word that is none of ours, a country's code that is none, a cursor of another list. */
    @Error(exception = IllegalArgumentException.class)
    HttpResponse<?> badQuestion(HttpRequest<?> request) {
        return notice(request, HttpStatus.BAD_REQUEST, "badQuestion");
    }
}
