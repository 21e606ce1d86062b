package net.associatedschools.registry.app.pages;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/** Style, script and icon of the pages: a handful of files, kept in memory. */
@Controller("/assets")
final class AssetController {
    private static final Map<String, MediaType> TYPES =
            Map.of(
                    "registry.css", MediaType.of("text/css; charset=utf-8"),
                    "api.css", MediaType.of("text/css; charset=utf-8"),
                    "registry.js", MediaType.of("text/javascript; charset=utf-8"),
                    "htmx.min.js", MediaType.of("text/javascript; charset=utf-8"),
                    "icon.svg", MediaType.of("image/svg+xml"));

    @Get("/{name}")
    HttpResponse<?> asset(@PathVariable String name) {
        var type = TYPES.get(name);
        if (type == null) return HttpResponse.notFound();
        return HttpResponse.ok(read(name))
                .contentType(type)
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600");
    }

    private static byte[] read(String name) {
        var file = AssetController.class.getResourceAsStream("/registry/app/pages/assets/" + name);
        try (var bytes = Objects.requireNonNull(file)) {
            return bytes.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
