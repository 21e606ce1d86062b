package net.associatedschools.registry.app.pages;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.associatedschools.registry.Registry;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the last pages that were asked for. A page is a function of its address, the visitor's
 * language, the day and the position that the views have reached, and all of these name it here, so
 * none is ever stale. While the views are behind the log nothing is kept: a page says so.
 */
@ServerFilter("/**")
@Order(Ordered.LOWEST_PRECEDENCE) // behind those who refuse
@ExecuteOn(TaskExecutors.BLOCKING)
final class RememberedPages {
    private static final int BYTES_MAX = 64 << 20;
    private static final String NAME = RememberedPages.class.getName();

    private final Registry registry;
    private final Memory<Asked, Page> pages = new Memory<>(BYTES_MAX, page -> page.body.length);

    RememberedPages(Registry registry) {
        this.registry = registry;
    }

    private record Asked(String uri, List<String> headers, LocalDate today, long position) {}

    private static final class Page {
        private final byte[] body;
        private final Map<String, List<String>> headers;

        Page(byte[] body, Map<String, List<String>> headers) {
            this.body = body;
            this.headers = headers;
        }
    }

    @RequestFilter
    @Nullable HttpResponse<?> remembered(HttpRequest<?> request) {
        boolean isPage =
                request.getMethod() == HttpMethod.GET
                        && takesPages(request)
                        && !request.getPath().startsWith("/api/");
        if (!isPage) return null;
        long position = registry.position();
        if (position != registry.lastPosition()) return null;
        var asked =
                new Asked(
                        request.getUri().toString(),
                        List.of(
                                request.getHeaders().get("Accept", String.class, ""),
                                request.getHeaders().get("Accept-Language", String.class, ""),
                                request.getHeaders().get("HX-Request", String.class, "")),
                        LocalDate.now(ZoneOffset.UTC),
                        position);
        var page = pages.known(asked);
        if (page == null) {
            request.setAttribute(NAME, asked);
            return null;
        }
        MutableHttpResponse<byte[]> response = HttpResponse.ok(page.body);
        page.headers.forEach(
                (name, values) -> values.forEach(value -> response.header(name, value)));
        return response;
    }

    private static boolean takesPages(HttpRequest<?> request) {
        var accepted = request.accept();
        return accepted.isEmpty()
                || accepted.contains(MediaType.TEXT_HTML_TYPE)
                || accepted.contains(MediaType.ALL_TYPE);
    }

    @ResponseFilter
    void remember(HttpRequest<?> request, MutableHttpResponse<?> response) {
        var asked = request.getAttribute(NAME, Asked.class).orElse(null);
        boolean isWhole =
                response.status() == HttpStatus.OK
                        && String.valueOf(asked == null ? null : asked.position)
                                .equals(response.getHeaders().get("Registry-Position"));
        if (asked == null || !isWhole || !(response.body() instanceof byte[] body)) return;
        var headers = new LinkedHashMap<String, List<String>>();
        response.getHeaders().forEach((name, values) -> headers.put(name, List.copyOf(values)));
        pages.keep(asked, new Page(body, headers));
    }
}
