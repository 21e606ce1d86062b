package net.associatedschools.registry.app.rest;

import static net.associatedschools.registry.app.rest.Served.sample;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import net.associatedschools.registry.app.rest.Served.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published figures over HTTP: told, set beside the register's own, and counted again. */
class FiguresTest {
    private static final String MIN = "Registry-Min-Position";
    @TempDir static Path folder;
    private static Served register;
    private static String position;
    private static String told;

    @BeforeAll
    static void given() {
        register = new Served(folder.resolve("data"));
        register.member("FI", register.countryWithCoordinator("FI"));
        position = school("A").text("position");
        total("fi-2024", "FI", "2024-12-31", 5);
        total("fi-2010", "FI", "2010", 3);
        total("se-2024", "SE", "2024", 7);
        told = total("fi-some-day", "FI", "..", 9).text("position");
        position = told;
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    private static Answer school(String name) {
        var body = sample("record-membership");
        ((ObjectNode) body.path("profile")).put("name", name);
        return register.post(register.hq(), "schools", body).is(201);
    }

    private static Answer total(String slug, String country, String effective, int schools) {
        var body = sample("publish-total");
        body.put("scope", "country:" + country).put("effective", effective);
        body.put("schools", schools).remove("countries");
        return register.post(register.hq(), "figures/" + slug + "/publish-total", body).is(200);
    }

    private static Answer get(String path) {
        return register.get(null, path, MIN, position).is(200);
    }

    private static JsonNode item(Answer answer, String figure) {
        for (var item : answer.json().path("items")) {
            if (item.path("figure").asText().equals(figure)) return item;
        }
        throw new AssertionError(figure + " is not in " + answer.response().body());
    }

    @Test
    void R_STAT_2_a_published_figure_stands_beside_the_registers_own() {
        var answer = get("reconciliation?country=FI&recordedAsOf=" + told);
        assertEquals(3, answer.json().path("items").size());
        var known = item(answer, "fi-2024");
        assertEquals("2024-12-31", known.path("day").asText());
        assertTrue(known.path("known").asBoolean());
        assertEquals(5, known.path("published").asInt());
        assertEquals(2, known.path("members").asInt());
        assertEquals(-3, known.path("difference").asInt());
        assertEquals("https://wikiwand.com/ja/ユネスコスクール", known.path("source").asText());
    }

    @Test
    void R_STAT_3_what_the_register_cannot_know_is_not_known() {
        var answer = get("reconciliation?scope=country&recordedAsOf=" + told);
        var before = item(answer, "fi-2010");
        assertEquals(false, before.path("known").asBoolean());
        assertEquals("SCHOOLS_NOT_KNOWN", before.path("reason").asText());
        assertEquals(1, before.path("notKnown").asInt());
        assertTrue(before.path("difference").isNull());
        assertEquals(-3, before.path("differenceMin").asInt());
        assertEquals(-2, before.path("differenceMax").asInt());
        var sweden = item(answer, "se-2024");
        assertEquals("NOTHING_OBSERVED", sweden.path("reason").asText());
        assertTrue(sweden.path("members").isNull());
        assertTrue(sweden.path("differenceMin").isNull());
        var undated = item(answer, "fi-some-day");
        assertEquals("DATE_NOT_KNOWN", undated.path("reason").asText());
        assertTrue(undated.path("counted").isNull());
    }

    @Test
    void the_reconciliation_as_csv_and_ndjson() {
        var csv = get("reconciliation?country=SE&format=csv").response().body();
        assertEquals(
                "figure,kind,scope,region,country,counted,published,day,known,reason,members,"
                        + "notKnown,difference,differenceMin,differenceMax,publishedCountries,note,"
                        + "source\r\n"
                        + "se-2024,TOTAL,COUNTRY,,SE,2024,7,2024-12-31,false,NOTHING_OBSERVED,,,,,,,"
                        + "\"“11,500 or more”\",https://wikiwand.com/ja/ユネスコスクール\r\n",
                csv);
        var lines = get("reconciliation?country=FI&format=ndjson&asOf=2024-12-31");
        assertEquals(3, lines.response().body().lines().count());
        assertEquals(
                2,
                get("figures?country=FI&asOf=2009-12-31&format=csv")
                        .response()
                        .body()
                        .lines()
                        .count());
        register.get(null, "reconciliation?size=1").isProblem(400, null).names("size");
        register.get(null, "reconciliation?scope=moon").isProblem(400, null).names("scope");
    }

    @Test
    void R_AUD_2_a_number_is_published_at_a_position_and_opens_again_for_ever() {
        var body = sample("publish-figure").put("figure", "own");
        var published = register.post(register.hq(), "figures", body, MIN, position).is(201);
        assertEquals("/api/v1/figures/own", published.header("Location"));
        var then = published.json().path("tally");
        assertTrue(then.path("members").asInt() >= 2, then.toString());
        position = school("One more").text("position");
        var again = get("figures/own");
        assertEquals(then, again.json().path("tally"));
        assertEquals(then, again.json().path("again").path("tally"));
        assertTrue(again.json().path("equal").asBoolean());
        var links = again.json().path("links");
        var numbers = register.get(null, links.path("statistics").asText()).is(200).json();
        assertEquals(then.path("members"), numbers.path("members"));
        var schools = register.get(null, links.path("directory").asText()).is(200).json();
        assertEquals(then.path("members").asInt(), schools.path("total").asInt());
        var own = item(get("reconciliation?country=FI"), "own");
        assertTrue(own.path("difference").asInt() >= 1, "since then one was learnt of");
    }

    @Test
    void R_APP_13_publishing_again_with_the_same_key_says_what_was_counted_at_first() {
        var body = sample("publish-figure").put("figure", "once");
        var first = register.post(register.hq(), "figures", body, "Idempotency-Key", "k").is(201);
        school("Another");
        var again = register.post(register.hq(), "figures", body, "Idempotency-Key", "k").is(201);
        assertEquals(first.json(), again.json());
        body.put("effective", "2024-12-30");
        register.post(register.hq(), "figures", body, "Idempotency-Key", "k")
                .isProblem(422, "R-APP-13");
        register.post(register.hq(), "figures", body).isProblem(409, "R-STAT-2");
    }

    @Test
    void R_STAT_2_nobody_says_the_registers_number_for_it() {
        for (var ours : Map.of("position", 1, "tally", 2).entrySet()) {
            var body = sample("publish-figure").put(ours.getKey(), ours.getValue());
            register.post(register.hq(), "figures", body).isProblem(422, null).names(ours.getKey());
        }
        var body = sample("publish-figure");
        body.remove("figure");
        register.post(register.hq(), "figures", body).isProblem(422, null).names("figure");
        register.post(register.hq(), "figures", body.put("figure", "A b"))
                .isProblem(422, null)
                .names("figure");
        body = sample("publish-figure").put("effective", "2024");
        register.post(register.hq(), "figures", body).isProblem(422, "R-TIME-1").names("effective");
        body = sample("publish-figure");
        ((ObjectNode) body.path("counting").path("filters")).put("size", "1");
        register.post(register.hq(), "figures", body)
                .isProblem(422, null)
                .names("counting.filters.size");
    }

    @Test
    void R_TIME_2_a_total_that_was_taken_back_is_still_told() {
        total("wrong", "NO", "2024", 7);
        var reason = sample("correct-figure");
        reason.putNull("replacement");
        position =
                register.post(register.hq(), "figures/wrong/correct", reason)
                        .is(200)
                        .text("position");
        assertEquals(0, get("reconciliation?country=NO").json().path("items").size());
        var told = get("figures/wrong").json();
        assertTrue(told.path("takenBack").asBoolean());
        assertEquals(7, told.path("published").asInt());
        assertEquals(2, told.path("events").size());
        register.get(null, "figures/nothing").isProblem(404, null);
        register.get(null, "figures/A").isProblem(404, null);
    }

    @Test
    void R_ROLE_2_only_hq_publishes() {
        var coordinator = register.token("COORDINATOR", Map.of("country", "FI"));
        for (var path : new String[] {"figures", "figures/x/publish-total", "figures/x/correct"}) {
            register.post(coordinator, path, sample("publish-figure")).isProblem(403, "R-ROLE-2");
            register.post(null, path, sample("publish-figure")).isProblem(401, null);
        }
    }
}
