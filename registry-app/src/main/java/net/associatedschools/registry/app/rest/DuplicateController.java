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
import io.micronaut.security.authentication.Authentication;
import java.util.List;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.app.access.Speaker;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Role;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.likeness.Duplicates;
import net.associatedschools.registry.likeness.Reason;
import org.jspecify.annotations.Nullable;

/** Pairs of schools that are likely one, for those who can decide it. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DuplicateController {
    private static final int LIMIT_USUAL = 50;

    private final Registry registry;

    DuplicateController(Registry registry) {
        this.registry = registry;
    }

    @Get("/duplicates")
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<?> duplicates(HttpRequest<?> request, @Nullable Authentication authentication) {
        var parameters = new Parameters(request, "country", "limit", "after");
        var country = country(parameters, Speaker.of(authentication));
        var page =
                Parameters.asked(
                        () ->
                                registry.duplicates()
                                        .ask(
                                                new Duplicates.Question(
                                                        country,
                                                        parameters.number("limit", LIMIT_USUAL),
                                                        parameters.text("after"),
                                                        parameters.asOf(registry))));
        return HttpResponse.ok(json(page))
                .header(Positions.POSITION, Long.toString(page.position()));
    }

    /** R-ROLE-2: one's own country; HQ may ask for all. */
    private static @Nullable CountryCode country(Parameters parameters, Actor actor) {
        var asked =
                parameters.value("country", CountryCode::new, "must be an ISO code, such as FI");
        if (actor.role() == Role.HQ) return asked;
        var within = actor.within();
        if (within == null || (asked != null && !asked.stream().equals(within))) {
            throw RuleBroken.foreign("outside one's own country");
        }
        return new CountryCode(within.substring(within.indexOf(':') + 1));
    }

    private static ObjectNode json(Duplicates.Page page) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("position", page.position());
        json.put("asOf", page.asOf().toString());
        json.put("total", page.total());
        var items = json.putArray("items");
        for (var pair : page.items()) items.add(item(pair));
        json.put("next", page.next());
        return json;
    }

    private static ObjectNode item(Duplicates.Pair pair) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("score", Math.round(pair.likeness().score() * 1000) / 1000.0);
        json.put("country", pair.left().membership().country().value());
        school(json, "left", pair.left());
        school(json, "right", pair.right());
        reasons(pair).forEach(json.putArray("reasons")::add);
        return json;
    }

    private static List<String> reasons(Duplicates.Pair pair) {
        return pair.likeness().reasons().stream().map(Reason::toString).toList();
    }

    private static void school(ObjectNode json, String side, Duplicates.School school) {
        json.put(side, school.id().value());
        json.put(side + "Name", school.membership().name());
        json.put(side + "Town", school.membership().town());
        json.put(side + "Status", school.membership().status().name());
    }
}
