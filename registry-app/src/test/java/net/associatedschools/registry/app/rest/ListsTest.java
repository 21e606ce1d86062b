package net.associatedschools.registry.app.rest;

import static net.associatedschools.registry.app.rest.Served.sample;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.associatedschools.registry.app.rest.Served.Answer;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists over HTTP that are longer than a page, change while they are read, and hold odd cells. */
class ListsTest {
    private static final String MIN = "Registry-Min-Position";

    /** More than the largest page. */
    private static final int MANY = 1010;

    private static final List<String> ODD =
            List.of(
                    "=1+1",
                    "+49 Schule",
                    "-Schule",
                    "@SUM(A1:A9)",
                    "=HYPERLINK(\"http://example.org\",\"x\")",
                    "He said \"no\", then left",
                    "two\nlines",
                    "semi;colon");

    private static final List<String> SCRIPTS =
            List.of(
                    "Πειραματικό Γυμνάσιο",
                    "Школа Ёлка",
                    "Kırklareli Lisesi",
                    "مَدْرَسَة القدس",
                    "ｶﾞｸｴﾝ 小学校");

    @TempDir static Path folder;
    private static Served register;
    private static String position;

    @BeforeAll
    static void given() {
        register = new Served(folder.resolve("data"));
        var names = new StringBuilder("name\n");
        for (int i = 0; i < MANY; i++) names.append("School ").append(i).append('\n');
        var multipart =
                "--x\r\nContent-Disposition: form-data; name=\"country\"\r\n\r\nFR\r\n"
                        + "--x\r\nContent-Disposition: form-data; name=\"file\";"
                        + " filename=\"many.csv\"\r\nContent-Type: text/csv\r\n\r\n"
                        + names
                        + "\r\n--x--\r\n";
        register.send(
                        "POST",
                        register.hq(),
                        "imports",
                        multipart,
                        "Content-Type",
                        "multipart/form-data; boundary=x")
                .is(200);
        ODD.forEach(name -> record(name, "FI"));
        Answer last = record("last", "NO");
        for (var name : SCRIPTS) last = record(name, "GR");
        position = last.text("position");
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    private static Answer record(String name, String country) {
        var body = sample("record-membership").put("country", country);
        ((ObjectNode) body.path("profile")).put("name", name);
        return register.post(register.hq(), "schools", body).is(201);
    }

    private static Answer get(String path, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        all.addAll(List.of(MIN, position));
        return register.get(null, path, all.toArray(String[]::new)).is(200);
    }

    @Test
    void a_file_is_the_whole_list_however_many_pages_it_has() {
        var rows = get("directory?country=FR&format=ndjson").response().body().lines().toList();
        assertEquals(MANY, rows.size());
        assertEquals(MANY, new TreeSet<>(rows).size());
        var lines = get("directory?country=FR", "Accept", "text/csv").response().body();
        assertEquals(MANY + 1, lines.lines().count());
        assertEquals(1, lines.lines().filter(line -> line.startsWith("school,name")).count());
    }

    @Test
    void a_name_is_what_was_recorded_but_no_formula_runs_in_a_spreadsheet() throws IOException {
        var csv = get("directory?country=FI&format=csv").response().body();
        var names = new TreeSet<String>();
        var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        try (var rows = format.parse(new StringReader(csv))) {
            rows.forEach(row -> names.add(row.get("name")));
        }
        var harmless = new TreeSet<String>();
        for (var name : ODD) harmless.add("=+-@".indexOf(name.charAt(0)) < 0 ? name : "'" + name);
        assertEquals(harmless, names);
        var ndjson = new TreeSet<String>();
        for (var line :
                get("directory?country=FI", "Accept", "application/x-ndjson")
                        .response()
                        .body()
                        .lines()
                        .toList()) {
            ndjson.add(Served.JSON.readTree(line).path("name").asText());
        }
        assertEquals(new TreeSet<>(ODD), ndjson);
    }

    @Test
    void pages_are_of_one_answer_while_schools_come_in() {
        var path = "directory?country=NO&limit=2&sort=name";
        for (var name : List.of("b", "d", "f", "h")) position = record(name, "NO").text("position");
        var first = get(path);
        int total = first.json().path("total").asInt();
        var seen = new ArrayList<String>();
        var page = first;
        while (true) {
            page.json().path("items").forEach(item -> seen.add(item.path("name").asText()));
            assertEquals(total, page.json().path("total").asInt());
            assertEquals(first.json().path("position"), page.json().path("position"));
            assertEquals(first.json().path("asOf"), page.json().path("asOf"));
            var next = page.json().path("next").asText(null);
            if (next == null) break;
            // One before and one behind the place where the list goes on.
            record("a" + seen.size(), "NO");
            position = record("z" + seen.size(), "NO").text("position");
            page = get(path + "&after=" + next);
        }
        assertEquals(List.of("b", "d", "f", "h", "last"), seen);
        assertTrue(get(path).json().path("total").asInt() > total);
    }

    @ParameterizedTest
    @CsvSource({
        "γυμνασιο, Πειραματικό Γυμνάσιο",
        "ΓΥΜΝΑΣ, Πειραματικό Γυμνάσιο",
        "елка, Школа Ёлка",
        "KIRKLARELI, Kırklareli Lisesi",
        "مدرسة, مَدْرَسَة القدس",
        "ガクエン, ｶﾞｸｴﾝ 小学校"
    })
    void a_name_is_found_without_accents_and_case_in_any_script(String words, String name) {
        var query = URLEncoder.encode(words, StandardCharsets.UTF_8);
        var found = get("directory?country=GR&q=" + query).json();
        assertEquals(1, found.path("total").asInt(), words);
        assertEquals(name, found.path("items").path(0).path("name").asText());
    }

    @Test
    void statistics_are_lines_too_and_their_cells_add_up() throws IOException {
        var csv = get("statistics?by=country,type&format=csv").response().body();
        long members = 0;
        var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        try (var rows = format.parse(new StringReader(csv))) {
            for (var row : rows) members += Long.parseLong(row.get("members"));
        }
        long lines = 0;
        for (var line :
                get("statistics?by=country,type", "Accept", "application/x-ndjson")
                        .response()
                        .body()
                        .lines()
                        .toList()) {
            lines += Served.JSON.readTree(line).path("members").asLong();
        }
        assertEquals(members, lines);
        assertTrue(members >= MANY + ODD.size() + SCRIPTS.size() + 1);
    }
}
