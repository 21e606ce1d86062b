package net.associatedschools.registry.app.rest;

import static net.associatedschools.registry.app.rest.Served.sample;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import net.associatedschools.registry.app.rest.Served.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Likely duplicates, and what becomes of those that are decided. Each test has its own country. */
class DuplicatePairsTest {
    @TempDir static Path folder;
    private static Served register;

    @BeforeAll
    static void serve() {
        register = new Served(folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @Test
    void a_school_under_two_spellings_is_found_once_and_not_again_when_it_is_marked() {
        var one = listed("SI", "Osnovna šola Ivana Cankarja", "Ljubljana");
        var two = listed("SI", "OŠ Ivana Cankarja Ljubljana", null);
        var last = listed("SI", "OŠ Prežihovega Voranca", null);
        var pairs = pairs("SI", last);
        assertEquals(1, pairs.json().path("total").asInt(), pairs.response().body());
        var pair = pairs.json().path("items").path(0);
        assertEquals("SI", pair.path("country").asText());
        assertTrue(pair.path("score").asDouble() >= 0.85, pair::toString);
        assertEquals(
                java.util.Set.of(id(one), id(two)),
                java.util.Set.of(pair.path("left").asText(), pair.path("right").asText()));
        assertTrue(pair.path("reasons").size() > 0);

        var marked = mark(two, one);
        assertEquals(0, pairs("SI", marked).json().path("total").asInt());
    }

    @Test
    void a_duplicate_leaves_every_count_and_its_address_redirects_for_ever() {
        var one = listed("LT", "Vilniaus Žemynos gimnazija", null);
        var two = listed("LT", "Žemynos gimnazija", null);
        var three = listed("LT", "Zemynos gimnazija", null);
        mark(three, two);
        var marked = mark(two, one);
        var position = marked.text("position");
        var members = register.get(null, "directory?country=LT", "Registry-Min-Position", position);
        assertEquals(1, members.is(200).json().path("total").asInt());

        var moved = register.get(null, "schools/" + id(two) + "?asOf=2024-01-01").is(308);
        assertEquals("/api/v1/schools/" + id(one) + "?asOf=2024-01-01", moved.header("Location"));
        assertEquals(id(one), moved.text("survivor"));
        var chained = register.get(null, "schools/" + id(three)).is(308);
        assertEquals(id(one), chained.text("survivor"));
        assertEquals(id(two), chained.text("duplicateOf"));
        var history = register.get(null, "schools/" + id(two) + "/history").is(200);
        assertTrue(history.response().body().contains("as a duplicate of " + id(one)));
        var before =
                register.get(null, "schools/" + id(two) + "?recordedAsOf=" + two.text("position"));
        assertTrue(before.is(200).json().path("member").asBoolean());
        var survivor = register.get(null, "schools/" + id(one)).is(200).json();
        assertEquals(id(two), survivor.path("absorbed").path(0).asText());
    }

    @Test
    void R_TIME_2_a_mark_that_was_wrong_is_taken_back() {
        var one = listed("LV", "Rīgas 49. vidusskola", null);
        var two = listed("LV", "Rīgas 49. vidusskola", "Rīga");
        var marked = mark(two, one);
        var correction = sample("correct-school");
        correction.put("corrects", marked.json().path("sequence").asLong()).putNull("replacement");
        var back = register.post(register.hq(), "schools/" + id(two) + "/correct", correction);
        assertEquals(2, back.is(200).json().path("events").size());
        register.get(null, "schools/" + id(two), "Registry-Min-Position", back.text("position"))
                .is(200);
    }

    @Test
    void a_merged_school_is_former_and_points_at_the_survivor() {
        var one = listed("EE", "Tartu Kivilinna Kool", null);
        var two = listed("EE", "Tartu Annelinna Kool", null);
        var nc = register.token("COORDINATOR", Map.of("country", "EE"));
        var body = sample("merge").put("survivor", id(one)).put("effective", "2025-08-01");
        var merged = register.post(nc, "schools/" + id(two) + "/merge", body).is(200);
        var school =
                register.get(
                                null,
                                "schools/" + id(two),
                                "Registry-Min-Position",
                                merged.text("position"))
                        .is(200)
                        .json();
        assertEquals("FORMER", school.path("status").asText());
        assertEquals(id(one), school.path("mergedInto").asText());
        var again = register.post(nc, "schools/" + id(two) + "/merge", body).is(200);
        assertEquals(0, again.json().path("events").size());
        body.put("survivor", "school:00000000-0000-4000-8000-000000000000");
        register.post(nc, "schools/" + id(two) + "/merge", body).isProblem(409, "R-APP-13");
    }

    @Test
    void R_ROLE_2_a_coordinator_sees_the_pairs_of_the_own_country_and_nobody_else_any() {
        var last = listed("CW", "Kolegio Don Sarto", null);
        listed("NL", "Lyceum X", null);
        var nc = register.token("COORDINATOR", Map.of("country", "CW"));
        register.get(nc, "duplicates", "Registry-Min-Position", last.text("position")).is(200);
        register.get(nc, "duplicates?country=CW").is(200);
        register.get(nc, "duplicates?country=NL").isProblem(403, "R-ROLE-2");
        register.get(null, "duplicates").is(401);
        register.get(register.hq(), "duplicates?limit=0").isProblem(400, null).names("limit");
        register.get(register.hq(), "duplicates?after=x").isProblem(400, null).names("after");
    }

    @Test
    void pages_go_on_where_the_last_one_ended() {
        Answer last = null;
        for (var spelling : new String[] {"EPP Andohalo", "E.P.P. Andohalo", "EPP ANDOHALO"}) {
            last = listed("MG", spelling, null);
        }
        var first =
                register.get(
                        register.hq(),
                        "duplicates?country=MG&limit=2",
                        "Registry-Min-Position",
                        java.util.Objects.requireNonNull(last).text("position"));
        assertEquals(3, first.is(200).json().path("total").asInt());
        assertEquals(2, first.json().path("items").size());
        var next =
                register.get(
                        register.hq(), "duplicates?country=MG&limit=2&after=" + first.text("next"));
        assertEquals(1, next.is(200).json().path("items").size());
        assertTrue(next.json().path("next").isNull());
    }

    private static Answer pairs(String country, Answer after) {
        var path = "duplicates?country=" + country;
        return register.get(register.hq(), path, "Registry-Min-Position", after.text("position"))
                .is(200);
    }

    private static String id(Answer recorded) {
        return recorded.text("school");
    }

    private static Answer mark(Answer duplicate, Answer survivor) {
        ObjectNode body = sample("mark-duplicate").put("survivor", id(survivor));
        return register.post(register.hq(), "schools/" + id(duplicate) + "/mark-duplicate", body)
                .is(200);
    }

    private static Answer listed(
            String country, String name, @org.jspecify.annotations.Nullable String town) {
        var body = sample("record-membership").put("country", country);
        ((ObjectNode) body.get("profile")).put("name", name).put("town", town);
        body.remove("school");
        return register.post(register.hq(), "schools", body).is(201);
    }
}
