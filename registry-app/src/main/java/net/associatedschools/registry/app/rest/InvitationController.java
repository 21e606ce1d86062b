package net.associatedschools.registry.app.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.app.access.Invitation;
import net.associatedschools.registry.app.access.Invitations;
import net.associatedschools.registry.app.access.Speaker;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.SchoolId;
import org.jspecify.annotations.Nullable;

/** A recorded school gets in by an invitation of its country or HQ, which it claims once. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class InvitationController {
    private static final String EXPIRES_AT = "expiresAt";
    private static final String CODE = "code";

    private final Registry registry;
    private final Invitations invitations;
    private final CommandReader reader;

    InvitationController(Registry registry, Invitations invitations, CommandReader reader) {
        this.registry = registry;
        this.invitations = invitations;
        this.reader = reader;
    }

    @Post("/schools/{id}/invite")
    HttpResponse<ObjectNode> invite(
            @PathVariable String id,
            @Body @Nullable String body,
            @Nullable Authentication authentication) {
        var actor = Speaker.of(authentication);
        var school = ownSchool(id, actor);
        var told = told(body, Set.of(EXPIRES_AT));
        var code = invitations.invite(school, actor, expiresAt(told));
        var json = JsonNodeFactory.instance.objectNode();
        json.put("id", code.id().toString());
        json.put("school", school.value());
        json.put(CODE, code.code());
        json.put(EXPIRES_AT, code.expiresAt().toString());
        return HttpResponse.<ObjectNode>created(json);
    }

    @Get("/schools/{id}/invitations")
    ObjectNode all(@PathVariable String id, @Nullable Authentication authentication) {
        var json = JsonNodeFactory.instance.objectNode();
        var items = json.putArray("items");
        for (var one : invitations.of(ownSchool(id, Speaker.of(authentication)))) {
            items.add(item(one));
        }
        return json;
    }

    @Delete("/schools/{id}/invitations/{invitation}")
    HttpResponse<?> revoke(
            @PathVariable String id,
            @PathVariable String invitation,
            @Nullable Authentication authentication) {
        var school = ownSchool(id, Speaker.of(authentication));
        try {
            if (invitations.revoke(school, UUID.fromString(invitation))) {
                return HttpResponse.noContent();
            }
        } catch (IllegalArgumentException noSuchId) {
            // As for one that was never made.
        }
        throw Refusal.notFound();
    }

    /** Who has the code speaks for the school from then on. */
    @Post("/claims")
    HttpResponse<ObjectNode> claim(@Body @Nullable String body) {
        var code = told(body, Set.of(CODE)).path(CODE);
        if (!code.isTextual()) throw Refusal.unprocessable(CODE, "is missing");
        var claim =
                invitations
                        .claim(code.textValue())
                        .orElseThrow(() -> Refusal.unprocessable(CODE, "is no invitation's"));
        var issued = claim.issued();
        if (issued == null) {
            throw new Refusal(Problem.of(HttpStatus.CONFLICT, String.valueOf(claim.refused())));
        }
        var json = JsonNodeFactory.instance.objectNode();
        json.put("school", issued.actor().within());
        json.put("token", issued.token());
        json.put("actor", issued.actor().id());
        json.put("role", issued.actor().role().name());
        return HttpResponse.<ObjectNode>created(json);
    }

    /** R-ROLE-2: a coordinator or commission invites schools of its own country. */
    private SchoolId ownSchool(String id, Actor actor) {
        var school = Address.school(id);
        var history = registry.history(school.value(), Long.MAX_VALUE);
        if (history.isEmpty()) throw Refusal.notFound();
        if (!Sight.isInsider(actor, history)) throw RuleBroken.foreign("outside one's own country");
        return school;
    }

    private ObjectNode told(@Nullable String body, Set<String> fields) {
        var told = reader.object(body == null ? "" : body);
        told.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!fields.contains(name)) throw CommandReader.unknown(name);
                        });
        return told;
    }

    private static @Nullable Instant expiresAt(ObjectNode told) {
        var text = told.path(EXPIRES_AT);
        try {
            return text.isTextual() ? Instant.parse(text.textValue()) : null;
        } catch (DateTimeException unreadable) {
            throw Refusal.unprocessable(EXPIRES_AT, "must be a UTC instant");
        }
    }

    private static ObjectNode item(Invitation invitation) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("id", invitation.id().toString());
        json.put("invitedBy", invitation.invitedBy());
        json.put("role", invitation.role().name());
        json.put("createdAt", invitation.createdAt().toString());
        json.put(EXPIRES_AT, invitation.expiresAt().toString());
        json.put("revokedAt", Shown.text(invitation.revokedAt()));
        json.put("claimedAt", Shown.text(invitation.claimedAt()));
        json.put("claimedBy", invitation.claimedBy());
        return json;
    }
}
