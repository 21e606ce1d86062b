package net.associatedschools.registry.app.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what the how-to tells people to type, in one shell. */
class HowToTest {
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    @TempDir Path folder;

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
