package net.associatedschools.registry;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import net.associatedschools.registry.contract.EventNames;
import net.associatedschools.registry.contract.SealedTypes;
import net.associatedschools.registry.fact.DayOfYear;
import net.associatedschools.registry.fact.Vocabulary;
import net.associatedschools.registry.fact.When;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The page of events and rules is what the code says: names and revisions, fields by the records,
 * sentences by their Javadoc, rules by where they are refused. With {@code -Dregistry.writePages}
 * it is written anew instead.
 */
class EventsAndRulesPageTest {
    private static final Path SOURCES = Path.of("src/main/java/net/associatedschools/registry");
    private static final Path PAGE = Path.of("../docs/reference/events-and-rules.md");
    private static final Pattern REFUSED = Pattern.compile("\"(R-[A-Z]+-\\d+)\"");
    private static final Pattern CODE = Pattern.compile("\\{@(?:code|link) ([^}]+)}");

    /** What a value of that type is called on the page. */
    private static final Map<Class<?>, String> PLAIN =
            Map.ofEntries(
                    Map.entry(String.class, "text"),
                    Map.entry(boolean.class, "yes or no"),
                    Map.entry(Boolean.class, "yes or no"),
                    Map.entry(int.class, "number"),
                    Map.entry(long.class, "number"),
                    Map.entry(Integer.class, "number"),
                    Map.entry(Long.class, "number"),
                    Map.entry(LocalDate.class, "day"),
                    Map.entry(DayOfYear.class, "day of the year"),
                    Map.entry(Instant.class, "instant"),
                    Map.entry(When.class, "date"));

    private final Map<String, Class<?>> others = new TreeMap<>();

    @Test
    void the_page_is_what_the_code_says() throws IOException {
        var written = page();
        if (System.getProperty("registry.writePages") != null) Files.writeString(PAGE, written);
        assertEquals(written, Files.readString(PAGE), "stale: " + PAGE);
    }

    private String page() throws IOException {
        var page = new StringBuilder();
        page.append(
                """
                # Events and rules

                This page is made from the code; a test fails where it is stale. It is written anew by

                ```sh
                ./mvnw -q -pl registry-core test -Dtest=EventsAndRulesPageTest -Dregistry.writePages
                ```

                ## Events

                What the log can say: the name and revision under which it is kept for ever, what it says, and its fields. A field with `?` may be left out, `[]` holds
                several. A *date* may be partial or unknown (`2024`, `2014-05`, `../2014-05-31`), a *day* is whole; *words* are a reference to a text that is kept outside the log.
                """);
        for (var family : families().entrySet()) {
            page.append("\n### ").append(family.getKey()).append("\n\n");
            page.append("| event | what it says | fields |\n|---|---|---|\n");
            for (var event : family.getValue()) page.append(row(event));
        }
        page.append("\n## What fields hold\n\n| value | what | fields or words |\n|---|---|---|\n");
        for (var written = 0; written < others.size(); ) {
            // Writing one may bring in more, anywhere in the order: so all again until none is new.
            written = others.size();
            for (var type : List.copyOf(others.values())) value(type);
        }
        for (var type : List.copyOf(others.values())) page.append(value(type));
        page.append("\n## Vocabularies\n\n");
        page.append("A new edition adds words and never takes one away.\n\n");
        page.append("| vocabulary | words |\n|---|---|\n");
        vocabularies().forEach((name, words) -> page.append(vocabulary(name, words)));
        page.append("\n## Rules\n\n");
        page.append("Each by its id, as an error cites it, and who refuses by it.\n\n");
        page.append("| rule | what | refused by |\n|---|---|---|\n");
        rules().forEach((id, what) -> page.append(rule(id, what)));
        return page.toString();
    }

    private static Map<String, List<Class<?>>> families() {
        var families = new LinkedHashMap<String, List<Class<?>>>();
        for (var event : SealedTypes.events()) {
            var name = EventNames.current().of(event).name();
            families.computeIfAbsent(name.substring(0, name.indexOf('.')), f -> new ArrayList<>())
                    .add(event);
        }
        return families;
    }

    private String row(Class<?> event) {
        var name = EventNames.current().of(event);
        var revision = name.revision() == 1 ? "" : " " + name.revision();
        return "| `%s`%s | %s | %s |\n"
                .formatted(name.name(), revision, sentence(event), fields(event));
    }

    private String value(Class<?> type) {
        var holds =
                type.isEnum()
                        ? Arrays.stream(type.getEnumConstants())
                                .map(word -> "`" + word + "`")
                                .collect(joining(", "))
                        : fields(type);
        return "| %s | %s | %s |\n".formatted(words(type), sentence(type), holds);
    }

