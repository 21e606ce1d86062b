package net.associatedschools.registry.app.rest;

import static net.associatedschools.registry.app.rest.Served.sample;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands over HTTP: what they answer, and how they are refused. */
class CommandsTest {
    private static final String KEY = "Idempotency-Key";
    @TempDir static Path folder;
    private static Served register;
    private static String coordinator;

    @BeforeAll
    static void serve() {
        register = new Served(folder.resolve("data"));
        coordinator = register.countryWithCoordinator("FI");
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @Test
    void apply_answers_with_ids_a_location_and_a_token_for_this_application() {
        var applied = register.apply("FI");
        assertEquals(
                "/api/v1/applications/" + applied.text("application"), applied.header("Location"));
        assertEquals(applied.text("position"), applied.header("Registry-Position"));
        assertEquals("\"0\"", applied.header("ETag"));
        assertEquals(3, applied.json().path("events").size(), "applied, registered, opened");
        var me = register.get(applied.text("token"), "me").is(200).json();
        assertEquals("SCHOOL", me.path("role").asText());
        assertEquals(applied.text("application"), me.path("within").asText());
    }

    @Test
    void a_coordinator_who_applies_for_a_school_gets_no_token() {
        var applied = register.post(coordinator, "applications", sample("apply")).is(201);
        assertFalse(applied.json().has("token"));
    }

    @Test
    void R_APP_13_a_repeat_by_its_key_changes_nothing_and_answers_again() {
        var key = UUID.randomUUID().toString();
        var first = register.post(null, "applications", sample("apply"), KEY, key).is(201);
        var again = register.post(null, "applications", sample("apply"), KEY, key).is(201);
        assertEquals(first.json().path("events"), again.json().path("events"));
        assertEquals(first.text("application"), again.text("application"));
        // The answer may have got lost, so the repeat lets in, and only it.
        register.get(first.text("token"), "me").isProblem(401, null);
        register.get(again.text("token"), "me").is(200);
        var afterUse = register.post(null, "applications", sample("apply"), KEY, key).is(201);
        assertFalse(afterUse.json().has("token"));
    }

    @Test
    void R_APP_13_the_same_key_for_something_else_is_refused() {
        var key = UUID.randomUUID().toString();
        register.post(null, "applications", sample("apply"), KEY, key).is(201);
        var other = sample("apply");
        ((ObjectNode) other.path("form").path("profile")).put("town", "Espoo");
        register.post(null, "applications", other, KEY, key).isProblem(422, "R-APP-13").names(KEY);
    }

    @Test
    void one_key_of_two_actors_is_two_commands() {
        var commission = register.token("COMMISSION", Map.of("country", "FI"));
        var key = "letter-17";
        var one = register.post(coordinator, "applications", sample("apply"), KEY, key).is(201);
        var two = register.post(commission, "applications", sample("apply"), KEY, key).is(201);
        assertNotEquals(one.text("application"), two.text("application"));
    }

    @Test
    void a_key_that_can_be_guessed_is_none_for_those_without_a_token() {
        register.post(null, "applications", sample("apply"), KEY, "1")
                .isProblem(400, null)
                .names(KEY);
    }

    @Test
    void R_APP_4_certify_without_recommendation_is_409() {
        var application = "applications/" + register.apply("FI").text("application");
        register.post(register.hq(), application + "/certify", sample("certify"))
                .isProblem(409, "R-APP-4");
    }

    @Test
    void R_APP_1_every_wrong_field_is_named_as_in_the_body() {
        var body = sample("apply");
        ((ObjectNode) body.path("form")).remove("motivation");
        ((ObjectNode) body.path("form").path("profile")).remove("town");
        var problem = register.post(null, "applications", body).isProblem(422, "R-APP-1");
        var fields = problem.json().path("errors").findValuesAsText("field");
        assertEquals(List.of("form.profile.town", "form.motivation"), fields);
        assertEquals("is missing", problem.json().path("errors").path(0).path("detail").asText());
    }

    @Test
    void a_field_that_no_command_has_is_named() {
        register.post(null, "applications", sample("apply").put("nmae", "x"))
                .isProblem(422, null)
                .names("nmae");
        var body = sample("apply");
        ((ObjectNode) body.path("form").path("profile")).put("twon", "x");
        register.post(null, "applications", body).isProblem(422, null).names("form.profile.twon");
        register.post(
                        register.hq(),
                        "countries/FI/resume-intake",
                        sample("resume-intake").put("by", "x"))
                .isProblem(422, null)
                .names("by");
    }

    @Test
    void a_field_that_is_missing_or_wrong_is_named() {
        var school = "schools/" + register.apply("FI").text("school");
        register.post(coordinator, school + "/rename", Served.JSON.createObjectNode())
                .isProblem(422, null)
                .names("name");
        register.post(coordinator, school + "/rename", sample("rename").put("effective", "soon"))
                .isProblem(422, null)
                .names("effective");
        var body = sample("apply");
        ((ObjectNode) body.path("form").path("principal")).remove("name");
        register.post(null, "applications", body).isProblem(422, null).names("form.principal.name");
    }

    @Test
    void a_body_that_is_not_json_is_400() {
        register.send("POST", null, "applications", "{\"country\": oops}").isProblem(400, null);
        register.send("POST", null, "applications", "[]").isProblem(400, null);
        register.send("POST", null, "applications", "{\"country\":\"FI\",\"country\":\"FR\"}")
                .isProblem(400, null);
    }

    @Test
    void R_ROLE_2_another_countrys_school_is_403_and_its_application_is_not_there() {
        var foreign = register.token("COORDINATOR", Map.of("country", "SE"));
        var applied = register.apply("FI");
        register.post(foreign, "schools/" + applied.text("school") + "/rename", sample("rename"))
                .isProblem(403, "R-ROLE-2");
        register.post(foreign, "countries/FI/resume-intake", sample("resume-intake"))
                .isProblem(403, "R-ROLE-2");
        register.post(
                        foreign,
                        "applications/" + applied.text("application") + "/preselect",
                        sample("preselect"))
                .isProblem(404, null);
    }

    @Test
    void R_ROLE_2_a_foreign_application_and_an_unknown_one_are_the_same_bytes() {
        var foreign = register.token("COORDINATOR", Map.of("country", "SE"));
        var other = register.apply("FI").text("token");
        var there = "applications/" + register.apply("FI").text("application");
        var nowhere = "applications/application:" + UUID.randomUUID();
        for (var path : List.of("/preselect", "/recommend", "/withdraw", "/correct")) {
            var body =
                    switch (path) {
                        case "/withdraw" -> sample("withdraw-application");
                        case "/correct" -> sample("correct-application");
                        default -> sample("preselect");
                    };
            for (var etag : List.of("\"0\"", "\"7\"")) {
                assertEquals(
                        register.post(foreign, nowhere + path, body, "If-Match", etag)
                                .is(404)
                                .response()
                                .body(),
                        register.post(foreign, there + path, body, "If-Match", etag)
                                .is(404)
                                .response()
                                .body());
            }
        }
        assertEquals(
                register.get(foreign, nowhere).is(404).response().body(),
                register.get(foreign, there).is(404).response().body());
        assertEquals(
                register.get(other, nowhere).is(404).response().body(),
                register.get(other, there).is(404).response().body());
    }

    @Test
    void a_decision_on_what_has_changed_since_is_412() {
        var application = "applications/" + register.apply("FI").text("application");
        var key = UUID.randomUUID().toString();
        register.post(
                        coordinator,
                        application + "/preselect",
                        sample("preselect"),
                        "If-Match",
                        "\"4\"")
                .isProblem(412, null);
        register.post(
                        coordinator,
                        application + "/preselect",
                        sample("preselect"),
                        "If-Match",
                        "\"0\"",
                        KEY,
                        key)
                .is(200);
        // The repeat of what was done is done, though the stream has gone on by it.
        var again =
                register.post(
                        coordinator,
                        application + "/preselect",
                        sample("preselect"),
                        "If-Match",
                        "\"0\"",
                        KEY,
                        key);
        assertEquals("\"1\"", again.is(200).header("ETag"));
    }

    @Test
    void R_PRIV_1_persons_and_texts_reach_the_log_as_references() {
        var applied = register.apply("FI");
        var application = "applications/" + applied.text("application");
        var read =
                register.get(
                        coordinator,
                        application,
                        "Registry-Min-Position",
                        applied.text("position"));
        var form = read.is(200).json().path("form");
        assertEquals("Matti Esimerkki", form.path("principal").path("name").asText());
        assertTrue(form.path("principal").path("id").asText().startsWith("person:"));
        assertEquals(
                sample("apply").path("form").path("motivation"),
                form.path("motivation").path("text"));
        var auditor = register.token("AUDITOR", Map.of());
        var seen = register.get(auditor, application).is(200).response().body();
        assertFalse(seen.contains("Matti") || seen.contains("thirty countries"), seen);
    }

    @Test
    void R_PRIV_1_who_is_a_stranger_names_nobodys_record() {
        var body = sample("apply");
        ((ObjectNode) body.path("form"))
                .put("principal", "person:00000000-0000-4000-8000-000000000000");
        register.post(null, "applications", body).isProblem(422, null).names("form.principal");
    }

    @Test
    void who_applies_may_choose_the_schools_id() {
        var school = "school:" + UUID.randomUUID();
        var applied = register.post(null, "applications", sample("apply").put("school", school));
        assertEquals(school, applied.is(201).text("school"));
        // From then on it is somebody's.
        register.post(null, "applications", sample("apply").put("school", school))
                .isProblem(403, "R-ROLE-2");
    }

    @Test
    void what_no_command_is_called_is_not_there() {
        var application = "applications/" + register.apply("FI").text("application");
        register.post(register.hq(), application + "/promote", sample("certify"))
                .isProblem(404, null);
        register.post(register.hq(), "applications/17/certify", sample("certify"))
                .isProblem(404, null);
        register.post(register.hq(), "countries/Finland/resume-intake", sample("resume-intake"))
                .isProblem(404, null);
    }

    @Test
    void an_address_may_be_percent_encoded() {
        var school = register.apply("FI").text("school").replace(":", "%3A");
        register.post(coordinator, "schools/" + school + "/rename", sample("rename")).is(200);
    }
}
