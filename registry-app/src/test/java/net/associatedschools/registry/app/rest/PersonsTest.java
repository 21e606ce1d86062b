package net.associatedschools.registry.app.rest;

import static net.associatedschools.registry.app.rest.Served.JSON;
import static net.associatedschools.registry.app.rest.Served.sample;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import net.associatedschools.registry.app.Main;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Persons, texts and papers over HTTP: who sees them, and how they go. */
class PersonsTest {
    private static final String FORM = "applications/";
    @TempDir static Path folder;
    private static Served register;
    private static String coordinator;
    private static String swede;
    private static String operator;

    @BeforeAll
    static void serve() {
        register = new Served(folder.resolve("data"));
        coordinator = register.countryWithCoordinator("FI");
        swede = register.countryWithCoordinator("SE");
        operator = register.token("OPERATOR", Map.of());
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @Test
    void R_PRIV_1_a_form_takes_no_existing_persons_id_of_anybody() {
        var principal = principal(register.apply("FI"));
        var body = sample("apply").put("country", "SE");
        ((ObjectNode) body.path("form")).put("principal", principal);
        for (var token : new String[] {swede, coordinator, register.hq()}) {
            register.post(token, "applications", body).isProblem(422, null).names("form.principal");
        }
    }

    @Test
    void R_PRIV_1_a_commission_designates_nobody_whose_record_is_elsewhere() {
        var principal = principal(register.apply("FI"));
        var commission = register.token("COMMISSION", Map.of("country", "SE"));
        var body = sample("designate-coordinator").put("coordinator", principal);
        register.post(commission, "countries/SE/designate-coordinator", body)
                .isProblem(422, null)
                .names("coordinator");
        register.post(register.hq(), "countries/SE/designate-coordinator", body).is(200);
    }

    @Test
    void R_PRIV_1_a_correction_says_again_only_what_its_own_stream_has() {
        var foreign = register.apply("SE");
        var words =
                register.get(swede, FORM + foreign.text("application"), minimum(foreign))
                        .is(200)
                        .json()
                        .path("form")
                        .path("motivation");
        var own = register.apply("FI");
        var seen = register.get(coordinator, FORM + own.text("application"), minimum(own)).is(200);
        var form = (ObjectNode) seen.json().path("events").path(0).path("fact").path("form");
        var correction = sample("correct-application").put("corrects", 0);
        var replacement = correction.putObject("replacement");
        replacement.put("event", "application.applied").put("effective", "2023-01-20");
        replacement.put("school", own.text("school")).put("country", "FI");
        for (var text : new String[] {"motivation", "resources", "howHeard"}) {
            ((ObjectNode) form.path(text)).remove("text");
        }
        for (var person : new String[] {"principal", "focalPoint"}) {
            form.put(person, form.path(person).path("id").asText());
        }
        replacement.set("form", form);
        var path = FORM + own.text("application") + "/correct";
        register.post(coordinator, path, correction).is(200);

        form.set("motivation", words);
        register.post(coordinator, path, correction)
                .isProblem(422, null)
                .names("replacement.form.motivation");
    }

    @Test
    void R_PRIV_1_an_erased_name_is_gone_and_its_id_stays() throws Exception {
        var applied = register.apply("FI");
        var path = FORM + applied.text("application");
        var id = principal(applied);
        var etag = register.get(coordinator, path, minimum(applied)).is(200).header("ETag");
        register.get(coordinator, path, "If-None-Match", etag).is(304);

        erase(id).is(200);

        var after = register.get(coordinator, path, "If-None-Match", etag).is(200);
        var principal = after.json().path("form").path("principal");
        assertEquals(id, principal.path("id").asText());
        assertTrue(principal.path("name").isMissingNode(), principal.toString());
        assertFalse(after.response().body().contains("Matti"), after.response().body());
        assertTrue(Files.readString(folder.resolve("data/erased")).contains(id));
    }

    @Test
    void R_PRIV_1_with_a_person_goes_what_their_tokens_were_labelled() {
        var fields = Map.of("label", "for Aino Esimerkki", "country", "FI");
        var holder = register.token("COORDINATOR", fields);
        var person = register.get(holder, "me").text("actor");
        var body = sample("designate-coordinator").put("coordinator", person);
        register.post(register.hq(), "countries/FI/designate-coordinator", body).is(200);
        erase(person).isProblem(404, null);

        var applied = register.apply("FI");
        var principal = principal(applied);
        register.token(
                "COORDINATOR",
                Map.of("country", "FI", "person", principal, "label", "for Matti Esimerkki"));
        erase(principal).is(200);

        var list = register.get(operator, "tokens").is(200).response().body();
        assertFalse(list.contains("Matti"), list);
    }

    @Test
    void R_ROLE_2_only_the_operator_erases_and_by_id() {
        var id = principal(register.apply("FI"));
        var body = JSON.createObjectNode().put("record", id);
        register.post(register.hq(), "erasures", body).isProblem(403, "R-ROLE-2");
        register.post(operator, "erasures", body.put("record", "Matti"))
                .isProblem(422, null)
                .names("record");
        register.post(operator, "erasures", body.put("name", "Matti"))
                .isProblem(422, null)
                .names("name");
        erase("person:00000000-0000-4000-8000-000000000000").isProblem(404, null);
    }

    @Test
    void R_PRIV_1_erase_and_verify_from_the_command_line() {
        var id = principal(register.apply("FI"));
        var position = register.get(operator, "log/verification").json().path("events").asLong();
        var root = register.get(operator, "log/verification?until=" + position).text("root");
        var url = register.url();
        var line = Main.commandLine();
        assertEquals(0, line.execute("erase", id, "--url", url, "--token", operator));
        assertEquals(1, line.execute("erase", id, "--url", url, "--token", register.hq()));
        var until = Long.toString(position);
        assertEquals(
                0,
                line.execute(
                        "verify", "--until", until, "--root", root, "--url", url, "--token",
                        operator));
        assertEquals(1, line.execute("verify", "--root", root, "--url", url, "--token", operator));
    }

    @Test
    void a_paper_is_for_those_who_see_persons_in_a_stream_that_names_it() {
        var applied = register.apply("FI");
        var school = applied.text("token");
        var path = FORM + applied.text("application");
        var paper =
                register.uploadPaper(school, "text/html; charset=utf-8", "<b>Agreed</b>").is(201);
        var document = "documents/" + paper.text("sha256");
        register.get(school, document).isProblem(404, null);

        var body = sample("preselect");
        var evidence = body.putArray("evidence").addObject().put("kind", "MINUTES");
        evidence.put("title", "Minutes of Matti").put("sha256", paper.text("sha256"));
        evidence.put("where", "Room of Matti");
        var preselected = register.post(coordinator, path + "/preselect", body).is(200);
        var position = preselected.text("position");
        register.get(coordinator, path, "Registry-Min-Position", position).is(200);

        for (var token : new String[] {school, coordinator, register.hq()}) {
            var read = register.get(token, document).is(200);
            assertEquals("<b>Agreed</b>", read.response().body());
            assertEquals("nosniff", read.header("X-Content-Type-Options"));
            assertTrue(read.header("Content-Disposition").startsWith("attachment"));
            assertTrue(read.header("Content-Security-Policy").contains("sandbox"));
            assertTrue(read.header("Cache-Control").contains("no-store"));
        }
        var auditor = register.token("AUDITOR", Map.of());
        register.get(auditor, document).isProblem(403, "R-ROLE-2");
        register.get(swede, document).isProblem(404, null);
        register.get(register.apply("FI").text("token"), document).isProblem(404, null);

        var event = register.get(coordinator, path).json().path("events").path(1);
        var shown = event.path("evidence").path(0);
        assertEquals("Minutes of Matti", shown.path("title").asText());
        assertTrue(shown.path("held").asBoolean());
        var audited = register.get(auditor, path).is(200).response().body();
        assertFalse(audited.contains("Matti"), audited);

        erase("document:" + paper.text("sha256")).is(200);
        register.get(school, document).isProblem(404, null);
        event = register.get(coordinator, path).json().path("events").path(1);
        assertFalse(event.path("evidence").path(0).path("held").asBoolean());
        register.uploadPaper(school, "text/html", "<b>Agreed</b>").isProblem(409, "R-PRIV-1");
    }

    @Test
    void of_a_paper_only_code_and_digest_stay_in_the_log() {
        var body = sample("suspend-intake");
        body.putArray("evidence").addObject().put("kind", "A letter").put("title", "x");
        register.post(coordinator, "countries/FI/suspend-intake", body)
                .isProblem(422, null)
                .names("evidence[0].kind");
        body.putArray("evidence")
                .addObject()
                .put("kind", "LETTER")
                .put("title", "x")
                .put("sha256", "Matti");
        register.post(coordinator, "countries/FI/suspend-intake", body)
                .isProblem(422, null)
                .names("evidence[0].sha256");
        body.putArray("evidence");
        register.post(coordinator, "countries/FI/suspend-intake", body.put("onBehalfOf", "Matti"))
                .isProblem(422, null)
                .names("onBehalfOf");
    }

    private static String principal(Served.Answer applied) {
        var id = applied.json().path("persons").path("form.principal").asText();
        assertNotEquals("", id);
        return id;
    }

    private static String[] minimum(Served.Answer answer) {
        return new String[] {"Registry-Min-Position", answer.text("position")};
    }

    private static Served.Answer erase(String record) {
        return register.post(operator, "erasures", JSON.createObjectNode().put("record", record));
    }
}
