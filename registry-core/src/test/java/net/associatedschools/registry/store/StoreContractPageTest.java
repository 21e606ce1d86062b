package net.associatedschools.registry.store;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.associatedschools.registry.store.contract.EventStorageEngineContract;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.Test;

/** Holds the page of the store's contract to the methods, the published cases and the suite. */
class StoreContractPageTest {
    private static final Path PAGE = Path.of("../docs/reference/store-contract.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final List<String> PUBLISHED =
            List.of(
                    "EventStorageEngineTest",
                    "AbstractEventStorageEngineTest",
                    "BatchingEventStorageEngineTest",
                    "jdbc/JdbcEventStorageEngineTest",
                    "inmemory/InMemoryEventStorageEngineTest",
                    "EmbeddedEventStoreTest");

    @Test
    void every_public_method_of_an_engine_has_its_cases() throws IOException {
        var methods = new TreeSet<String>();
        for (var method : EventStorageEngine.class.getMethods()) methods.add(signature(method));
        var rows = rows("Every public method of EventStorageEngine");
        assertEquals(methods, new TreeSet<>(rows.keySet()));
        assertAllThere(rows);
    }

    @Test
    void every_published_case_has_its_test() throws IOException {
        var cases = new TreeSet<String>();
        for (var test : PUBLISHED) cases.addAll(publishedCases(test));
        var rows = rows("Every case of Axon's published tests");
        assertEquals(cases, new TreeSet<>(rows.keySet()));
        assertAllThere(rows);
    }

    @Test
    void every_case_of_the_suite_is_there_with_those_who_differ() throws IOException {
        var engines = new LinkedHashMap<String, Map<String, String>>();
        var all = new EventStorageEnginesTest();
        engines.put("ours on PostgreSQL", all.new OnPostgres().differences());
        engines.put("ours in memory", all.new InMemory().differences());
        engines.put("Axon's JDBC engine", all.new AxonsOnPostgres().differences());
        engines.put("Axon's in memory", all.new AxonsInMemory().differences());

        var expected = new ArrayList<String>();
        for (var name : suite()) {
            var differing =
                    engines.entrySet().stream()
                            .filter(engine -> engine.getValue().containsKey(name))
                            .map(engine -> engine.getKey() + ": " + engine.getValue().get(name))
                            .collect(joining("; "));
            expected.add("| `%s` | %s |".formatted(name, differing));
        }
        var written =
                section("Every case of the suite, and who differs")
                        .filter(line -> line.startsWith("| `"))
                        .toList();
        assertEquals(String.join("\n", expected), String.join("\n", written));
        for (var engine : engines.entrySet()) {
            assertEquals(Set.of(), without(engine.getValue().keySet(), suite()), engine.getKey());
        }
    }

    private static Set<String> suite() {
        var names = new TreeSet<String>();
        for (var method : EventStorageEngineContract.class.getMethods()) {
            if (method.isAnnotationPresent(Test.class)) names.add(method.getName());
        }
        return names;
    }

    /** Read from its class file: some of these tests can't be loaded without their libraries. */
    private static Set<String> publishedCases(String test) {
        var file = EventStorageEngine.class.getPackageName().replace('.', '/') + "/" + test;
        var url = EventStorageEngine.class.getClassLoader().getResource(file + ".class");
        var simpleName = test.substring(test.indexOf('/') + 1);
        var cases = new TreeSet<String>();
        for (var type : new ClassFileImporter().importUrl(url)) {
            for (var method : type.getMethods()) {
                if (method.isAnnotatedWith(Test.class)
                        && !method.getModifiers().contains(JavaModifier.ABSTRACT)) {
                    cases.add(simpleName + "." + method.getName());
                }
            }
        }
        return cases;
    }

    private static void assertAllThere(Map<String, List<String>> rows) {
        var missing = new ArrayList<String>();
        for (var row : rows.entrySet()) {
            if (row.getValue().isEmpty()) missing.add(row.getKey());
            for (var test : row.getValue()) if (!isThere(test)) missing.add(test);
        }
        assertEquals(List.of(), missing);
    }

    private static boolean isThere(String test) {
        int dot = test.indexOf('.');
        if (dot < 0) return suite().contains(test);
        try {
            var name = StoreContractPageTest.class.getPackageName() + "." + test.substring(0, dot);
            return Stream.of(Class.forName(name).getDeclaredMethods())
                    .anyMatch(
                            method ->
                                    method.isAnnotationPresent(Test.class)
                                            && method.getName().equals(test.substring(dot + 1)));
        } catch (ClassNotFoundException gone) {
            return false;
        }
    }

    private static String signature(Method method) {
        return method.getName()
                + Stream.of(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(joining(", ", "(", ")"));
    }

    private static Set<String> without(Set<String> names, Set<String> known) {
        var rest = new TreeSet<>(names);
        rest.removeAll(known);
        return rest;
    }

    /** What stands in the first cell of each row, and in the second. */
    private static Map<String, List<String>> rows(String heading) throws IOException {
        var rows = new LinkedHashMap<String, List<String>>();
        for (var line : section(heading).filter(line -> line.startsWith("| `")).toList()) {
            var words = CODE.matcher(line).results().map(word -> word.group(1)).toList();
            rows.put(words.getFirst(), words.subList(1, words.size()));
        }
        return rows;
    }

    private static Stream<String> section(String heading) throws IOException {
        var lines = Files.readAllLines(PAGE);
        int from = lines.indexOf("## " + heading) + 1;
        var rest = lines.subList(from, lines.size());
        return rest.stream().takeWhile(line -> !line.startsWith("## "));
    }
}
