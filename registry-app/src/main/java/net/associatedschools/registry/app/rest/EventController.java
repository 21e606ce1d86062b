package net.associatedschools.registry.app.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.inject.Named;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import net.associatedschools.registry.Feed;
import net.associatedschools.registry.Feed.Page;
import net.associatedschools.registry.Feed.Question;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.fact.CountryCode;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The feed of the log, by position: a page as JSON, all of it as lines that another register takes
 * in, or as server-sent events, which go on as the log does.
 */
@Controller("/api/v1")
final class EventController {
    private static final int LIMIT_USUAL = 100;
    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final Duration GLANCE = Duration.ofMillis(200);

    /** Told while nothing happens, so that who waits knows, and who is gone is noticed. */
    private static final Duration SILENCE_MAX = Duration.ofSeconds(15);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Registry registry;
    private final Scheduler blocking;

    EventController(Registry registry, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.registry = registry;
        this.blocking = Schedulers.fromExecutorService(blocking);
    }

    @Get("/events")
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Produces({MediaType.APPLICATION_JSON, Listing.NDJSON_TYPE, MediaType.TEXT_EVENT_STREAM})
    HttpResponse<?> events(HttpRequest<?> request) {
        var parameters =
                new Parameters(
                        request, "after", "limit", "stream", "name", "country", Listing.FORMAT);
        if (parameters.text(Parameters.AS_OF) != null) {
            throw Refusal.badRequest(Parameters.AS_OF, "is not asked here: the log has no days");
        }
        if (wantsStream(request)) return following(request, parameters);
        var form = Listing.of(request, parameters);
        if (form == Listing.CSV) {
            throw new Refusal(
                    Problem.of(
                            HttpStatus.NOT_ACCEPTABLE,
                            "There is JSON, x-ndjson and text/event-stream here."));
        }
        boolean whole = form == Listing.NDJSON && parameters.text("limit") == null;
        var question =
                question(parameters, whole ? Feed.LIMIT_MAX : LIMIT_USUAL, after(parameters));
        var page = registry.feed().ask(question);
        return Etags.answer(
                request,
                Etags.ofList(request, form, page.position(), "log"),
                page.position(),
                () -> answer(request, form, question, page, whole));
    }

    private static boolean wantsStream(HttpRequest<?> request) {
        return request.getHeaders().accept().stream()
                .anyMatch(type -> type.getName().equals(MediaType.TEXT_EVENT_STREAM));
    }

    private static long after(Parameters parameters) {
        var after = parameters.value("after", Long::valueOf, "must be a position, such as 17");
        return after == null ? 0 : after;
    }

    private Question question(Parameters parameters, int limitUsual, long after) {
        var country =
                parameters.value("country", CountryCode::new, "must be an ISO code, such as FI");
        return Parameters.asked(
                () ->
                        new Question(
                                after,
                                parameters.recordedAsOf(registry),
                                parameters.number("limit", limitUsual),
                                parameters.text("stream"),
                                parameters.text("name"),
                                country));
    }

    private MutableHttpResponse<?> answer(
            HttpRequest<?> request, Listing form, Question question, Page page, boolean whole) {
        var next = page.hasMore() ? Long.toString(page.reached()) : null;
        if (form == Listing.JSON) {
            return Listing.linked(request, next, HttpResponse.ok(json(page)));
        }
        if (!whole) {
            return Listing.linked(request, next, HttpResponse.ok(lines(page)))
                    .contentType(form.type());
        }
        var file = new StreamedFile(Listing.pages(pages(question, page)), form.type());
        return HttpResponse.ok(file).contentType(form.type());
    }

    /** Up to where the log was at first: what comes meanwhile is for who asks again. */
    private Supplier<byte @Nullable []> pages(Question question, Page first) {
        var upTo =
                new Question(
                        question.after(),
                        first.position(),
                        question.limit(),
                        question.stream(),
                        question.name(),
                        question.country());
        return new Supplier<>() {
            private @Nullable Page page = first;

            @Override
            public byte @Nullable [] get() {
                var read = page;
                if (read == null) return null;
                page = read.hasMore() ? registry.feed().ask(upTo.after(read.reached())) : null;
                return lines(read);
            }
        };
    }

    private static byte[] lines(Page page) {
        var lines = new ByteArrayOutputStream();
        page.items().forEach(item -> lines.writeBytes(item.line()));
        return lines.toByteArray();
    }

    private static String json(Page page) {
        var json = JSON.createObjectNode();
        json.put("position", page.position());
        var items = json.putArray("items");
        page.items().forEach(item -> items.addRawValue(new RawValue(item.json())));
        if (page.hasMore()) json.put("next", page.reached());
        else json.putNull("next");
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    // Server-sent events

    private HttpResponse<?> following(HttpRequest<?> request, Parameters parameters) {
        for (var name : List.of("limit", Parameters.RECORDED_AS_OF)) {
            if (parameters.text(name) != null) {
                throw Refusal.badRequest(name, "is not asked of a stream, which goes on");
            }
        }
        var question = question(parameters, Feed.LIMIT_MAX / 2, startOf(request, parameters));
        return HttpResponse.ok(follow(question))
                .contentType(MediaType.TEXT_EVENT_STREAM_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(Positions.POSITION, Long.toString(registry.lastPosition()));
    }

    /** A browser that was cut off says what it saw last; that is later than where it began. */
    private static long startOf(HttpRequest<?> request, Parameters parameters) {
        var seen = request.getHeaders().get(LAST_EVENT_ID);
        if (seen == null || seen.isBlank()) return after(parameters);
        try {
            return Long.parseLong(seen.strip());
        } catch (NumberFormatException noPosition) {
            throw Refusal.badRequest(LAST_EVENT_ID, "must be a position, such as 17");
        }
    }

    private Publisher<Event<String>> follow(Question from) {
        return Flux.defer(
                () -> {
                    var telling = new Telling();
                    return page(from)
                            .expand(
                                    page ->
                                            page.hasMore()
                                                    ? page(from.after(page.reached()))
                                                    : Mono.delay(GLANCE)
                                                            .then(page(from.after(page.reached()))))
                            .concatMapIterable(telling::events, 1);
                });
    }

    private Mono<Page> page(Question question) {
        return Mono.fromCallable(() -> registry.feed().ask(question)).subscribeOn(blocking);
    }

    /** What one follower is told. */
    private static final class Telling {
        private boolean caughtUp;
        private long toldAt = System.nanoTime();

        List<Event<String>> events(Page page) {
            var events = new ArrayList<Event<String>>();
            for (var item : page.items()) {
                events.add(Event.of(item.json()).id(Long.toString(item.position())));
            }
            boolean silent = System.nanoTime() - toldAt > SILENCE_MAX.toNanos();
            if (!page.hasMore() && (!caughtUp || silent)) {
                caughtUp = true;
                events.add(
                        Event.of("{\"position\":%d}".formatted(page.reached()))
                                .id(Long.toString(page.reached()))
                                .name("caught-up"));
            }
            if (!events.isEmpty()) toldAt = System.nanoTime();
            return events;
        }
    }
}
