package net.associatedschools.registry.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CorrectionTest {
    interface Event {}

    sealed interface Said extends Event {}

    record Word(String text) implements Said {}

    record Count(int value) implements Said {}

    record Mended(long corrects, @Nullable Said replacement) implements Event, Correction<Said> {}

    @Test
    void R_TIME_2_what_was_corrected_stands_in_its_place() {
        assertEquals(
                List.of("stream:1#0 Word[text=b]", "stream:1#1 Count[value=1]"),
                standing(new Word("a"), new Count(1), new Mended(0, new Word("b"))));
    }

    @Test
    void R_TIME_2_what_was_retracted_does_not_stand() {
        assertEquals(
                List.of("stream:1#1 Count[value=1]"),
                standing(new Word("a"), new Count(1), new Mended(0, null)));
    }

    @Test
    void R_TIME_2_a_correction_of_a_correction_corrects_what_was_first_said() {
        assertEquals(
                List.of("stream:1#0 Word[text=d]"),
                standing(
                        new Word("a"),
                        new Mended(0, new Word("b")),
                        new Mended(1, new Word("c")),
                        new Mended(2, new Word("d"))));
    }

    @Test
    void R_TIME_2_of_several_corrections_the_last_one_wins() {
        assertEquals(
                List.of("stream:1#0 Word[text=c]"),
                standing(
                        new Word("a"),
                        new Mended(0, new Word("b")),
                        new Mended(1, null),
                        new Mended(0, new Word("c"))));
    }

    @Test
    void R_TIME_2_the_root_of_a_correction_is_what_was_first_said() {
        var recorded =
                recorded(
                        new Word("a"),
                        new Count(1),
                        new Mended(1, null),
                        new Mended(0, null),
                        new Mended(2, null),
                        new Mended(4, null));
        assertEquals(
                List.of(0L, 1L, 1L, 0L, 1L, 1L),
                recorded.stream().map(f -> Correction.root(recorded, f.sequence())).toList());
        assertEquals(9, Correction.root(recorded, 9));
    }

    @Test
    void R_TIME_2_only_what_was_said_is_corrected() {
        assertWrong("corrects", new Mended(1, null), new Word("a"));
    }

    @Test
    void R_TIME_2_a_fact_is_replaced_by_one_of_its_own_type() {
        assertWrong("replacement", new Mended(0, new Count(1)), new Word("a"));
        assertWrong("replacement", new Mended(1, new Count(1)), new Word("a"), new Mended(0, null));
    }

    @Test
    void R_APP_13_the_same_correction_again_is_no_news() {
        assertTrue(isNews(new Mended(0, new Word("b")), new Word("a")));
        assertFalse(isNews(new Mended(0, new Word("a")), new Word("a")));
        var corrected = new Mended(0, new Word("b"));
        assertFalse(isNews(corrected, new Word("a"), corrected));
        assertTrue(isNews(new Mended(0, new Word("a")), new Word("a"), corrected));
    }

    @Test
    void R_APP_13_retracting_twice_is_no_news_and_taking_that_back_is() {
        var retracted = new Mended(0, null);
        assertTrue(isNews(retracted, new Word("a")));
        assertFalse(isNews(retracted, new Word("a"), retracted));
        assertFalse(isNews(new Mended(1, null), new Word("a"), retracted));
        assertTrue(isNews(new Mended(1, new Word("a")), new Word("a"), retracted));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void R_TIME_2_folding_never_throws_and_each_root_stands_once(
            @ForAll @Size(max = 8) List<@From("events") Event> events) {
        var recorded = recorded(events.toArray(Event[]::new));
        var sequences =
                Correction.applied(recorded, Said.class).stream().map(Fact::sequence).toList();
        assertEquals(sequences.stream().sorted().distinct().toList(), sequences);
    }

    @Provide
    Arbitrary<Event> events() {
        var said = Arbitraries.<Said>of(new Word("a"), new Word("b"), new Count(1)).injectNull(0.3);
        return Arbitraries.oneOf(
                Arbitraries.of(new Word("a"), new Count(1)),
                Combinators.combine(Arbitraries.longs().between(0, 8), said).as(Mended::new));
    }

    private static List<Fact<Event>> recorded(Event... events) {
        var recorded = new ArrayList<Fact<Event>>();
        for (var event : events) recorded.add(new Fact<>("stream:1", recorded.size(), event));
        return recorded;
    }

    private static List<String> standing(Event... events) {
        return Correction.applied(recorded(events), Said.class).stream()
                .map(fact -> fact.name() + " " + fact.event())
                .toList();
    }

    private static boolean isNews(Mended correction, Event... past) {
        return Correction.isNews(recorded(past), correction, Said.class);
    }

    private static void assertWrong(String field, Mended correction, Event... past) {
        var broken = assertThrows(RuleBroken.class, () -> isNews(correction, past));
        assertEquals("R-TIME-2", broken.rule());
        assertEquals(field, broken.wrongs().getFirst().field());
    }
}
