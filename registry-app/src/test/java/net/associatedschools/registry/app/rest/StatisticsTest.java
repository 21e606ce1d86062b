package net.associatedschools.registry.app.rest;

import static net.associatedschools.registry.app.rest.Served.sample;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import net.associatedschools.registry.app.rest.Served.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The statistics over HTTP: one school certified from 1 September 2024, one seen in May 2014. */
class StatisticsTest {
    @TempDir static Path folder;
    private static Served register;
    private static String position;

    @BeforeAll
    static void given() {
        register = new Served(folder.resolve("data"));
        var coordinator = register.countryWithCoordinator("FI");
        register.member("FI", coordinator);
        position =
                register.post(coordinator, "schools", sample("record-membership"))
                        .is(201)
                        .text("position");
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    private static Answer get(String path) {
        return register.get(null, path, "Registry-Min-Position", position);
    }

    @Test
    void R_STAT_1_the_flow_adds_up_and_says_who_joined_and_who_was_recorded() {
        var flow = get("statistics/flow?from=2014-01-01&to=2024-12-31&by=country,status").is(200);
        assertEquals("2014-01-01", flow.text("from"));
        assertEquals(position, flow.text("position"));
        var cell = flow.json().path("cells").path(0);
        assertEquals("FI", cell.path("country").asText());
        assertEquals("ACTIVE", cell.path("status").asText());
        var total = flow.json().path("total");
        assertEquals(
                "{\"opening\":0,\"joined\":1,\"recorded\":1,\"left\":0,\"reclassified\":0,"
                        + "\"closing\":2,\"notKnownOpening\":1,\"notKnownClosing\":0}",
                total.toString());
        var before = get("statistics/flow?from=2014-01-01&recordedAsOf=1").is(200).json();
        assertEquals(0, before.path("total").path("closing").asInt());
        var csv = get("statistics/flow?from=2014-01-01&by=country&format=csv").is(200);
        assertTrue(
                csv.response()
                        .body()
                        .startsWith(
                                "country,opening,joined,recorded,left,reclassified,closing,"
                                        + "notKnownOpening,notKnownClosing\r\nFI,0,1,1,0,0,2,1,0"),
                csv.response().body());
    }

    @Test
    void the_timeline_says_the_members_at_the_end_of_each_period() {
        var path = "statistics/timeline?from=2013-01-01&to=2015-06-30&by=country";
        var points = get(path).is(200).json().path("points");
        assertEquals(3, points.size());
        assertEquals("2015", points.path(2).path("period").asText());
        assertEquals("2015-06-30", points.path(2).path("asOf").asText());
        assertEquals(1, points.path(2).path("members").asInt());
        assertEquals(0, points.path(0).path("members").asInt());
        assertEquals(1, points.path(0).path("notKnown").asInt());
        var rows = get(path + "&every=month&format=ndjson").is(200).response().body();
        assertTrue(rows.contains("{\"period\":\"2014-05\",\"asOf\":\"2014-05-31\""), rows);
        var csv = get("statistics/timeline?from=2014-01-01&to=2014-12-31&format=csv").is(200);
        assertEquals(
                "period,asOf,members,notKnown,startNotKnown\r\n2014,2014-12-31,1,0,1\r\n",
                csv.response().body());
    }

    @Test
    void by_theme_the_cells_are_said_not_to_add_up() {
        var themes = get("statistics?by=theme").is(200).json();
        assertFalse(themes.path("addsUp").asBoolean(true));
        assertEquals(2, themes.path("members").asInt());
        assertTrue(get("statistics?by=country").is(200).json().path("addsUp").asBoolean());
    }

    @Test
    void a_period_that_cannot_be_is_named() {
        get("statistics/flow?from=2024-01-02&to=2024-01-01").isProblem(400, null).names("to");
        get("statistics/flow?asOf=2024-01-01").isProblem(400, null).names("asOf");
        get("statistics/flow?status=FORMER").isProblem(400, null).names("status");
        get("statistics/timeline?every=day").isProblem(400, null).names("every");
        get("statistics/timeline?every=month&from=1800-01-01").isProblem(400, null).names("every");
    }
}
