package net.associatedschools.registry.likeness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JudgedPairsTest {
    /** The rules were written by the first two; nobody looked at the last while writing them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "../docs/samples/pairs/pairs.csv",
                "src/test/resources/pairs/tuned.csv",
                "src/test/resources/pairs/held-out.csv"
            })
    void nine_of_ten_found_are_the_same_and_nine_of_ten_the_same_are_found(String file)
            throws IOException {
        try (var csv = Files.newBufferedReader(Path.of(file))) {
            var judged = JudgedPairs.read(csv);
            assertEquals(List.of(), judged.badRows());
            var wrong = judged.pairs().stream().filter(pair -> !pair.isRight()).toList();
            assertTrue(judged.precision() >= 0.9, wrong::toString);
            assertTrue(judged.recall() >= 0.9, wrong::toString);
        }
    }

    @Test
    void precision_and_recall_count_what_was_found_and_what_should_have_been() throws IOException {
        var judged =
                read(
                        """
                        left,right,same
                        Lycée Hugo,Lycée Hugo,yes
                        École A,École Blanche,yes
                        Lycée Zola,Lycée Zola,no
                        Lycée Hugo,Lycée Zola,related
                        """);
        assertEquals(0.5, judged.precision());
        assertEquals(0.5, judged.recall());
        assertEquals(
                List.of(true, false, false, true),
                judged.pairs().stream().map(JudgedPairs.Pair::isRight).toList());
    }

    @Test
    void a_bad_row_is_told_by_its_line_and_costs_only_itself() throws IOException {
        var judged =
                read(
                        """
                        \uFEFFleft,right,same
                        Lycée Hugo,Lycée Hugo,maybe
                        ,Lycée Hugo,yes
                        "A
                        B",C
                        Lycée Hugo,Lycée Hugo,YES
                        """);
        assertEquals(
                List.of(
                        new JudgedPairs.BadRow(2, "same is yes, no or related, not 'maybe'"),
                        new JudgedPairs.BadRow(3, "a name is missing"),
                        new JudgedPairs.BadRow(4, "has 2 cells")),
                judged.badRows());
        assertEquals(1, judged.pairs().size());
    }

    @Test
    void a_column_that_is_missing_is_named() {
        var refused =
                assertThrows(IllegalArgumentException.class, () -> read("left,same\na,yes\n"));
        assertEquals("line 1: no column right", refused.getMessage());
    }

    private static JudgedPairs read(String csv) throws IOException {
        return JudgedPairs.read(new BufferedReader(new StringReader(csv)));
    }
}
