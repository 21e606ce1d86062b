package net.associatedschools.registry.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import net.associatedschools.registry.contract.EventJson;
import net.associatedschools.registry.fact.AdmissionPolicy;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Policy;

/**
 * By which rules each country goes from when on: those of the data file, or a trial and no more.
 */
final class Policies {
    private static final JsonNode FILE = read();

    private Policies() {}

    /** A policy and its first day. */
    record Dated(LocalDate from, Policy policy) {}

    private static JsonNode read() {
        try (var file = Tables.open("policies.json")) {
            return new ObjectMapper().readTree(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Those of one country, the earliest first. */
    static List<Dated> of(CountryCode country, Lots lots) {
        var listed =
                StreamSupport.stream(FILE.spliterator(), false)
                        .filter(row -> row.path("country").asText().equals(country.value()))
                        .map(Policies::dated)
                        .toList();
        if (!listed.isEmpty()) return listed;
        var drawn = new ArrayList<Dated>();
        if (lots.happens(0.6)) {
            int year = lots.between(2003, 2013);
            drawn.add(trial(LocalDate.of(year, lots.between(1, 12), 1), lots.one(6, 12, 12, 24)));
            if (lots.happens(0.4)) {
                drawn.add(trial(LocalDate.of(2019, lots.between(3, 12), 1), lots.one(12, 24)));
            }
        }
        return drawn;
    }

    private static Dated dated(JsonNode row) {
        return new Dated(
                LocalDate.parse(row.path("from").asText()),
                EventJson.current().read(Policy.class, row.path("policy")));
    }

    private static Dated trial(LocalDate from, int months) {
        return new Dated(
                from, new Policy(String.valueOf(from.getYear()), AdmissionPolicy.ofMonths(months)));
    }
}
