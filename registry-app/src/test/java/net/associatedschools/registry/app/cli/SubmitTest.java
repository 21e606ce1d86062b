package net.associatedschools.registry.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.associatedschools.registry.app.Main;
import net.associatedschools.registry.app.api.Operations;
import net.associatedschools.registry.app.rest.Served;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands at the command line, each as its sample or in words. */
class SubmitTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SAMPLES = Path.of("../docs/samples/commands");
    @TempDir static Path folder;
    private static Served register;
    private static String coordinator;

    private record Ran(int exit, String out, String err) {}

    @BeforeAll
    static void serve() {
        register = new Served(folder.resolve("data"));
        coordinator = register.countryWithCoordinator("FI");
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @Test
    void R_APP_10_a_refusal_is_one_line_with_the_rule_and_exit_1() throws IOException {
        var id = applied();
        assertEquals(0, run("preselect", id, "effective=2023-03-15").exit());
        var early = run("recommend", id, "effective=2023-06-01");
        assertEquals(1, early.exit());
        assertEquals("registry: R-APP-10: the trial runs until 2024-03-15\n", early.err());
        assertEquals("", early.out());
    }

    @Test
    void what_is_misunderstood_is_exit_2() throws IOException {
        var id = applied();
        for (var words :
                List.of(
                        List.of("promote", id),
                        List.of("preselect"),
                        List.of("preselect", "FI"),
                        List.of("suspend-intake", id),
                        List.of("preselect", id, "effective"),
                        List.of("correct", id, "corrects=first"))) {
            var ran = run(words.toArray(String[]::new));
            assertEquals(2, ran.exit(), words + ran.err());
        }
        var noFile = run("preselect", id, "--body", folder.resolve("none.json").toString());
        assertEquals(1, noFile.exit());
        assertEquals(1, noFile.err().lines().count(), noFile.err());
    }

    @Test
    void R_APP_13_the_same_key_says_it_once() throws IOException {
        var id = applied();
        var once = run("preselect", id, "effective=2023-03-15", "--key", "one");
        var again = run("preselect", id, "effective=2023-03-15", "--key", "one");
        assertEquals(0, once.exit(), once.err());
        assertEquals(once, again);
    }

    @Test
    void fields_are_words_one_in_another_numbers_and_json() throws IOException {
        var id = applied();
        assertEquals(0, run("preselect", id, "effective=2023-03-15").exit());
        var corrected =
                run("correct", id, "corrects=1", "replacement=null", "reason.code=CLERICAL_ERROR");
        assertEquals(0, corrected.exit(), corrected.err());
        var evidence = "evidence=[{\"kind\": \"LETTER\", \"title\": \"Letter\"}]";
        var withdrawn = run("withdraw", id, "reason.code=SCHOOL_DECISION", evidence);
        assertEquals(0, withdrawn.exit(), withdrawn.err());
        assertEquals(0, run("suspend-intake", "FI", "reason.code=OTHER").exit());
        assertEquals(0, run("resume-intake", "country:FI").exit());
    }

    @Test
    void every_command_of_an_application_is_known_by_its_name() {
        for (var one : Operations.current().all()) {
            var name = String.valueOf(one.command());
            if (!name.startsWith("application.") || !one.path().contains("{")) continue;
            var command = name.substring("application.".length());
            var id = "application:00000000-0000-4000-8000-000000000000";
            var sample =
                    Files.exists(SAMPLES.resolve(command + ".json"))
                            ? command
                            : command + "-application";
            var ran = run(command, id, "--body", SAMPLES.resolve(sample + ".json").toString());
            assertEquals(1, ran.exit(), command + ran.err());
            assertTrue(ran.err().startsWith("registry: 404 ") || ran.err().contains("R-ROLE-2"));
        }
    }

    /** By the sample and a word beside it. */
    private static String applied() throws IOException {
        var ran = run("apply", "--body", SAMPLES.resolve("apply.json").toString(), "country=FI");
        assertEquals(0, ran.exit(), ran.err());
        JsonNode answer = JSON.readTree(ran.out()).path(0);
        return answer.path("application").asText();
    }

    private static Ran run(String... words) {
        var arguments = new ArrayList<>(List.of("submit"));
        arguments.addAll(List.of(words));
        arguments.addAll(List.of("--data-dir", folder.resolve("data").toString()));
        arguments.addAll(List.of("--token", coordinator, "--format", "json"));
        var out = new StringWriter();
        var err = new StringWriter();
        var line = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int exit = line.execute(arguments.toArray(String[]::new));
        return new Ran(exit, out.toString(), err.toString());
    }
}
