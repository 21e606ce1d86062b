package net.associatedschools.registry.importing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.associatedschools.registry.fact.When;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RosterTest {
    private static final String HEADER = "name,town,level,status,joined,as_of,source\n";

    @TempDir Path directory;

    @ParameterizedTest
    @CsvSource({
        "berlin.csv, 9, 3, 1",
        "chiba_2014.csv, 10, 0, 0",
        "curacao.csv, 4, 0, 0",
        "iceland.csv, 21, 0, 0",
        "lithuania_2023.csv, 15, 0, 0"
    })
    void a_published_list_is_read_as_it_is(String file, int members, int candidates, int aside) {
        var rows = read(Roster.of(Path.of("../docs/samples/rosters", file)));

        assertEquals(members, count(rows, Row.Membership.class));
        assertEquals(candidates, count(rows, Row.Candidacy.class));
        assertEquals(aside, count(rows, Row.SetAside.class));
        assertEquals(members + candidates + aside, rows.size());
    }

    @Test
    void a_row_says_what_the_list_says_and_nothing_more() {
        var entry = member(list("Akrasel,,leikskóli,,,,https://un.is/ (21 schools)"));

        assertEquals("Akrasel", entry.name());
        assertNull(entry.town());
        assertNull(entry.joined());
        assertNull(entry.asOf());
        assertEquals("https://un.is/ (21 schools)", entry.source());
        assertEquals(Map.of("level", "leikskóli"), entry.columns());
    }

    @Test
    void dates_may_be_months_years_and_school_years() {
        var entry = member(list("A,,,,2009,2023/2024,"));

        assertEquals(When.parse("2009"), entry.joined());
        assertEquals(When.parse("2023/2024"), entry.asOf());
        assertEquals(When.parse("2014-05"), member(list("A,,,,,2014-05,")).asOf());
        assertEquals(When.parse("2014-05-03"), member(list("A,,,,,2014-05-03,")).asOf());
    }

    @ParameterizedTest
    @CsvSource({"joined, 'A,,,,1.3.2019,,'", "as_of, 'A,,,,,2023/24,'", "as_of, 'A,,,,,2023-13,'"})
    void a_date_that_is_none_is_refused_by_line_and_column(String column, String row) {
        var refused = refused(list(row));

        assertEquals(2, refused.line());
        assertEquals(column, refused.column());
    }

    @Test
    void names_are_normalised_and_columns_that_nobody_knows_are_kept() {
        var header = "\uFEFF Name ,STATUS,Ort,\r\n";
        var row = " E\u0301cole \u00A0 de\tla\u3000Paix ,Anerkannt,Köln, x \r\n";

        var entry = member(written(header + row));

        assertEquals("École de la Paix", entry.name());
        assertEquals(
                Map.of("status", "Anerkannt", "Ort", "Köln", "column 4", "x"), entry.columns());
    }

    @Test
    void r_priv_1_what_names_or_reaches_persons_is_not_taken_in_and_told() {
        var roster = written("name,Principal,Ort,E-Mail\nA,Ada Lovelace,Köln,ada@example.org\n");
        var without = written("name,Principal,Ort,E-Mail\nA,,Köln,\n");

        assertEquals(List.of("Principal", "E-Mail"), roster.check().columnsNotKept());
        assertEquals(Map.of("Ort", "Köln"), member(roster).columns());
        assertEquals(member(without).digest(), member(roster).digest());
    }

    @Test
    void a_row_without_a_name_is_refused_by_its_line_and_the_others_stay() {
        var rows = read(list("A,,,,,,", " \u00A0,Town,,,,,", "C,,,,,,"));

        assertEquals(
                List.of("A", "line 3, name", "C"),
                rows.stream()
                        .map(
                                row ->
                                        row instanceof Row.Refused refused
                                                ? "line " + refused.line() + ", " + refused.column()
                                                : ((Row.Membership) row).entry().name())
                        .toList());
    }

    @Test
    void a_status_word_decides_and_an_unknown_one_sets_aside_with_a_hint() {
        var roster =
                list(
                        "A,,,,,,",
                        "B,,,ANERKANNT,,,",
                        "C,,,mitarbeitend,,,",
                        "D,,,candidate,,,",
                        "E,,,interessiert,,,");

        var rows = read(roster);

        assertEquals(2, count(rows, Row.Membership.class));
        assertEquals(2, count(rows, Row.Candidacy.class));
        var aside = assertInstanceOf(Row.SetAside.class, rows.getLast());
        assertEquals(6, aside.line());
        assertEquals("E", aside.name());
        assertTrue(
                aside.reason().contains("--status interessiert=member|candidate|neither"),
                aside.reason());
    }

    @Test
    void what_a_status_word_means_can_be_said() {
        var words =
                StatusWords.known()
                        .with("Interessiert=candidate")
                        .with("anerkannt=neither")
                        .with("=neither");
        var roster = list("A,,,interessiert,,,", "B,,,anerkannt,,,", "C,,,,,,", "D,,,member,,,");
        var rows = new ArrayList<Row>();

        roster.read(words, rows::add);

        assertInstanceOf(Row.Candidacy.class, rows.get(0));
        assertInstanceOf(Row.SetAside.class, rows.get(1));
        assertInstanceOf(Row.SetAside.class, rows.get(2));
        assertInstanceOf(Row.Membership.class, rows.get(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"interessiert", "interessiert=yes", "=", "x="})
    void anything_else_is_no_assignment(String text) {
        assertThrows(IllegalArgumentException.class, () -> StatusWords.known().with(text));
    }

    @Test
    void quotes_commas_and_line_ends_in_a_cell_belong_to_it() {
        var rows =
                read(
                        list(
                                "\"School \"\"Peace\"\", North\",\"Up\nTown\",,,,,",
                                "12\" Schule,,,,,,",
                                "Last,,,,,,"));

        assertEquals("School \"Peace\", North", entry(rows.get(0)).name());
        assertEquals("Up Town", entry(rows.get(0)).town());
        assertEquals("12\" Schule", entry(rows.get(1)).name());
        assertEquals("Last", entry(rows.get(2)).name());
        assertEquals(List.of(2L, 4L, 5L), rows.stream().map(Row::line).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void lines_may_end_as_on_any_system_and_blank_ones_are_no_rows(String end) {
        var rows = read(written((HEADER + "A,,,,,,\n\n \nB,,,,,,").replace("\n", end)));

        assertEquals(List.of(2L, 5L), rows.stream().map(Row::line).toList());
    }

    @Test
    void a_row_of_separators_is_no_row() {
        assertEquals(1, read(list("A,,,,,,", ",,,,,,", ", ,,,,,")).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void columns_may_be_set_apart_as_a_spreadsheet_does(String separator) {
        var text = "\n\"town\",name\nHella,\"Skóli \"\"Nr. 1\"\"\"\n".replace(",", separator);
        var entry = member(written(text));
        assertEquals("Skóli \"Nr. 1\"", entry.name());
        assertEquals("Hella", entry.town());
    }

    @Test
    void what_stands_for_nothing_is_no_name_and_no_year() {
        assertEquals("name", refused(list("-,,,,,,")).column());
        assertEquals("name", refused(list("\u200B,,,,,,")).column());
        assertEquals("joined", refused(list("A,,,,0000,,")).column());
        assertEquals("joined", refused(list("A,,,,1952,,")).column());
        assertEquals("A", member(list("A,,,,1953,,")).name());
    }

    @Test
    void a_quote_never_closed_costs_its_own_line_only() {
        var rows =
                read(
                        list(
                                "A,,,,,,",
                                "\"B,,,,,,",
                                "C,,,,,,\"source, with comma\"",
                                "\"D\" x,,,,,,",
                                "\"E\",,,,,,",
                                "F,\"never closed,,,,,",
                                "G,,,,,,"));

        assertEquals(List.of(3L, 5L, 7L), refusedLines(rows));
        assertEquals(List.of("A", "C", "E", "G"), names(rows));
    }

    @Test
    void a_quote_never_closed_does_not_fill_the_memory() throws IOException {
        var file = directory.resolve("long.csv");
        int rows = 100_000; // of 22 bytes: the quote would swallow more than the limit
        try (var out = Files.newBufferedWriter(file)) {
            out.write(HEADER);
            out.write("\"broken,,,,,,\n");
            for (int i = 0; i < rows; i++) out.write("School %07d,,,,,,\n".formatted(i));
        }

        var read = read(Roster.of(file));

        assertEquals(List.of(2L), refusedLines(read));
        assertEquals(rows, count(read, Row.Membership.class));
    }

    @Test
    void a_row_of_another_length_than_the_header_is_refused() {
        var rows = read(list("A,,,", "B,,,,,,,,", "C,,,,,,,more"));

        assertEquals(List.of(2L, 4L), refusedLines(rows), "empty cells more are none");
        assertEquals(List.of("B"), names(rows));
    }

    @Test
    void a_formula_is_text() {
        var name = "=HYPERLINK(\"\"http://x.example\"\";1)";

        assertEquals(
                "=HYPERLINK(\"http://x.example\";1)",
                member(list("\"" + name + "\",,,,,,")).name());
    }

    @Test
    void a_control_character_and_an_endless_name_are_refused() {
        var rows = read(list("A\u001B[2J,,,,,,", "B,,x\u0000,,,,", "C".repeat(501) + ",,,,,,"));

        assertEquals(
                List.of("name", "level", "name"),
                rows.stream().map(row -> ((Row.Refused) row).column()).toList());
    }

    @Test
    void the_digest_is_of_the_content_whatever_the_order_of_columns() {
        var one = member(written("name,town,level,source\nA,B,C,x\n"));
        var other = member(written("source,level,note,name,town\ny,C,,  A ,B\n"));

        assertEquals(one.digest(), other.digest());
        assertNotEquals(one.digest(), member(written("name,town,level\nA,B,D\n")).digest());
        assertNotEquals(one.digest(), member(written("name,town,level\nA,C,B\n")).digest());
    }

    @Test
    void what_is_not_utf_8_is_named_by_its_line() {
        var text = HEADER + "Akrasel,,,,,,\nFlóaskóli,,,,,,\n";

        assertEquals(
                "line 3: not UTF-8; save the list as UTF-8", unreadable(written(text, ISO_8859_1)));
        assertEquals(
                "line 1: not UTF-8; save the list as UTF-8", unreadable(written(text, UTF_16)));
    }

    @Test
    void a_list_without_a_header_is_unreadable() {
        assertTrue(unreadable(written("")).contains("is empty"));
        assertTrue(unreadable(written("\uFEFF\r\n\r\n")).contains("is empty"));
        assertTrue(unreadable(written("A,B\n")).startsWith("line 1: a header row"));
        assertTrue(unreadable(written("name|town\n")).contains("separated by commas"));
        assertTrue(unreadable(written("name,town, Name\n")).contains("two columns"));
        assertTrue(unreadable(written("\"name,town\n")).contains("broken quotes"));
    }

    @Test
    void a_list_with_a_header_only_has_no_rows() {
        assertEquals(List.of(), read(written(HEADER)));
        assertEquals(0, written("name").check().rows());
    }

    @Test
    void a_directory_and_a_missing_file_are_unreadable() {
        assertTrue(unreadable(Roster.of(directory)).endsWith("is a directory"));
        assertTrue(unreadable(Roster.of(directory.resolve("none.csv"))).contains("none.csv does"));
    }

    @Test
    void a_million_columns_are_unreadable_in_the_header_and_refused_in_a_row() {
        assertTrue(unreadable(written(",".repeat(1_000_000) + "\n")).contains("1000001 columns"));

        var refused = refused(written(HEADER + "A" + ",x".repeat(500_000) + "\n"));
        assertEquals("500001 columns, the header has 7", refused.reason());
        assertNull(refused.column());
    }

    @Test
    void a_line_beyond_the_limit_is_unreadable() throws IOException {
        var file = directory.resolve("line.csv");
        var megabyte = "x".repeat(1 << 20).getBytes(UTF_8);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write((HEADER + "A,,,,,,\n").getBytes(UTF_8));
            for (int i = 0; i < 5; i++) out.write(megabyte);
        }

        assertEquals("line 3: longer than 1048576 bytes", unreadable(Roster.of(file)));
    }

    @Test
    void a_row_over_more_lines_than_the_limit_is_refused_and_nothing_is_made_of_it() {
        var long3 = "B,\"" + ("y".repeat(1_000) + "\n").repeat(1_100) + "\",,,,,\n";

        var rows = read(written(HEADER + "A,,,,,,\n" + long3 + "C,,,,,,\n"));

        assertEquals(List.of("A", "C"), names(rows));
        assertEquals(1_101, refusedLines(rows).size());
    }

    private Roster list(String... rows) {
        return written(HEADER + String.join("\n", rows) + "\n");
    }

    private Roster written(String text) {
        return written(text, UTF_8);
    }

    private Roster written(String text, Charset charset) {
        try {
            var file = Files.createTempFile(directory, "list", ".csv");
            Files.write(file, text.getBytes(charset));
            return Roster.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Row> read(Roster roster) {
        var rows = new ArrayList<Row>();
        roster.read(StatusWords.known(), rows::add);
        assertEquals(rows.size(), roster.check().rows());
        return rows;
    }

    private static Entry member(Roster roster) {
        return entry(read(roster).getFirst());
    }

    private static Entry entry(Row row) {
        return assertInstanceOf(Row.Membership.class, row).entry();
    }

    private static Row.Refused refused(Roster roster) {
        return assertInstanceOf(Row.Refused.class, read(roster).getFirst());
    }

    private static String unreadable(Roster roster) {
        var message = assertThrows(RosterUnreadable.class, roster::check).getMessage();
        return message == null ? "" : message;
    }

    private static List<Long> refusedLines(List<Row> rows) {
        return rows.stream().filter(Row.Refused.class::isInstance).map(Row::line).toList();
    }

    private static List<String> names(List<Row> rows) {
        return rows.stream()
                .filter(Row.Membership.class::isInstance)
                .map(row -> entry(row).name())
                .toList();
    }

    private static long count(List<Row> rows, Class<? extends Row> kind) {
        return rows.stream().filter(kind::isInstance).count();
    }
}
