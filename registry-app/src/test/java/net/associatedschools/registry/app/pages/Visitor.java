package net.associatedschools.registry.app.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One visit with a browser, and what it noticed on the way. */
final class Visitor implements AutoCloseable {
    /** Everything that WCAG 2.2 asks for on the levels A and AA. */
    private static final List<String> WCAG =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private static final String MAP = "figure.map";
    private static final int TABS_MAX = 300;

    static final int HEIGHT = 900;

    private final BrowserContext context;
    private final Page page;
    private final List<String> foreign = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final List<Response> responses = new ArrayList<>();

    Visitor(BrowserContext context, String url) {
        this.context = context;
        page = context.newPage();
        page.onRequest(
                request -> {
                    boolean own = request.url().startsWith(url + "/");
                    if (!own && !request.url().startsWith("data:")) foreign.add(request.url());
                });
        page.onConsoleMessage(
                message -> {
                    boolean bad =
                            message.type().equals("error") || message.type().equals("warning");
                    if (bad) complaints.add(message.text());
                });
        page.onPageError(complaints::add);
        page.onResponse(responses::add);
    }

    Page page() {
        return page;
    }

    /** Opens a page and waits until all of it is there; it has that status. */
    void open(String path, int status) {
        responses.clear();
        var answer = page.navigate(path);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertEquals(status, answer.status(), path);
        // Chromium itself says on the console that a page was answered with an error.
        if (status >= 400) complaints.removeIf(said -> said.contains("status of " + status));
    }

    /** What the page says it is written in. */
    String language() {
        return page.locator("html").getAttribute("lang");
    }

    List<String> foreign() {
        return foreign;
    }

    List<String> complaints() {
        return complaints;
    }

    /** What axe finds, each with the places. */
    List<String> barriers() {
        // Without frames the legacy mode finds the same, in a third of the time.
        var axe = new AxeBuilder(page).withTags(WCAG).setLegacyMode(true);
        var found = axe.analyze().getViolations();
        return found.stream().map(Visitor::told).toList();
    }

    private static String told(Rule rule) {
        return rule.getNodes().stream()
                .map(node -> node.getHtml() + " " + node.getFailureSummary())
                .collect(
                        Collectors.joining(
                                "\n  ", rule.getId() + ": " + rule.getHelp() + "\n  ", ""));
    }

    /** Of all that the page is made of but its map, as it is before compression. */
    long bytesWithoutMap() {
        long all =
                List.copyOf(responses).stream().mapToLong(response -> response.body().length).sum();
        var map = page.locator(MAP);
        return map.count() == 0 ? all : all - bytes(map.innerHTML());
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Whether on a phone something can only be reached by scrolling the whole page sideways. */
    boolean isWiderThanPhone() {
        page.setViewportSize(Chromium.PHONE, HEIGHT);
        return (Boolean)
                page.evaluate(
                        "document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }

    /** Presses Tab until that has the focus, as somebody without a mouse does. */
    void tabTo(Locator target) {
        for (int i = 0; i < TABS_MAX; i++) {
            if (isFocused(target)) {
                assertTrue(isFocusSeen(target), () -> "nothing shows the focus on " + target);
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("no Tab leads to " + target);
    }

    private static boolean isFocused(Locator target) {
        return (Boolean) target.evaluate("element => element === document.activeElement");
    }

    private static boolean isFocusSeen(Locator target) {
        return (Boolean)
                target.evaluate(
                        "element => getComputedStyle(element).outlineStyle !== 'none' &&"
                                + " parseFloat(getComputedStyle(element).outlineWidth) >= 2");
    }

    /** Of what stands on the screen, two screens high. */
    void picture(Path file) {
        page.setViewportSize(page.viewportSize().width, 2 * HEIGHT);
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    void press(String key) {
        page.keyboard().press(key);
    }

    void type(String text) {
        page.keyboard().type(text);
    }

    @Override
    public void close() {
        context.close();
    }
}
