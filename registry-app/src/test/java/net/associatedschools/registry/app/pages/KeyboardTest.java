package net.associatedschools.registry.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole public way, from the first page to a school and a figure, without a mouse. */
class KeyboardTest {
    @TempDir Path folder;

    @Test
    void every_public_page_is_reached_and_used_by_keyboard_alone() {
        try (var chromium = new Chromium();
                var exhibition = Exhibition.opened(folder.resolve("data"));
                var visitor =
                        chromium.visitor(exhibition.url(), Chromium.DESKTOP, ColorScheme.LIGHT)) {
            visitor.open("/", 200);
            var page = visitor.page();

            visitor.tabTo(link(page, "Skip to the content"));
            visitor.press("Enter");
            assertThat(page.locator("main")).isFocused();

            visitor.tabTo(page.getByLabel("Find a school"));
            visitor.type("yhtenäiskoulu");
            visitor.press("Enter");
            assertThat(page).hasURL(Pattern.compile("/directory\\?q="));

            visitor.tabTo(page.getByLabel("Find a school"));
            visitor.press("Control+a");
            visitor.type("gimnaz");
            assertThat(link(page, "Kauno Kovo 11-osios gimnazija")).isVisible();
            assertThat(page).hasURL(Pattern.compile("q=gimnaz"));
            visitor.press("Control+a");
            visitor.type("Esimerkin");
            visitor.tabTo(link(page, "Esimerkin yhtenäiskoulu"));
            visitor.press("Enter");
            assertThat(heading(page, "Esimerkin yhtenäiskoulu")).isVisible();

            visitor.tabTo(page.locator("main").getByRole(AriaRole.LINK, named("Finland")));
            visitor.press("Enter");
            assertThat(heading(page, "Finland")).isVisible();

            visitor.tabTo(page.getByText("Another day"));
            visitor.press("Enter");
            visitor.tabTo(page.getByLabel("Held on"));
            visitor.type("06302015");
            visitor.press("Enter");
            assertThat(page).hasURL(Pattern.compile("asOf=2015-06-30"));
            assertThat(page.getByText("As of 30 June 2015").first()).isVisible();

            visitor.tabTo(link(page, "Statistics"));
            visitor.press("Enter");
            assertThat(page).hasURL(Pattern.compile("/statistics\\?asOf=2015-06-30"));
            visitor.tabTo(link(page, "Back to today"));
            visitor.press("Enter");
            visitor.tabTo(page.getByLabel("Columns"));
            visitor.press("ArrowDown");
            visitor.tabTo(page.getByRole(AriaRole.BUTTON, button("Show")).last());
            visitor.press("Enter");
            assertThat(page).hasURL(Pattern.compile("columns=COUNTRY"));

            visitor.tabTo(link(page, "Français"));
            visitor.press("Enter");
            assertThat(page.locator("html")).hasAttribute("lang", "fr");
            visitor.tabTo(link(page, "À propos des chiffres"));
            visitor.press("Enter");
            assertThat(heading(page, "À propos des chiffres")).isVisible();
        }
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).first();
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setLevel(1));
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions button(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
