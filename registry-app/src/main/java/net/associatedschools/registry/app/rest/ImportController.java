package net.associatedschools.registry.app.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.app.access.Speaker;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.importing.Import;
import net.associatedschools.registry.importing.ImportReport;
import net.associatedschools.registry.importing.Place;
import net.associatedschools.registry.importing.Proposal;
import net.associatedschools.registry.importing.Roster;
import net.associatedschools.registry.importing.RosterUnreadable;
import net.associatedschools.registry.importing.Row;
import net.associatedschools.registry.importing.StatusWords;
import net.associatedschools.registry.importing.Taken;
import org.jspecify.annotations.Nullable;

/** Takes a list of members in (domain.md 7) and says row by row what it did. */
@Controller("/api/v1/imports")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ImportController {
    private static final int ROWS_BETWEEN_LINES = 1000;

    private final Import imports;
    private final Registry registry;

    ImportController(Import imports, Registry registry) {
        this.imports = imports;
        this.registry = registry;
    }

    @Get
    HttpResponse<ObjectNode> all(@Nullable Authentication authentication) {
        var actor = Speaker.of(authentication);
        var json = JsonNodeFactory.instance.objectNode();
        json.put("position", registry.lastPosition());
        var items = json.putArray("items");
        imports.imports().all().stream()
                .filter(taken -> sees(actor, taken))
                .forEach(taken -> items.add(json(taken)));
        return HttpResponse.ok(json);
    }

    @Get("/{id}")
    HttpResponse<ObjectNode> one(@PathVariable String id, @Nullable Authentication authentication) {
        var taken = taken(id, Speaker.of(authentication));
        var json = json(taken);
        var report = taken.report();
        json.set("report", report == null ? null : json(report).path("report"));
        return HttpResponse.ok(json);
    }

    /** Takes back what it recorded; what later facts stand on stays, each with its rule. */
    @Post("/{id}/undo")
    HttpResponse<ObjectNode> undo(
            @PathVariable String id, @Nullable Authentication authentication) {
        var actor = Speaker.of(authentication);
        var report = imports.undo(taken(id, actor).id(), actor, Import.Progress.NONE);
        var json = JsonNodeFactory.instance.objectNode();
        json.put("import", report.id().toString());
        json.put("rows", report.rows());
        json.put("takenBack", report.takenBack());
        json.put("alreadyTakenBack", report.alreadyTakenBack());
        json.put("notRecorded", report.notRecorded());
        json.put("kept", report.kept().size());
        json.put("position", registry.lastPosition());
        var rows = json.putArray("report");
        for (var kept : report.kept()) {
            var row = rows.addObject();
            row.put("line", kept.line());
            row.put("outcome", "KEPT");
            row.put("stream", kept.stream());
            row.put("rule", kept.rule());
            row.put("reason", kept.reason());
        }
        return HttpResponse.ok(json);
    }

    /** What a later edition says otherwise than the one before. */
    @Get("/{id}/proposals")
    HttpResponse<ObjectNode> proposals(
            @PathVariable String id, @Nullable Authentication authentication) {
        var taken = taken(id, Speaker.of(authentication));
        return HttpResponse.ok(json(imports.proposals(taken.id())));
    }

    /**
     * Accepts or rejects those of {@code ids}, or all that await it but those of {@code allBut}.
     */
    @Post(uris = {"/{id}/proposals/accept", "/{id}/proposals/reject"})
    HttpResponse<ObjectNode> decide(
            HttpRequest<?> request,
            @PathVariable String id,
            @Body JsonNode body,
            @Nullable Authentication authentication) {
        var actor = Speaker.of(authentication);
        var taken = taken(id, actor).id();
        var chosen = chosen(taken, body);
        var decided =
                request.getPath().endsWith("/accept")
                        ? imports.accept(taken, chosen, actor)
                        : imports.reject(taken, chosen, actor);
        return HttpResponse.ok(json(decided).put("position", registry.lastPosition()));
    }

    private Set<UUID> chosen(UUID taken, JsonNode body) {
        boolean some = body.path("ids").isArray();
        boolean allBut = body.path("allBut").isArray();
        if (some == allBut)
            throw Refusal.unprocessable("ids", "or allBut is needed, a list of ids");
        var named = ids(body.path(some ? "ids" : "allBut"), some ? "ids" : "allBut");
        if (some) return named;
        return imports.proposals(taken).stream()
                .filter(proposal -> proposal.verdict() == null)
                .map(Proposal::id)
                .filter(proposal -> !named.contains(proposal))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<UUID> ids(JsonNode list, String field) {
        var ids = new LinkedHashSet<UUID>();
        for (var text : list) ids.add(id(field, text.asText()));
        return ids;
    }

    private static UUID id(String field, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noSuchId) {
            throw Refusal.unprocessable(field, "has what is no id: " + text);
        }
    }

    private static ObjectNode json(List<Proposal> proposals) {
        var json = JsonNodeFactory.instance.objectNode();
        for (var kind : Proposal.Kind.values()) {
            json.put(
                    kind.name().toLowerCase(Locale.ROOT),
                    proposals.stream().filter(proposal -> proposal.kind() == kind).count());
        }
        var items = json.putArray("items");
        for (var proposal : proposals) {
            var item = items.addObject();
            item.put("id", proposal.id().toString());
            item.put("kind", proposal.kind().name());
            item.put("verdict", Shown.text(proposal.verdict()));
            if (proposal.kind() == Proposal.Kind.RENAMED) {
                item.put("score", Math.round(proposal.score() * 1000) / 1000.0);
            }
            item.set("before", json(proposal.before()));
            item.set("now", json(proposal.now()));
        }
        return json;
    }

    private static @Nullable ObjectNode json(@Nullable Place place) {
        if (place == null) return null;
        var json = JsonNodeFactory.instance.objectNode();
        json.put("line", place.line());
        json.put("name", place.name());
        json.put("town", place.town());
        json.put("candidate", place.candidate());
        json.put("school", Shown.text(place.school()));
        return json;
    }

    /** To whom it isn't shown it isn't there. */
    private Taken taken(String id, Actor actor) {
        try {
            return imports.imports()
                    .of(UUID.fromString(id))
                    .filter(taken -> sees(actor, taken))
                    .orElseThrow(Refusal::notFound);
        } catch (IllegalArgumentException noSuchId) {
            throw Refusal.notFound();
        }
    }

    private static boolean sees(Actor actor, Taken taken) {
        return switch (actor.role()) {
            case HQ, AUDITOR -> true;
            case COORDINATOR, COMMISSION -> taken.country().stream().equals(actor.within());
            case ANYONE, SCHOOL, SYSTEM, OPERATOR -> false;
        };
    }

    private static ObjectNode json(Taken taken) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("import", taken.id().toString());
        json.put("country", taken.country().value());
        json.put("name", taken.name());
        json.put("source", taken.source());
        json.put("sha256", taken.sha256());
        json.put("actor", taken.actor());
        json.put("importedAt", taken.importedAt().toString());
        json.put("finishedAt", Shown.text(taken.finishedAt()));
        json.put("undoneAt", Shown.text(taken.undoneAt()));
        var report = taken.report();
        if (report != null) {
            ObjectNode counts = json(report);
            counts.remove(List.of("report", "dryRun"));
            json.setAll(counts);
        }
        return json;
    }

    /** As NDJSON it says how far it is every thousand rows, and at last what it did. */
    @Post(consumes = MediaType.MULTIPART_FORM_DATA)
    @Produces({MediaType.APPLICATION_JSON, Listing.NDJSON_TYPE})
    HttpResponse<?> take(
            HttpRequest<?> request,
            @Part("file") CompletedFileUpload file,
            @Part("country") String country,
            @Part("asOf") @Nullable String asOf,
            @Part("source") @Nullable String source,
            @Part("status") @Nullable String status,
            @Nullable Authentication authentication) {
        var parameters = new Parameters(request, "dryRun", "proposals");
        mustBeReal();
        boolean dryRun = parameters.yes("dryRun");
        boolean proposals = parameters.yes("proposals");
        var said = order(country, asOf, source, status, Speaker.of(authentication));
        Import.mustBeAllowed(said.actor(), said.country());
        mustBeKnown(said.country());
        var order = proposals ? said.proposing() : said;
        var kept = keep(file);
        var roster = new Roster(kept, file.getFilename());
        boolean tells =
                request.accept().stream().anyMatch(type -> type.matches(Listing.NDJSON.type()))
                        && request.accept().stream()
                                .noneMatch(type -> type.matches(MediaType.APPLICATION_JSON_TYPE));
        if (tells) {
            var news = new News();
            // Goes on where the client hangs up: the list is in, and half of it is no use.
            Thread.ofVirtual()
                    .start(() -> news.tell(() -> take(kept, roster, order, dryRun, news)));
            var type = Listing.NDJSON.type();
            return HttpResponse.ok(new StreamedFile(Listing.pages(news.lines()), type))
                    .contentType(type);
        }
        return HttpResponse.ok(take(kept, roster, order, dryRun, Import.Progress.NONE));
    }

    /** Lists are of real schools, which are never mixed with invented ones. */
    private void mustBeReal() {
        if (registry.isSynthetic()) {
            throw new Refusal(
                    Problem.of(
                            HttpStatus.CONFLICT,
                            "All in this register is invented: it takes no lists in."));
        }
    }

    /** A slip in a code would found a country with members. */
    private void mustBeKnown(CountryCode country) {
        if (registry.history(country.stream(), registry.lastPosition()).isEmpty()) {
            throw Refusal.unprocessable("country", "is not known to the register: " + country);
        }
    }

    private ObjectNode take(
            Path kept,
            Roster roster,
            Import.Order order,
            boolean dryRun,
            Import.Progress progress) {
        try {
            if (dryRun) return json(imports.dryRun(roster, order, progress));
            var result = imports.take(roster, order, progress);
            var json = json(result.report());
            var taken = result.taken();
            if (taken != null) json.put("import", taken.id().toString());
            json.put("position", registry.lastPosition());
            return json;
        } catch (RosterUnreadable unreadable) {
            throw Refusal.unprocessable("file", String.valueOf(unreadable.getMessage()));
        } finally {
            delete(kept);
        }
    }

    /** From the thread that imports to the one that answers. */
    private static final class News implements Import.Progress {
        private static final Object END = new Object();
        private final BlockingQueue<Object> news = new LinkedBlockingQueue<>();

        @Override
        public void at(long done, long rows) {
            if (done % ROWS_BETWEEN_LINES != 0) return;
            var json = JsonNodeFactory.instance.objectNode();
            news.add(line(json.put("done", done).put("rows", rows)));
        }

        void tell(Supplier<ObjectNode> work) {
            try {
                news.add(line(work.get()));
                news.add(END);
            } catch (RuntimeException failed) {
                news.add(failed);
            }
        }

        /** Waits for the first one: what fails before it is answered as it always is. */
        Supplier<byte @Nullable []> lines() {
            var first = new AtomicReference<@Nullable Object>(taken());
            if (first.get() instanceof RuntimeException failed) throw failed;
            return () -> {
                var next = first.getAndSet(null);
                if (next == null) next = taken();
                if (next instanceof byte[] line) return line;
                if (next instanceof RuntimeException failed) {
                    throw new IllegalStateException("the import broke off", failed);
                }
                return null;
            };
        }

        private Object taken() {
            try {
                return news.take();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(
                        "interrupted while an import was told", interrupted);
            }
        }

        private static byte[] line(ObjectNode json) {
            return (json + "\n").getBytes(StandardCharsets.UTF_8);
        }
    }

    private static Import.Order order(
            String country,
            @Nullable String asOf,
            @Nullable String source,
            @Nullable String status,
            Actor actor) {
        var words = StatusWords.known();
        for (var assignment : status == null ? new String[0] : status.split("\\R", -1)) {
            var known = words;
            words = read("status", () -> known.with(assignment));
        }
        return new Import.Order(
                read("country", () -> new CountryCode(country)),
                actor,
                LocalDate.now(ZoneOffset.UTC),
                source,
                asOf == null ? null : read("asOf", () -> When.parse(asOf)),
                words);
    }

    private interface Reading<T> {
        T read();
    }

    private static <T> T read(String field, Reading<T> reading) {
        try {
            return reading.read();
        } catch (IllegalArgumentException unreadable) {
            throw Refusal.unprocessable(field, "is " + unreadable.getMessage());
        }
    }

    private static ObjectNode json(ImportReport report) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("dryRun", report.dryRun());
        json.put("rows", report.rows());
        json.put("recorded", report.recorded());
        json.put("candidates", report.candidates());
        json.put("alreadyThere", report.alreadyThere());
        json.put("setAside", report.setAside().size());
        json.put("refused", report.refused().size());
        json.putPOJO("columnsNotKept", report.columnsNotKept());
        var rows = json.putArray("report");
        for (var row : report.setAside()) add(rows, "SET_ASIDE", row, null, row.reason());
        for (var row : report.refused()) add(rows, "REFUSED", row, row.column(), row.reason());
        return json;
    }

    private static void add(
            ArrayNode rows, String outcome, Row row, @Nullable String column, String reason) {
        var json = rows.addObject();
        json.put("line", row.line());
        json.put("outcome", outcome);
        json.put("column", column);
        json.put("reason", reason);
        if (row instanceof Row.SetAside aside) json.put("name", aside.name());
    }

    private static Path keep(CompletedFileUpload upload) {
        try (var bytes = upload.getInputStream()) {
            var file = Files.createTempFile("roster", ".csv");
            Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
