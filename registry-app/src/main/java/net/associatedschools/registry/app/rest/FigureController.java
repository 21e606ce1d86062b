package net.associatedschools.registry.app.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.app.access.Speaker;
import net.associatedschools.registry.contract.EventJson;
import net.associatedschools.registry.contract.UnreadableJson;
import net.associatedschools.registry.country.Region;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.FigureId;
import net.associatedschools.registry.fact.Metadata;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.figure.Counting;
import net.associatedschools.registry.figure.FigureCommand.PublishFigure;
import net.associatedschools.registry.figure.FigureEvent.FigurePublished;
import net.associatedschools.registry.figure.Scope;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.figure.Figures.Item;
import net.associatedschools.registry.view.figure.Figures.Which;
import net.associatedschools.registry.view.figure.Published;
import net.associatedschools.registry.view.figure.Reconciliation;
import net.associatedschools.registry.view.figure.Reconciliation.Knowledge;
import org.jspecify.annotations.Nullable;

/**
 * Published figures: each reopened as it was counted, and all beside the register's own (R-STAT-2).
 */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class FigureController {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper JSON = EventJson.current().mapper();
    private static final String EFFECTIVE = "effective";
    private static final List<String> FIGURES =
            List.of(
                    "figure",
                    "kind",
                    "scope",
                    "region",
                    "country",
                    "counted",
                    "published",
                    "publishedCountries",
                    "countedAt",
                    "by",
                    "filters",
                    "note",
                    "source");
    private static final List<String> RECONCILIATION =
            List.of(
                    "figure",
                    "kind",
                    "scope",
                    "region",
                    "country",
                    "counted",
                    "published",
                    "day",
                    "known",
                    "reason",
                    "members",
                    "notKnown",
                    "difference",
                    "differenceMin",
                    "differenceMax",
                    "publishedCountries",
                    "note",
                    "source");

    private final Registry registry;
    private final CommandReader reader;

    FigureController(Registry registry, CommandReader reader) {
        this.registry = registry;
        this.reader = reader;
    }

    @Get("/figures")
    @Produces({MediaType.APPLICATION_JSON, Listing.CSV_TYPE, Listing.NDJSON_TYPE})
    HttpResponse<?> figures(HttpRequest<?> request) {
        var parameters = parameters(request);
        var form = Listing.of(request, parameters);
        var answer = registry.figures().ask(which(parameters), parameters.asOf(registry));
        var rows = answer.items().stream().map(FigureController::row).toList();
        return list(request, form, FIGURES, answer.position(), answer.asOf(), rows);
    }

    @Get("/reconciliation")
    @Produces({MediaType.APPLICATION_JSON, Listing.CSV_TYPE, Listing.NDJSON_TYPE})
    HttpResponse<?> reconciliation(HttpRequest<?> request) {
        var parameters = parameters(request);
        var form = Listing.of(request, parameters);
        var answer = registry.reconciliation().ask(which(parameters), parameters.asOf(registry));
        var rows = answer.items().stream().map(FigureController::row).toList();
        return list(request, form, RECONCILIATION, answer.position(), answer.asOf(), rows);
    }

    private static Parameters parameters(HttpRequest<?> request) {
        return new Parameters(request, "scope", "region", "country", Listing.FORMAT);
    }

    private static Which which(Parameters parameters) {
        return new Which(
                parameters.word("scope", Scope.Kind.class),
                parameters.word("region", Region.class),
                parameters.value("country", CountryCode::new, "must be an ISO code, such as FI"));
    }

    private static HttpResponse<?> list(
            HttpRequest<?> request,
            Listing form,
            List<String> columns,
            long position,
            LocalDate asOf,
            List<ObjectNode> rows) {
        return Etags.answer(
                request,
                Etags.ofList(request, form, position, asOf),
                position,
                () -> {
                    if (form != Listing.JSON) {
                        return HttpResponse.ok(form.lines(columns, rows, true))
                                .contentType(form.type());
                    }
                    var json = NODES.objectNode();
                    json.put("position", position);
                    json.put("asOf", asOf.toString());
                    rows.forEach(json.putArray("items")::add);
                    return HttpResponse.ok(json);
                });
    }

    /** What was published; of a number of our own also the same question answered again there. */
    @Get("/figures/{slug}")
    HttpResponse<?> figure(HttpRequest<?> request, @PathVariable String slug) {
        var parameters = new Parameters(request);
        long position = Math.min(parameters.recordedAsOf(registry), registry.position());
        var id = Address.figure(slug);
        var item = registry.figures().ask(id, position).orElseThrow(Refusal::notFound);
        var history = registry.history(id.value(), position);
        long sequence = history.getLast().fact().sequence();
        return Etags.answer(
                request,
                Etags.ofStream(sequence, position),
                position,
                () -> {
                    var json = NODES.objectNode();
                    json.put("position", position);
                    json.put("sequence", sequence);
                    json.setAll(row(item));
                    json.put("takenBack", item.published().takenBack());
                    history.stream()
                            .map(fact -> fact.fact().event())
                            .filter(FigurePublished.class::isInstance)
                            .map(FigurePublished.class::cast)
                            .findFirst()
                            .ifPresent(figure -> reopen(json, figure));
                    var events = json.putArray("events");
                    history.forEach(fact -> events.add(Shown.fact(fact, history, false)));
                    return HttpResponse.ok(json);
                });
    }

    private void reopen(ObjectNode json, FigurePublished figure) {
        json.set("counting", JSON.valueToTree(figure.counting()));
        json.set("tally", JSON.valueToTree(figure.tally()));
        var day = figure.effective().latest();
        var again = registry.figures().count(figure.counting(), new AsOf(day, figure.position()));
        var counted = json.putObject("again");
        counted.put("position", again.position());
        counted.put("asOf", day.toString());
        counted.set("tally", JSON.valueToTree(again.tally()));
        // While the views are told the log anew they can't answer there yet.
        if (again.position() < figure.position()) json.putNull("equal");
        else json.put("equal", again.tally().equals(figure.tally()));
        var links = json.putObject("links");
        links.put("statistics", question("/api/v1/statistics", figure, true).toString());
        links.put("directory", question("/api/v1/directory", figure, false).toString());
    }

    /** Where to read the same over HTTP: the numbers, and the schools that they count. */
    private static URI question(String path, FigurePublished figure, boolean by) {
        var address = UriBuilder.of(path);
        var counting = figure.counting();
        if (by && !counting.by().isEmpty()) {
            address.queryParam("by", String.join(",", counting.by()));
        }
        counting.filters().forEach(address::queryParam);
        return address.queryParam(Parameters.AS_OF, figure.effective())
                .queryParam(Parameters.RECORDED_AS_OF, figure.position())
                .build();
    }

    /**
     * Publishes what the register counts now: {@code figure}, {@code counting}, {@code effective}
     * (the day that is counted, today by default). The number is nobody's to say.
     */
    @Post("/figures")
    HttpResponse<ObjectNode> publish(
            HttpRequest<?> request,
            @Body @Nullable String body,
            @Nullable Authentication authentication) {
        var actor = Speaker.of(authentication);
        var commandId = Ids.command(actor, request.getHeaders().get(Ids.KEY));
        var told = reader.object(Objects.requireNonNullElse(body, ""));
        for (var ours : List.of("position", "tally")) {
            if (told.has(ours)) throw CommandReader.unknown(ours);
        }
        var figure = figure(told.remove("figure"));
        // A repeat says what was counted at first, or it would be another command (R-APP-13).
        var earlier = said(figure, commandId);
        if (!told.has("counting")) told.putObject("counting");
        var day = day(told, earlier);
        told.put(EFFECTIVE, day.toString());
        if (earlier.isPresent()) {
            told.put("position", earlier.get().position());
            told.set("tally", JSON.valueToTree(earlier.get().tally()));
        } else {
            var counting = counting(told.path("counting"));
            var counted = counted(() -> registry.figures().count(counting, AsOf.on(day)));
            told.put("position", counted.position());
            told.set("tally", JSON.valueToTree(counted.tally()));
        }
        var address = new Address("figure", figure.value(), PublishFigure.class);
        var command = (PublishFigure) reader.read(address, told, actor, commandId).command();
        var receipt = registry.submit(commandId, command);
        var answer = NODES.objectNode();
        answer.put("stream", receipt.stream());
        answer.put("sequence", receipt.sequence());
        answer.put("position", receipt.position());
        receipt.events().forEach(answer.putArray("events")::add);
        answer.put("figure", figure.slug());
        answer.put("countedAt", command.position());
        answer.put("asOf", day.toString());
        answer.set("tally", JSON.valueToTree(command.tally()));
        return HttpResponse.<ObjectNode>status(HttpStatus.CREATED)
                .body(answer)
                .header(HttpHeaders.LOCATION, request.getPath() + "/" + figure.slug())
                .header(HttpHeaders.ETAG, "\"" + receipt.sequence() + "\"")
                .header(Positions.POSITION, Long.toString(receipt.position()));
    }

    private static FigureId figure(@Nullable JsonNode said) {
        if (said == null || !said.isTextual()) throw Refusal.unprocessable("figure", "is missing");
        try {
            return FigureId.of(said.textValue().replaceFirst("^figure:", ""));
        } catch (IllegalArgumentException malformed) {
            throw Refusal.unprocessable(
                    "figure", "is made of a-z, 0-9 and hyphens, such as members-2026");
        }
    }

    private Optional<FigurePublished> said(FigureId figure, UUID commandId) {
        return registry.history(figure.value(), Long.MAX_VALUE).stream()
                .filter(fact -> commandId.toString().equals(fact.metadata(Metadata.COMMAND_ID)))
                .map(fact -> fact.fact().event())
                .filter(FigurePublished.class::isInstance)
                .map(FigurePublished.class::cast)
                .findFirst();
    }

    private static LocalDate day(ObjectNode told, Optional<FigurePublished> earlier) {
        var said = told.path(EFFECTIVE);
        if (said.isMissingNode() || said.isNull()) {
            return earlier.map(figure -> figure.effective().latest())
                    .orElseGet(() -> LocalDate.now(ZoneOffset.UTC));
        }
        try {
            return When.parse(said.asText()).mustBeDay(EFFECTIVE);
        } catch (IllegalArgumentException unreadable) {
            throw Refusal.unprocessable(EFFECTIVE, "must be a day, such as 2026-01-01");
        }
    }

    private static Counting counting(JsonNode said) {
        try {
            return EventJson.current().read(Counting.class, said);
        } catch (UnreadableJson unreadable) {
            var field = unreadable.field().isEmpty() ? "" : "." + unreadable.field();
            throw Refusal.unprocessable("counting" + field, CommandReader.plain(unreadable));
        }
    }

    /** The statistics say by an exception which part they can't answer, {@code type: ..}. */
    private static <T> T counted(Supplier<T> question) {
        try {
            return question.get();
        } catch (IllegalArgumentException refused) {
            var message = String.valueOf(refused.getMessage());
            int colon = message.indexOf(": ");
            if (colon < 1) throw refused;
            var name = message.substring(0, colon);
            throw Refusal.unprocessable(
                    name.equals("by") ? "counting.by" : "counting.filters." + name,
                    message.substring(colon + 2));
        }
    }

    private static ObjectNode row(Item item) {
        var published = item.published();
        var json = row(item.figure(), published);
        json.put("countedAt", published.position());
        published.counting().by().forEach(json.putArray("by")::add);
        published.filters().forEach(json.putArray("filters")::add);
        json.put("note", published.note());
        json.put("source", published.source());
        return json;
    }

    private static ObjectNode row(Reconciliation.Item item) {
        var published = item.published();
        var own = item.own();
        var json = row(item.figure(), published);
        var least = own.differenceMin(published.schools());
        var most = own.differenceMax(published.schools());
        boolean known = own.knowledge() == Knowledge.KNOWN;
        json.put("day", Shown.text(own.day()));
        json.put("known", known);
        json.put("reason", known ? null : own.knowledge().name());
        json.put("members", own.members());
        json.put("notKnown", own.notKnown());
        json.put("difference", known ? least : null);
        json.put("differenceMin", least);
        json.put("differenceMax", most);
        json.put("note", published.note());
        json.put("source", published.source());
        return json;
    }

    private static ObjectNode row(FigureId figure, Published published) {
        var json = NODES.objectNode();
        var scope = published.scope();
        json.put("figure", figure.slug());
        json.put("kind", published.kind().name());
        json.put("scope", scope.kind().name());
        json.put("region", Shown.text(scope.region()));
        json.put("country", Shown.text(scope.country()));
        boolean dated = !published.counted().equals(When.UNKNOWN);
        json.put("counted", dated ? published.counted().toString() : null);
        json.put("published", published.schools());
        json.put("publishedCountries", published.countries());
        return json;
    }
}
