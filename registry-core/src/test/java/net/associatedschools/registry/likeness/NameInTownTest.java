package net.associatedschools.registry.likeness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import net.associatedschools.registry.likeness.Reason.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NameInTownTest {
    @Test
    void a_town_that_only_one_name_has_is_no_difference() {
        assertEquals(
                1,
                likeness("Marie-Curie-Gymnasium", "Berlin", "Marie-Curie-Gymnasium Berlin", null)
                        .score());
        assertTrue(likeness("Lycée de Kigali", "Kigali", "LYCEE DE KIGALI", null).isSame());
    }

    @Test
    void two_towns_are_two_schools_unless_a_name_says_the_other_town() {
        var two = likeness("St. Joseph's School", "Nairobi", "St. Joseph School", "Mombasa");
        assertFalse(two.isSame());
        assertEquals(Kind.OTHER_TOWN, two.reasons().getLast().kind());
        assertTrue(
                likeness("Goethe-Gymnasium Weimar", "Erfurt", "Goethe-Gymnasium", "Weimar")
                        .isSame());
    }

    /** Else such pairs would never be compared in a register. */
    @Test
    void names_of_one_school_share_a_key() throws IOException {
        for (var file :
                List.of(
                        "tuned.csv",
                        "held-out.csv",
                        "../../../../../docs/samples/pairs/pairs.csv")) {
            try (var csv = Files.newBufferedReader(Path.of("src/test/resources/pairs", file))) {
                var found =
                        JudgedPairs.read(csv).pairs().stream()
                                .filter(p -> p.likeness().isSame())
                                .toList();
                var without =
                        found.stream()
                                .filter(
                                        pair ->
                                                Collections.disjoint(
                                                        NameInTown.of(pair.left(), null).keys(),
                                                        NameInTown.of(pair.right(), null).keys()))
                                .map(pair -> pair.left() + " | " + pair.right())
                                .toList();
                assertTrue(without.size() * 20 <= found.size(), file + ": " + without);
            }
        }
    }

    private static Likeness likeness(
            String one, @Nullable String town, String other, @Nullable String otherTown) {
        return NameInTown.of(one, town).likeness(NameInTown.of(other, otherTown));
    }
}
