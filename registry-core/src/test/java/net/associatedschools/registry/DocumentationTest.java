package net.associatedschools.registry;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the documentation to what is there: files, headings, and code that compiles. */
class DocumentationTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int TOUR_FILES_MAX = 7;

    private static final Pattern FENCED = Pattern.compile("(?ms)^ *```.*?^ *```$");
    private static final Pattern LINK = Pattern.compile("\\]\\(\\s*([^)\\s]+)\\s*\\)");

    /** {@code <!-- region NAME of PATH -->}, then a block of Java. */
    private static final Pattern REGION =
            Pattern.compile("(?m)^<!-- region (\\S+) of (\\S+) -->\\R+```java\\R((?:.*\\R)*?)```$");

    @Test
    void every_relative_link_leads_to_a_file() throws IOException {
        var broken = new ArrayList<String>();
        int seen = 0;
        for (var page : pages()) {
            for (var link : links(page)) {
                seen++;
                if (!leadsSomewhere(page, link)) broken.add(ROOT.relativize(page) + ": " + link);
            }
        }
        assertEquals(List.of(), broken);
        assertTrue(seen > 40, seen + " links seen");
    }

    @Test
    void the_tour_goes_through_at_most_seven_source_files() throws IOException {
        var sources =
                links(ROOT.resolve("docs/tour.md")).stream()
                        .filter(link -> link.contains("src/main"))
                        .distinct()
                        .toList();
        assertFalse(sources.isEmpty());
        assertTrue(sources.size() <= TOUR_FILES_MAX, sources.toString());
    }

    @Test
    void code_on_a_page_is_a_region_of_a_file_that_compiles() throws IOException {
        var shown = new ArrayList<String>();
        for (var page : pages()) {
            for (var region : REGION.matcher(Files.readString(page)).results().toList()) {
                var file = ROOT.resolve(region.group(2));
                assertEquals(
                        region(file, region.group(1)),
                        region.group(3),
                        ROOT.relativize(page) + ": " + region.group(1));
                shown.add(region.group(1));
            }
        }
        assertTrue(shown.size() >= 7, shown.toString());
    }

    @Test
    void no_page_shows_java_that_nobody_compiles() throws IOException {
        for (var page : pages()) {
            var text = Files.readString(page);
            long blocks = text.lines().filter("```java"::equals).count();
            assertEquals(REGION.matcher(text).results().count(), blocks, page.toString());
        }
    }

    /** Its lines, without the indentation that they share, and without the mark of the next. */
    private static String region(Path file, String name) throws IOException {
        var lines = Files.readAllLines(file).stream().map(String::stripTrailing).toList();
        var starts = lines.stream().map(String::strip).toList();
        int from = starts.indexOf("// region " + name) + 1;
        assertTrue(from > 0, file + " has no region " + name);
        int until = from + starts.subList(from, starts.size()).indexOf("// endregion");
        var code = lines.subList(from, until).stream().collect(joining("\n"));
        // An empty last line would count as one without indentation.
        return code.stripTrailing().stripIndent() + "\n";
    }

    private static boolean leadsSomewhere(Path page, String link) throws IOException {
        var parts = link.split("#", 2);
        var target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        if (!target.startsWith(ROOT) || !Files.exists(target)) return false;
        return parts.length == 1 || headings(target).contains(parts[1]);
    }

    /** As their anchors are called on the page. */
    private static List<String> headings(Path page) throws IOException {
        return Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                .map(line -> line.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .toList();
    }

    private static List<String> links(Path page) throws IOException {
        var text = FENCED.matcher(Files.readString(page)).replaceAll("");
        return LINK.matcher(text)
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.matches("[a-z]+:.*"))
                .toList();
    }

    private static List<Path> pages() throws IOException {
        try (var docs = Files.walk(ROOT.resolve("docs"))) {
            var pages =
                    docs.filter(page -> page.toString().endsWith(".md"))
                            .filter(page -> !page.toString().contains("/target/"));
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CHANGELOG.md")),
                            pages)
                    .sorted()
                    .toList();
        }
    }
}
