package net.associatedschools.registry.app.access;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteMatch;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** Asks the {@link AccessTable} about every route, and nothing else: before all other rules. */
@Singleton
final class AccessRule implements SecurityRule<HttpRequest<?>> {
    /** Before the library's own rules, which start at 0. */
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE / 2;

    @Override
    public Publisher<SecurityRuleResult> check(
            @Nullable HttpRequest<?> request, @Nullable Authentication authentication) {
        boolean allowed =
                request != null
                        && isTokenGood(request, authentication)
                        && mayUse(request, authentication);
        return Publishers.just(allowed ? SecurityRuleResult.ALLOWED : SecurityRuleResult.REJECTED);
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    /** Whoever shows a token that isn't good is told so, also where none is needed. */
    private static boolean isTokenGood(
            HttpRequest<?> request, @Nullable Authentication authentication) {
        return authentication != null || !request.getHeaders().contains(HttpHeaders.AUTHORIZATION);
    }

    private static boolean mayUse(HttpRequest<?> request, @Nullable Authentication authentication) {
        var route = RouteAttributes.getRouteMatch(request).orElse(null);
        // Where there is no route there is nothing to refuse: the answer is 404 or 405.
        if (route == null) return true;
        if (!(route instanceof UriRouteMatch<?, ?> match)) return false;
        var asked = request.getMethod();
        return AccessTable.allows(
                asked == HttpMethod.HEAD ? HttpMethod.GET : asked,
                match.getRouteInfo().getUriMatchTemplate().toPathString(),
                Speaker.of(authentication).role());
    }
}
