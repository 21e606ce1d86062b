package net.associatedschools.registry.app.rest;

import static net.associatedschools.registry.app.rest.Served.sample;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.associatedschools.registry.app.rest.Served.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Applications as lists and in figures, to each role what is its own. */
class ApplicationListsTest {
    @TempDir static Path folder;
    private static Served register;
    private static String coordinator;
    private static Answer candidate;
    private static Answer submitted;
    private static String position;

    @BeforeAll
    static void given() {
        register = new Served(folder.resolve("data"));
        coordinator = register.countryWithCoordinator("FI");
        register.member("FI", coordinator);
        candidate = register.apply("FI");
        register.post(
                        coordinator,
                        "applications/" + candidate.text("application") + "/preselect",
                        sample("preselect"))
                .is(200);
        submitted = register.apply("FI");
        register.countryWithCoordinator("SE");
        position = register.apply("SE").text("position");
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    private static Answer get(String token, String path) {
        return register.get(token, path, "Registry-Min-Position", position);
    }

    private static List<String> applications(Answer answer) {
        return answer.is(200).json().path("items").findValuesAsText("application");
    }

    @Test
    void a_candidate_is_listed_with_its_age_and_the_end_of_its_trial() {
        var list = get(coordinator, "candidates").is(200).json();
        assertEquals(1, list.path("total").asInt());
        var item = list.path("items").path(0);
        assertEquals(candidate.text("application"), item.path("application").asText());
        assertEquals("CANDIDATE", item.path("stage").asText());
        assertEquals("2024-03-15", item.path("due").asText());
        assertTrue(item.path("age").asInt() > 365, item.toString());
        assertEquals("2023-03-15", item.path("since").asText());
    }

    @Test
    void R_ROLE_2_each_sees_what_is_its_own() {
        var hq = register.hq();
        assertEquals(3, applications(get(hq, "applications")).size());
        assertEquals(2, applications(get(hq, "applications?country=FI")).size());
        assertEquals(2, applications(get(coordinator, "applications")).size());
        get(coordinator, "applications?country=SE").isProblem(403, "R-ROLE-2");
        get(coordinator, "statistics/admissions?country=SE").isProblem(403, "R-ROLE-2");
        var own = List.of(submitted.text("application"));
        assertEquals(own, applications(get(submitted.text("token"), "applications")));
        var school = register.token("SCHOOL", Map.of("school", submitted.text("school")));
        assertEquals(own, applications(get(school, "applications")));
        assertEquals(List.of(), applications(get(school, "candidates")));
    }

    @Test
    void a_list_takes_stages_ages_pages_and_files() {
        var hq = register.hq();
        assertEquals(1, applications(get(hq, "applications?stage=CERTIFIED,WITHDRAWN")).size());
        assertEquals(0, applications(get(hq, "applications?olderThan=36000")).size());
        var first = get(hq, "applications?limit=2").is(200);
        assertNotEquals("", first.header("Link"));
        var next = first.json().path("next").asText();
        assertEquals(1, applications(get(hq, "applications?limit=2&after=" + next)).size());
        var csv = get(hq, "applications?format=csv").is(200).response().body();
        assertTrue(csv.startsWith("application,school,name,country,stage,since,age,due"), csv);
        assertEquals(4, csv.lines().count());
        get(hq, "applications?stage=NONE").isProblem(400, null).names("stage");
        get(hq, "applications?olderThan=-1").isProblem(400, null).names("olderThan");
    }

    @Test
    void admissions_say_who_waits_how_long_it_took_and_what_became_of_a_cohort() {
        var answer = get(coordinator, "statistics/admissions?by=country").is(200).json();
        assertEquals(2, answer.path("stages").size());
        assertEquals("SUBMITTED", answer.path("stages").path(0).path("stage").asText());
        var passage = answer.path("passages").path(0);
        assertEquals("FI", passage.path("country").asText());
        assertEquals(1, passage.path("certified").asInt());
        assertTrue(passage.path("daysMedian").asInt() > 365, passage.toString());
        var cohort = answer.path("cohorts").path(0);
        assertEquals(3, cohort.path("applied").asInt());
        assertEquals(2, cohort.path("open").asInt());
        assertEquals("0.3333", cohort.path("certifiedShare").asText());
        var csv = get(coordinator, "statistics/admissions?part=cohorts&format=csv").is(200);
        assertTrue(
                csv.response()
                        .body()
                        .startsWith(
                                "cohort,applied,open,notPreselected,notRecommended,refused,"
                                        + "certified,lapsed,withdrawn,openShare,"),
                csv.response().body());
    }
}
