package net.associatedschools.registry.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import net.associatedschools.registry.app.Main;
import net.associatedschools.registry.app.serving.Server;
import net.associatedschools.registry.app.serving.ServerOptions;
import net.associatedschools.registry.app.serving.ServingProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What holds for every command, tried on one that asks for whatever path it is given. */
class CommandLineTest {
    // One for all: each test leaves it stopped.
    @TempDir static Path folder;

    @Command(name = "ask")
    static class Ask implements Callable<Integer> {
        @Mixin Client client = new Client();
        @Parameters String path = "";

        @Override
        public Integer call() {
            try (var register = client.open()) {
                client.output().print(List.of(register.get(path)));
            }
            return 0;
        }
    }

    private record Ran(int exit, String out, String err) {}

    @Test
    void every_help_ends_with_an_example() {
        var main = Main.commandLine();
        assertTrue(help(main).strip().lines().toList().getLast().startsWith("  registry "));
        main.getSubcommands()
                .forEach(
                        (name, command) -> {
                            var lines = help(command).strip().lines().toList();
                            assertTrue(
                                    lines.getLast().startsWith("  registry " + name),
                                    lines.getLast());
                        });
    }

    @Test
    void help_is_done_and_a_misunderstanding_is_usage() {
        assertEquals(0, run("--help").exit());
        assertEquals(0, run("serve", "--help").exit());
        assertEquals(2, run().exit());
        assertEquals(2, run("nonsense").exit());
        assertEquals(2, run("serve", "--port", "many").exit());
        assertEquals(2, run("serve", "--port", "65536").exit());
        assertEquals(2, run("ask", "--url", "file:///etc/passwd", "/health").exit());
        assertEquals(
                2, run("ask", "--url", "http://localhost", "--data-dir", "x", "/health").exit());
    }

    @Test
    void served_or_not_a_directory_prints_the_same_and_stays_as_it_was() throws Exception {
        var directory = folder.resolve("data");
        var alone = ask(directory, "/health");
        assertEquals(0, alone.exit(), alone.err());
        assertTrue(alone.out().startsWith("name,status"), alone.out());
        assertNull(ServingProcess.postmaster(directory));
        assertFalse(Files.exists(directory.resolve("serving")));

        try (var serving = ServingProcess.serving(directory)) {
            var postmaster = ServingProcess.postmaster(directory);
            assertEquals(alone, ask(directory, "/health"));
            assertEquals(postmaster, ServingProcess.postmaster(directory));
            var url = ServingProcess.url(directory).toString();
            assertEquals(alone, run("ask", "--format", "csv", "--url", url, "/health"));
            serving.stop();
        }
    }

    @Test
    void what_the_register_refuses_is_one_line_with_the_reason() {
        var directory = folder.resolve("data");
        try (var server = new Server(ServerOptions.briefly(directory))) {
            server.start();
            var refused = ask(directory, "/nowhere");
            assertEquals(1, refused.exit());
            assertEquals("", refused.out());
            assertEquals("registry: 404 There is nothing at this address.\n", refused.err());
            var rule = ask(directory, "/test/rule");
            assertEquals(
                    "registry: R-APP-4: Not recommended (applicant.name: is empty)\n", rule.err());
        }
    }

    @Test
    void nobody_at_the_address_is_one_line() {
        var refused = run("ask", "--url", "http://127.0.0.1:1", "/health");
        assertEquals(1, refused.exit());
        assertEquals("registry: nobody answers at http://127.0.0.1:1\n", refused.err());
    }

    @Test
    void a_remote_register_is_not_given_the_local_token() throws Exception {
        assertTrue(new RemoteRegister(URI.create("http://elsewhere"), null).token().isEmpty());
        var directory = folder.resolve("data");
        try (var server = new Server(ServerOptions.briefly(directory))) {
            server.start();
            Files.writeString(directory.resolve("token"), "secret\n");
            assertEquals("secret", token(new LocalRegister(directory, null)));
            assertEquals("other", token(new LocalRegister(directory, "other")));
            Files.delete(directory.resolve("token"));
        }
    }

    private static String token(Register register) {
        return register.token().orElseThrow();
    }

    private static Ran ask(Path directory, String path) {
        return run("ask", "--format", "csv", "--data-dir", directory.toString(), path);
    }

    private static Ran run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var exit =
                Main.commandLine()
                        .addSubcommand(new Ask())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(arguments);
        return new Ran(exit, out.toString(), err.toString());
    }

    private static String help(CommandLine command) {
        return command.getUsageMessage(CommandLine.Help.Ansi.OFF);
    }
}
