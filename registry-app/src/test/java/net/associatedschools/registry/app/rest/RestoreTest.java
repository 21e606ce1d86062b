package net.associatedschools.registry.app.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole database from before an erasure, put back in its place. */
class RestoreTest {
    private static final String NAME = "Matti Esimerkki";
    @TempDir Path folder;

    @Test
    void R_PRIV_1_a_restored_older_database_is_erased_again_at_start()
            throws IOException, SQLException {
        var data = folder.resolve("data");
        var database = data.resolve("database");
        var backup = folder.resolve("backup");
        Served.Answer applied;
        String coordinator;
        try (var register = new Served(data)) {
            coordinator = register.countryWithCoordinator("FI");
            applied = register.apply("FI");
        }
        copy(database, backup);
        String principal;
        try (var register = new Served(data)) {
            principal = principal(register, coordinator, applied).path("id").asText();
            assertEquals(NAME, principal(register, coordinator, applied).path("name").asText());
            var operator = register.token("OPERATOR", Map.of());
            var record = Served.JSON.createObjectNode().put("record", principal);
            register.post(operator, "erasures", record).is(200);
            assertFalse(principal(register, coordinator, applied).has("name"));
        }
        delete(database);
        copy(backup, database);
        try (var register = new Served(data)) {
            assertFalse(principal(register, coordinator, applied).has("name"), "erased again");
            assertEquals(principal, principal(register, coordinator, applied).path("id").asText());
            assertEquals(Set.of(), new Stored(data).tablesWith(NAME));
            var verification = register.get(register.hq(), "log/verification").is(200).json();
            assertTrue(verification.path("whole").asBoolean(), verification.toString());
        }
    }

    private static JsonNode principal(Served register, String token, Served.Answer applied) {
        return register.get(
                        token,
                        "applications/" + applied.text("application"),
                        "Registry-Min-Position",
                        applied.text("position"))
                .is(200)
                .json()
                .path("form")
                .path("principal");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        // PostgreSQL takes no directory that others may read.
        Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
