package net.associatedschools.registry.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** What the status words of lists mean; no word means member, an unknown one nothing. */
public final class StatusWords {
    /** What a school is by its status word. */
    public enum Meaning {
        MEMBER,
        CANDIDATE,
        NEITHER
    }

    private static final StatusWords KNOWN = new StatusWords(read());

    private final Map<String, Meaning> meanings;
    private final List<String> assignments;

    private StatusWords(Map<String, Meaning> meanings) {
        this(meanings, List.of());
    }

    private StatusWords(Map<String, Meaning> meanings, List<String> assignments) {
        this.meanings = Map.copyOf(meanings);
        this.assignments = List.copyOf(assignments);
    }

    /** Those, and these in order. */
    static StatusWords of(List<String> assignments) {
        var words = KNOWN;
        for (var assignment : assignments) words = words.with(assignment);
        return words;
    }

    /** What was added to those that need no explanation, in order. */
    List<String> assignments() {
        return assignments;
    }

    /** Those that need no explanation. */
    public static StatusWords known() {
        return KNOWN;
    }

    /**
     * These and another one, {@code WORD=member|candidate|neither}; an {@link
     * IllegalArgumentException} for any other form.
     */
    public StatusWords with(String assignment) {
        int equals = assignment.lastIndexOf('=');
        if (equals < 0) throw notAnAssignment(assignment);
        var more = new HashMap<>(meanings);
        more.put(key(assignment.substring(0, equals)), meaning(assignment, equals));
        var said = new ArrayList<>(assignments);
        said.add(assignment);
        return new StatusWords(more, said);
    }

    Optional<Meaning> meaning(String word) {
        var key = key(word);
        var meaning = meanings.get(key);
        if (meaning == null && key.isEmpty()) return Optional.of(Meaning.MEMBER);
        return Optional.ofNullable(meaning);
    }

    private static Meaning meaning(String assignment, int equals) {
        return switch (key(assignment.substring(equals + 1))) {
            case "member" -> Meaning.MEMBER;
            case "candidate" -> Meaning.CANDIDATE;
            case "neither" -> Meaning.NEITHER;
            default -> throw notAnAssignment(assignment);
        };
    }

    private static IllegalArgumentException notAnAssignment(String text) {
        return new IllegalArgumentException("not WORD=member|candidate|neither: " + text);
    }

    private static String key(String word) {
        return Cells.normal(word).toLowerCase(Locale.ROOT);
    }

    private static Map<String, Meaning> read() {
        var file = "/registry/importing/status-words.properties";
        var words = new Properties();
        try (var in = Objects.requireNonNull(StatusWords.class.getResourceAsStream(file), file)) {
            words.load(new InputStreamReader(in, UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var meanings = new HashMap<String, Meaning>();
        for (var word : words.stringPropertyNames()) {
            var assignment = word + "=" + words.getProperty(word);
            meanings.put(key(word), meaning(assignment, word.length()));
        }
        return meanings;
    }
}
