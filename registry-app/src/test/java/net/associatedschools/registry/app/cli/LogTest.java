package net.associatedschools.registry.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.associatedschools.registry.app.Main;
import net.associatedschools.registry.app.rest.Served;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log out of one register and into another, from the command line. */
class LogTest {
    @TempDir private Path folder;

    private record Ran(int exit, String out, String err) {}

    @Test
    void a_log_moves_to_another_register_in_pieces_and_is_the_same_there() throws IOException {
        var file = folder.resolve("log.ndjson");
        String root;
        try (var register = new Served(folder.resolve("first"))) {
            done(export(file));
            var whole = Files.readAllLines(file);
            // As an export leaves it that broke off: a piece of a line at its end.
            Files.writeString(
                    file,
                    String.join("\n", whole.subList(0, 200)) + "\n" + whole.get(200).substring(9));
            done(export(file));
            assertEquals(whole, Files.readAllLines(file));
            register.post(
                            register.hq(),
                            "schools",
                            Served.sample("record-membership").put("country", "FI"))
                    .is(201);
            assertTrue(
                    done(export(file)).contains(": 2 events written, position "), file::toString);
            root = register.get(register.hq(), "log/verification").is(200).text("root");
        }
        var lines = Files.readAllLines(file);
        var part = Files.write(folder.resolve("part.ndjson"), lines.subList(0, 100));
        assertEquals("0 events were there already, 100 were written\n", done(take(part, "second")));
        assertEquals(
                "100 events were there already, %d were written\n".formatted(lines.size() - 100),
                done(take(file, "second")));
        try (var second = new Served(folder.resolve("second"))) {
            assertEquals(root, second.get(second.hq(), "log/verification").is(200).text("root"));
            var served = take(file, "second");
            assertEquals(1, served.exit());
            assertTrue(served.err().contains("is already served at"), served.err());
        }
    }

    @Test
    void a_line_that_does_not_fit_is_refused_by_its_number() throws IOException {
        var golden = Path.of("..", "docs", "reference", "golden-log", "events.ndjson");
        var lines = new ArrayList<>(Files.readAllLines(golden));
        lines.set(4, lines.get(4).replace("\"sequence\":0", "\"sequence\":3"));
        var file = Files.write(folder.resolve("wrong.ndjson"), lines);
        var refused = take(file, "target");
        assertEquals(1, refused.exit());
        assertEquals(
                "registry: %s, line 5: entry: isn't the hash of what this line says (0 events were there already, 4 were written)\n"
                        .formatted(file),
                refused.err());
    }

    @Test
    void a_line_that_is_no_utf_8_is_refused_by_its_number_and_those_before_it_stay()
            throws IOException {
        var golden = Path.of("..", "docs", "reference", "golden-log", "events.ndjson");
        var bytes = Files.readAllBytes(golden);
        int line = 1;
        for (int i = 0; line < 7; i++)
            if (bytes[i] == '\n' && ++line == 7) bytes[i + 5] = (byte) 0xff;
        var refused = take(Files.write(folder.resolve("broken.ndjson"), bytes), "target");
        assertEquals(1, refused.exit());
        assertTrue(refused.err().contains("line 7: "), refused.err());
        assertTrue(refused.err().contains("6 were written"), refused.err());
    }

    @Test
    void a_file_of_something_else_is_not_written_into() throws IOException {
        var letter = Files.writeString(folder.resolve("letter.txt"), "Dear all,\n");
        try (var register = new Served(folder.resolve("first"))) {
            assertTrue(register.url().startsWith("http"));
            var refused = export(letter);
            assertEquals(1, refused.exit());
            assertTrue(refused.err().contains("isn't an exported log"), refused.err());
            var golden = Path.of("..", "docs", "reference", "golden-log", "events.ndjson");
            var other = Files.copy(golden, folder.resolve("other.ndjson"));
            var foreign = export(other);
            assertEquals(1, foreign.exit());
            assertTrue(foreign.err().contains("another log"), foreign.err());
            assertEquals(Files.readString(golden), Files.readString(other));
        }
        assertEquals("Dear all,\n", Files.readString(letter));
    }

    @Test
    void a_file_that_is_not_there_is_refused_before_a_database_is_made() {
        var refused = take(folder.resolve("nowhere"), "target");
        assertEquals(1, refused.exit());
        assertTrue(refused.err().contains("can't be read"), refused.err());
        assertTrue(Files.notExists(folder.resolve("target")));
    }

    private Ran export(Path file) {
        return run(
                List.of(
                        "log",
                        "export",
                        file.toString(),
                        "--data-dir",
                        folder.resolve("first").toString()));
    }

    private Ran take(Path file, String directory) {
        return run(
                List.of(
                        "log",
                        "import",
                        file.toString(),
                        "--data-dir",
                        folder.resolve(directory).toString()));
    }

    private static String done(Ran ran) {
        assertEquals(0, ran.exit(), ran.err());
        return ran.err();
    }

    private static Ran run(List<String> arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit =
                Main.commandLine()
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(arguments.toArray(String[]::new));
        return new Ran(exit, out.toString(), err.toString());
    }
}
