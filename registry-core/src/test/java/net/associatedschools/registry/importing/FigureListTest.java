package net.associatedschools.registry.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.fact.FigureId;
import net.associatedschools.registry.figure.FigureCommand.PublishTotal;
import net.associatedschools.registry.figure.Scope;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.figure.Figures.Which;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureListTest {
    @Test
    void R_STAT_2_each_published_number_is_told_once_and_makes_no_school() {
        try (var registry = Registry.builder().build()) {
            FigureList.tell(registry);
            long position = registry.log().lastPosition();
            FigureList.tell(registry);
            assertEquals(position, registry.log().lastPosition());
            assertEquals(34 + 5 + 2 + 57 + 19, position);
            registry.awaitPosition(position, Duration.ofSeconds(10));
            var at = AsOf.on(LocalDate.of(2026, 12, 31));
            assertEquals(position, registry.figures().ask(Which.ALL, at).items().size());
            var world = new Which(Scope.Kind.WORLD, null, null);
            assertEquals(34, registry.reconciliation().ask(world, at).items().size());
        }
    }

    @Test
    void every_figure_has_a_name_of_its_own() {
        var names = new HashSet<FigureId>();
        for (var command : FigureList.commands()) names.add(command.figure());
        assertEquals(FigureList.commands().size(), names.size());
    }

    @Test
    void the_regions_of_june_2004_sum_up_to_their_total() {
        var june =
                FigureList.commands().stream()
                        .filter(c -> c.figure().slug().contains("-2004-06-"))
                        .toList();
        assertEquals(7509, june.stream().mapToLong(PublishTotal::schools).sum());
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-01, 2024-01-01",
        "2014-05, 2014-05",
        "2013, 2013",
        "1953-11-23/27, 1953-11-23/1953-11-27",
        "1998/1999, 1998-01-01/1999-12-31",
        "2003-2005, 2003-01-01/2005-12-31",
        "2010s, 2010-01-01/2019-12-31",
        "'', ..",
        "about 2018, ..",
        "2022-13-01x, .."
    })
    void R_STAT_3_a_date_is_read_where_it_says_which_days_and_unknown_elsewhere(
            String text, String when) {
        assertEquals(when, FigureDate.parse(text).toString());
    }

    @Test
    void what_a_date_said_beyond_its_days_stays_in_the_note() {
        var about =
                FigureList.commands().stream()
                        .filter(c -> c.scope().value().equals("country:CA") && c.schools() == 87)
                        .findFirst()
                        .orElseThrow();
        assertEquals("dated about 2018; 8 provinces", about.note());
    }
}
