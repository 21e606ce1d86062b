package net.associatedschools.registry.app.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.associatedschools.registry.app.Main;
import net.associatedschools.registry.app.database.DataDirectory;
import net.associatedschools.registry.app.serving.Server;
import net.associatedschools.registry.app.serving.ServerOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists over HTTP and from the command line, on a register that started with the samples. */
class ImportsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    @TempDir static Path folder;
    private static Server server;
    private static String token;

    /** The register's position when it began to answer, before any test added to it. */
    private static long started;

    private record Ran(int exit, String out, String err) {}

    @BeforeAll
    static void serve() throws Exception {
        var directory = folder.resolve("data");
        server =
                new Server(
                        new ServerOptions(
                                directory,
                                "127.0.0.1",
                                0,
                                Optional.empty(),
                                DataDirectory.tokenFile(directory),
                                true,
                                Optional.empty()));
        server.start();
        token = Files.readString(DataDirectory.tokenFile(directory)).strip();
        started = get("/imports").path("position").asLong();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void the_samples_are_counted_as_they_were_published() throws Exception {
        var statistics = get("/statistics?by=country&recordedAsOf=" + started);
        var members = new TreeMap<String, Long>();
        for (var cell : statistics.path("cells")) {
            members.put(cell.path("country").asText(), cell.path("members").asLong());
        }
        assertEquals(Map.of("CW", 4L, "DE", 9L, "IS", 21L, "JP", 10L, "LT", 15L), members);
        assertEquals(59, statistics.path("startNotKnown").asLong());
        var years = get("/statistics?by=year&recordedAsOf=" + started).path("cells");
        assertEquals(1, years.size());
        assertEquals("unknown", years.get(0).path("year").asText());
        assertEquals(59, years.get(0).path("members").asLong());

        int samples = 0;
        for (var taken : get("/imports").path("items")) {
            if (!members.containsKey(taken.path("country").asText())) continue;
            samples++;
            boolean german = taken.path("country").asText().equals("DE");
            assertEquals(german ? 3 : 0, taken.path("candidates").asLong());
            assertEquals(german ? 1 : 0, taken.path("setAside").asLong());
            if (!german) continue;
            var rows = get("/imports/" + taken.path("import").asText()).path("report");
            assertEquals(8, rows.get(0).path("line").asLong());
            assertTrue(rows.get(0).path("reason").asText().contains("interessiert"));
        }
        assertEquals(5, samples);
    }

    @Test
    void a_list_is_taken_in_taken_back_and_taken_in_again() throws Exception {
        var file = folder.resolve("finland.csv");
        var rows = new StringBuilder("name,town,status\n");
        for (int i = 0; i < 1200; i++) rows.append("Koulu ").append(i).append(",Turku,\n");
        Files.writeString(file, rows.append("Uusi koulu,Turku,candidate\n"));
        var first = run("import", file.toString(), "--country", "FI");
        assertEquals(0, first.exit(), first.err());
        assertTrue(
                first.err().contains("1201 rows, 1200 recorded, 1 candidates, 0 there already"),
                first.err());
        assertEquals(1200, members("FI"));
        var id = first.err().strip().replaceFirst("(?s).*import ", "");

        var undone = run("import", "--undo", id);
        assertTrue(undone.err().contains("1201 rows, 1201 taken back"), undone.err());
        assertEquals(0, members("FI"));
        assertEquals(
                1201, post("/imports/" + id + "/undo", "{}").path("alreadyTakenBack").asLong());

        var again = run("import", file.toString(), "--country", "FI");
        assertTrue(again.err().contains("1200 recorded, 1 candidates"), again.err());
        assertTrue(again.err().strip().endsWith(id), again.err());
        assertEquals(1200, members("FI"));
    }

    @Test
    void R_PRIV_1_persons_of_a_list_stay_out_of_the_log_and_the_report_says_so() throws Exception {
        var file = folder.resolve("persons.csv");
        Files.writeString(file, "name;Schulleiter;Ort\nBergschule;Ada Lovelace;Wien\n");
        var told = run("import", file.toString(), "--country", "AT");
        assertEquals(0, told.exit(), told.err());
        assertTrue(told.err().contains("(R-PRIV-1): the columns Schulleiter"), told.err());

        var listed = run("imports", "--format", "csv").out();
        assertTrue(listed.contains("persons.csv") && listed.contains("Schulleiter"), listed);
        var found = upToDate("/directory?country=AT").path("items").get(0);
        var history = get("/schools/" + found.path("school").asText() + "/history").toString();
        assertTrue(history.contains("Wien"), history);
        assertFalse(history.contains("Lovelace"), history);
    }

    @Test
    void a_later_edition_is_proposed_and_decided() throws Exception {
        var file = folder.resolve("norway.csv");
        Files.writeString(file, "name,town\nBerg skole,Oslo\nDal skole,Oslo\n");
        run("import", file.toString(), "--country", "NO", "--as-of", "2024");
        Files.writeString(file, "name,town\nBergs skole,Oslo\nNy videregående,Bergen\n");
        var second =
                run("import", file.toString(), "--country", "NO", "--as-of", "2025", "--proposals");
        assertTrue(second.err().contains("2 set aside"), second.err());
        var id = second.err().strip().replaceFirst("(?s).*import ", "");

        var proposals = get("/imports/" + id + "/proposals");
        assertEquals(1, proposals.path("renamed").asLong());
        assertEquals(1, proposals.path("new").asLong());
        assertEquals(1, proposals.path("gone").asLong());
        var gone = "";
        for (var item : proposals.path("items")) {
            if (item.path("kind").asText().equals("GONE")) gone = item.path("id").asText();
        }
        var path = "/imports/" + id + "/proposals/";
        post(path + "accept", "{\"allBut\":[\"" + gone + "\"]}");
        post(path + "reject", "{\"ids\":[\"" + gone + "\"]}");

        assertEquals(3, members("NO"));
        assertEquals(422, send("POST", path + "accept", "{}").statusCode());
        var names = upToDate("/directory?country=NO").path("items").findValuesAsText("name");
        assertTrue(names.contains("Bergs skole"), names.toString());
    }

    @Test
    void proposals_are_decided_from_the_command_line_one_by_one_and_all_but_some()
            throws Exception {
        var file = folder.resolve("denmark.csv");
        Files.writeString(file, "name\nAlssund\nBirkerød\nCarlsberg\n");
        run("import", file.toString(), "--country", "DK");
        // As published anew, under another address.
        Files.writeString(file, "name,source\nAlssund,new\nBirkerød,new\nDragør,new\nEgå,new\n");
        var second = run("import", file.toString(), "--country", "DK", "--proposals");
        var id = second.err().strip().replaceFirst("(?s).*import ", "");

        var listed = run("proposals", id, "--format", "ndjson");
        assertEquals(3, listed.out().lines().count(), listed.out() + listed.err());
        assertEquals(3, members("DK"));
        var dragor = listed.out().lines().filter(line -> line.contains("Dragør")).findFirst();
        var one = JSON.readTree(dragor.orElseThrow()).path("id").asText();
        assertEquals(0, run("proposals", id, "--reject", one).exit());
        var rest = run("proposals", id, "--accept", "--all-but", "--format", "ndjson");
        assertEquals(0, rest.exit(), rest.err());
        assertEquals(4, members("DK"), "one new; who is gone stays until somebody says so");
        assertEquals(1, run("proposals", id, "--accept", "nonsense").exit());
        assertEquals(2, run("proposals", id, "--accept").exit());
        assertEquals(2, run("proposals", id, one).exit());
    }

    @Test
    void a_slip_in_the_order_takes_nothing_in() throws Exception {
        var file = folder.resolve("slip.csv");
        Files.writeString(file, "name\nSlip\n");
        var unknown = run("import", file.toString(), "--country", "ZZ");
        assertEquals(1, unknown.exit());
        assertTrue(unknown.err().contains("is not known"), unknown.err());
        long position = get("/imports").path("position").asLong();
        for (var query : List.of("?dryRun=maybe", "?dryrun=true", "?dry-run")) {
            var form =
                    """
                    --x\r
                    Content-Disposition: form-data; name="country"\r
                    \r
                    FI\r
                    --x\r
                    Content-Disposition: form-data; name="file"; filename="a.csv"\r
                    \r
                    name
                    Slip
                    \r
                    --x--\r
                    """;
            assertEquals(400, upload(query, form).statusCode(), query);
        }
        assertEquals(position, get("/imports").path("position").asLong());
    }

    private static HttpResponse<String> upload(String query, String form) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(server.url().resolve("/api/v1/imports" + query))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "multipart/form-data; boundary=x")
                            .POST(BodyPublishers.ofString(form));
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }

    @Test
    void what_is_no_import_or_not_shown_is_not_there() throws Exception {
        assertEquals(404, send("GET", "/imports/nonsense", "").statusCode());
        var unknown = "/imports/0192f7a0-0000-8000-8000-000000000001/undo";
        assertEquals(404, send("POST", unknown, "{}").statusCode());
        assertEquals(2, run("import").exit());
        assertEquals(2, run("import", "x.csv").exit());
    }

    @Test
    void an_unreadable_list_is_refused_before_anything_is_told() throws Exception {
        var file = folder.resolve("latin.csv");
        Files.write(file, new byte[] {'n', 'a', 'm', 'e', '\n', (byte) 0xF3, '\n'});
        var refused = run("import", file.toString(), "--country", "FI");
        assertEquals(1, refused.exit());
        assertTrue(refused.err().contains("line 2: not UTF-8"), refused.err());
        assertEquals(1, refused.err().strip().lines().count());
    }

    @Test
    void a_country_has_its_names_and_one_that_is_no_more_its_successors() throws Exception {
        var germany = get("/countries/DE");
        assertEquals("Germany", germany.path("names").path("en").asText());
        assertEquals("Allemagne", germany.path("names").path("fr").asText());
        assertEquals("Alemania", germany.path("names").path("es").asText());
        assertEquals(0, germany.path("successors").size());
        var antilles = get("/countries/AN");
        assertEquals("[\"CW\",\"SX\",\"BQ\"]", antilles.path("successors").toString());
        assertEquals("NONE", antilles.path("unescoStatus").asText());
        assertEquals(0, get("/countries/AN?asOf=2010-10-09").path("successors").size());
        for (var former : List.of("AN", "CS", "DD", "SU", "YU")) {
            var names = get("/countries/" + former).path("names");
            for (var name : names) assertTrue(name.isTextual(), former + names);
        }
        assertEquals("Yougoslavie", get("/countries/YU").path("names").path("fr").asText());
    }

    @Test
    void a_candidate_of_an_old_list_can_be_told_by_hand() throws Exception {
        var body =
                """
                {"country": "SE", "profile": {"name": "Nya skolan", "town": "Lund"},
                 "observedOn": "2014-05",
                 "source": {"document": "a letter", "row": "1", "columns": {}}}
                """;
        var answer = send("POST", "/applications/record-candidacy", body);
        assertEquals(201, answer.statusCode(), answer.body());
        var told = JSON.readTree(answer.body());
        var application = upToDate("/applications/" + told.path("application").asText());
        assertEquals("CANDIDATE", application.path("stage").asText());
        assertEquals("Nya skolan", application.path("name").asText());
        assertTrue(
                answer.headers().firstValue("Location").orElse("").contains("/applications/app"));
    }

    private static long members(String country) throws Exception {
        return upToDate("/directory?limit=1&country=" + country).path("total").asLong();
    }

    /** Reads what was written, however far the views are. */
    private static JsonNode upToDate(String path) throws Exception {
        long position = get("/imports").path("position").asLong();
        return body(send("GET", path, "", "Registry-Min-Position", Long.toString(position)));
    }

    private static JsonNode get(String path) throws Exception {
        return body(send("GET", path, ""));
    }

    private static JsonNode post(String path, String body) throws Exception {
        return body(send("POST", path, body));
    }

    private static JsonNode body(HttpResponse<String> answer) throws Exception {
        assertEquals(200, answer.statusCode(), answer.body());
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> send(
            String method, String path, String body, String... headers) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(server.url().resolve("/api/v1" + path))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .header("Accept", "application/json")
                            .method(method, BodyPublishers.ofString(body));
            if (headers.length > 0) request.headers(headers);
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }

    private static Ran run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var all = new ArrayList<>(List.of(arguments));
        all.add("--data-dir");
        all.add(folder.resolve("data").toString());
        var exit =
                Main.commandLine()
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(all.toArray(String[]::new));
        return new Ran(exit, out.toString(), err.toString());
    }
}
