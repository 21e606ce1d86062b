package net.associatedschools.registry.app.pages;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import net.associatedschools.registry.Registry;

/**
 * Whoever reads pages is told of a failure on a page, in their language; programs get the problem
 * as it is.
 */
@ServerFilter("/**")
@Order(Ordered.HIGHEST_PRECEDENCE)
final class HouseNotices {
    private final Templates templates;
    private final Registry registry;

    HouseNotices(Templates templates, Registry registry) {
        this.templates = templates;
        this.registry = registry;
    }

    @ResponseFilter
    MutableHttpResponse<?> told(HttpRequest<?> request, MutableHttpResponse<?> response) {
        var status = response.status();
        if (status.getCode() < 400 || !isForReaders(request) || isPage(response)) return response;
        return templates.notice(Visit.plainly(request, registry), status, words(status));
    }

    private static boolean isForReaders(HttpRequest<?> request) {
        return !request.getPath().startsWith("/api/")
                && request.accept().contains(MediaType.TEXT_HTML_TYPE);
    }

    private static boolean isPage(MutableHttpResponse<?> response) {
        return response.getContentType().filter(MediaType.TEXT_HTML_TYPE::equals).isPresent();
    }

    private static String words(HttpStatus status) {
        if (status == HttpStatus.NOT_FOUND) return "notFound";
        return status.getCode() < 500 ? "badQuestion" : "failed";
    }
}
