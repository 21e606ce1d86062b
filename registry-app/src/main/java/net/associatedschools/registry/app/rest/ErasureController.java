package net.associatedschools.registry.app.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.app.access.Speaker;
import net.associatedschools.registry.app.access.Tokens;
import net.associatedschools.registry.app.serving.ErasedList;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.person.PersonCommand.Erase;
import net.associatedschools.registry.person.RecordId;
import org.jspecify.annotations.Nullable;

/** Erases by order of the operator, and shows that the log is the same after it. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ErasureController {
    private static final String RECORD = "record";

    private final Registry registry;
    private final CommandReader reader;
    private final Tokens tokens;
    private final ErasedList list;

    ErasureController(Registry registry, CommandReader reader, Tokens tokens, ErasedList list) {
        this.registry = registry;
        this.reader = reader;
        this.tokens = tokens;
        this.list = list;
    }

    @Post("/erasures")
    HttpResponse<ObjectNode> erase(
            HttpRequest<?> request,
            @Body @Nullable String body,
            @Nullable Authentication authentication) {
        var actor = Speaker.of(authentication);
        var told = reader.object(body == null ? "" : body);
        for (var field : told.properties()) {
            if (!field.getKey().equals(RECORD)) throw CommandReader.unknown(field.getKey());
        }
        var record = record(told);
        var commandId = Ids.command(actor, request.getHeaders().get(Ids.KEY));
        var receipt = registry.submit(commandId, new Erase(record, Statement.by(actor)));
        tokens.unlabel(record.value());
        list.add(record);
        var json = JsonNodeFactory.instance.objectNode();
        json.put(RECORD, record.value());
        json.put("stream", receipt.stream());
        json.put("sequence", receipt.sequence());
        json.put("position", receipt.position());
        receipt.events().forEach(json.putArray("events")::add);
        return HttpResponse.ok(json).header(Positions.POSITION, Long.toString(receipt.position()));
    }

    private static RecordId record(ObjectNode told) {
        try {
            return new RecordId(told.path(RECORD).asText());
        } catch (IllegalArgumentException unreadable) {
            throw Refusal.unprocessable(
                    RECORD, "must be person:<uuid>, text:<uuid> or document:<sha256>");
        }
    }

    /** The log read from its first event: how many, their root, and what is wrong with them. */
    @Get("/log/verification")
    HttpResponse<ObjectNode> verify(@QueryValue @Nullable Long until) {
        var verification = registry.verify(until == null ? Long.MAX_VALUE : until);
        var json = JsonNodeFactory.instance.objectNode();
        json.put("events", verification.events());
        json.put("root", verification.root());
        json.put("whole", verification.isWhole());
        verification.faults().forEach(json.putArray("faults")::add);
        return HttpResponse.ok(json);
    }
}
