package net.associatedschools.registry.app.pages;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page in every language and both themes, on a desktop and on a phone: by -Ppages. */
@Tag("pages")
class EveryPageTest extends ExhibitionTest {
    static List<Arguments> every_page() {
        var all = new ArrayList<Arguments>();
        for (var page : PublicPage.values()) {
            for (var language : Language.values()) {
                all.add(Arguments.of(page, language, ColorScheme.LIGHT));
                all.add(Arguments.of(page, language, ColorScheme.DARK));
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("every_page")
    void a_page_has_no_barrier(PublicPage shown, Language language, ColorScheme theme) {
        try (var visitor = chromium.visitor(exhibition.url(), Chromium.DESKTOP, theme)) {
            visitor.open(PublicPage.in(language, exhibition.path(shown)), shown.status());
            assertAll(
                    () -> assertEquals(language.tag(), visitor.language()),
                    () -> assertEquals(List.of(), visitor.foreign()),
                    () -> assertEquals(List.of(), visitor.complaints()),
                    () -> assertEquals("", String.join("\n", visitor.barriers())),
                    () -> assertFalse(visitor.isWiderThanPhone(), "is wider than a phone"),
                    () -> assertEquals("", String.join("\n", visitor.barriers())));
        }
    }
}
