package net.associatedschools.registry.app.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Chromium that is installed, without a window, driven as a visitor would. */
final class Chromium implements AutoCloseable {
    private static final String CHOSEN = "REGISTRY_CHROMIUM";
    private static final List<Path> USUAL =
            Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                    .map(Path::of)
                    .toList();

    static final int DESKTOP = 1280;
    static final int PHONE = 390;

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        var executable = executable();
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new LaunchOptions()
                                        .setExecutablePath(executable)
                                        // A container gives no sandbox; only our own pages are
                                        // opened.
                                        .setChromiumSandbox(false));
    }

    /** The one that the environment names, else where distributions put it. */
    private static Path executable() {
        var chosen = System.getenv(CHOSEN);
        var places = chosen == null ? USUAL : List.of(Path.of(chosen));
        return places.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "The pages are tested in Chromium, and there is none at "
                                                + places
                                                + ": install Debian's package chromium, or say in "
                                                + CHOSEN
                                                + " where yours is."));
    }

    /** A visitor of that register with a screen of that width, in that theme. */
    Visitor visitor(String url, int width, ColorScheme theme) {
        var context =
                browser.newContext(
                        new NewContextOptions()
                                .setBaseURL(url)
                                .setViewportSize(width, Visitor.HEIGHT)
                                .setColorScheme(theme)
                                .setLocale("en-GB"));
        return new Visitor(context, url);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
