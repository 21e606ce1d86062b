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
import io.micronaut.security.authentication.Authentication;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.app.access.Speaker;
import net.associatedschools.registry.application.Application.Stage;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.ApplicationId;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Role;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.application.Applications;
import org.jspecify.annotations.Nullable;

/**
 * Where applications stand, the longest in their stage first: to a coordinator or commission those
 * of its country, to a school its own, to HQ and the auditor all.
 */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ApplicationListController {
    private static final int LIMIT_USUAL = 50;
    private static final List<String> COLUMNS =
            List.of(
                    "application",
                    "school",
                    "name",
                    "country",
                    "stage",
                    "since",
                    "age",
                    "due",
                    "applied");

    private final Registry registry;

    ApplicationListController(Registry registry) {
        this.registry = registry;
    }

    @Get("/applications")
    @Produces({MediaType.APPLICATION_JSON, Listing.CSV_TYPE, Listing.NDJSON_TYPE})
    HttpResponse<?> applications(HttpRequest<?> request, @Nullable Authentication authentication) {
        var parameters =
                new Parameters(
                        request, "stage", "country", "olderThan", "limit", "after", Listing.FORMAT);
        var stages = Set.copyOf(parameters.words("stage", Stage.class));
        return list(request, parameters, stages, Speaker.of(authentication));
    }

    /** R-APP-8: candidates are no members, and in no public list. */
    @Get("/candidates")
    @Produces({MediaType.APPLICATION_JSON, Listing.CSV_TYPE, Listing.NDJSON_TYPE})
    HttpResponse<?> candidates(HttpRequest<?> request, @Nullable Authentication authentication) {
        var parameters =
                new Parameters(request, "country", "olderThan", "limit", "after", Listing.FORMAT);
        return list(request, parameters, Set.of(Stage.CANDIDATE), Speaker.of(authentication));
    }

    private HttpResponse<?> list(
            HttpRequest<?> request, Parameters parameters, Set<Stage> stages, Actor actor) {
        var form = Listing.of(request, parameters);
        boolean whole = form.isWhole(parameters);
        var question =
                Parameters.asked(
                        () ->
                                question(
                                        parameters,
                                        stages,
                                        actor,
                                        whole ? Applications.LIMIT_MAX : LIMIT_USUAL));
        var page = Parameters.asked(() -> registry.applications().ask(question));
        return Etags.answer(
                request,
                Etags.ofList(request, form, page.position(), page.asOf()),
                page.position(),
                () -> answer(request, form, question, page, whole));
    }

    private Applications.Question question(
            Parameters parameters, Set<Stage> stages, Actor actor, int limitUsual) {
        var country =
                parameters.value("country", CountryCode::new, "must be an ISO code, such as FI");
        var at = parameters.asOf(registry);
        return new Applications.Question(
                stages,
                Sight.country(actor, country),
                actor.role() == Role.SCHOOL ? own(actor, at) : null,
                parameters.number("olderThan", 0),
                parameters.number("limit", limitUsual),
                parameters.text("after"),
                at);
    }

    /** A school's token may be that of one of its applications. */
    private SchoolId own(Actor actor, AsOf at) {
        var within = String.valueOf(actor.within());
        if (within.startsWith("school:")) return new SchoolId(within);
        return registry.applications()
                .ask(new ApplicationId(within), at)
                .map(answer -> answer.standing().value().school())
                .orElseThrow(Refusal::notFound);
    }

    private MutableHttpResponse<?> answer(
            HttpRequest<?> request,
            Listing form,
            Applications.Question question,
            Applications.Page page,
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
                    var next = registry.applications().ask(after(question, cursor));
                    return new Listing.Page(rows(next), next.next());
                });
    }

    private static Applications.Question after(Applications.Question question, String cursor) {
        return new Applications.Question(
                question.stages(),
                question.country(),
                question.school(),
                question.olderThan(),
                question.limit(),
                cursor,
                question.at());
    }

    private static ObjectNode json(Applications.Page page, List<ObjectNode> rows) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("position", page.position());
        json.put("asOf", page.asOf().toString());
        json.put("total", page.total());
        rows.forEach(json.putArray("items")::add);
        json.put("next", page.next());
        return json;
    }

    private static List<ObjectNode> rows(Applications.Page page) {
        return page.items().stream().map(item -> row(item, page.asOf())).toList();
    }

    private static ObjectNode row(Applications.Item item, LocalDate day) {
        var progress = item.progress();
        var since = progress.surelySince();
        var json = JsonNodeFactory.instance.objectNode();
        json.put("application", item.application().value());
        json.put("school", progress.school().value());
        json.put("name", progress.name());
        json.put("country", progress.country().value());
        json.put("stage", progress.stage().name());
        json.put("since", Shown.text(progress.since()));
        json.put("age", since == null ? null : ChronoUnit.DAYS.between(since, day));
        json.put("due", Shown.text(progress.due()));
        json.put("applied", Shown.text(progress.applied()));
        return json;
    }
}
