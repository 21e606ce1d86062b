package net.associatedschools.registry.app.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * R-APP-7, R-MEM-2: every country's policy does what its scenarios say; another one needs no Java.
 */
class ScenariosTest {
    private static final Path POLICIES = Path.of("../docs/samples/policies");

    @TestFactory
    Stream<DynamicTest> R_APP_7_R_MEM_2_each_scenario_comes_as_it_says() throws IOException {
        return files(".scenario.yaml").stream()
                .flatMap(
                        path -> {
                            var file = ScenarioFile.read(path);
                            return file.scenarios().stream()
                                    .map(
                                            scenario ->
                                                    DynamicTest.dynamicTest(
                                                            path.getFileName()
                                                                    + ": "
                                                                    + scenario.name(),
                                                            () ->
                                                                    assertEquals(
                                                                            List.of(),
                                                                            Trial.of(
                                                                                    file,
                                                                                    scenario))));
                        });
    }

    @Test
    void every_policy_has_scenarios() throws IOException {
        var tried =
                files(".scenario.yaml").stream()
                        .flatMap(path -> ScenarioFile.read(path).policies().stream())
                        .toList();
        var policies =
                files(".yaml").stream()
                        .filter(path -> !path.toString().endsWith(".scenario.yaml"))
                        .map(PolicyFile::read)
                        .toList();
        assertTrue(policies.size() >= 6);
        assertTrue(tried.containsAll(policies));
    }

    private static List<Path> files(String ending) throws IOException {
        try (var files = Files.list(POLICIES)) {
            return files.filter(path -> path.toString().endsWith(ending)).sorted().toList();
        }
    }
}
