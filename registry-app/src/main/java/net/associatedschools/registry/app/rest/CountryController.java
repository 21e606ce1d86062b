package net.associatedschools.registry.app.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import java.util.List;
import java.util.Locale;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.app.access.Speaker;
import net.associatedschools.registry.country.Situation;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.view.country.Countries;
import org.jspecify.annotations.Nullable;

/**
 * Each country: since when it has a coordinator, whether it takes applications, how many members.
 */
@Controller("/api/v1/countries")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CountryController {
    private static final List<String> COLUMNS =
            List.of(
                    "country",
                    "region",
                    "unescoStatus",
                    "designatedSince",
                    "coordinators",
                    "intakeOpen",
                    "policy",
                    "trialMonths",
                    "members",
                    "notKnown");

    private static final List<Locale> LANGUAGES =
            List.of(Locale.ENGLISH, Locale.FRENCH, Locale.forLanguageTag("es"));

    private final Registry registry;

    CountryController(Registry registry) {
        this.registry = registry;
    }

    @Get
    @Produces({MediaType.APPLICATION_JSON, Listing.CSV_TYPE, Listing.NDJSON_TYPE})
    HttpResponse<?> countries(HttpRequest<?> request, @Nullable Authentication authentication) {
        var parameters = new Parameters(request, Listing.FORMAT);
        var form = Listing.of(request, parameters);
        var actor = Speaker.of(authentication);
        var answer = registry.countries().ask(parameters.asOf(registry));
        return Etags.answer(
                request,
                Etags.ofList(request, form, answer.position(), answer.asOf()),
                answer.position(),
                () -> {
                    var rows = answer.items().stream().map(item -> row(item, actor)).toList();
                    if (form != Listing.JSON) {
                        return HttpResponse.ok(form.lines(COLUMNS, rows, true))
                                .contentType(form.type());
                    }
                    var json = head(answer);
                    rows.forEach(json.putArray("items")::add);
                    return HttpResponse.ok(json);
                });
    }

    @Get("/{code}")
    HttpResponse<?> country(
            HttpRequest<?> request,
            @PathVariable String code,
            @Nullable Authentication authentication) {
        var parameters = new Parameters(request);
        var actor = Speaker.of(authentication);
        var country = Address.country(code);
        var answer =
                registry.countries()
                        .ask(country, parameters.asOf(registry))
                        .orElseThrow(Refusal::notFound);
        var history = registry.history(country.stream(), answer.position());
        long sequence = history.isEmpty() ? -1 : history.getLast().fact().sequence();
        return Etags.answer(
                request,
                // Its figures change with its schools, whose streams are others.
                Etags.ofStream(Math.max(sequence, 0), answer.asOf() + "." + answer.position()),
                answer.position(),
                () -> {
                    var json = head(answer);
                    json.put("sequence", sequence);
                    json.setAll(row(answer.items().getFirst(), actor));
                    return HttpResponse.ok(json);
                });
    }

    private static ObjectNode head(Countries.Answer answer) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("position", answer.position());
        json.put("asOf", answer.asOf().toString());
        return json;
    }

    private static ObjectNode row(Countries.Item item, Actor actor) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("country", item.country().value());
        json.set("names", names(item.country()));
        var situation = item.situation();
        var successors = json.putArray("successors");
        if (situation != null) {
            situation.successors().forEach(code -> successors.add(code.value()));
        }
        json.put("region", situation == null ? null : Shown.text(situation.region()));
        json.put("unescoStatus", situation == null ? null : Shown.text(situation.unescoStatus()));
        json.put(
                "designatedSince",
                situation == null ? null : Shown.text(situation.designatedSince()));
        json.put("coordinators", situation == null ? 0 : situation.coordinators().size());
        json.put("intakeOpen", situation == null || situation.intakeOpen());
        var policy = situation == null ? null : situation.policy();
        json.put("policy", policy == null ? null : policy.version());
        if (policy == null) json.putNull("trialMonths");
        else json.put("trialMonths", policy.admission().trialMonths());
        json.put("members", item.members());
        json.put("notKnown", item.notKnown());
        if (situation != null && seesPersons(actor, item)) persons(json, situation);
        return json;
    }

    private static ObjectNode names(CountryCode country) {
        var json = JsonNodeFactory.instance.objectNode();
        for (var language : LANGUAGES) {
            json.put(language.getLanguage(), CountryNames.of(country, language));
        }
        return json;
    }

    private static void persons(ObjectNode json, Situation situation) {
        situation.coordinators().stream()
                .map(PersonId::value)
                .forEach(json.putArray("coordinatorIds")::add);
    }

    private static boolean seesPersons(Actor actor, Countries.Item item) {
        return switch (actor.role()) {
            case HQ, AUDITOR -> true;
            case COORDINATOR, COMMISSION -> item.country().stream().equals(actor.within());
            case ANYONE, SCHOOL, SYSTEM, OPERATOR -> false;
        };
    }
}
