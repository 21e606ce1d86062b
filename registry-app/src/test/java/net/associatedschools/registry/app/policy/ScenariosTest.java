package net.associatedschools.registry.app.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * R-APP-7, R-MEM-2: every country's policy does what its scenarios say; another one needs no Java.
 */
class ScenariosTest {
    /** Of no country that the register was written for. */
    private static final Path ELEVENTH = Path.of("src/test/resources/policies/sn.scenario.yaml");

    @TestFactory
    Stream<DynamicTest> R_APP_7_R_MEM_2_each_scenario_comes_as_it_says() {
        return Stream.concat(
                        TenCountries.files(TenCountries.SCENARIO).stream(), Stream.of(ELEVENTH))
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
    void R_MEM_2_ten_countries_have_rules_of_staying_in_and_scenarios_that_run_the_dates() {
        var tried =
                TenCountries.files(TenCountries.SCENARIO).stream().map(ScenarioFile::read).toList();
        assertEquals(
                Set.of("JP", "NL", "AT", "PL", "DE", "BR", "ES", "FR", "MX", "AE"),
                TenCountries.POLICIES.keySet());
        for (var policy : TenCountries.POLICIES.values()) {
            assertNotNull(policy.policy().membership(), policy::toString);
            assertTrue(
                    tried.stream()
                            .filter(file -> file.policies().contains(policy))
                            .flatMap(file -> file.scenarios().stream())
                            .flatMap(scenario -> scenario.steps().stream())
                            .anyMatch(step -> "due".equals(step.command())),
                    policy::toString);
        }
    }
}
