package net.associatedschools.registry.app.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.EnumSet;
import java.util.List;
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
import org.jspecify.annotations.Nullable;

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
        // A file is the whole list, unless a page of it is asked for.
        boolean whole = form != Listing.JSON && parameters.text("limit") == null;
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
                parameters.value("country", CountryCode::new, "must be an ISO code, such as FI"),
                parameters.word("region", Region.class),
                parameters.text("type"),
                parameters.word("category", Category.class),
                parameters.word("location", Location.class),
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
        if (form == Listing.JSON) {
            return linked(request, page, HttpResponse.ok(json(page)));
        }
        if (!whole) {
            var lines = form.lines(COLUMNS, rows(page), question.after() == null);
            return linked(request, page, HttpResponse.ok(lines)).contentType(form.type());
        }
        return HttpResponse.ok(
                        new StreamedFile(
                                Listing.pages(new Pages(form, question, page)::next), form.type()))
                .contentType(form.type());
    }

    /** Where the list goes on, for whoever can't read it in the body. */
    private static <T> MutableHttpResponse<T> linked(
            HttpRequest<?> request, Directory.Page page, MutableHttpResponse<T> response) {
        if (page.next() == null) return response;
        var next = UriBuilder.of(request.getUri()).replaceQueryParam("after", page.next()).build();
        return response.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
    }

    private static ObjectNode json(Directory.Page page) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("position", page.position());
        json.put("asOf", page.asOf().toString());
        json.put("total", page.total());
        rows(page).forEach(json.putArray("items")::add);
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

    /** The whole list, page after page of one answer. */
    private final class Pages {
        private final Listing form;
        private final Directory.Question question;
        private Directory.@Nullable Page page;
        private boolean first = true;

        private Pages(Listing form, Directory.Question question, Directory.Page page) {
            this.form = form;
            this.question = question;
            this.page = page;
        }

        byte @Nullable [] next() {
            var read = page;
            if (read == null) return null;
            var lines = form.lines(COLUMNS, rows(read), first);
            first = false;
            page = read.next() == null ? null : registry.directory().ask(after(read.next()));
            return lines;
        }

        private Directory.Question after(String cursor) {
            return new Directory.Question(
                    question.filter(), question.sort(), question.limit(), cursor, question.at());
        }
    }
}
