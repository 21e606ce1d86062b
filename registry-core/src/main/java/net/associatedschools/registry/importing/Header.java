package net.associatedschools.registry.importing;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.associatedschools.registry.fact.When;
import org.jspecify.annotations.Nullable;

/** The first row of a list: what each column is called, and so what a row says. */
final class Header {
    static final int COLUMNS_MAX = 1_000;

    /** More than any name or address has, and little enough for an index of PostgreSQL. */
    static final int WORDS_CHARS_MAX = 500;

    /** 33 schools in 15 or 16 countries; an earlier year, such as 0000, stands for none. */
    private static final int FIRST_YEAR = 1953;

    private static final String NAME = "name";
    private static final String TOWN = "town";
    private static final String STATUS = "status";
    private static final String JOINED = "joined";
    private static final String AS_OF = "as_of";
    private static final String SOURCE = "source";
    private static final Set<String> SHORT = Set.of(NAME, TOWN, SOURCE);

    /**
     * Fields of their own; all other columns are kept as they are, the status word as well, but for
     * those that say persons.
     */
    private static final Set<String> FIELDS = Set.of(NAME, TOWN, JOINED, AS_OF, SOURCE);

    private static final Set<String> KNOWN =
            Set.of(NAME, TOWN, "level", STATUS, JOINED, AS_OF, SOURCE);

    private static final String NOT_A_DATE =
            "write 2014-05-31, 2014-05, 2014 or 2023/2024 instead of ";

    private final List<String> columns;
    private final Set<String> persons;

    private Header(List<String> columns) {
        this.columns = columns;
        this.persons =
                columns.stream()
                        .filter(column -> !KNOWN.contains(column))
                        .filter(PersonColumns::isOne)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** The columns that say persons, in the list's order: what stands there is not taken in. */
    List<String> notKept() {
        return columns.stream().filter(persons::contains).toList();
    }

    static Header of(long line, List<String> cells) {
        if (cells.size() > COLUMNS_MAX) {
            throw new RosterUnreadable(
                    "line %d: %d columns, at most %d are read"
                            .formatted(line, cells.size(), COLUMNS_MAX));
        }
        var columns =
                IntStream.range(0, cells.size()).mapToObj(i -> name(cells.get(i), i)).toList();
        if (!columns.contains(NAME)) {
            throw new RosterUnreadable(
                    ("line %d: a header row with the column name is needed, columns separated by"
                                    + " commas, semicolons or tabs; known beside it are town, level, status, joined,"
                                    + " as_of, source")
                            .formatted(line));
        }
        var seen = new HashSet<String>();
        for (var column : columns) {
            if (!seen.add(column)) {
                throw new RosterUnreadable(
                        "line %d: two columns are called %s".formatted(line, column));
            }
        }
        return new Header(columns);
    }

    private static String name(String cell, int index) {
        var name = Cells.normal(cell);
        if (name.isEmpty()) return "column " + (index + 1);
        var lower = name.toLowerCase(Locale.ROOT);
        return KNOWN.contains(lower) ? lower : name;
    }

    /** Whether this may be a first row: one of its cells is called name. */
    static boolean names(List<String> cells) {
        return IntStream.range(0, cells.size()).anyMatch(i -> name(cells.get(i), i).equals(NAME));
    }

    /** What the row of these cells says. */
    Row row(long line, List<String> cells, StatusWords words) {
        var refused = misfit(line, cells);
        if (refused != null) return refused;
        var said = said(cells);
        refused = wrongWords(line, said);
        if (refused != null) return refused;
        for (var column : List.of(JOINED, AS_OF)) {
            if (!isDate(said.get(column))) {
                return new Row.Refused(line, column, NOT_A_DATE + quoted(said.get(column)));
            }
        }
        var joined = when(said.get(JOINED));
        if (joined != null && joined.latest().getYear() < FIRST_YEAR) {
            var reason = "is before %d, when the network began".formatted(FIRST_YEAR);
            return new Row.Refused(line, JOINED, reason);
        }
        return judged(line, entry(said), said.getOrDefault(STATUS, ""), words);
    }

    private static Row judged(long line, Entry entry, String status, StatusWords words) {
        var meaning = words.meaning(status);
        if (meaning.isEmpty()) {
            var reason =
                    "status %s is not known; use --status %s=member|candidate|neither"
                            .formatted(quoted(status), status);
            return new Row.SetAside(line, entry.name(), reason);
        }
        return switch (meaning.get()) {
            case MEMBER -> new Row.Membership(line, entry);
            case CANDIDATE -> new Row.Candidacy(line, entry);
            case NEITHER ->
                    new Row.SetAside(
                            line,
                            entry.name(),
                            "status " + quoted(status) + " is neither member nor candidate");
        };
    }

    /** A row cut short could lose its status, and make a member of a candidate. */
    private Row.@Nullable Refused misfit(long line, List<String> cells) {
        int size = cells.size();
        boolean fits =
                size >= columns.size()
                        && cells.subList(columns.size(), size).stream().allMatch(String::isBlank);
        if (fits) return null;
        var reason = "%d columns, the header has %d".formatted(size, columns.size());
        return new Row.Refused(line, null, reason);
    }

    /** By column, normalised; what is empty isn't said. */
    private Map<String, String> said(List<String> cells) {
        var said = new TreeMap<String, String>();
        for (int i = 0; i < columns.size(); i++) {
            var cell = Cells.normal(cells.get(i));
            if (!cell.isEmpty() && !persons.contains(columns.get(i)))
                said.put(columns.get(i), cell);
        }
        return said;
    }

    private static Row.@Nullable Refused wrongWords(long line, Map<String, String> said) {
        for (var cell : said.entrySet()) {
            if (cell.getValue().chars().anyMatch(Character::isISOControl)) {
                return new Row.Refused(line, cell.getKey(), "has a control character");
            }
            if (SHORT.contains(cell.getKey()) && cell.getValue().length() > WORDS_CHARS_MAX) {
                var reason = "longer than %d characters".formatted(WORDS_CHARS_MAX);
                return new Row.Refused(line, cell.getKey(), reason);
            }
        }
        var name = said.get(NAME);
        if (name == null) return new Row.Refused(line, NAME, "is missing");
        boolean isName = name.codePoints().anyMatch(Character::isLetterOrDigit);
        return isName ? null : new Row.Refused(line, NAME, "has no letter");
    }

    private static boolean isDate(@Nullable String text) {
        try {
            when(text);
            return true;
        } catch (IllegalArgumentException notADate) {
            return false;
        }
    }

    private static @Nullable When when(@Nullable String text) {
        return text == null ? null : When.parse(text);
    }

    private static Entry entry(Map<String, String> said) {
        var content =
                said.entrySet().stream()
                        .filter(cell -> !cell.getKey().equals(SOURCE))
                        .flatMap(cell -> List.of(cell.getKey(), cell.getValue()).stream())
                        .toList();
        var others =
                said.entrySet().stream()
                        .filter(cell -> !FIELDS.contains(cell.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Entry(
                said.getOrDefault(NAME, ""),
                said.get(TOWN),
                when(said.get(JOINED)),
                when(said.get(AS_OF)),
                said.get(SOURCE),
                others,
                Hash.of(content));
    }

    private static String quoted(@Nullable String word) {
        return "\"" + word + "\"";
    }
}
