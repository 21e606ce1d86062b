package net.associatedschools.registry.app.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.app.access.Speaker;
import net.associatedschools.registry.audit.Replay;
import net.associatedschools.registry.audit.Sentences;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.Profile;
import net.associatedschools.registry.fact.Recorded;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.school.SchoolEvent;
import net.associatedschools.registry.school.SchoolEvent.ApplicationOpened;
import net.associatedschools.registry.school.SchoolEvent.Corrected;
import net.associatedschools.registry.school.SchoolEvent.CorrectionRequested;
import net.associatedschools.registry.school.SchoolEvent.Happened;
import net.associatedschools.registry.school.Status;
import net.associatedschools.registry.school.Timeline;
import net.associatedschools.registry.view.Row;
import net.associatedschools.registry.view.period.Membership;
import net.associatedschools.registry.view.period.Schools;
import org.jspecify.annotations.Nullable;

/** One school: what it is on a day, and how that came. Who never was a member isn't public. */
@Controller("/api/v1/schools")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SchoolController {
    private final Registry registry;

    SchoolController(Registry registry) {
        this.registry = registry;
    }

    /** What the register says of a school to that actor. */
    private record Seen(
            Schools.Answer answer, List<Recorded<?>> history, Timeline timeline, boolean insider) {
        long sequence() {
            return history.getLast().fact().sequence();
        }
    }

    @Get("/{id}")
    HttpResponse<?> school(
            HttpRequest<?> request,
            @PathVariable String id,
            @Nullable Authentication authentication) {
        var seen = seen(new Parameters(request), id, Speaker.of(authentication));
        var answer = seen.answer();
        if (seen.timeline().duplicateOf().isPresent()) return redirect(request, seen);
        return Etags.answer(
                request,
                Etags.ofStream(seen.sequence(), answer.asOf()),
                answer.position(),
                () -> HttpResponse.ok(json(seen)));
    }

    @Get("/{id}/history")
    HttpResponse<?> history(
            HttpRequest<?> request,
            @PathVariable String id,
            @Nullable Authentication authentication) {
        var parameters = new Parameters(request);
        var actor = Speaker.of(authentication);
        var seen = seen(parameters, id, actor);
        var answer = seen.answer();
        var json = history(seen, actor, parameters.day(Parameters.AS_OF));
        return Etags.answer(
                request,
                Etags.ofInsight(seen.sequence(), answer.asOf(), json),
                answer.position(),
                () -> HttpResponse.ok(json));
    }

    private Seen seen(Parameters parameters, String id, Actor actor) {
        var school = Address.school(id);
        var answer =
                registry.schools()
                        .ask(school, parameters.asOf(registry))
                        .orElseThrow(Refusal::notFound);
        var history = registry.history(school.value(), answer.position());
        boolean insider = Sight.isInsider(actor, history);
        var timeline = timeline(history);
        boolean duplicate = timeline.duplicateOf().isPresent() && timeline.wasEverMember();
        if (!insider && !answer.isPublic() && !duplicate) throw Refusal.notFound();
        return new Seen(answer, history, timeline, insider);
    }

    private static Timeline timeline(List<Recorded<?>> history) {
        return new Timeline(Recorded.facts(history, SchoolEvent.class));
    }

    /**
     * A duplicate's address is that of the school which the register has twice, for ever; not to be
     * cached, since the mark may be taken back.
     */
    private HttpResponse<?> redirect(HttpRequest<?> request, Seen seen) {
        var survivor = survivor(seen);
        var query = request.getUri().getRawQuery();
        var json = JsonNodeFactory.instance.objectNode();
        json.put("position", seen.answer().position());
        json.put("school", seen.answer().school().value());
        json.put("duplicateOf", Shown.text(seen.timeline().duplicateOf().orElse(null)));
        json.put("survivor", survivor.value());
        json.put("detail", "This school is a duplicate of " + survivor + ".");
        return HttpResponse.status(HttpStatus.PERMANENT_REDIRECT)
                .body(json)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(Positions.POSITION, Long.toString(seen.answer().position()))
                .header(
                        HttpHeaders.LOCATION,
                        "/api/v1/schools/" + survivor + (query == null ? "" : "?" + query));
    }

    /** The end of a chain, as it was known at that position. */
    private SchoolId survivor(Seen seen) {
        var passed = new HashSet<SchoolId>();
        var school = seen.answer().school();
        var next = seen.timeline().duplicateOf();
        while (next.isPresent() && passed.add(school)) {
            school = next.get();
            var history = registry.history(school.value(), seen.answer().position());
            next = timeline(history).duplicateOf();
        }
        return school;
    }

    private static ObjectNode json(Seen seen) {
        var answer = seen.answer();
        var standing = answer.standing();
        var json = JsonNodeFactory.instance.objectNode();
        json.put("position", answer.position());
        json.put("asOf", answer.asOf().toString());
        json.put("school", answer.school().value());
        json.put("sequence", seen.sequence());
        Shown.membership(json, standing.value(), answer.region());
        member(json, standing.value().status());
        called(json, seen.timeline().on(answer.asOf()).profile());
        json.put("mergedInto", Shown.text(seen.timeline().mergedInto().orElse(null)));
        seen.timeline().absorbed().stream()
                .map(SchoolId::value)
                .forEach(json.putArray("absorbed")::add);
        json.set("knownSince", knownSince(seen.history(), standing));
        var periods = json.putArray("periods");
        for (var row : answer.periods()) periods.add(period(row));
        return json;
    }

    /** Its names in other languages and scripts, and its national codes, as of that day. */
    private static void called(ObjectNode json, Profile profile) {
        var names = json.putArray("otherNames");
        for (var other : profile.otherNames()) {
            names.addObject().put("language", other.language()).put("name", other.name());
        }
        var codes = json.putArray("codes");
        for (var code : profile.codes()) {
            codes.addObject().put("scheme", code.scheme()).put("value", code.value());
        }
    }

    /** Whether it is a member on that day; null where that isn't known (R-STAT-3). */
    private static void member(ObjectNode json, Status status) {
        if (status == Status.NOT_KNOWN) json.putNull("member");
        else json.put("member", status.isMember());
    }

    /** When the register learned what it says of that day. */
    private static ObjectNode knownSince(List<Recorded<?>> history, Row<Membership> standing) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("position", standing.recordedFrom());
        history.stream()
                .filter(fact -> fact.position() == standing.recordedFrom())
                .findFirst()
                .ifPresent(fact -> json.put("recordedAt", fact.recordedAt().toString()));
        return json;
    }

    private static ObjectNode period(Row<Membership> row) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("from", day(row.effectiveFrom()));
        json.put("until", day(row.effectiveUntil()));
        json.put("status", row.value().status().name());
        json.put("name", row.value().name());
        json.put("memberSince", Shown.text(row.value().memberSince()));
        return json;
    }

    /** Null is without a beginning or an end. */
    private static @Nullable String day(LocalDate day) {
        boolean open = day.equals(LocalDate.MIN) || day.equals(LocalDate.MAX);
        return open ? null : day.toString();
    }

    private ObjectNode history(Seen seen, Actor actor, @Nullable LocalDate until) {
        var answer = seen.answer();
        var json = JsonNodeFactory.instance.objectNode();
        json.put("position", answer.position());
        json.put("school", answer.school().value());
        json.put("sequence", seen.sequence());
        boolean persons = Sight.seesPersons(actor, seen.history());
        var events = json.putArray("events");
        for (var step : Replay.school(seen.history(), answer.asOf())) {
            var recorded = step.recorded();
            var event = (SchoolEvent) recorded.fact().event();
            boolean told = seen.insider() || !isOfAdmission(recorded, seen.history());
            boolean held =
                    until == null
                            || !(event instanceof Happened happened)
                            || happened.effective().mayHoldOn(until);
            if (!told || !held) continue;
            var fact = Shown.fact(recorded, seen.history(), seen.insider());
            if (seen.insider()) Shown.held(fact, registry.documents());
            fact.put("after", Sentences.ofState(step.state()));
            events.add(persons ? Shown.joined(fact, registry.records()) : fact);
        }
        return json;
    }

    /**
     * An application isn't public, nor what mends it; the membership that came of it is. What a
     * school asks to have corrected is between it and its country.
     */
    private static boolean isOfAdmission(Recorded<?> recorded, List<Recorded<?>> history) {
        return switch (recorded.fact().event()) {
            case ApplicationOpened e -> true;
            case CorrectionRequested e -> true;
            case Corrected e ->
                    history.stream()
                            .filter(fact -> fact.fact().sequence() == e.corrects())
                            .anyMatch(fact -> isOfAdmission(fact, history));
            default -> false;
        };
    }
}
