package net.associatedschools.registry.app.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.view.period.Count;
import net.associatedschools.registry.view.period.Dimension;
import net.associatedschools.registry.view.period.Statistics;
import org.jspecify.annotations.Nullable;

/**
 * How many members, by any of the dimensions; what isn't known stands beside, never in (R-STAT-3).
 */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class StatisticsController {
    private final Registry registry;

    StatisticsController(Registry registry) {
        this.registry = registry;
    }

    @Get("/statistics")
    @Produces({MediaType.APPLICATION_JSON, Listing.CSV_TYPE, Listing.NDJSON_TYPE})
    HttpResponse<?> statistics(HttpRequest<?> request) {
        var parameters =
                new Parameters(
                        request,
                        "by",
                        "country",
                        "region",
                        "type",
                        "category",
                        "location",
                        "status",
                        "theme",
                        "q",
                        "joinedFrom",
                        "joinedTo",
                        Listing.FORMAT);
        var form = Listing.of(request, parameters);
        var answer =
                Parameters.asked(
                        () ->
                                registry.statistics()
                                        .ask(
                                                new Statistics.Question(
                                                        DirectoryController.filter(parameters),
                                                        parameters.words("by", Dimension.class),
                                                        parameters.asOf(registry))));
        return Etags.answer(
                request,
                Etags.ofList(request, form, answer.position(), answer.asOf()),
                answer.position(),
                () -> {
                    var cells =
                            answer.cells().stream().map(cell -> cell(cell, answer.by())).toList();
                    return form == Listing.JSON
                            ? HttpResponse.ok(json(answer, cells))
                            : HttpResponse.ok(form.lines(columns(answer.by()), cells, true))
                                    .contentType(form.type());
                });
    }

    private static ObjectNode json(Statistics.Answer answer, List<ObjectNode> cells) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("position", answer.position());
        json.put("asOf", answer.asOf().toString());
        answer.by().stream().map(StatisticsController::word).forEach(json.putArray("by")::add);
        cells.forEach(json.putArray("cells")::add);
        json.put("members", answer.members());
        json.put("countries", answer.countries());
        json.put("notKnown", answer.notKnown());
        json.put("startNotKnown", answer.startNotKnown());
        return json;
    }

    private static ObjectNode cell(Count count, List<Dimension> by) {
        var json = JsonNodeFactory.instance.objectNode();
        for (var dimension : by) json.put(word(dimension), value(count, dimension));
        json.put("members", count.members());
        json.put("notKnown", count.notKnown());
        json.put("startNotKnown", count.startNotKnown());
        return json;
    }

    /** Who joined in an unknown year is a class of its own, and by far the largest. */
    private static @Nullable String value(Count count, Dimension dimension) {
        var value = count.values().get(dimension);
        return value == null && dimension == Dimension.YEAR ? "unknown" : value;
    }

    private static List<String> columns(List<Dimension> by) {
        return Stream.concat(
                        by.stream().map(StatisticsController::word),
                        Stream.of("members", "notKnown", "startNotKnown"))
                .toList();
    }

    private static String word(Dimension dimension) {
        return dimension.name().toLowerCase(Locale.ROOT);
    }
}
