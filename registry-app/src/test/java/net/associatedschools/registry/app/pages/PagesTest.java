package net.associatedschools.registry.app.pages;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each page once, as a browser gets it. */
class PagesTest extends ExhibitionTest {
    private static final long HEAVIEST = 150_000;

    @ParameterizedTest
    @EnumSource
    void a_page_has_no_barrier_is_light_and_asks_nobody_else(PublicPage shown) {
        try (var visitor =
                chromium.visitor(exhibition.url(), Chromium.DESKTOP, ColorScheme.LIGHT)) {
            visitor.open(exhibition.path(shown), shown.status());
            long bytes = visitor.bytesWithoutMap();
            assertAll(
                    () -> assertEquals(List.of(), visitor.foreign()),
                    () -> assertEquals(List.of(), visitor.complaints()),
                    () -> assertTrue(bytes <= HEAVIEST, () -> bytes + " bytes"),
                    () -> assertEquals("", String.join("\n", visitor.barriers())),
                    () -> assertFalse(visitor.isWiderThanPhone(), "is wider than a phone"));
        }
    }
}
