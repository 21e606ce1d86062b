package net.associatedschools.registry.app.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a Prometheus reads of a register. */
class MetricsTest {
    private static final Pattern LINE =
            Pattern.compile("# (HELP|TYPE) .+|[a-z_]+(\\{le=\"[^\"]+\"})? [0-9.]+");
    @TempDir Path folder;

    @Test
    void appends_and_positions_are_told_to_who_brings_a_token() {
        try (var register = new Served(folder.resolve("data"))) {
            register.get(null, "/metrics").isProblem(401, null);
            var answer = register.get(register.token("OPERATOR", Map.of()), "/metrics").is(200);
            assertTrue(answer.header("Content-Type").startsWith("text/plain"));
            var text = answer.response().body();
            assertTrue(text.lines().allMatch(line -> LINE.matcher(line).matches()), text);
            long position = value(text, "registry_log_position");
            assertTrue(position > 0);
            long events = value(text, "registry_append_events_total");
            assertTrue(events > 0 && events <= position, text);
            assertEquals(0, value(text, "registry_views_stopped"));
        }
    }

    private static long value(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }
}
