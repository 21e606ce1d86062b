package net.associatedschools.registry.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.school.Status;
import net.associatedschools.registry.view.country.Countries;
import net.associatedschools.registry.view.country.Countries.Item;
import org.junit.jupiter.api.Test;

/** What is answered about countries, on tables of every kind. */
public abstract class CountriesContract {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);

    protected abstract ViewsUnderTest views();

    @Test
    void all_countries_and_each_at_any_point_are_as_the_log_cut_there_says() {
        var random = new Random(41);
        var log = Samples.log(random, 400);
        var views = views();
        views.tell(log);
        var countries = new Countries(views.members());
        for (int i = 0; i < 100; i++) {
            var at = new AsOf(Samples.day(random), random.nextLong(1, log.last() + 1));
            var expected = expected(new Truth(log, at));
            var all = countries.ask(at);
            assertEquals(expected, all.items());
            assertEquals(at.position(), all.position());
            var code = new CountryCode(Samples.any(random, Samples.COUNTRIES));
            assertEquals(
                    expected.stream().filter(item -> item.country().equals(code)).toList(),
                    countries.ask(code, at).map(Countries.Answer::items).orElse(List.of()));
        }
    }

    private static List<Item> expected(Truth truth) {
        var items = new TreeMap<String, Item>();
        truth.countries()
                .forEach(
                        row -> {
                            var code = new CountryCode(row.key().substring(8));
                            items.put(code.value(), new Item(code, row.value(), 0, 0));
                        });
        truth.schools()
                .map(Row::value)
                .filter(m -> m.status().isMember() || m.status() == Status.NOT_KNOWN)
                .forEach(
                        m -> {
                            var one = new Item(m.country(), null, 0, 0);
                            var known = items.getOrDefault(m.country().value(), one);
                            int member = m.status().isMember() ? 1 : 0;
                            items.put(
                                    m.country().value(),
                                    new Item(
                                            m.country(),
                                            known.situation(),
                                            known.members() + member,
                                            known.notKnown() + 1 - member));
                        });
        return new ArrayList<>(items.values());
    }

    @Test
    void a_country_of_which_nothing_is_known_is_not_there() {
        var log = new SampleLog().say(DirectoryContract.registered(1, "A"));
        log.say(DirectoryContract.started(1, DAY));
        var views = views();
        views.tell(log);
        var countries = new Countries(views.members());
        assertEquals(Optional.empty(), countries.ask(new CountryCode("IS"), AsOf.on(DAY)));
        var france = countries.ask(new CountryCode("FR"), AsOf.on(DAY)).orElseThrow();
        assertEquals(1, france.items().getFirst().members());
        assertNull(france.items().getFirst().situation());
    }
}
