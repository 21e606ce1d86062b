package net.associatedschools.registry.app.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import net.associatedschools.registry.Receipt;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.app.access.Speaker;
import net.associatedschools.registry.app.access.Tokens;
import net.associatedschools.registry.app.rest.CommandReader.Told;
import net.associatedschools.registry.application.ApplicationCommand.Apply;
import net.associatedschools.registry.application.ApplicationCommand.RecordCandidacy;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.ApplicationId;
import net.associatedschools.registry.fact.Command;
import net.associatedschools.registry.fact.Metadata;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Role;
import net.associatedschools.registry.school.SchoolCommand.RecordMembership;
import org.jspecify.annotations.Nullable;

/** Takes every command: the path names it, {@code Idempotency-Key} makes repeating it harmless. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SubmitController {
    private final Registry registry;
    private final CommandReader reader;
    private final Tokens tokens;

    SubmitController(Registry registry, CommandReader reader, Tokens tokens) {
        this.registry = registry;
        this.reader = reader;
        this.tokens = tokens;
    }

    @Post(
            uris = {
                "/applications",
                "/applications/record-candidacy",
                "/applications/{id}/return-to-school",
                "/applications/{id}/resubmit",
                "/applications/{id}/preselect",
                "/applications/{id}/not-preselect",
                "/applications/{id}/reach-stage",
                "/applications/{id}/file-candidate-report",
                "/applications/{id}/extend-candidacy",
                "/applications/{id}/recommend",
                "/applications/{id}/not-recommend",
                "/applications/{id}/return-to-coordinator",
                "/applications/{id}/refuse",
                "/applications/{id}/lapse",
                "/applications/{id}/certify",
                "/applications/{id}/withdraw",
                "/applications/{id}/correct",
                "/schools",
                "/schools/{id}/record-membership",
                "/schools/{id}/rename",
                "/schools/{id}/split-off",
                "/schools/{id}/relocate",
                "/schools/{id}/reclassify",
                "/schools/{id}/change-contact",
                "/schools/{id}/assign-code",
                "/schools/{id}/give-other-name",
                "/schools/{id}/file-plan",
                "/schools/{id}/file-report",
                "/schools/{id}/record-activity",
                "/schools/{id}/confirm-profile",
                "/schools/{id}/declare-continuation",
                "/schools/{id}/renew",
                "/schools/{id}/recognise-permanence",
                "/schools/{id}/declare-inactive",
                "/schools/{id}/lapse",
                "/schools/{id}/suspend",
                "/schools/{id}/reinstate",
                "/schools/{id}/refuse-renewal",
                "/schools/{id}/remove",
                "/schools/{id}/close-institution",
                "/schools/{id}/reissue-certificate",
                "/schools/{id}/request-correction",
                "/schools/{id}/withdraw",
                "/schools/{id}/mark-duplicate",
                "/schools/{id}/merge",
                "/schools/{id}/correct",
                "/countries/{code}/designate-coordinator",
                "/countries/{code}/replace-coordinator",
                "/countries/{code}/end-coordinator",
                "/countries/{code}/record-policy",
                "/countries/{code}/suspend-intake",
                "/countries/{code}/resume-intake",
                "/countries/{code}/record-unesco-status",
                "/countries/{code}/assign-region",
                "/countries/{code}/record-succession",
                "/countries/{code}/open-revalidation",
                "/countries/{code}/close-revalidation",
                "/countries/{code}/correct",
                "/figures/{slug}/publish-total",
                "/figures/{slug}/correct"
            })
    HttpResponse<ObjectNode> submit(
            HttpRequest<?> request,
            @Body @Nullable String body,
            @Nullable Authentication authentication) {
        var actor = Speaker.of(authentication);
        var commandId = Ids.command(actor, request.getHeaders().get(Ids.KEY));
        var address = Address.of(request.getUri().getPath());
        var told = reader.read(address, Objects.requireNonNullElse(body, ""), actor, commandId);
        mustBeFresh(request, told.command(), actor, commandId);
        var receipt = registry.submit(commandId, told.command());
        boolean creates = address.id() == null;
        var answer = answer(receipt, told);
        if (told.command() instanceof Apply apply && actor.role() == Role.ANYONE) {
            letIn(apply.application(), commandId, answer);
        }
        var response =
                HttpResponse.<ObjectNode>status(creates ? HttpStatus.CREATED : HttpStatus.OK)
                        .body(answer)
                        .header(Positions.POSITION, Long.toString(receipt.position()))
                        .header(HttpHeaders.ETAG, "\"" + receipt.sequence() + "\"");
        if (creates) response.getHeaders().location(location(request, told.command()));
        return response;
    }

    private static URI location(HttpRequest<?> request, Command command) {
        var family = request.getUri().getPath().replace("/record-candidacy", "");
        return URI.create(family + "/" + command.stream());
    }

    private static ObjectNode answer(Receipt receipt, Told told) {
        var answer = JsonNodeFactory.instance.objectNode();
        answer.put("stream", receipt.stream());
        answer.put("sequence", receipt.sequence());
        answer.put("position", receipt.position());
        receipt.events().forEach(answer.putArray("events")::add);
        if (told.command() instanceof Apply apply) {
            answer.put("application", apply.application().value());
            answer.put("school", apply.school().value());
        }
        if (told.command() instanceof RecordCandidacy recorded) {
            answer.put("application", recorded.application().value());
            answer.put("school", recorded.school().value());
        }
        if (told.command() instanceof RecordMembership recorded) {
            answer.put("school", recorded.school().value());
        }
        if (!told.persons().isEmpty()) {
            var persons = answer.putObject("persons");
            told.persons().forEach((field, person) -> persons.put(field, person.value()));
        }
        return answer;
    }

    /** Who came without a token leaves with one, for this application and nothing else. */
    private void letIn(ApplicationId application, UUID commandId, ObjectNode answer) {
        var applicant = PersonId.of(Ids.created(commandId, "applicant"));
        tokens.issueOnce(Actor.applicant(applicant, application), "applicant")
                .ifPresent(issued -> answer.put("token", issued.token()));
    }

    /** {@code If-Match} holds the sequence that the decision was made on. */
    private void mustBeFresh(HttpRequest<?> request, Command command, Actor actor, UUID commandId) {
        var seen = request.getHeaders().get(HttpHeaders.IF_MATCH);
        if (seen == null || seen.equals("*")) return;
        long expected = Etags.sequence(seen);
        var history = registry.history(command.stream(), Long.MAX_VALUE);
        if (history.isEmpty()) return;
        long sequence = history.getLast().fact().sequence();
        boolean repeats =
                history.stream()
                        .anyMatch(
                                fact ->
                                        commandId
                                                .toString()
                                                .equals(fact.metadata(Metadata.COMMAND_ID)));
        // Whoever may not see the stream is told what the command tells them, not where it stands.
        if (sequence == expected || repeats || !Sight.mayKnow(actor, history)) return;
        throw new Refusal(
                Problem.of(
                        HttpStatus.PRECONDITION_FAILED,
                        "The decision was made on sequence %d, but %s is at %d."
                                .formatted(expected, command.stream(), sequence)));
    }
}
