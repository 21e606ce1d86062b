package net.associatedschools.registry.app.pages;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes the pictures of all pages that the documentation shows: by -Ppictures. */
@Tag("pictures")
class PicturesTest {
    private static final Path PICTURES = Path.of("../docs/pictures");

    @TempDir Path folder;

    @Test
    void every_page_has_its_picture_for_a_desktop_and_the_main_ones_for_a_phone()
            throws IOException {
        try (var chromium = new Chromium();
                var exhibition = Exhibition.opened(folder.resolve("data"))) {
            for (var page : PublicPage.values()) {
                take(chromium, exhibition, page, Chromium.DESKTOP, ColorScheme.LIGHT, "");
            }
            for (var page : PublicPage.SHOWN_ON_A_PHONE) {
                take(chromium, exhibition, page, Chromium.PHONE, ColorScheme.DARK, "-phone");
            }
        }
    }

    private static void take(
            Chromium chromium,
            Exhibition exhibition,
            PublicPage page,
            int width,
            ColorScheme theme,
            String suffix)
            throws IOException {
        var name = page.name().toLowerCase(Locale.ROOT).replace('_', '-') + suffix + ".png";
        var file = PICTURES.resolve(name);
        try (var visitor = chromium.visitor(exhibition.url(), width, theme)) {
            visitor.open(exhibition.path(page), page.status());
            visitor.picture(file);
        }
        assertTrue(Files.size(file) > 0, name);
    }
}
