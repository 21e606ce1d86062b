package net.associatedschools.registry.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.associatedschools.registry.app.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measuring by judged pairs, which needs no register. */
class DuplicatesTest {
    private static final Path SAMPLE = Path.of("..", "docs", "samples", "pairs", "pairs.csv");

    @TempDir Path folder;

    private record Ran(int exit, String out, String err) {}

    @Test
    void precision_and_recall_are_printed() {
        var ran = run("--format", "csv", "--pairs", SAMPLE.toString());
        assertEquals(0, ran.exit(), ran.err());
        assertEquals(
                """
                pairs,same,found,foundRightly,badRows,precision,recall
                24,10,10,10,0,1.000,1.000
                """,
                ran.out());
    }

    @Test
    void a_pair_that_comes_out_wrong_is_told_with_score_and_reason() throws IOException {
        var file =
                write(
                        "left,right,same\nLycée Hugo,Lycée Hugo,no\nLycée Hugo,Lycée Zola,yes\nx,y\n");
        var ran = run("--pairs", file.toString());
        assertEquals(0, ran.exit());
        assertEquals(
                """
                line 4: has 2 cells
                line 2: Lycée Hugo | Lycée Hugo: not the same, but scored 1.000 (same name)
                line 3: Lycée Hugo | Lycée Zola: the same, but scored 0.200 (other words: hugo / zola)
                """,
                ran.err());
    }

    @Test
    void a_file_that_is_no_list_of_pairs_is_refused_in_one_line() throws IOException {
        var nowhere = folder.resolve("nowhere.csv");
        assertRefused("registry: " + nowhere + " can't be read\n", nowhere);
        assertRefused("registry: " + folder + " is a directory\n", folder);
        var empty = write("");
        assertRefused("registry: " + empty + ": line 1: no column left, right, same\n", empty);
        var names = write("left,right,same\n");
        assertRefused("registry: " + names + " has no pair that can be judged\n", names);
        var latin = folder.resolve("latin.csv");
        Files.write(
                latin, "left,right,same\nLycée,Lycée,yes\n".getBytes(StandardCharsets.ISO_8859_1));
        assertRefused("registry: " + latin + " is not UTF-8\n", latin);
        var quoted = write("left,right,same\n\"Lyc\"ée,Lycée,yes\n");
        var broken = run("--pairs", quoted.toString());
        assertEquals(1, broken.exit());
        assertEquals(1, broken.err().lines().count(), broken.err());
        assertTrue(broken.err().contains("no CSV"), broken.err());
    }

    @Test
    void judged_pairs_and_a_country_exclude_each_other() {
        assertEquals(2, run("--pairs", SAMPLE.toString(), "--country", "FI").exit());
    }

    private void assertRefused(String line, Path file) {
        var ran = run("--pairs", file.toString());
        assertEquals(1, ran.exit());
        assertEquals("", ran.out());
        assertEquals(line, ran.err());
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("pairs.csv"), text);
    }

    private static Ran run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var line = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        var all = new java.util.ArrayList<>(java.util.List.of("duplicates"));
        all.addAll(java.util.List.of(arguments));
        int exit = line.execute(all.toArray(String[]::new));
        return new Ran(exit, out.toString(), err.toString());
    }
}
