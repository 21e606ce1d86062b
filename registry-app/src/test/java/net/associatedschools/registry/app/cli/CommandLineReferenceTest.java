package net.associatedschools.registry.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.associatedschools.registry.app.Main;
import org.junit.jupiter.api.Test;

/** Holds the page on the command line to what the command line says of itself. */
class CommandLineReferenceTest {
    private static final Path DOCS = Path.of("..", "docs");

    @Test
    void the_page_has_every_command_with_its_example_and_every_option() throws IOException {
        var page =
                Files.readString(DOCS.resolve("reference/command-line.md"))
                        + Files.readString(DOCS.resolve("how-to/serve-the-register.md"));
        var missing = new ArrayList<String>();
        for (var entry : Main.commandLine().getSubcommands().entrySet()) {
            var command = entry.getValue().getCommandSpec();
            var wanted = new ArrayList<String>(List.of("| `" + entry.getKey() + "` |"));
            for (var line : command.usageMessage().footer()) {
                if (line.strip().startsWith("registry ")) wanted.add("`" + line.strip() + "`");
            }
            for (var option : command.options()) {
                if (!option.usageHelp() && !option.versionHelp()) wanted.add(option.longestName());
            }
            wanted.stream().filter(words -> !page.contains(words)).forEach(missing::add);
        }
        assertEquals(List.of(), missing);
    }
}
