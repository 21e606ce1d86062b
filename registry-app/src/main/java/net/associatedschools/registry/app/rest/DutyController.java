package net.associatedschools.registry.app.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import net.associatedschools.registry.DueFact;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.app.access.Speaker;
import net.associatedschools.registry.app.due.Scheduler;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Role;
import net.associatedschools.registry.view.duty.Duties;
import net.associatedschools.registry.view.duty.Duties.State;
import org.jspecify.annotations.Nullable;

/** What members owe (own country only for who is bound to one), and what follows from dates. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DutyController {
    private static final int LIMIT_USUAL = 50;
    private static final List<String> COLUMNS =
            List.of("school", "name", "country", "duty", "kind", "due", "state", "proposals");

    private final Registry registry;
    private final CommandReader reader;
    private final Scheduler scheduler;

    DutyController(Registry registry, CommandReader reader, Scheduler scheduler) {
        this.registry = registry;
        this.reader = reader;
        this.scheduler = scheduler;
    }

    @Get("/duties")
    @Produces({MediaType.APPLICATION_JSON, Listing.CSV_TYPE, Listing.NDJSON_TYPE})
    HttpResponse<?> duties(HttpRequest<?> request, @Nullable Authentication authentication) {
        var parameters =
                new Parameters(
                        request, "country", "state", "before", "limit", "after", Listing.FORMAT);
        var form = Listing.of(request, parameters);
        boolean whole = form.isWhole(parameters);
        var country =
                own(
                        Speaker.of(authentication),
                        parameters.value(
                                "country",
                                text -> new CountryCode(text.toUpperCase(Locale.ROOT)),
                                "must be an ISO 3166-1 alpha-2 code"));
        var question =
                Parameters.asked(
                        () ->
                                new Duties.Question(
                                        country,
                                        Set.copyOf(parameters.words("state", State.class)),
                                        parameters.day("before"),
                                        parameters.number(
                                                "limit", whole ? Duties.LIMIT_MAX : LIMIT_USUAL),
                                        parameters.text("after"),
                                        parameters.asOf(registry)));
        var answer = Parameters.asked(() -> registry.duties().ask(question));
        return Etags.answer(
                request,
                Etags.ofList(request, form + "/" + country, answer.position(), answer.asOf()),
                answer.position(),
                () -> answer(request, form, question, answer, whole));
    }

    private MutableHttpResponse<?> answer(
            HttpRequest<?> request,
            Listing form,
            Duties.Question question,
            Duties.Answer answer,
            boolean whole) {
        var rows = rows(answer);
        return form.answer(
                request,
                COLUMNS,
                question.after(),
                whole,
                new Listing.Page(rows, answer.next()),
                () -> json(answer, rows),
                cursor -> {
                    var next = registry.duties().ask(after(question, cursor));
                    return new Listing.Page(rows(next), next.next());
                });
    }

    private static Duties.Question after(Duties.Question question, String cursor) {
        return new Duties.Question(
                question.country(),
                question.states(),
                question.before(),
                question.limit(),
                cursor,
                question.at());
    }

    private static List<ObjectNode> rows(Duties.Answer answer) {
        return answer.items().stream().map(DutyController::row).toList();
    }

    /** R-ROLE-2: whoever speaks for a country sees that one, asked or not. */
    private static @Nullable CountryCode own(Actor actor, @Nullable CountryCode asked) {
        if (actor.role() != Role.COORDINATOR && actor.role() != Role.COMMISSION) return asked;
        var own =
                new CountryCode(
                        Objects.requireNonNull(actor.within()).substring("country:".length()));
        if (asked != null && !asked.equals(own)) throw Refusal.notFound();
        return own;
    }

    private static ObjectNode json(Duties.Answer answer, List<ObjectNode> rows) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("position", answer.position());
        json.put("asOf", answer.asOf().toString());
        var counted = answer.states();
        if (counted != null) {
            json.put("total", counted.values().stream().mapToLong(Long::longValue).sum());
            var states = json.putObject("states");
            counted.forEach((state, count) -> states.put(state.name(), count));
        }
        rows.forEach(json.putArray("items")::add);
        json.put("next", answer.next());
        return json;
    }

    private static ObjectNode row(Duties.Item item) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("school", item.school().value());
        json.put("name", item.name());
        json.put("country", item.country().value());
        json.put("duty", item.duty());
        json.put("kind", item.kind().name());
        json.put("due", item.due().toString());
        json.put("state", item.state().name());
        var proposals = json.putArray("proposals");
        item.proposals()
                .forEach(
                        proposal ->
                                proposals.add(
                                        "%s by %s since %s"
                                                .formatted(
                                                        proposal.kind(),
                                                        proposal.to(),
                                                        proposal.since())));
        return json;
    }

    /**
     * Body: {@code until} (ISO date) and {@code dryRun}. Answers what was said, oldest first, and
     * the log's last position after it.
     */
    @Post("/duties/run")
    HttpResponse<ObjectNode> run(@Body @Nullable String body) {
        var told = reader.object(Objects.requireNonNullElse(body, ""));
        told.fieldNames()
                .forEachRemaining(
                        field -> {
                            if (!Set.of("until", "dryRun").contains(field)) {
                                throw CommandReader.unknown(field);
                            }
                        });
        boolean dryRun = told.path("dryRun").asBoolean(false);
        var until = day(told.path("until").asText(""));
        var said = scheduler.run(until, dryRun);
        var json = JsonNodeFactory.instance.objectNode();
        json.put("position", registry.lastPosition());
        json.put("until", until.toString());
        json.put("dryRun", dryRun);
        json.put("total", said.size());
        var items = json.putArray("items");
        for (var fact : said) items.add(row(fact));
        return HttpResponse.ok(json);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            throw Refusal.unprocessable("until", "must be a day, such as 2026-09-01");
        }
    }

    private static ObjectNode row(DueFact fact) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("on", fact.on().toString());
        json.put("school", fact.school().value());
        json.put("command", fact.command());
        json.put("duty", fact.duty());
        json.put("due", fact.due().toString());
        return json;
    }
}
