package net.associatedschools.registry.app.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import net.associatedschools.registry.app.Main;
import net.associatedschools.registry.app.database.Refused;
import net.associatedschools.registry.app.rest.Served;
import net.associatedschools.registry.app.serving.Server;
import net.associatedschools.registry.app.serving.ServerOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small invented network, filled in by the command and served. */
class DemoWorldTest {
    private static final int SCHOOLS = 240;

    @TempDir static Path directory;

    @BeforeAll
    static void fill() {
        var filled = demo(directory);
        assertEquals(0, filled.exit(), filled.err());
    }

    private record Ran(int exit, String err) {}

    private static Ran demo(Path directory) {
        var err = new StringWriter();
        int exit =
                Main.commandLine()
                        .setOut(new PrintWriter(new StringWriter()))
                        .setErr(new PrintWriter(err))
                        .execute(
                                "demo",
                                "--schools",
                                Integer.toString(SCHOOLS),
                                "--data-dir",
                                directory.toString());
        return new Ran(exit, err.toString());
    }

    @Test
    void every_answer_says_that_it_is_invented() {
        try (var served = new Served(directory)) {
            var list = served.get(null, "directory?limit=1").is(200);
            assertTrue(list.json().path("synthetic").asBoolean(), list.response().body());
            assertTrue(served.get(null, "nowhere").json().path("synthetic").asBoolean());
            assertTrue(served.get(null, "/health").json().path("synthetic").asBoolean());
            var lines = served.get(null, "directory?format=csv&limit=1").is(200);
            assertEquals("true", lines.header("Registry-Synthetic"));
            var page = served.get(null, "/", "Accept-Language", "fr").is(200).response().body();
            assertTrue(page.contains("sont inventés"), page);
        }
    }

    @Test
    void its_members_are_counted_as_planned() {
        try (var served = new Served(directory)) {
            assertEquals(SCHOOLS, members(served, "2024-01-31"));
            var published = served.get(null, "reconciliation?scope=WORLD").is(200).json();
            assertTrue(published.path("items").size() >= 34, published.toString());
        }
    }

    private static int members(Served served, String day) {
        var answer = served.get(null, "statistics?by=region&asOf=" + day).is(200).json();
        return answer.path("members").asInt();
    }

    @Test
    void a_register_that_holds_anything_is_left_as_it_is() {
        var refused = demo(directory);
        assertEquals(1, refused.exit());
        assertEquals(1, refused.err().lines().count(), refused.err());
        assertTrue(refused.err().startsWith("registry: this register holds something already"));
    }

    @Test
    void nothing_real_comes_into_it() {
        try (var served = new Served(directory)) {
            served.upload(served.hq(), "IS", "name\nLaugarnesskóli\n").isProblem(409, null);
        }
        var brief = ServerOptions.briefly(directory);
        var sample =
                new ServerOptions(
                        brief.dataDirectory(),
                        brief.host(),
                        brief.port(),
                        brief.readyFile(),
                        brief.tokenFile(),
                        true,
                        brief.external());
        try (var server = new Server(sample)) {
            var refused = assertThrows(Refused.class, server::start);
            assertTrue(refused.getMessage().contains("--sample"), refused.getMessage());
        }
    }
}
