package net.associatedschools.registry.app.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.associatedschools.registry.app.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what the how-to tells people to type, in one shell. */
class HowToTest {
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    @TempDir Path folder;

    /** The command line as an installed one is called. */
    private static final String REGISTRY =
            """
            registry() { "$JAVA" -XX:TieredStopAtLevel=1 -cp "$CLASSES" "$MAIN" "$@"; }
            set -e
            """;

    @Test
    void the_commands_write_try_and_record_a_countrys_policy()
            throws IOException, InterruptedException {
        // Where the command line looks for a register of its own.
        try (var register = new Served(folder.resolve("registry-data"))) {
            var commission = register.token("COMMISSION", Map.of("country", "FI"));
            var member = Served.sample("record-membership").put("effective", "2024-03-01");
            member.put("observedOn", "2024-03-01");
            register.post(commission, "schools", member).is(201);
            var guide = Files.readString(Path.of("../docs/how-to/write-your-countrys-policy.md"));
            var script =
                    BLOCK.matcher(guide)
                            .results()
                            .map(block -> block.group(1))
                            .collect(Collectors.joining("\n", REGISTRY, ""));
            var process =
                    new ProcessBuilder("bash", "-c", script)
                            .directory(folder.toFile())
                            .redirectErrorStream(true);
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            process.environment().put("JAVA", java);
            process.environment().put("CLASSES", System.getProperty("java.class.path"));
            process.environment().put("MAIN", Main.class.getName());
            var shell = process.start();
            var said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, shell.waitFor(), said);
            assertTrue(said.contains("policy 2024 of FI, in force from 2024-01-01"), said);
            assertTrue(said.contains("membership.duties[0].everyMonths"), said);
            assertTrue(said.contains("as it should be: refused"), said);
            assertTrue(said.contains("Two years of silence: as expected"), said);
            assertTrue(said.contains("A report that was lost on its way: as expected"), said);
            assertTrue(said.contains("school.note-missed-duty"), said);
            assertTrue(said.contains("dry run: nothing was noted"), said);
        }
    }

    @Test
    void the_commands_take_a_school_to_the_directory() throws IOException, InterruptedException {
        var said = run("take-a-school-to-the-directory");
        assertTrue(said.contains("\"rule\":\"R-APP-4\""), said);
        assertTrue(said.contains("\"total\":1,\"items\":[{\"school\":\"school:"), said);
        assertTrue(said.contains("\"asOf\":\"2024-08-31\",\"total\":0"), said);
        assertTrue(said.contains("school.membership-started"), said);
    }

    @Test
    void R_APP_10_R_ROLE_1_the_story_of_the_api_page_certifies_by_another_person()
            throws IOException, InterruptedException {
        var said = run("from-application-to-certificate");
        var refusals =
                Pattern.compile("\"rule\":\"([^\"]+)\"")
                        .matcher(said)
                        .results()
                        .map(rule -> rule.group(1))
                        .toList();
        assertEquals(List.of("R-APP-10", "R-APP-10", "R-ROLE-1"), refusals, said);
        assertTrue(said.contains("the trial runs until 2024-03-15"), said);
        assertTrue(said.contains("reports are missing: [PROJECT_REPORT]"), said);
        assertTrue(said.contains("\"total\":1,\"items\":[{\"school\":\"school:"), said);
        assertTrue(said.contains("\"memberSince\":\"2024-09-01\""), said);
        assertTrue(said.contains("\"stage\":\"CERTIFIED\""), said);
    }

    /** What a shell prints that is told the guide's commands, of a register of its own. */
    private String run(String name) throws IOException, InterruptedException {
        try (var register = new Served(folder.resolve("data"))) {
            var guide = Files.readString(Path.of("../docs/how-to/" + name + ".md"));
            var script =
                    BLOCK.matcher(guide)
                            .results()
                            .map(block -> block.group(1))
                            .collect(Collectors.joining("\n", "set -e\n", ""));
            var process =
                    new ProcessBuilder("bash", "-c", script)
                            .directory(Path.of("..").toFile())
                            .redirectErrorStream(true);
            process.environment().put("REGISTRY_URL", register.url());
            process.environment()
                    .put("REGISTRY_TOKEN_FILE", folder.resolve("data/token").toString());
            var shell = process.start();
            var said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, shell.waitFor(), said);
            return said;
        }
    }
}
