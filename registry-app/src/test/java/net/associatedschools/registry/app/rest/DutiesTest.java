package net.associatedschools.registry.app.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import net.associatedschools.registry.app.rest.Served.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DutiesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MEMBERSHIP =
            """
            {"duties": [{"name": "yearly-report", "kind": "REPORT", "everyMonths": 12, "due": "10-31",
              "consequences": [{"kind": "INACTIVE", "afterMonths": 6, "proposedTo": "COORDINATOR",
                "automatic": false}]}]}
            """;

    @TempDir static Path folder;
    private static Served register;
    private static String coordinator;
    private static String swede;
    private static Answer member;

    @BeforeAll
    static void given() throws Exception {
        register = new Served(folder.resolve("data"));
        coordinator = register.countryWithCoordinator("FI");
        swede = register.countryWithCoordinator("SE");
        member = register.member("FI", coordinator);
        var policy = Served.sample("record-policy").put("effective", "2024-01-01");
        ((ObjectNode) policy.path("policy"))
                .put("version", "2024")
                .set("membership", JSON.readTree(MEMBERSHIP));
        register.post(register.hq(), "countries/FI/record-policy", policy).is(200);
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @Test
    void R_MEM_2_what_was_missed_is_noted_once_and_a_report_told_late_takes_it_back() {
        var planned = run(true);
        assertTrue(planned.is(200).json().path("total").asInt() > 0);
        assertEquals(
                "school.note-missed-duty",
                planned.json().path("items").path(0).path("command").asText());
        assertEquals(
                planned.json().path("items").toString(),
                run(false).is(200).json().path("items").toString());
        assertEquals(0, run(false).is(200).json().path("total").asInt());

        var duties = duties(coordinator, "country=FI&state=missed&asOf=2025-12-01");
        assertTrue(duties.is(200).json().path("total").asInt() > 0);
        var item = duties.json().path("items").path(0);
        assertEquals(member.text("school"), item.path("school").asText());
        assertEquals("yearly-report", item.path("duty").asText());
        var proposed = duties(coordinator, "state=missed&asOf=2026-06-01").json().path("items");
        assertTrue(
                proposed.toString().contains("INACTIVE by COORDINATOR since"), proposed::toString);

        var missed = item.path("due").asText();
        var report =
                JSON.createObjectNode()
                        .put("words", "On time, but the letter was lost.")
                        .put("due", missed)
                        .put("effective", missed);
        var filed =
                register.post(
                        coordinator, "schools/" + member.text("school") + "/file-report", report);
        assertEquals(2, filed.is(200).json().path("events").size());
        var after =
                register.get(
                        coordinator,
                        "duties?state=missed&asOf=2025-12-01",
                        "Registry-Min-Position",
                        filed.text("position"));
        assertTrue(
                !after.is(200).json().path("items").toString().contains(missed),
                () -> after.response().body());
    }

    @Test
    void the_pages_and_the_file_are_the_same_list() {
        var day = "asOf=2025-12-01&before=2030-01-01";
        var all = duties(register.hq(), day + "&limit=1000").is(200).json();
        assertTrue(all.path("items").size() > 1, all::toString);
        var first = duties(register.hq(), day + "&limit=1").is(200).json();
        assertEquals(all.path("items").path(0), first.path("items").path(0));
        var next = day + "&limit=1&after=" + first.path("next").asText();
        var second = duties(register.hq(), next).is(200).json();
        assertEquals(all.path("items").path(1), second.path("items").path(0));
        var lines = duties(register.hq(), day + "&format=csv").is(200).response().body().lines();
        assertEquals(all.path("items").size() + 1, lines.count());
        duties(register.hq(), "limit=0").isProblem(400, null).names("limit");
        duties(register.hq(), "after=elsewhere").isProblem(400, null).names("after");
        var own = duties(coordinator, day + "&limit=1").is(200).json();
        assertEquals(all.path("items").size(), own.path("total").asInt());
    }

    @Test
    void R_TIME_4_what_has_not_passed_everywhere_is_not_noted() {
        var body = JSON.createObjectNode().put("until", "2999-12-31").put("dryRun", true);
        var planned = register.post(register.hq(), "duties/run", body).is(200);
        for (var item : planned.json().path("items")) {
            assertTrue(item.path("on").asText().compareTo("2999") < 0, item::toString);
        }
    }

    @Test
    void R_ROLE_2_a_coordinator_sees_the_duties_of_its_own_country() {
        duties(swede, "country=FI").isProblem(404, null);
        assertEquals(0, duties(swede, "asOf=2025-12-01").is(200).json().path("total").asInt());
        duties(null, "country=FI").isProblem(401, null);
    }

    @Test
    void a_run_needs_a_day_and_takes_nothing_else() {
        register.send("POST", register.hq(), "duties/run", "{}").isProblem(422, null);
        register.send(
                        "POST",
                        register.hq(),
                        "duties/run",
                        "{\"until\":\"2025-01-01\",\"force\":true}")
                .isProblem(422, null);
    }

    private static Answer run(boolean dryRun) {
        var body = JSON.createObjectNode().put("until", "2025-12-31").put("dryRun", dryRun);
        return register.post(register.hq(), "duties/run", body);
    }

    private static Answer duties(@Nullable String token, String query) {
        return register.get(token, "duties?" + query, "Registry-Min-Position", "1");
    }
}
