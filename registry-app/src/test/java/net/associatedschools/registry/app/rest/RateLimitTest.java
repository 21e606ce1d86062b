package net.associatedschools.registry.app.rest;

import static net.associatedschools.registry.app.rest.Served.sample;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A register that takes two applications an hour from an address, behind a proxy. */
class RateLimitTest {
    private static final String PER_HOUR = "registry.applications-per-hour";
    private static final String HEADER = "micronaut.server.client-address-header";
    private static final String FORWARDED = "X-Forwarded-For";
    @TempDir static Path folder;
    private static Served register;
    private static String coordinator;

    @BeforeAll
    static void serve() {
        System.setProperty(PER_HOUR, "2");
        System.setProperty(HEADER, FORWARDED);
        register = new Served(folder.resolve("data"));
        coordinator = register.countryWithCoordinator("FI");
    }

    @AfterAll
    static void stop() {
        register.close();
        System.clearProperty(PER_HOUR);
        System.clearProperty(HEADER);
    }

    @Test
    void whoever_applies_without_end_is_told_when_to_come_back() {
        var address = "192.0.2.7";
        applyFrom(address).is(201);
        applyFrom(address).is(201);
        var refused = applyFrom(address).isProblem(429, null);
        assertTrue(Long.parseLong(refused.header("Retry-After")) > 0);
        register.send("POST", null, "claims", "{}", FORWARDED, address).isProblem(429, null);
    }

    @Test
    void neither_another_address_nor_who_has_a_token_nor_who_reads_is_held_up() {
        var address = "192.0.2.8";
        for (int i = 0; i < 3; i++) applyFrom(address);
        applyFrom(address).isProblem(429, null);
        applyFrom("192.0.2.9").is(201);
        for (int i = 0; i < 3; i++) {
            register.post(coordinator, "applications", sample("apply"), FORWARDED, address).is(201);
        }
        register.get(null, "directory", FORWARDED, address).is(200);
    }

    @Test
    void what_a_client_says_of_itself_before_the_proxy_counts_for_nothing() {
        applyFrom("198.51.100.1, 192.0.2.10").is(201);
        applyFrom("198.51.100.2, 192.0.2.10").is(201);
        applyFrom("198.51.100.3, 192.0.2.10").isProblem(429, null);
    }

    @Test
    void a_network_of_IPv6_counts_as_one_address() {
        applyFrom("2001:db8:0:1::1").is(201);
        applyFrom("2001:db8:0:1::2").is(201);
        applyFrom("2001:db8:0:1::3").isProblem(429, null);
        applyFrom("2001:db8:0:2::1").is(201);
    }

    private static Served.Answer applyFrom(String address) {
        return register.post(null, "applications", sample("apply"), FORWARDED, address);
    }
}
