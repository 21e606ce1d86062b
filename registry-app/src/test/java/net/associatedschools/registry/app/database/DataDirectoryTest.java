package net.associatedschools.registry.app.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    private static final URI HERE = URI.create("http://localhost:8080");

    @TempDir Path folder;

    @Test
    void is_held_by_one_only_and_says_where_it_is_served() {
        var path = folder.resolve("data");
        try (var held = DataDirectory.hold(path)) {
            assertEquals(Optional.empty(), heldElsewhere(path).url());
            held.serving(HERE);
            assertEquals(Optional.of(HERE), heldElsewhere(path).url());
            held.notServing();
            assertEquals(Optional.empty(), heldElsewhere(path).url());
        }
        DataDirectory.hold(path).close();
    }

    @Test
    void an_address_that_a_killed_process_left_is_not_believed() throws Exception {
        Files.writeString(folder.resolve("serving"), HERE.toString());
        try (var held = DataDirectory.hold(folder)) {
            assertFalse(Files.exists(held.path().resolve("serving")));
        }
    }

    @Test
    void belongs_to_its_owner_alone() throws Exception {
        try (var held = DataDirectory.hold(folder.resolve("data"))) {
            assertEquals(
                    "rwx------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(held.path())));
        }
        var open = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        var refused = assertThrows(Refused.class, () -> DataDirectory.hold(open));
        assertTrue(refused.getMessage().endsWith("chmod o-w"));
    }

    private static Served heldElsewhere(Path path) {
        return assertThrows(Served.class, () -> DataDirectory.hold(path));
    }
}
