package net.associatedschools.registry.app.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import java.util.List;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.app.access.Speaker;
import net.associatedschools.registry.application.Application;
import net.associatedschools.registry.application.ApplicationEvent;
import net.associatedschools.registry.application.ApplicationEvent.Applied;
import net.associatedschools.registry.contract.EventJson;
import net.associatedschools.registry.fact.Recorded;
import net.associatedschools.registry.view.application.Applications;
import org.jspecify.annotations.Nullable;

/**
 * One application, for its school, its country, HQ and the auditor; to all others it isn't there.
 */
@Controller("/api/v1/applications")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ApplicationController {
    private final Registry registry;

    ApplicationController(Registry registry) {
        this.registry = registry;
    }

    @Get("/{id}")
    HttpResponse<?> application(
            HttpRequest<?> request,
            @PathVariable String id,
            @Nullable Authentication authentication) {
        var parameters = new Parameters(request);
        var actor = Speaker.of(authentication);
        var application = Address.application(id);
        var answer =
                registry.applications()
                        .ask(application, parameters.asOf(registry))
                        .orElseThrow(Refusal::notFound);
        var history = registry.history(application.value(), answer.position());
        if (!Sight.isInsider(actor, history)) throw Refusal.notFound();
        var json = json(answer, history, Sight.seesPersons(actor, history));
        return Etags.answer(
                request,
                Etags.ofInsight(history.getLast().fact().sequence(), answer.asOf(), json),
                answer.position(),
                () -> HttpResponse.ok(json));
    }

    private ObjectNode json(
            Applications.Answer answer, List<Recorded<?>> history, boolean persons) {
        var progress = answer.standing().value();
        var json = JsonNodeFactory.instance.objectNode();
        json.put("position", answer.position());
        json.put("asOf", answer.asOf().toString());
        json.put("application", answer.application().value());
        json.put("sequence", history.getLast().fact().sequence());
        json.put("school", progress.school().value());
        json.put("country", progress.country().value());
        json.put("name", progress.name());
        json.put("stage", progress.stage().name());
        json.put("since", Shown.text(progress.since()));
        json.put("applied", Shown.text(progress.applied()));
        json.put("due", Shown.text(progress.due()));
        json.set("form", form(history));
        var events = json.putArray("events");
        for (var recorded : history) events.add(Shown.fact(recorded, history, true));
        Shown.held(events, registry.documents());
        if (persons) Shown.joined(json.path("form"), registry.records());
        if (persons) Shown.joined(events, registry.records());
        return json;
    }

    /** What the school said, as last corrected. */
    private static @Nullable ObjectNode form(List<Recorded<?>> history) {
        return new Application(Recorded.facts(history, ApplicationEvent.class))
                .the(Applied.class)
                .map(
                        applied ->
                                EventJson.current()
                                        .mapper()
                                        .<ObjectNode>valueToTree(applied.form()))
                .orElse(null);
    }
}
