package net.associatedschools.registry.app.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import net.associatedschools.registry.Registry;

/** From a page's facts to HTML, which no script and no style from elsewhere may be part of. */
@Singleton
final class Templates {
    private static final String ONLY_OURS =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; font-src 'self'; form-action 'self';"
                    + " base-uri 'none'; frame-ancestors 'none'";

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Registry registry;

    Templates(Registry registry) {
        this.registry = registry;
    }

    MutableHttpResponse<byte[]> page(String template, Page page) {
        return page(HttpStatus.OK, template, page);
    }

    MutableHttpResponse<byte[]> page(HttpStatus status, String template, Page page) {
        var html = new Utf8ByteOutput();
        engine.render(template + ".jte", page, html);
        var language = page.visit().language().tag();
        return HttpResponse.<byte[]>status(status)
                .body(html.toByteArray())
                .contentType(MediaType.TEXT_HTML_TYPE)
                .characterEncoding("UTF-8")
                .header(HttpHeaders.CONTENT_LANGUAGE, language)
                .header(HttpHeaders.VARY, "Accept-Language, HX-Request")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header("Content-Security-Policy", ONLY_OURS)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .header("Registry-Position", Long.toString(registry.position()));
    }
}
