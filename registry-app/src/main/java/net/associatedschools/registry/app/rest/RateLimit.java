package net.associatedschools.registry.app.rest;

import io.github.bucket4j.Bucket;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What anybody may do without a token, nobody may do without end: applying and claiming, so many
 * times an hour from one address.
 */
@ServerFilter({"/api/v1/applications", "/api/v1/claims"})
@Order(Ordered.HIGHEST_PRECEDENCE + 1) // behind the positions, before any work is done
final class RateLimit {
    private static final int ADDRESSES_MAX = 10_000;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int IPV6_NETWORK_BYTES = 8;

    private final long perHour;
    private final HttpClientAddressResolver addresses;

    /** Those seen last; whoever is forgotten among so many starts afresh. */
    private final Map<String, Bucket> buckets =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                    return size() > ADDRESSES_MAX;
                }
            };

    RateLimit(
            @Property(name = "registry.applications-per-hour", defaultValue = "120") long perHour,
            HttpClientAddressResolver addresses) {
        this.perHour = perHour;
        this.addresses = addresses;
    }

    @RequestFilter
    @Nullable HttpResponse<?> limit(HttpRequest<?> request) {
        boolean known = request.getHeaders().contains(HttpHeaders.AUTHORIZATION);
        if (perHour <= 0 || known || request.getMethod() != HttpMethod.POST) return null;
        var probe = bucket(network(address(request))).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) return null;
        long seconds = Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
        return Problem.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "From one address at most %d an hour.".formatted(perHour))
                .response()
                .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }

    private synchronized Bucket bucket(String network) {
        return buckets.computeIfAbsent(
                network,
                unknown ->
                        Bucket.builder()
                                .addLimit(
                                        limit ->
                                                limit.capacity(perHour).refillGreedy(perHour, HOUR))
                                .build());
    }

    /** Behind proxies the last address in the header is the one that our own proxy saw. */
    private String address(HttpRequest<?> request) {
        var all = Objects.requireNonNullElse(addresses.resolve(request), "");
        return all.substring(all.lastIndexOf(',') + 1).strip();
    }

    /** Whoever has one IPv6 address has 2^64 of them. */
    private static String network(String address) {
        if (!address.contains(":")) return address;
        try {
            var ip = InetAddress.getByName(address);
            return ip instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(ip.getAddress(), IPV6_NETWORK_BYTES))
                    : address;
        } catch (UnknownHostException noAddress) {
            return address;
        }
    }
}
