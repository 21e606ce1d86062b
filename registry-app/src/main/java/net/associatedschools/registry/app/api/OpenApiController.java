package net.associatedschools.registry.app.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** The API for programs. */
@Controller("/api/v1")
final class OpenApiController {
    private final byte[] document =
            new Document(Operations.current()).json().toString().getBytes(UTF_8);

    @Get("/openapi.json")
    HttpResponse<byte[]> document() {
        return HttpResponse.ok(document);
    }
}
