package net.associatedschools.registry.app.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import net.associatedschools.registry.app.access.Speaker;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.importing.Import;
import net.associatedschools.registry.importing.ImportReport;
import net.associatedschools.registry.importing.Roster;
import net.associatedschools.registry.importing.RosterUnreadable;
import net.associatedschools.registry.importing.Row;
import net.associatedschools.registry.importing.StatusWords;
import org.jspecify.annotations.Nullable;

/** Takes a list of members in (domain.md 7) and says row by row what it did. */
@Controller("/api/v1/imports")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ImportController {
    private final Import imports;

    ImportController(Import imports) {
        this.imports = imports;
    }

    @Post(consumes = MediaType.MULTIPART_FORM_DATA)
    HttpResponse<ObjectNode> take(
            @Part("file") CompletedFileUpload file,
            @Part("country") String country,
            @Part("asOf") @Nullable String asOf,
            @Part("source") @Nullable String source,
            @Part("status") @Nullable String status,
            @QueryValue(defaultValue = "false") boolean dryRun,
            @Nullable Authentication authentication) {
        var order = order(country, asOf, source, status, Speaker.of(authentication));
        var kept = keep(file);
        try {
            var roster = new Roster(kept, file.getFilename());
            var report =
                    dryRun
                            ? imports.dryRun(roster, order, Import.Progress.NONE)
                            : imports.run(roster, order, Import.Progress.NONE);
            return HttpResponse.ok(json(report));
        } catch (RosterUnreadable unreadable) {
            throw Refusal.unprocessable("file", String.valueOf(unreadable.getMessage()));
        } finally {
            delete(kept);
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
        json.put("alreadyThere", report.alreadyThere());
        json.put("setAside", report.setAside().size());
        json.put("refused", report.refused().size());
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
