package net.associatedschools.registry.app.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import java.util.List;
import java.util.regex.Pattern;
import net.associatedschools.registry.app.access.Speaker;
import net.associatedschools.registry.app.outbox.Notice.State;
import net.associatedschools.registry.app.outbox.Outbox;
import net.associatedschools.registry.app.outbox.Wording;
import net.associatedschools.registry.fact.CountryCode;
import org.jspecify.annotations.Nullable;

/** Who is to hear of what, by ids alone; own country only for who is bound to one. */
@Controller("/api/v1/outbox")
@ExecuteOn(TaskExecutors.BLOCKING)
final class OutboxController {
    private static final int LIMIT_USUAL = 100;
    private static final int LIMIT_MAX = 1000;
    private static final Pattern AFTER = Pattern.compile("(\\d{1,18})/(hq|person:[0-9a-f-]{36})");
    private static final List<String> COLUMNS =
            List.of(
                    "position",
                    "recordedAt",
                    "to",
                    "message",
                    "subject",
                    "application",
                    "school",
                    "country",
                    "state",
                    "reason",
                    "tried",
                    "settledAt");

    private final Outbox outbox;

    OutboxController(Outbox outbox) {
        this.outbox = outbox;
    }

    @Get
    @Produces({MediaType.APPLICATION_JSON, Listing.CSV_TYPE, Listing.NDJSON_TYPE})
    HttpResponse<?> outbox(HttpRequest<?> request, @Nullable Authentication authentication) {
        var parameters =
                new Parameters(
                        request, "country", "state", "lang", "limit", "after", Listing.FORMAT);
        for (var when : List.of(Parameters.AS_OF, Parameters.RECORDED_AS_OF)) {
            if (parameters.text(when) != null) {
                throw Refusal.badRequest(when, "is not asked here: letters are as they are");
            }
        }
        var form = Listing.of(request, parameters);
        var asked =
                parameters.value("country", CountryCode::new, "must be an ISO code, such as FI");
        var country = Sight.country(Speaker.of(authentication), asked);
        int limit = parameters.number("limit", LIMIT_USUAL);
        if (limit < 1 || limit > LIMIT_MAX) {
            throw Refusal.badRequest("limit", "must be 1 to " + LIMIT_MAX);
        }
        var after = AFTER.matcher(String.valueOf(parameters.text("after")));
        boolean goesOn = after.matches();
        if (!goesOn && parameters.text("after") != null) {
            throw Refusal.badRequest("after", "is no place of this list");
        }
        var page =
                outbox.page(
                        country == null ? null : country.value(),
                        parameters.word("state", State.class),
                        goesOn ? Long.parseLong(after.group(1)) : -1,
                        goesOn ? after.group(2) : "",
                        limit + 1,
                        wording(parameters));
        boolean more = page.items().size() > limit;
        var shown = more ? page.items().subList(0, limit) : page.items();
        var rows = shown.stream().map(OutboxController::row).toList();
        var last = shown.isEmpty() ? null : shown.getLast().notice();
        var next = more && last != null ? last.position() + "/" + last.recipient() : null;
        var answer =
                form == Listing.JSON
                        ? HttpResponse.ok(json(page.position(), rows, next))
                        : HttpResponse.ok(form.lines(COLUMNS, rows, true)).contentType(form.type());
        return Listing.linked(
                request, next, answer.header(Positions.POSITION, Long.toString(page.position())));
    }

    private static @Nullable Wording wording(Parameters parameters) {
        var said = parameters.text("lang");
        if (said == null) return null;
        return Wording.in(said)
                .orElseThrow(() -> Refusal.badRequest("lang", "must be en, fr or es"));
    }

    private ObjectNode json(long position, List<ObjectNode> rows, @Nullable String next) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("position", position);
        json.put("sentBy", outbox.way().orElse(null));
        rows.forEach(json.putArray("items")::add);
        json.put("next", next);
        return json;
    }

    private static ObjectNode row(Outbox.Told told) {
        var notice = told.notice();
        var json = JsonNodeFactory.instance.objectNode();
        json.put("position", notice.position());
        json.put("recordedAt", notice.recordedAt().toString());
        json.put("to", notice.recipient());
        json.put("message", notice.message());
        json.put("language", told.language());
        json.put("subject", told.subject());
        json.put("text", told.body());
        json.put("application", notice.application());
        json.put("school", notice.school());
        json.put("country", notice.country());
        json.put("state", notice.state().name());
        json.put("reason", notice.reason());
        json.put("tried", notice.tried());
        json.put("settledAt", Shown.text(notice.settledAt()));
        return json;
    }

    /** Sends what waits, which the register also does by itself every half minute. */
    @Post("/send")
    ObjectNode send() {
        var run = outbox.send();
        var json = JsonNodeFactory.instance.objectNode();
        json.put("sentBy", outbox.way().orElse(null));
        json.put("sent", run.sent());
        json.put("notSent", run.notSent());
        json.put("waiting", run.waiting());
        return json;
    }
}
