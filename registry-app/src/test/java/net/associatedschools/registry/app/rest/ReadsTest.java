package net.associatedschools.registry.app.rest;

import static net.associatedschools.registry.app.rest.Served.sample;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import net.associatedschools.registry.app.rest.Served.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions over HTTP: as of any day and position, in each form, to each role what is theirs. */
class ReadsTest {
    private static final String MIN = "Registry-Min-Position";
    @TempDir static Path folder;
    private static Served register;
    private static String coordinator;
    private static Answer member;
    private static Answer applicant;
    private static String position;

    @BeforeAll
    static void given() {
        register = new Served(folder.resolve("data"));
        coordinator = register.countryWithCoordinator("FI");
        member = register.member("FI", coordinator);
        applicant = register.apply("FI");
        Answer last = applicant;
        for (int i = 0; i < 3; i++) {
            var body = sample("record-membership");
            ((ObjectNode) body.path("profile")).put("name", "Koulu, \"" + i + "\"");
            last = register.post(coordinator, "schools", body).is(201);
        }
        position = last.text("position");
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    private static Answer get(@Nullable String token, String path, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        all.addAll(List.of(MIN, position));
        return register.get(token, path, all.toArray(String[]::new));
    }

    private static ObjectNode inNorway() {
        return sample("record-membership").put("country", "NO");
    }

    @Test
    void R_TIME_1_the_directory_is_as_of_a_day_and_a_position() {
        assertEquals(4, get(null, "directory?country=FI").is(200).json().path("total").asInt());
        var before = get(null, "directory?country=FI&asOf=2024-08-31").is(200).json();
        assertEquals(3, before.path("total").asInt(), "certified from 1 September");
        assertEquals("2024-08-31", before.path("asOf").asText());
        var recorded = get(null, "directory?country=FI&recordedAsOf=" + member.text("position"));
        assertEquals(0, recorded.is(200).json().path("total").asInt());
        assertEquals(member.text("position"), recorded.header("Registry-Position"));
        var long_ago = get(null, "directory?recordedAsOf=2001-01-01T00:00:00Z").is(200).json();
        assertEquals(0, long_ago.path("position").asInt());
    }

    @Test
    void R_APP_8_an_applicant_is_not_in_the_directory_and_not_there_for_the_public() {
        assertFalse(
                get(null, "directory?limit=1000")
                        .response()
                        .body()
                        .contains(applicant.text("school")));
        var unknown = get(null, "schools/school:" + UUID.randomUUID()).isProblem(404, null);
        for (var path : List.of("", "/history")) {
            var hidden = get(null, "schools/" + applicant.text("school") + path);
            assertEquals(unknown.response().body(), hidden.isProblem(404, null).response().body());
        }
        var own = get(applicant.text("token"), "schools/" + applicant.text("school"));
        assertEquals("NONE", own.is(200).text("status"));
        assertFalse(own.json().path("member").asBoolean());
    }

    @Test
    void a_list_goes_on_where_its_page_ended() {
        var names = new ArrayList<String>();
        var path = "directory?country=FI&limit=3&sort=memberSince";
        var page = get(null, path).is(200);
        assertNotEquals("", page.header("Link"));
        while (true) {
            names.addAll(page.json().path("items").findValuesAsText("school"));
            var next = page.json().path("next").asText(null);
            if (next == null) break;
            page = get(null, path + "&after=" + next).is(200);
        }
        assertEquals(4, names.size());
        assertEquals(4, new TreeSet<>(names).size());
        get(null, path + "&after=nonsense").isProblem(400, null).names("after");
    }

    @Test
    void the_directory_as_csv_and_ndjson_by_accept_and_by_parameter() {
        var csv = get(null, "directory?country=FI", "Accept", "text/csv").is(200);
        assertEquals("text/csv;charset=utf-8", csv.header("Content-Type"));
        var lines = csv.response().body().split("\r\n", -1);
        assertEquals(6, lines.length, "a header, four rows, and the end of the last");
        assertTrue(lines[0].startsWith("school,name,country,region"), lines[0]);
        assertTrue(csv.response().body().contains("\"Koulu, \"\"0\"\"\""), csv.response().body());
        assertEquals(
                csv.response().body(),
                get(null, "directory?country=FI&format=csv").response().body());
        var rows = get(null, "directory?country=FI&format=ndjson&limit=2").is(200);
        assertEquals("application/x-ndjson", rows.header("Content-Type"));
        assertEquals(2, rows.response().body().lines().count());
        get(null, "directory", "Accept", "image/png").is(406);
    }

    @Test
    void an_etag_spares_the_answer_and_ends_with_the_position() {
        var first = get(null, "directory?country=FI").is(200);
        var etag = first.header("ETag");
        var same = get(null, "directory?country=FI", "If-None-Match", etag).is(304);
        assertEquals("", same.response().body());
        get(null, "directory?country=FI&asOf=2020-01-01", "If-None-Match", etag).is(200);
        get(null, "directory", "If-None-Match", etag).is(200);
    }

    @Test
    void a_schools_etag_holds_its_sequence_for_if_match() {
        var swede = register.countryWithCoordinator("SE");
        var school = "schools/" + register.member("SE", swede).text("school");
        var etag = get(null, school).is(200).header("ETag");
        assertTrue(etag.startsWith("\"2."), etag);
        register.post(swede, school + "/rename", sample("rename"), "If-Match", etag).is(200);
        register.post(
                        swede,
                        school + "/rename",
                        sample("rename").put("name", "x"),
                        "If-Match",
                        etag)
                .isProblem(412, null);
    }

    @Test
    void a_parameter_that_is_wrong_or_unknown_is_named() {
        for (var wrong :
                List.of(
                        "asOf=yesterday",
                        "recordedAsOf=then",
                        "country=Finland",
                        "status=GREAT",
                        "status=NONE",
                        "limit=0",
                        "limit=many",
                        "sort=size",
                        "format=xml",
                        "contry=FI")) {
            get(null, "directory?" + wrong)
                    .isProblem(400, null)
                    .names(wrong.substring(0, wrong.indexOf('=')));
        }
        get(null, "statistics?by=size").isProblem(400, null).names("by");
        get(null, "statistics?status=FORMER").isProblem(400, null).names("status");
    }

    @Test
    void a_position_that_is_not_reached_is_503_and_one_that_is_no_number_400() {
        register.get(null, "me", MIN, "soon").isProblem(400, null).names(MIN);
        var late = register.get(null, "directory", MIN, "999999").isProblem(503, null);
        assertEquals("1", late.header("Retry-After"));
        assertNotEquals("", late.header("Registry-Position"));
    }

    @Test
    void what_was_written_is_read_with_its_position() {
        for (int i = 0; i < 5; i++) {
            var recorded = register.post(register.hq(), "schools", inNorway()).is(201);
            register.get(
                            null,
                            "schools/" + recorded.text("school"),
                            MIN,
                            recorded.header("Registry-Position"))
                    .is(200);
        }
    }

    @Test
    void R_STAT_3_a_school_seen_on_a_list_is_a_member_whose_start_is_not_known() {
        var body = register.post(register.hq(), "schools", inNorway()).is(201);
        position = body.text("position");
        var path = "schools/" + body.text("school");
        var now = get(null, path).is(200).json();
        assertTrue(now.path("member").asBoolean());
        assertEquals("../2014-05-31", now.path("memberSince").asText());
        assertEquals(position, now.path("knownSince").path("position").asText());
        assertTrue(get(null, path + "?asOf=2010-01-01").is(200).json().path("member").isNull());
    }

    @Test
    void R_PRIV_1_the_public_reads_membership_facts_and_insiders_all() {
        var path = "schools/" + member.text("school") + "/history";
        var open = get(null, path).is(200);
        assertEquals(
                List.of("school.registered", "school.membership-started"),
                open.json().path("events").findValuesAsText("event"));
        assertFalse(open.response().body().contains("\"actor\""), open.response().body());
        for (var item : open.json().path("events")) {
            assertFalse(item.path("sentence").asText().isBlank());
        }
        for (var token : List.of(coordinator, register.hq(), member.text("token"))) {
            var all = get(token, path).is(200).json().path("events");
            assertEquals(3, all.size());
            assertTrue(all.path(2).path("actor").asText().startsWith("person:"));
        }
        var foreign = register.token("COORDINATOR", Map.of("country", "SE"));
        assertEquals(2, get(foreign, path).is(200).json().path("events").size());
    }

    @Test
    void R_STAT_2_statistics_count_by_what_is_asked() {
        var answer = get(null, "statistics?by=country,type&asOf=2024-08-31").is(200).json();
        assertEquals("[\"country\",\"type\"]", answer.path("by").toString());
        var cell = answer.path("cells").path(0);
        assertEquals("FI", cell.path("country").asText());
        assertEquals("SECONDARY", cell.path("type").asText());
        assertEquals(cell.path("members").asInt(), cell.path("startNotKnown").asInt());
        var csv = get(null, "statistics?by=country&format=csv&asOf=2024-08-31").is(200);
        assertTrue(
                csv.response().body().startsWith("country,members,notKnown,startNotKnown\r\nFI,"));
    }

    @Test
    void a_country_says_since_when_it_has_a_coordinator_and_who_to_its_own_only() {
        var country = get(null, "countries/fi").is(200).json();
        assertEquals("2020-01-15", country.path("designatedSince").asText());
        assertEquals(12, country.path("trialMonths").asInt());
        assertFalse(country.has("coordinatorIds"));
        assertEquals(1, get(coordinator, "countries/FI").json().path("coordinatorIds").size());
        get(null, "countries/QQ").isProblem(404, null);
        var all = get(null, "countries").is(200).json().path("items").findValuesAsText("country");
        assertTrue(all.contains("FI"), all.toString());
    }

    @Test
    void an_application_says_where_it_stands_on_a_day() {
        var path = "applications/" + member.text("application");
        assertEquals("CERTIFIED", get(coordinator, path).is(200).text("stage"));
        var then = get(member.text("token"), path + "?asOf=2023-06-01").is(200);
        assertEquals("CANDIDATE", then.text("stage"));
        assertEquals("2024-03-15", then.text("due"));
        assertEquals(4, then.json().path("events").size());
        get(null, path).isProblem(401, null);
    }

    @Test
    void every_answer_says_its_position() {
        for (var path : List.of("directory", "statistics", "countries", "nothing", "me")) {
            assertNotEquals("", register.get(null, path).header("Registry-Position"), path);
        }
    }
}
