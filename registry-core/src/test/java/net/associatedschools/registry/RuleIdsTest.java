package net.associatedschools.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every rule of the domain is named by a test. */
class RuleIdsTest {
    private static final Pattern NAMED_BY_A_TEST = Pattern.compile("void (R_[A-Z]+_\\d+)_\\w+\\(");
    private static final Pattern BROKEN_IN_CODE = Pattern.compile("\"(R-[A-Z]+-\\d+)\"");

    @Test
    void every_rule_is_named_by_a_test() throws IOException {
        assertEquals(new TreeSet<>(rules()), new TreeSet<>(tested()));
    }

    @Test
    void no_rule_that_the_code_refuses_by_is_without_a_test() throws IOException {
        var refused = found(Path.of("src/main/java"), BROKEN_IN_CODE);
        refused.removeAll(tested());
        assertEquals(Set.of(), refused);
    }

    private static List<String> rules() throws IOException {
        try (var text = RuleIdsTest.class.getResourceAsStream("/rules.txt")) {
            if (text == null) throw new AssertionError("rules.txt is missing");
            return new String(text.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .toList();
        }
    }

    private static Set<String> tested() throws IOException {
        var ids = new TreeSet<String>();
        for (var tests : List.of("src/test/java", "../registry-app/src/test/java")) {
            for (var name : found(Path.of(tests), NAMED_BY_A_TEST)) {
                ids.add(name.replace('_', '-'));
            }
        }
        return ids;
    }

    private static Set<String> found(Path sources, Pattern pattern) throws IOException {
        var files = new ArrayList<Path>();
        try (var walk = Files.walk(sources)) {
            walk.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
        }
        var found = new TreeSet<String>();
        for (var file : files) {
            pattern.matcher(Files.readString(file)).results().forEach(r -> found.add(r.group(1)));
        }
        return found;
    }
}
