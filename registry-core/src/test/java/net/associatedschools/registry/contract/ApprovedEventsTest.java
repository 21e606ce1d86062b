package net.associatedschools.registry.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The bytes that the log keeps for each event and revision, frozen once released: {@code
 * contract/<name>.v<revision>.json} with all fields, {@code ...minimal.json} with as few as there
 * can be, {@code ...earlier.json} with all that there were before one was added. What is written instead is left in {@code target/contract}.
 */
class ApprovedEventsTest {
    private static final Path APPROVED = Path.of("src/test/resources/contract");
    private static final Path WRITTEN = Path.of("target/contract");
    private static final Pattern FILE =
            Pattern.compile("([a-z-]+\\.[a-z-]+)\\.v([0-9]+)(\\.minimal|\\.earlier)?\\.json");

    private static final String EARLIER = ".earlier.json";
    private static final EventJson JSON = EventJson.current();

    private static Map<String, Object> samples() {
        var samples = new TreeMap<String, Object>();
        Samples.full().forEach(event -> samples.put(file(event, ".json"), event));
        Samples.minimal().forEach(event -> samples.put(file(event, ".minimal.json"), event));
        return samples;
    }

    private static String file(Object event, String ending) {
        var name = EventNames.current().of(event.getClass());
        return name.name() + ".v" + name.revision() + ending;
    }

    @Test
    void every_event_has_a_sample() {
        var sampled = new HashSet<Class<?>>();
        Samples.full().forEach(event -> sampled.add(event.getClass()));
        assertEquals(Set.copyOf(SealedTypes.events()), sampled);
    }

    @Test
    void a_full_sample_leaves_nothing_out() throws ReflectiveOperationException {
        for (var event : Samples.full()) mustBeFull(event.getClass().getSimpleName(), event);
    }

    private static void mustBeFull(String path, Object value) throws ReflectiveOperationException {
        assertNotNull(value, path);
        if (value instanceof Collection<?> many) {
            assertTrue(!many.isEmpty(), path);
            for (var one : many) mustBeFull(path + "[]", one);
        }
        if (value instanceof Map<?, ?> map) assertTrue(!map.isEmpty(), path);
        if (value instanceof Record) {
            for (RecordComponent field : value.getClass().getRecordComponents()) {
                mustBeFull(path + "." + field.getName(), field.getAccessor().invoke(value));
            }
        }
    }

    @Test
    void a_minimal_sample_says_less_than_the_full_one() {
        for (var event : Samples.minimal()) {
            var full =
                    Samples.full().stream()
                            .filter(other -> other.getClass().equals(event.getClass()))
                            .findFirst()
                            .orElseThrow();
            assertTrue(JSON.write(event).length < JSON.write(full).length, event.toString());
        }
    }

    /** Of each older revision only the file is left, and it must load all the same. */
    @Test
    void files_and_events_are_the_same_set() throws IOException {
        var missing = new TreeSet<>(samples().keySet());
        missing.removeAll(approvedFiles());
        assertEquals(Set.of(), missing, "without an approved file");
        var orphans = new TreeSet<>(approvedFiles());
        orphans.removeAll(samples().keySet());
        orphans.removeIf(ApprovedEventsTest::isOfOlderRevision);
        orphans.removeIf(file -> file.endsWith(EARLIER));
        assertEquals(Set.of(), orphans, "without an event");
    }

    /** What could be said before a field that may be left out came to be is written as it was. */
    @TestFactory
    Stream<DynamicTest> what_was_full_before_a_field_was_added_keeps_its_bytes()
            throws IOException {
        return approvedFiles().stream()
                .filter(file -> file.endsWith(EARLIER))
                .map(
                        file ->
                                DynamicTest.dynamicTest(
                                        file,
                                        () -> mustBeApproved(file, load(file, approved(file)))));
    }

    private static boolean isOfOlderRevision(String file) {
        var parts = FILE.matcher(file);
        return parts.matches()
                && EventNames.current().names().stream()
                        .anyMatch(
                                name ->
                                        name.name().equals(parts.group(1))
                                                && name.revision()
                                                        > Integer.parseInt(parts.group(2)));
    }

    @TestFactory
    Stream<DynamicTest> an_event_is_written_byte_for_byte_as_approved() {
        return samples().entrySet().stream()
                .map(
                        sample ->
                                DynamicTest.dynamicTest(
                                        sample.getKey(),
                                        () -> mustBeApproved(sample.getKey(), sample.getValue())));
    }

    private static void mustBeApproved(String file, Object event) throws IOException {
        var written = JSON.write(event);
        Files.createDirectories(WRITTEN);
        Files.write(WRITTEN.resolve(file), written);
        assertEquals(
                new String(Files.readAllBytes(APPROVED.resolve(file)), UTF_8),
                new String(written, UTF_8));
    }

    @TestFactory
    Stream<DynamicTest> an_approved_event_loads_as_what_it_was() {
        return samples().entrySet().stream()
                .map(
                        sample ->
                                DynamicTest.dynamicTest(
                                        sample.getKey(),
                                        () ->
                                                assertEquals(
                                                        sample.getValue(),
                                                        load(
                                                                sample.getKey(),
                                                                approved(sample.getKey())))));
    }

    @TestFactory
    Stream<DynamicTest> every_approved_file_loads_with_an_unknown_field_at_any_depth()
            throws IOException {
        return approvedFiles().stream()
                .map(
                        file ->
                                DynamicTest.dynamicTest(
                                        file,
                                        () ->
                                                assertEquals(
                                                        load(file, approved(file)),
                                                        load(file, withUnknown(approved(file))))));
    }

    private static byte[] withUnknown(byte[] payload) throws IOException {
        var mapper = new ObjectMapper();
        var tree = mapper.readTree(payload);
        for (var object : List.copyOf(tree.findParents("effective"))) addUnknown(object);
        for (var field :
                List.of(
                        "form",
                        "profile",
                        "consultations",
                        "reason",
                        "words",
                        "policy",
                        "membership",
                        "duties",
                        "consequences")) {
            tree.findValues(field).forEach(ApprovedEventsTest::addUnknown);
        }
        addUnknown(tree);
        return mapper.writeValueAsBytes(tree);
    }

    private static void addUnknown(com.fasterxml.jackson.databind.JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.putObject("unknownToThisRelease").putArray("list").add(1.5);
        }
        if (node.isArray()) node.forEach(ApprovedEventsTest::addUnknown);
    }

    private static Object load(String file, byte[] payload) {
        var parts = FILE.matcher(file);
        assertTrue(parts.matches(), file);
        return JSON.read(parts.group(1), Integer.parseInt(parts.group(2)), payload);
    }

    private static byte[] approved(String file) throws IOException {
        return Files.readAllBytes(APPROVED.resolve(file));
    }

    private static Set<String> approvedFiles() throws IOException {
        try (var files = Files.list(APPROVED)) {
            return new TreeSet<>(files.map(path -> path.getFileName().toString()).toList());
        }
    }
}
