package net.associatedschools.registry.app.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.country.Region;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Profile.Category;
import net.associatedschools.registry.fact.Profile.Location;
import net.associatedschools.registry.school.Status;
import net.associatedschools.registry.view.period.Directory;
import net.associatedschools.registry.view.period.Filter;
import net.associatedschools.registry.view.period.Sort;

/** The public list of members, exactly as it stood at a point. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DirectoryController {
    private static final int LIMIT_USUAL = 50;
    private static final List<String> FILTERS =
            List.of(
                    "country",
                    "region",
                    "type",
                    "category",
                    "location",
                    "status",
                    "theme",
                    "q",
                    "joinedFrom",
                    "joinedTo");
    private static final List<String> COLUMNS =
            List.of(
                    "school",
                    "name",
                    "country",
                    "region",
                    "type",
                    "types",
                    "category",
                    "location",
                    "education",
                    "town",
                    "themes",
                    "status",
                    "memberSince",
                    "recorded",
                    "certificateName");

    private final Registry registry;

    DirectoryController(Registry registry) {
        this.registry = registry;
    }

    @Get("/directory")
    @Produces({MediaType.APPLICATION_JSON, Listing.CSV_TYPE, Listing.NDJSON_TYPE})
    HttpResponse<?> directory(HttpRequest<?> request) {
        var parameters =
                new Parameters(request, withFilters("sort", "limit", "after", Listing.FORMAT));
        var form = Listing.of(request, parameters);
        boolean whole = form.isWhole(parameters);
        var question =
                Parameters.asked(
                        () -> question(parameters, whole ? Directory.LIMIT_MAX : LIMIT_USUAL));
        var page = Parameters.asked(() -> registry.directory().ask(question));
        return Etags.answer(
                request,
                Etags.ofList(request, form, page.position(), page.asOf()),
                page.position(),
                () -> answer(request, form, question, page, whole));
    }

    private Directory.Question question(Parameters parameters, int limitUsual) {
        var sort = parameters.word("sort", Sort.class);
        return new Directory.Question(
                filter(parameters),
                sort == null ? Sort.NAME : sort,
                parameters.number("limit", limitUsual),
                parameters.text("after"),
                parameters.asOf(registry));
    }

    /** The names of the filters and of what a question has beside them. */
    static String[] withFilters(String... others) {
        return Stream.concat(FILTERS.stream(), Stream.of(others)).toArray(String[]::new);
    }

    static Filter filter(Parameters parameters) {
        var statuses = EnumSet.noneOf(Status.class);
        statuses.addAll(parameters.words("status", Status.class));
        return new Filter(
                parameters.values("country", CountryCode::new, "must be an ISO code, such as FI"),
                Set.copyOf(parameters.words("region", Region.class)),
                Set.copyOf(parameters.texts("type")),
                Set.copyOf(parameters.words("category", Category.class)),
                Set.copyOf(parameters.words("location", Location.class)),
                statuses,
                parameters.text("theme"),
                parameters.text("q"),
                parameters.day("joinedFrom"),
                parameters.day("joinedTo"));
    }

    private MutableHttpResponse<?> answer(
            HttpRequest<?> request,
            Listing form,
            Directory.Question question,
            Directory.Page page,
            boolean whole) {
        var rows = rows(page);
        return form.answer(
                request,
                COLUMNS,
                question.after(),
                whole,
                new Listing.Page(rows, page.next()),
                () -> json(page, rows),
                cursor -> {
                    var next = registry.directory().ask(after(question, cursor));
                    return new Listing.Page(rows(next), next.next());
                });
    }

    private static ObjectNode json(Directory.Page page, List<ObjectNode> rows) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("position", page.position());
        json.put("asOf", page.asOf().toString());
        json.put("total", page.total());
        rows.forEach(json.putArray("items")::add);
        json.put("next", page.next());
        return json;
    }

    private static List<ObjectNode> rows(Directory.Page page) {
        return page.items().stream().map(DirectoryController::row).toList();
    }

    private static ObjectNode row(Directory.Item item) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("school", item.school().value());
        Shown.membership(json, item.membership(), item.region());
        return json;
    }

    private static Directory.Question after(Directory.Question question, String cursor) {
        return new Directory.Question(
                question.filter(), question.sort(), question.limit(), cursor, question.at());
    }
}
