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

/** From a page's facts to HTML, which no script and no style from elsewhere may be part of. */
@Singleton
final class Templates {
    private static final String ONLY_OURS =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; font-src 'self'; form-action 'self';"
                    + " base-uri 'none'; frame-ancestors 'none'";

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    MutableHttpResponse<byte[]> page(String template, Page page) {
        return page(HttpStatus.OK, template, page);
    }

    /** Says that a page can't be shown; {@code about} begins the keys of what is said. */
    MutableHttpResponse<byte[]> notice(Visit visit, HttpStatus status, String about) {
        return page(status, "notice", new NoticePage(visit, about + ".heading", about + ".words"));
    }

    private MutableHttpResponse<byte[]> page(HttpStatus status, String template, Page page) {
        var html = new Utf8ByteOutput();
        engine.render(template + ".jte", page, html);
        var language = page.visit().language().tag();
        var response =
                HttpResponse.<byte[]>status(status)
                        .body(html.toByteArray())
                        .contentType(MediaType.TEXT_HTML_TYPE)
                        .characterEncoding("UTF-8")
                        .header(HttpHeaders.CONTENT_LANGUAGE, language)
                        .header(HttpHeaders.VARY, "Accept-Language, HX-Request")
                        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                        .header("Content-Security-Policy", ONLY_OURS)
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Referrer-Policy", "same-origin");
        return page.position() == Page.NOWHERE
                ? response
                : response.header("Registry-Position", Long.toString(page.position()));
    }
}
