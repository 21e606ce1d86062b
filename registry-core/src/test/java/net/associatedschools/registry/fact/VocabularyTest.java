package net.associatedschools.registry.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What was released once is in the log of somebody: editions grow, and none is ever changed. */
class VocabularyTest {
    @Test
    void R_TIME_2_the_first_editions_are_what_they_were() {
        assertEquals(
                new TreeSet<>(
                        Set.of(
                                "OTHER",
                                "PRE_PRIMARY",
                                "PRIMARY",
                                "SECONDARY",
                                "TEACHER_TRAINING",
                                "VOCATIONAL")),
                new TreeSet<>(Vocabulary.INSTITUTION_TYPE_EDITIONS.getFirst()));
        assertEquals(
                new TreeSet<>(
                        Set.of(
                                "GLOBAL_CITIZENSHIP",
                                "INTERCULTURAL_LEARNING",
                                "PEACE_AND_HUMAN_RIGHTS",
                                "SUSTAINABLE_DEVELOPMENT")),
                new TreeSet<>(Vocabulary.THEME_EDITIONS.getFirst()));
    }

    @Test
    void R_TIME_2_a_later_edition_takes_no_word_away() {
        var vocabularies = List.of(Vocabulary.INSTITUTION_TYPE_EDITIONS, Vocabulary.THEME_EDITIONS);
        for (var editions : vocabularies) {
            var before = Set.<String>of();
            for (var edition : editions) {
                assertTrue(edition.containsAll(before), edition + " lacks some of " + before);
                before = edition;
            }
        }
    }
}
