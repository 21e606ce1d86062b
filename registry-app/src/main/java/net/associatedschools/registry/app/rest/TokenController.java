package net.associatedschools.registry.app.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.app.access.HeldToken;
import net.associatedschools.registry.app.access.Speaker;
import net.associatedschools.registry.app.access.Tokens;
import net.associatedschools.registry.contract.EventJson;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Role;
import net.associatedschools.registry.fact.SchoolId;
import org.jspecify.annotations.Nullable;

/** Who is who: tokens are issued, listed and revoked here; a token itself is shown once. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TokenController {
    private static final Set<String> FIELDS =
            Set.of("role", "country", "school", "person", "label", "expiresAt");
    private static final ObjectMapper JSON = EventJson.current().mapper();

    private final Registry registry;
    private final Tokens tokens;

    TokenController(Registry registry, Tokens tokens) {
        this.registry = registry;
        this.tokens = tokens;
    }

    /** For whom; a person where the holder is known by that id already, in a designation. */
    record Wanted(
            Role role,
            @Nullable CountryCode country,
            @Nullable SchoolId school,
            @Nullable PersonId person,
            @Nullable String label,
            @Nullable String expiresAt) {}

    @Get("/me")
    ObjectNode me(@Nullable Authentication authentication) {
        var json = JsonNodeFactory.instance.objectNode();
        actor(json, Speaker.of(authentication));
        return json;
    }

    @Post("/tokens")
    HttpResponse<ObjectNode> issue(@Body ObjectNode body) {
        var wanted = wanted(body);
        var person = wanted.person();
        var actor =
                new Actor(
                        (person == null ? PersonId.of(UUID.randomUUID()) : person).value(),
                        wanted.role(),
                        within(wanted));
        var issued = tokens.issue(actor, wanted.label(), expiresAt(wanted));
        var json = JsonNodeFactory.instance.objectNode();
        json.put("id", issued.id().toString());
        json.put("token", issued.token());
        actor(json, issued.actor());
        return HttpResponse.<ObjectNode>created(URI.create("/api/v1/tokens/" + issued.id()))
                .body(json);
    }

    @Get("/tokens")
    ObjectNode all() {
        var json = JsonNodeFactory.instance.objectNode();
        var items = json.putArray("items");
        for (var token : tokens.all()) items.add(item(token));
        return json;
    }

    @Delete("/tokens/{id}")
    HttpResponse<?> revoke(@PathVariable String id) {
        try {
            if (tokens.revoke(UUID.fromString(id))) return HttpResponse.noContent();
        } catch (IllegalArgumentException noSuchId) {
            // As for one that was never issued.
        }
        throw Refusal.notFound();
    }

    private static Wanted wanted(ObjectNode body) {
        for (var field : List.copyOf(body.properties())) {
            if (!FIELDS.contains(field.getKey())) {
                throw Refusal.unprocessable(field.getKey(), "is not a field of this");
            }
        }
        try {
            return JSON.treeToValue(body, Wanted.class);
        } catch (JsonProcessingException unreadable) {
            throw Refusal.unprocessable("role", "is missing or has the wrong form");
        }
    }

    private @Nullable String within(Wanted wanted) {
        return switch (wanted.role()) {
            case COORDINATOR, COMMISSION -> {
                var country = wanted.country();
                mustBeGiven("country", country != null);
                mustBeGiven("school", wanted.school() == null);
                yield country == null ? null : country.stream();
            }
            case SCHOOL -> {
                mustBeGiven("country", wanted.country() == null);
                yield school(wanted);
            }
            case HQ, AUDITOR, OPERATOR -> {
                mustBeGiven("country", wanted.country() == null);
                mustBeGiven("school", wanted.school() == null);
                yield null;
            }
            case ANYONE, SYSTEM ->
                    throw Refusal.unprocessable("role", wanted.role() + " holds no token");
        };
    }

    private String school(Wanted wanted) {
        var school = wanted.school();
        if (school == null) throw Refusal.unprocessable("school", "is missing");
        if (registry.history(school.value(), Long.MAX_VALUE).isEmpty()) {
            throw Refusal.unprocessable("school", "is not in the register");
        }
        return school.value();
    }

    private static void mustBeGiven(String field, boolean right) {
        if (!right) throw Refusal.unprocessable(field, "is missing, or not for this role");
    }

    private static @Nullable Instant expiresAt(Wanted wanted) {
        var text = wanted.expiresAt();
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException unreadable) {
            throw Refusal.unprocessable("expiresAt", "must be a UTC instant");
        }
    }

    private static ObjectNode item(HeldToken token) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("id", token.id().toString());
        actor(json, token.speaker());
        json.put("label", token.label());
        json.put("createdAt", token.createdAt().toString());
        json.put("expiresAt", Shown.text(token.expiresAt()));
        json.put("revokedAt", Shown.text(token.revokedAt()));
        json.put("usedAt", Shown.text(token.usedAt()));
        return json;
    }

    private static void actor(ObjectNode json, Actor actor) {
        json.put("actor", actor.id());
        json.put("role", actor.role().name());
        json.put("within", actor.within());
    }
}
