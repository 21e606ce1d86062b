package net.associatedschools.registry.app.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import net.associatedschools.registry.app.policy.PolicyFile;
import net.associatedschools.registry.app.rest.Served.Answer;
import net.associatedschools.registry.contract.EventJson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lives that a register has to tell right, each told and asked over HTTP. */
class LivesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir static Path folder;
    private static Served register;
    private static long last;

    @BeforeAll
    static void given() {
        register = new Served(folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @Test
    void R_TIME_3_a_report_that_comes_after_the_lapse_gives_the_membership_back() throws Exception {
        var file = PolicyFile.read(Path.of("../docs/samples/policies/br.yaml"));
        var policy = JSON.createObjectNode().put("effective", file.from().toString());
        JsonNode rules = EventJson.current().mapper().valueToTree(file.policy());
        tell(register.hq(), "countries/BR/record-policy", policy.set("policy", rules));
        var commission = register.token("COMMISSION", Map.of("country", "BR"));
        var school = recorded(commission, "BR", "2014-05-02", "2014-05-02");
        var run = JSON.createObjectNode().put("until", "2016-12-31");
        var said = register.post(register.hq(), "duties/run", run).is(200).json();
        assertEquals(2, said.path("total").asInt(), said::toString);
        var lapsed = said.path("position").asLong();
        last = Math.max(last, lapsed);
        assertEquals("FORMER", school(school, "asOf=2017-01-01").path("status").asText());

        var report = JSON.createObjectNode().put("effective", "2016-04-20");
        var told = tell(commission, "schools/" + school + "/file-report", report);
        assertEquals(3, told.json().path("events").size());
        assertEquals("ACTIVE", school(school, "asOf=2017-01-01").path("status").asText());
        var before = school(school, "asOf=2017-01-01&recordedAsOf=" + lapsed);
        assertEquals("FORMER", before.path("status").asText());
        var year = "statistics/flow?from=2016-01-01&to=2016-12-31&country=BR";
        assertEquals(0, get(year).path("total").path("left").asInt());
        var then = get(year + "&recordedAsOf=" + lapsed).path("total");
        assertEquals(1, then.path("left").asInt(), then::toString);
        var again = register.post(register.hq(), "duties/run", run).is(200).json();
        assertEquals(0, again.path("total").asInt(), again::toString);
    }

    @Test
    void two_schools_whose_years_overlap_become_one_and_both_histories_stay() {
        var commission = register.token("COMMISSION", Map.of("country", "NO"));
        var older = recorded(commission, "NO", "2001-09-01", "2001-09-01");
        var younger = recorded(commission, "NO", "2005-09-01", "2005-09-01");
        var merger = JSON.createObjectNode().put("survivor", older).put("effective", "2010-08-01");
        tell(commission, "schools/" + younger + "/merge", merger);

        assertEquals(1, members("NO", "2003-01-01"));
        assertEquals(2, members("NO", "2010-07-31"));
        assertEquals(1, members("NO", "2010-08-01"));
        assertEquals(older, school(younger, "asOf=2012-01-01").path("mergedInto").asText());
        assertEquals("ACTIVE", school(younger, "asOf=2007-01-01").path("status").asText());
        assertEquals("FORMER", school(younger, "asOf=2012-01-01").path("status").asText());
        assertEquals("ACTIVE", school(older, "asOf=2012-01-01").path("status").asText());
        assertEquals("2001-09-01", school(older, "asOf=2012-01-01").path("memberSince").asText());
        var flow = get("statistics/flow?from=2010-01-01&to=2010-12-31&country=NO").path("total");
        assertEquals(2, flow.path("opening").asInt());
        assertEquals(1, flow.path("left").asInt());
        assertEquals(1, flow.path("closing").asInt());
        var late = JSON.createObjectNode().put("effective", "2011-06-01");
        var report = "schools/" + younger + "/file-report";
        register.post(commission, report, late).isProblem(409, "R-TIME-3");
        tell(commission, report, late.put("effective", "2009-06-01"));
    }

    @Test
    void R_STAT_3_a_member_of_1975_that_is_recorded_in_2026_was_one_all_the_time() {
        var commission = register.token("COMMISSION", Map.of("country", "DK"));
        var before = position();
        var school = recorded(commission, "DK", "1975", "2026-01-15");
        var year1974 = school(school, "asOf=1974-12-31");
        assertEquals(JSON.getNodeFactory().booleanNode(false), year1974.path("member"));
        assertTrue(school(school, "asOf=1975-06-01").path("member").isNull());
        assertEquals("ACTIVE", school(school, "asOf=1975-12-31").path("status").asText());
        assertEquals("1975", school(school, "asOf=2026-02-01").path("memberSince").asText());
        assertEquals(1, members("DK", "1980-01-01"));
        var year = get("statistics?by=year&country=DK&asOf=2026-02-01").path("cells").path(0);
        assertEquals("1975", year.path("year").asText(), year::toString);
        var known = get("statistics?country=DK&asOf=1980-01-01&recordedAsOf=" + before);
        assertEquals(0, known.path("members").asInt());
        register.get(null, "schools/" + school + "?recordedAsOf=" + before).isProblem(404, null);
        var points =
                get("statistics/timeline?every=year&from=1974-01-01&to=1977-12-31&country=DK")
                        .path("points");
        assertEquals(0, points.path(0).path("members").asInt(), points::toString);
        assertEquals(1, points.path(2).path("members").asInt(), points::toString);
    }

    @Test
    void R_MEM_3_a_country_that_left_unesco_and_came_back_kept_its_members_and_took_none() {
        var coordinator = register.countryWithCoordinator("US");
        var school = recorded(coordinator, "US", "1975", "1980-01-01");
        stands("NONE", "1984-12-31");
        stands("MEMBER_STATE", "2003-10-01");
        for (var day : Set.of("1984-12-30", "1990-01-01", "2003-10-01", "2020-01-01")) {
            assertEquals("ACTIVE", school(school, "asOf=" + day).path("status").asText(), day);
            assertEquals(1, members("US", day), day);
        }
        assertEquals("NONE", country("1990-01-01").path("unescoStatus").asText());
        assertEquals("MEMBER_STATE", country("2004-01-01").path("unescoStatus").asText());
        var flow = get("statistics/flow?from=1984-01-01&to=2003-12-31&country=US").path("total");
        assertEquals(0, flow.path("left").asInt());
        assertEquals(flow.path("opening"), flow.path("closing"));
        var application =
                Served.sample("apply").put("country", "US").put("effective", "1990-05-01");
        register.post(coordinator, "applications", application).isProblem(409, "R-APP-11");
    }

    @Test
    void the_words_for_themes_and_types_are_told_edition_by_edition() {
        var themes = get("vocabularies").path("themes").path(0);
        assertEquals(1, themes.path("edition").asInt());
        assertEquals("GLOBAL_CITIZENSHIP", themes.path("words").path(0).asText());
    }

    private static void stands(String status, String from) {
        var body = JSON.createObjectNode().put("status", status).put("effective", from);
        tell(register.hq(), "countries/US/record-unesco-status", body);
    }

    private static JsonNode country(String day) {
        return get("countries/US?asOf=" + day);
    }

    private static String recorded(String token, String country, String since, String seen) {
        var body = Served.sample("record-membership").put("country", country);
        body.put("effective", since).put("observedOn", seen);
        ((ObjectNode) body.path("source")).put("row", Integer.toHexString(since.hashCode()));
        return tell(token, "schools", body).text("school");
    }

    private static Answer tell(String token, String path, JsonNode body) {
        var answer = register.post(token, path, body);
        assertTrue(Set.of(200, 201).contains(answer.status()), () -> answer.response().body());
        last = Math.max(last, Long.parseLong(answer.text("position")));
        return answer;
    }

    private static long position() {
        return get("statistics").path("position").asLong();
    }

    private static JsonNode school(String school, String query) {
        return get("schools/" + school + "?" + query);
    }

    private static int members(String country, String day) {
        return get("statistics?country=" + country + "&asOf=" + day).path("members").asInt();
    }

    private static JsonNode get(String path) {
        return register.get(null, path, "Registry-Min-Position", Long.toString(last))
                .is(200)
                .json();
    }
}
