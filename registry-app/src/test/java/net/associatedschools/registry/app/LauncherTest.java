package net.associatedschools.registry.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherTest {
    private static final int JAVA_8_CLASS_FILE = 52;

    @Test
    void java_8_can_load_the_launcher() throws IOException {
        try (var file = Launcher.class.getResourceAsStream("Launcher.class")) {
            assertNotNull(file);
            var data = new DataInputStream(file);
            data.skipNBytes(6);
            assertEquals(JAVA_8_CLASS_FILE, data.readUnsignedShort());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8", "9", "17", "20"})
    void a_java_below_21_is_too_old(String version) {
        assertFalse(Launcher.isEnough(version));
    }

    @ParameterizedTest
    @ValueSource(strings = {"21", "25", "100"})
    void java_21_and_later_is_enough(String version) {
        assertTrue(Launcher.isEnough(version));
    }
}
