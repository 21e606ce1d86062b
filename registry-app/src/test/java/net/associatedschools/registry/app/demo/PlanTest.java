package net.associatedschools.registry.app.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.associatedschools.registry.country.CountryCommand.AssignRegion;
import net.associatedschools.registry.country.Region;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.importing.CountryList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is a member when, before anything is told of it. */
class PlanTest {
    private static final List<Place> PLACES = Place.all();

    @ParameterizedTest
    @ValueSource(longs = {1953, 1, 2})
    void the_whole_network_has_the_numbers_once_published(long seed) {
        var planned = planned(Course.WHOLE, seed);
        assertEquals(33, total(planned, LocalDate.of(1953, 12, 31)));
        assertEquals(
                Map.of(
                        Region.AFRICA, 1650L,
                        Region.ARAB_STATES, 568L,
                        Region.ASIA_AND_THE_PACIFIC, 1336L,
                        Region.EUROPE_AND_NORTH_AMERICA, 2251L,
                        Region.LATIN_AMERICA_AND_THE_CARIBBEAN, 1704L),
                byRegion(planned, LocalDate.of(2004, 6, 30)));
        assertEquals(175, countries(planned, LocalDate.of(2004, 6, 30)));
        assertEquals(182, countries(planned, LocalDate.of(2018, 10, 31)));
        near(11_000, total(planned, LocalDate.of(2018, 10, 1)));
        near(11_000, total(planned, LocalDate.of(2018, 10, 31)));
        near(11_500, total(planned, LocalDate.of(2019, 6, 1)));
        near(11_500, total(planned, LocalDate.of(2019, 6, 30)));
        near(12_000, total(planned, LocalDate.of(2024, 1, 1)));
        near(12_000, total(planned, LocalDate.of(2024, 1, 31)));
    }

    @Test
    void nobody_leaves_in_masses_in_the_end() {
        var planned = planned(Course.WHOLE, 1953);
        long then = total(planned, LocalDate.of(2024, 1, 31));
        for (var day = LocalDate.of(2024, 2, 29);
                day.isBefore(World.END);
                day = day.plusMonths(1)) {
            assertTrue(total(planned, day) >= then - 60, day + ": " + total(planned, day));
        }
    }

    @Test
    void a_smaller_network_is_in_proportion() {
        var planned = planned(1200, 1953);
        assertEquals(1200, total(planned, LocalDate.of(2024, 1, 31)));
        near(751, total(planned, LocalDate.of(2004, 6, 30)));
    }

    private static Map<CountryCode, List<Member>> planned(int schools, long seed) {
        var course = new Course(PLACES, regions(), schools);
        var planned = new HashMap<CountryCode, List<Member>>();
        for (var place : PLACES) {
            var lots = Lots.of(seed, "plan " + place.code());
            planned.put(place.code(), new Plan(place, course, lots).members());
        }
        return planned;
    }

    private static Map<CountryCode, Region> regions() {
        var regions = new HashMap<CountryCode, Region>();
        for (var command : CountryList.told().values()) {
            if (command instanceof AssignRegion c) {
                regions.put(c.country(), c.regions().getFirst());
            }
        }
        return regions;
    }

    private static long total(Map<CountryCode, List<Member>> planned, LocalDate day) {
        return planned.values().stream().mapToLong(members -> there(members, day)).sum();
    }

    private static long countries(Map<CountryCode, List<Member>> planned, LocalDate day) {
        return planned.values().stream().filter(members -> there(members, day) > 0).count();
    }

    private static Map<Region, Long> byRegion(
            Map<CountryCode, List<Member>> planned, LocalDate day) {
        var regions = regions();
        var counted = new EnumMap<Region, Long>(Region.class);
        planned.forEach(
                (country, members) ->
                        counted.merge(regions.get(country), there(members, day), Long::sum));
        return counted;
    }

    private static long there(List<Member> members, LocalDate day) {
        return members.stream()
                .flatMap(member -> member.spells.stream())
                .filter(spell -> !spell.from.isAfter(day))
                .filter(spell -> spell.until == null || spell.until.isAfter(day))
                .count();
    }

    private static void near(long published, long own) {
        assertTrue(Math.abs(published - own) <= published * 0.02, own + " beside " + published);
    }
}
