package net.associatedschools.registry.app.pages;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** One exhibition and one browser for all tests of a class. */
abstract class ExhibitionTest {
    @TempDir static Path folder;
    static Exhibition exhibition;
    static Chromium chromium;

    @BeforeAll
    static void open() {
        chromium = new Chromium();
        exhibition = Exhibition.opened(folder.resolve("data"));
    }

    @AfterAll
    static void close() {
        if (exhibition != null) exhibition.close();
        if (chromium != null) chromium.close();
    }
}
