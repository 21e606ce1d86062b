package net.associatedschools.registry.app.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.associatedschools.registry.app.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what the how-to tells people to type, in one shell. */
class HowToTest {
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern SHOWN =
            Pattern.compile("<pre tabindex=\"0\">(.*?)</pre>", Pattern.DOTALL);

    /** Where the guides are read. */
    private static final Path ROOT = Path.of("..");

    @TempDir Path folder;

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
            var said = run(register, BLOCK.matcher(guide), folder);
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
        String said;
        try (var register = new Served(folder.resolve("data"))) {
            said = run(register, shown(register.get(null, "/api").is(200).response().body()), ROOT);
        }
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

    @Test
    void R_APP_10_an_admission_round_at_the_command_line_ends_in_the_directory()
            throws IOException, InterruptedException {
        var said = run("run-an-admission-round");
        var refused = "registry: R-APP-10: the trial runs until 2024-03-15";
        assertEquals(1, said.lines().filter(line -> line.equals(refused)).count(), said);
        assertEquals(1, said.lines().filter(line -> line.startsWith("registry: ")).count(), said);
        assertTrue(said.lines().anyMatch(line -> line.equals("refused")), said);
        assertTrue(said.contains("Rei Gakuen"), said);
        assertTrue(said.contains("CERTIFIED") || said.contains(",ACTIVE,"), said);
        assertTrue(said.contains("application.certified.applicant"), said);
        assertTrue(said.contains("2 facts until 2025-10-31 (dry run"), said);
    }

    /** The command that the guides call registry. */
    private Path registry() throws IOException {
        var command =
                "#!/bin/sh\nexec \"%s\" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp \"%s\" %s \"$@\"\n"
                        .formatted(
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                absolute(System.getProperty("java.class.path")),
                                Main.class.getName());
        var commands = Files.createDirectories(folder.resolve("bin"));
        var file = commands.resolve("registry");
        Files.writeString(file, command);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return commands;
    }

    /** The guides are followed elsewhere than where the tests run. */
    private static String absolute(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** What a shell prints that is told the guide's commands, of a register of its own. */
    private String run(String name) throws IOException, InterruptedException {
        try (var register = new Served(folder.resolve("data"))) {
            var guide = Files.readString(Path.of("../docs/how-to/" + name + ".md"));
            return run(register, BLOCK.matcher(guide), ROOT);
        }
    }

    private String run(Served register, Matcher blocks, Path directory)
            throws IOException, InterruptedException {
        var script =
                blocks.results()
                        .map(block -> block.group(1))
                        .collect(Collectors.joining("\n", "set -e\n", ""));
        var process =
                new ProcessBuilder("bash", "-c", script)
                        .directory(directory.toFile())
                        .redirectErrorStream(true);
        process.environment().put("REGISTRY_URL", register.url());
        process.environment()
                .merge("PATH", registry().toString(), (path, ours) -> ours + ":" + path);
        process.environment().put("REGISTRY_TOKEN_FILE", folder.resolve("data/token").toString());
        var shell = process.start();
        var said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, shell.waitFor(), said);
        return said;
    }

    /** As who reads the page sees them. */
    private static Matcher shown(String page) {
        var story = page.substring(page.indexOf("id=\"story\""), page.indexOf("id=\"variables\""));
        var seen =
                story.replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&#34;", "\"")
                        .replace("&#39;", "'")
                        .replace("&amp;", "&");
        return SHOWN.matcher(seen);
    }
}
