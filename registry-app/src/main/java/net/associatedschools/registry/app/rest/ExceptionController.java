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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.audit.Sentences;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Recorded;
import net.associatedschools.registry.view.exception.Exceptional;
import net.associatedschools.registry.view.exception.Exceptions;
import net.associatedschools.registry.view.exception.Kind;

/** What somebody who looks after the register would look at first, each fact in words. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ExceptionController {
    private static final int LIMIT_USUAL = 50;
    private static final List<String> COLUMNS =
            List.of("kind", "country", "school", "fact", "role", "told", "daysLate", "says");

    private final Registry registry;

    ExceptionController(Registry registry) {
        this.registry = registry;
    }

    @Get("/exceptions")
    @Produces({MediaType.APPLICATION_JSON, Listing.CSV_TYPE, Listing.NDJSON_TYPE})
    HttpResponse<?> exceptions(HttpRequest<?> request) {
        var parameters =
                new Parameters(request, "kind", "country", "limit", "after", Listing.FORMAT);
        var form = Listing.of(request, parameters);
        boolean whole = form.isWhole(parameters);
        var question =
                Parameters.asked(
                        () -> question(parameters, whole ? Exceptions.LIMIT_MAX : LIMIT_USUAL));
        var page = Parameters.asked(() -> registry.exceptions().ask(question));
        return Etags.answer(
                request,
                Etags.ofList(request, form, page.position(), page.asOf()),
                page.position(),
                () -> answer(request, form, question, page, whole));
    }

    private Exceptions.Question question(Parameters parameters, int limitUsual) {
        return new Exceptions.Question(
                Set.copyOf(parameters.words("kind", Kind.class)),
                parameters.value("country", CountryCode::new, "must be an ISO code, such as FI"),
                parameters.number("limit", limitUsual),
                parameters.text("after"),
                parameters.asOf(registry));
    }

    private MutableHttpResponse<?> answer(
            HttpRequest<?> request,
            Listing form,
            Exceptions.Question question,
            Exceptions.Page page,
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
                    var next = registry.exceptions().ask(after(question, cursor));
                    return new Listing.Page(rows(next), next.next());
                });
    }

    private static Exceptions.Question after(Exceptions.Question question, String cursor) {
        return new Exceptions.Question(
                question.kinds(), question.country(), question.limit(), cursor, question.at());
    }

    private ObjectNode json(Exceptions.Page page, List<ObjectNode> rows) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("position", page.position());
        json.put("asOf", page.asOf().toString());
        json.put("total", page.total());
        var kinds = json.putObject("kinds");
        page.counts().forEach((kind, count) -> kinds.put(kind.name(), count));
        rows.forEach(json.putArray("items")::add);
        json.put("next", page.next());
        return json;
    }

    private List<ObjectNode> rows(Exceptions.Page page) {
        var streams = new TreeSet<String>();
        page.items().forEach(item -> streams.add(item.stream()));
        var histories = registry.histories(streams);
        return page.items().stream().map(item -> row(item, histories)).toList();
    }

    private static ObjectNode row(Exceptional item, Map<String, List<Recorded<?>>> histories) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("kind", item.kind().name());
        json.put("country", item.country().value());
        json.put("school", item.school());
        json.put("fact", item.fact());
        json.put("role", item.role());
        json.put("told", item.told().toString());
        json.put("daysLate", item.daysLate());
        var history = histories.getOrDefault(item.stream(), List.of());
        int at = (int) item.sequence();
        json.put("says", Sentences.of(history.get(at), history.subList(0, at)));
        return json;
    }
}
