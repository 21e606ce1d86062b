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
import net.associatedschools.registry.view.period.Course;
import net.associatedschools.registry.view.period.Course.Every;
import net.associatedschools.registry.view.period.Dimension;
import net.associatedschools.registry.view.period.Flow;

/** How the members changed from day to day, as known at one position (R-STAT-1). */
@Controller("/api/v1/statistics")
@ExecuteOn(TaskExecutors.BLOCKING)
final class FlowController {
    private static final int YEARS_USUAL = 9;
    private static final List<String> FLOW =
            List.of(
                    "opening",
                    "joined",
                    "recorded",
                    "left",
                    "reclassified",
                    "closing",
                    "notKnownOpening",
                    "notKnownClosing");

    private final Registry registry;

    FlowController(Registry registry) {
        this.registry = registry;
    }

    @Get("/flow")
    @Produces({MediaType.APPLICATION_JSON, Listing.CSV_TYPE, Listing.NDJSON_TYPE})
    HttpResponse<?> flow(HttpRequest<?> request) {
        var names = DirectoryController.withFilters("from", "to", "by", Listing.FORMAT);
        var parameters = new Parameters(request, names).withoutAsOf();
        var form = Listing.of(request, parameters);
        var to = parameters.day("to", Parameters.today());
        var from = parameters.day("from", to.withDayOfYear(1));
        var answer =
                Parameters.asked(
                        () ->
                                registry.flow()
                                        .ask(
                                                new Flow.Question(
                                                        DirectoryController.filter(parameters),
                                                        from,
                                                        to,
                                                        parameters.words("by", Dimension.class),
                                                        parameters.recordedAsOf(registry))));
        return Etags.answer(
                request,
                Etags.ofList(request, form, answer.position(), from + "/" + to),
                answer.position(),
                () -> {
                    var cells =
                            answer.cells().stream().map(cell -> cell(cell, answer.by())).toList();
                    if (form == Listing.JSON) return HttpResponse.ok(json(answer, cells));
                    var columns = columns(Stream.of(), answer.by(), FLOW);
                    return HttpResponse.ok(form.lines(columns, cells, true))
                            .contentType(form.type());
                });
    }

    private static ObjectNode json(Flow.Answer answer, List<ObjectNode> cells) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("position", answer.position());
        json.put("from", answer.from().toString());
        json.put("to", answer.to().toString());
        answer.by().stream().map(StatisticsController::word).forEach(json.putArray("by")::add);
        json.put("addsUp", answer.addsUp());
        cells.forEach(json.putArray("cells")::add);
        json.set("total", cell(answer.total(), List.of()));
        return json;
    }

    private static ObjectNode cell(Flow.Cell cell, List<Dimension> by) {
        var json = StatisticsController.values(cell.values(), by);
        json.put("opening", cell.opening());
        json.put("joined", cell.joined());
        json.put("recorded", cell.recorded());
        json.put("left", cell.left());
        json.put("reclassified", cell.reclassified());
        json.put("closing", cell.closing());
        json.put("notKnownOpening", cell.notKnownOpening());
        json.put("notKnownClosing", cell.notKnownClosing());
        return json;
    }

    @Get("/timeline")
    @Produces({MediaType.APPLICATION_JSON, Listing.CSV_TYPE, Listing.NDJSON_TYPE})
    HttpResponse<?> timeline(HttpRequest<?> request) {
        var names = DirectoryController.withFilters("every", "from", "to", "by", Listing.FORMAT);
        var parameters = new Parameters(request, names).withoutAsOf();
        var form = Listing.of(request, parameters);
        var to = parameters.day("to", Parameters.today());
        var from = parameters.day("from", to.withDayOfYear(1).minusYears(YEARS_USUAL));
        var every = parameters.word("every", Every.class);
        var by = parameters.words("by", Dimension.class).stream().distinct().toList();
        var answer =
                Parameters.asked(
                        () ->
                                registry.course()
                                        .ask(
                                                new Course.Question(
                                                        DirectoryController.filter(parameters),
                                                        every == null ? Every.YEAR : every,
                                                        from,
                                                        to,
                                                        by,
                                                        parameters.recordedAsOf(registry))));
        return Etags.answer(
                request,
                Etags.ofList(request, form, answer.position(), from + "/" + to),
                answer.position(),
                () -> {
                    if (form == Listing.JSON) return HttpResponse.ok(json(answer, by));
                    var counts = List.of("members", "notKnown", "startNotKnown");
                    var columns = columns(Stream.of("period", "asOf"), by, counts);
                    return HttpResponse.ok(form.lines(columns, rows(answer), true))
                            .contentType(form.type());
                });
    }

    private static ObjectNode json(Course.Answer answer, List<Dimension> by) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("position", answer.position());
        json.put("every", answer.every().name().toLowerCase(Locale.ROOT));
        by.stream().map(StatisticsController::word).forEach(json.putArray("by")::add);
        json.put("addsUp", by.stream().allMatch(Dimension::addsUp));
        var points = json.putArray("points");
        for (var point : answer.points()) {
            var its = points.addObject();
            its.put("period", answer.every().name(point.asOf()));
            its.put("asOf", point.asOf().toString());
            StatisticsController.totals(its, point);
            StatisticsController.cells(point).forEach(its.putArray("cells")::add);
        }
        return json;
    }

    /** One for each cell of each period; by nothing, one for each period. */
    private static List<ObjectNode> rows(Course.Answer answer) {
        return answer.points().stream()
                .flatMap(
                        point -> {
                            var period = JsonNodeFactory.instance.objectNode();
                            period.put("period", answer.every().name(point.asOf()));
                            period.put("asOf", point.asOf().toString());
                            if (point.by().isEmpty()) {
                                StatisticsController.totals(period, point);
                                return Stream.of(period);
                            }
                            return StatisticsController.cells(point).stream()
                                    .map(cell -> period.deepCopy().<ObjectNode>setAll(cell));
                        })
                .toList();
    }

    private static List<String> columns(
            Stream<String> before, List<Dimension> by, List<String> after) {
        var words = by.stream().map(StatisticsController::word);
        return Stream.of(before, words, after.stream()).flatMap(names -> names).toList();
    }
}
