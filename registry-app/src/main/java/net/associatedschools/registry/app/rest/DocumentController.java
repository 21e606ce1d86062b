package net.associatedschools.registry.app.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.regex.Pattern;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.app.access.Speaker;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.person.Document;
import net.associatedschools.registry.person.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * The papers that events name as evidence. Who may see persons in a stream that names one may read
 * it; to all others it isn't there.
 */
@Controller("/api/v1/documents")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DocumentController {
    private static final String DOCUMENT = "document:";
    private static final int MEBIBYTE = 1 << 20;

    /** Without parameters, which may say anything. */
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z]+/[a-z0-9.+-]{1,80}");

    private final Registry registry;
    private final int mebibytesMax;

    DocumentController(
            Registry registry,
            @Property(name = "registry.document-mebibytes", defaultValue = "20") int mebibytesMax) {
        this.registry = registry;
        this.mebibytesMax = mebibytesMax;
    }

    @Post(consumes = MediaType.MULTIPART_FORM_DATA)
    HttpResponse<ObjectNode> take(@Part("file") CompletedFileUpload file) {
        if (file.getSize() > (long) mebibytesMax * MEBIBYTE) {
            var problem = "A document has at most %d MiB.".formatted(mebibytesMax);
            throw new Refusal(Problem.of(HttpStatus.REQUEST_ENTITY_TOO_LARGE, problem));
        }
        var document = new Document(mediaType(file), bytes(file));
        if (document.bytes().length == 0) throw Refusal.unprocessable("file", "is empty");
        var id = registry.documents().keep(document);
        // Whoever was erased doesn't come back: the next start would erase it again.
        if (!registry.history(id.value(), Long.MAX_VALUE).isEmpty()) {
            registry.documents().erase(id);
            throw new Refusal(
                    Problem.broken(
                            "R-PRIV-1", HttpStatus.CONFLICT, "This document has been erased."));
        }
        var sha256 = id.value().substring(DOCUMENT.length());
        var json = JsonNodeFactory.instance.objectNode();
        json.put("document", id.value());
        json.put("sha256", sha256);
        json.put("bytes", document.bytes().length);
        return HttpResponse.<ObjectNode>created(URI.create("/api/v1/documents/" + sha256))
                .body(json);
    }

    /** As a file to keep, never as a page to show: what is in it was made by strangers. */
    @Get("/{sha256}")
    @Produces(MediaType.ALL)
    HttpResponse<byte[]> document(
            @PathVariable String sha256, @Nullable Authentication authentication) {
        var id = id(sha256);
        if (!sees(Speaker.of(authentication), sha256)) throw Refusal.notFound();
        var document = registry.documents().document(id).orElseThrow(Refusal::notFound);
        return HttpResponse.ok(document.bytes())
                .contentType(new MediaType(document.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + sha256 + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store");
    }

    private boolean sees(Actor actor, String sha256) {
        return registry.streamsWithEvidence(sha256).stream()
                .map(stream -> registry.history(stream, Long.MAX_VALUE))
                .anyMatch(history -> Sight.seesPersons(actor, history));
    }

    private static RecordId id(String sha256) {
        try {
            return new RecordId(DOCUMENT + sha256);
        } catch (IllegalArgumentException noDigest) {
            throw Refusal.notFound();
        }
    }

    private static String mediaType(CompletedFileUpload file) {
        return file.getContentType()
                .map(MediaType::getName)
                .filter(name -> MEDIA_TYPE.matcher(name).matches())
                .orElse(MediaType.APPLICATION_OCTET_STREAM);
    }

    private static byte[] bytes(CompletedFileUpload file) {
        try {
            return file.getBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
