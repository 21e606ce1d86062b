package net.associatedschools.registry.app.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import net.associatedschools.registry.app.Main;
import net.associatedschools.registry.app.rest.Served;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Visits the pages of the invented network twenty times a second, each visit with one of a static
 * file half a tick later, and prints how long both took: by -Pload. The clock runs from the moment
 * at which a visit was due, so that waiting behind others counts.
 */
@Tag("load")
class PagesLoadTest {
    private static final int SCHOOLS = Integer.getInteger("load.schools", 12_000);
    private static final Duration WARM_UP =
            Duration.ofSeconds(Integer.getInteger("load.warmUpSeconds", 30));
    private static final Duration MEASURED =
            Duration.ofSeconds(Integer.getInteger("load.seconds", 60));
    private static final Duration TICK = Duration.ofMillis(50);
    private static final String STATIC = "/assets/registry.css";
    private static final List<String> PAGES =
            List.of(
                    "/",
                    "/directory",
                    "/directory?q=ecole",
                    "/directory?country=FR&lang=fr",
                    "/countries",
                    "/countries/BR?lang=es",
                    "/statistics",
                    "/statistics?rows=REGION&columns=STATUS",
                    "/about",
                    "/?asOf=2004-06-30");

    @TempDir Path folder;

    private final HttpClient client =
            HttpClient.newBuilder().executor(Executors.newVirtualThreadPerTaskExecutor()).build();

    private record Visit(String path, int status, long nanos) {}

    @Test
    void every_visit_is_answered_and_how_long_it_took_is_printed() throws Exception {
        var data = folder.resolve("data");
        int filled =
                Main.commandLine()
                        .setErr(new PrintWriter(new StringWriter()))
                        .execute(
                                "demo",
                                "--schools",
                                Integer.toString(SCHOOLS),
                                "--data-dir",
                                data.toString());
        assertEquals(0, filled);
        try (var served = new Served(data)) {
            visit(served.url(), WARM_UP, n -> asOfAnotherDay(n + 12_000));
            measure(served.url(), "each visit as of another day", PagesLoadTest::asOfAnotherDay);
            measure(served.url(), "the same pages again", n -> PAGES.get(n % PAGES.size()));
        }
    }

    /** A page that nobody has asked for before. */
    private static String asOfAnotherDay(int n) {
        var page = PAGES.get(n % (PAGES.size() - 1));
        var day = LocalDate.of(1960, 1, 1).plusDays(n * 7_919L % 24_000);
        return page + (page.contains("?") ? "&" : "?") + "asOf=" + day;
    }

    private void measure(String url, String what, IntFunction<String> pages) throws Exception {
        var visits = visit(url, MEASURED, pages);
        System.out.println(what);
        print(visits);
        assertEquals(0, visits.stream().filter(visit -> visit.status() != 200).count());
    }

    private List<Visit> visit(String url, Duration lasting, IntFunction<String> pages)
            throws Exception {
        var visits = new ArrayList<Future<Visit>>();
        long begin = System.nanoTime();
        try (var visitors = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < lasting.dividedBy(TICK); n++) {
                long due = begin + n * TICK.toNanos();
                visits.add(visitors.submit(visit(url, pages.apply(n), due)));
                visits.add(visitors.submit(visit(url, STATIC, due + TICK.toNanos() / 2)));
            }
            var made = new ArrayList<Visit>();
            for (var visit : visits) made.add(visit.get());
            return made;
        }
    }

    private Callable<Visit> visit(String url, String path, long due) {
        var request =
                HttpRequest.newBuilder(URI.create(url + path)).header("Accept", "text/html,*/*");
        return () -> {
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            var answer = client.send(request.build(), BodyHandlers.ofByteArray());
            return new Visit(path, answer.statusCode(), System.nanoTime() - due);
        };
    }

    private static void print(List<Visit> visits) {
        var times = new TreeMap<String, List<Long>>();
        for (var visit : visits) {
            boolean page = !visit.path().equals(STATIC);
            var path = visit.path().replaceAll("[?&]asOf=.*", "");
            for (var name : page ? List.of("all pages", path) : List.of("a static file")) {
                times.computeIfAbsent(name, some -> new ArrayList<>()).add(visit.nanos());
            }
        }
        System.out.println("milliseconds\tvisits\tmedian\tp99\tmost");
        for (Map.Entry<String, List<Long>> some : times.entrySet()) {
            var sorted = some.getValue().stream().sorted().toList();
            System.out.printf(
                    Locale.ROOT,
                    "%s\t%d\t%.1f\t%.1f\t%.1f%n",
                    some.getKey(),
                    sorted.size(),
                    at(sorted, 0.5),
                    at(sorted, 0.99),
                    at(sorted, 1));
        }
    }

    private static double at(List<Long> sorted, double share) {
        int place = (int) Math.ceil(share * sorted.size()) - 1;
        return sorted.get(Math.max(place, 0)) / 1e6;
    }
}
