package net.associatedschools.registry.app.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import net.associatedschools.registry.app.rest.Served.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExceptionsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir static Path folder;
    private static Served register;
    private static String coordinator;
    private static String school;
    private static String last;

    @BeforeAll
    static void given() throws Exception {
        register = new Served(folder.resolve("data"));
        coordinator = register.countryWithCoordinator("FI");
        school = register.member("FI", coordinator).text("school");
        var renamed =
                JSON.createObjectNode().put("name", "New name").put("effective", "2024-09-01");
        last =
                register.post(register.hq(), "schools/" + school + "/rename", renamed)
                        .is(200)
                        .text("position");
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @Test
    void R_TIME_1_what_was_told_late_is_listed_in_words_with_its_days() {
        var late = exceptions("kind=late&country=FI").is(200).json();
        var item = late.path("items").path(late.path("items").size() - 1);
        assertEquals(school, item.path("school").asText());
        assertTrue(item.path("daysLate").asInt() > 31, item::toString);
        assertTrue(item.path("says").asText().contains("New name"), item::toString);
        assertEquals(late.path("total"), late.path("kinds").path("LATE"));
    }

    @Test
    void the_pages_and_the_file_are_the_same_list() {
        var all = exceptions("limit=1000").is(200).json();
        var first = exceptions("limit=1").is(200).json();
        assertEquals(all.path("total"), first.path("total"));
        assertEquals(all.path("items").path(0), first.path("items").path(0));
        var second = exceptions("limit=1&after=" + first.path("next").asText()).is(200).json();
        assertEquals(all.path("items").path(1), second.path("items").path(0));
        var lines = exceptions("format=csv").is(200).response().body().lines().toList();
        assertEquals("kind,country,school,fact,role,told,daysLate,says", lines.getFirst());
        assertEquals(all.path("total").asInt() + 1, lines.size());
        assertEquals(
                all.path("total").asInt(),
                exceptions("format=ndjson").is(200).response().body().lines().count());
    }

    @Test
    void as_of_a_position_before_it_was_told_nothing_is_late() {
        var before = Long.parseLong(last) - 1;
        var items = exceptions("kind=late&recordedAsOf=" + before).is(200).json().path("items");
        assertTrue(!items.toString().contains("New name"), items::toString);
    }

    @Test
    void they_are_for_headquarters_and_the_auditor() {
        register.get(coordinator, "exceptions").isProblem(403, "R-ROLE-2");
        register.get(null, "exceptions").isProblem(401, null);
        exceptions("kind=lost").isProblem(400, null).names("kind");
    }

    private static Answer exceptions(String query) {
        return register.get(register.hq(), "exceptions?" + query, "Registry-Min-Position", last);
    }
}
