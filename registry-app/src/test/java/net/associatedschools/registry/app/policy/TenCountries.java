package net.associatedschools.registry.app.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The samples of countries' policies, by country: what R-MEM-2 names, as YAML and nothing else. */
public final class TenCountries {
    static final Path FOLDER = Path.of("../docs/samples/policies");
    static final String SCENARIO = ".scenario.yaml";

    public static final Map<String, PolicyFile> POLICIES = policies();

    private TenCountries() {}

    private static Map<String, PolicyFile> policies() {
        var policies = new TreeMap<String, PolicyFile>();
        for (var path : files(".yaml")) {
            if (path.toString().endsWith(SCENARIO)) continue;
            var policy = PolicyFile.read(path);
            policies.put(policy.country().value(), policy);
        }
        return policies;
    }

    static List<Path> files(String ending) {
        try (var files = Files.list(FOLDER)) {
            return files.filter(path -> path.toString().endsWith(ending)).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