    private String fields(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).map(this::field).collect(joining(", "));
    }

    private String field(RecordComponent field) {
        boolean optional = field.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return "`%s`%s %s"
                .formatted(field.getName(), optional ? "?" : "", type(field.getGenericType()));
    }

    private String type(Type type) {
        if (type instanceof ParameterizedType many) {
            var of = many.getActualTypeArguments();
            return type(of[of.length - 1]) + "[]";
        }
        if (!(type instanceof Class<?> one)) return type.getTypeName();
        var plain = PLAIN.get(one);
        if (plain != null) return plain;
        if (one.isSealed()) return "one of these events";
        if (isOneText(one)) return words(one);
        others.put(words(one), one);
        return words(one);
    }

    /** An id or a code. */
    private static boolean isOneText(Class<?> type) {
        return type.isRecord()
                && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getType() == String.class;
    }

    /** {@code MembershipPolicy} as membership policy. */
    private static String words(Class<?> type) {
        if (type.getSimpleName().equals("Text")) return "words";
        return type.getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(java.util.Locale.ROOT);
    }

    /** The first paragraph of its Javadoc. */
    private static String sentence(Class<?> type) {
        var top = type;
        while (top.getEnclosingClass() != null) top = top.getEnclosingClass();
        var file =
                SOURCES.resolve(
                        top.getName()
                                        .substring("net.associatedschools.registry.".length())
                                        .replace('.', '/')
                                + ".java");
        try {
            var source = Files.readString(file);
            var declared =
                    Pattern.compile(
                                    "(?:record|enum|interface|class) "
                                            + type.getSimpleName()
                                            + "\\b")
                            .matcher(source);
            if (!declared.find()) return "";
            var before = source.substring(0, declared.start());
            int end = before.lastIndexOf("*/");
            boolean its = end > 0 && before.substring(end + 2).matches("[\\sa-z]*");
            if (!its) return "";
            var comment = before.substring(before.lastIndexOf("/**", end) + 3, end);
            var text = comment.replaceAll("(?m)^\\s*\\* ?", "").strip();
            var first = text.split("\\R\\s*\\R|\\R@param|<p>|<ul>", 2)[0];
            var words = first.replaceAll("\\s+", " ").strip();
            // What goes on in a list is left out, whole sentences only.
            var whole =
                    words.endsWith(".") ? words : words.substring(0, words.lastIndexOf('.') + 1);
            return CODE.matcher(whole).replaceAll("`$1`").replace("`#", "`").replace("|", "\\|");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, Set<String>> vocabularies() {
        return Map.ofEntries(
                        Map.entry(
                                "institution types, edition "
                                        + Vocabulary.INSTITUTION_TYPE_EDITIONS.size(),
                                Vocabulary.INSTITUTION_TYPES),
                        Map.entry(
                                "themes, edition " + Vocabulary.THEME_EDITIONS.size(),
                                Vocabulary.THEMES),
                        Map.entry("reasons", Vocabulary.REASONS),
                        Map.entry("evidence of a consultation", Vocabulary.CONSULTATION_EVIDENCE),
                        Map.entry("consulted bodies", Vocabulary.CONSULTED_BODIES))
                .entrySet()
                .stream()
                .collect(
                        java.util.stream.Collectors.toMap(
                                Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    }

    private static String vocabulary(String name, Collection<String> words) {
        var listed = words.stream().sorted().map(word -> "`" + word + "`").collect(joining(", "));
        return "| %s | %s |\n".formatted(name, listed);
    }

    private static Map<String, String> rules() throws IOException {
        var rules = new LinkedHashMap<String, String>();
        try (var text = EventsAndRulesPageTest.class.getResourceAsStream("/rules.txt")) {
            if (text == null) throw new AssertionError("rules.txt is missing");
            new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> rules.put(line.split(" ", 2)[0], line.split(" +", 2)[1]));
        }
        return rules;
    }

    private static String rule(String id, String what) {
        try (var walk = Files.walk(SOURCES)) {
            var refusing =
                    walk.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> refuses(file, id))
                            .map(file -> SOURCES.relativize(file).toString().replace('\\', '/'))
                            .sorted()
                            .map(EventsAndRulesPageTest::linked)
                            .collect(joining(", "));
            return "| `%s` | %s | %s |\n".formatted(id, what, refusing);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean refuses(Path file, String id) {
        try {
            return REFUSED.matcher(Files.readString(file))
                    .results()
                    .anyMatch(rule -> rule.group(1).equals(id));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String linked(String file) {
        var name = file.substring(file.lastIndexOf('/') + 1).replace(".java", "");
        return "[%s](../../registry-core/%s/%s)".formatted(name, SOURCES, file);
    }
}
