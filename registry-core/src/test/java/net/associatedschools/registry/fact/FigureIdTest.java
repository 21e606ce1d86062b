package net.associatedschools.registry.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FigureIdTest {
    @Test
    void a_figure_is_named_by_a_word_and_the_name_chosen_for_it() {
        var figure = FigureId.of("world-2018");
        assertEquals("figure:world-2018", figure.value());
        assertEquals("world-2018", figure.slug());
        assertEquals("figure:world-2018", figure.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"World", "a--b", "-a", "a-", "", "a b", "ä"})
    void any_other_name_is_refused(String slug) {
        assertThrows(IllegalArgumentException.class, () -> FigureId.of(slug));
    }

    @Test
    void a_name_is_at_most_a_hundred_characters_with_the_word() {
        var longest = "a".repeat(100 - "figure:".length());
        assertEquals(longest, FigureId.of(longest).slug());
        assertThrows(IllegalArgumentException.class, () -> FigureId.of(longest + "a"));
    }
}
