package net.associatedschools.registry.app.rest;

import static net.associatedschools.registry.app.rest.Served.sample;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.micronaut.http.HttpMethod;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.associatedschools.registry.app.access.AccessTable;
import net.associatedschools.registry.app.api.Operation;
import net.associatedschools.registry.app.api.Operation.Parameter;
import net.associatedschools.registry.app.api.Operations;
import net.associatedschools.registry.app.rest.Served.Answer;
import net.associatedschools.registry.fact.Role;
import org.junit.jupiter.api.Test;

/** What the API says of itself against what it does: each operation, example and parameter. */
class OperationsTest extends SamplesTest {
    private static final Pattern KNOWN = Pattern.compile("is none of the parameters \\[([^\\]]*)]");
    private static final Operations OPERATIONS = Operations.current();
    private static final JsonNode NOTHING = Served.JSON.createObjectNode();
    private final TreeSet<String> answered = new TreeSet<>();

    @Test
    void the_document_has_every_route_and_no_other() {
        var table =
                AccessTable.ROWS.stream()
                        .map(row -> row.method() + " " + row.path())
                        .collect(Collectors.toCollection(TreeSet::new));
        var told =
                OPERATIONS.all().stream()
                        .map(OperationsTest::name)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(String.join("\n", table), String.join("\n", told));
        assertEquals(table.size(), OPERATIONS.all().size());
        var json = register.get(null, "openapi.json").is(200).json();
        var written = new TreeSet<String>();
        for (var path : json.path("paths").properties()) {
            for (var method : path.getValue().properties()) {
                written.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
                var operation = method.getValue();
                var row =
                        OPERATIONS
                                .of(
                                        HttpMethod.valueOf(
                                                method.getKey().toUpperCase(Locale.ROOT)),
                                        path.getKey())
                                .orElseThrow();
                assertEquals(
                        row.roles().stream().sorted().map(Role::name).toList(),
                        operation.path("x-roles").valueStream().map(JsonNode::asText).toList());
                assertTrue(operation.path("responses").has(Integer.toString(row.status())));
            }
        }
        assertEquals(table, written);
    }

    @Test
    void every_read_takes_the_parameters_that_the_document_names_and_no_other() {
        for (var one : OPERATIONS.all()) {
            // The log's own page passes over what it doesn't know.
            boolean strict = !one.path().equals("/api/v1/log/verification");
            if (one.method() != HttpMethod.GET || one.query().isEmpty() || !strict) continue;
            var answer = register.get(register.hq(), filled(one.path()) + "?none=1");
            var known = KNOWN.matcher(answer.response().body());
            assertTrue(known.find(), one.path());
            var taken = new TreeSet<>(List.of(known.group(1).split(", ")));
            // These have days of their own, or none, and refuse this one.
            if (List.of("flow", "timeline", "events").stream()
                    .anyMatch(word -> one.path().endsWith("/" + word))) {
                taken.remove(Parameters.AS_OF);
            }
            // What came of a letter is asked as it is.
            if (one.path().endsWith("/outbox")) {
                taken.removeAll(List.of(Parameters.AS_OF, Parameters.RECORDED_AS_OF));
            }
            var told = one.query().stream().map(Parameter::name).collect(Collectors.toSet());
            assertEquals(taken, new TreeSet<>(told), one.path());
        }
    }

    @Test
    void every_example_has_the_form_that_the_document_gives_it() throws IOException {
        var document = register.get(null, "openapi.json").is(200).json();
        for (var path : document.path("paths").properties()) {
            for (var operation : path.getValue()) {
                var body = operation.path("requestBody").path("content").path("application/json");
                if (!(body.path("schema").deepCopy() instanceof ObjectNode schema)) continue;
                schema.set("components", document.path("components"));
                var wrong =
                        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                                .getSchema(schema)
                                .validate(body.path("example"));
                assertEquals(0, wrong.size(), () -> path.getKey() + ": " + wrong);
            }
        }
    }

    /** Told once, by the test of all examples. */
    @Override
    void R_APP_9_the_samples_take_a_school_from_nothing_to_the_directory() {}

    @Test
    void every_operations_example_is_answered_as_the_document_says() throws IOException {
        takeASchoolFromNothingToTheDirectory();
        var member = register.member("NO", register.countryWithCoordinator("NO"));
        var school = member.text("school");
        var application = member.text("application");
        var hq = register.hq();
        var nc = register.token("COORDINATOR", Map.of("country", "FI"));
        var operator = register.token("OPERATOR", Map.of());

        var told = register.post(hq, "tokens", example("POST", "/tokens"));
        did("POST", "/tokens", told);
        did("DELETE", "/tokens/{id}", delete(hq, "tokens/" + told.text("id")));
        var listed = register.upload(nc, "FI", "name\nKoulu\n");
        did("POST", "/imports", listed);
        var imported = listed.text("import");
        var onList = register.post(nc, "schools", sample("record-membership")).text("school");
        var known =
                register.post(
                        nc,
                        "schools/" + UUID.randomUUID() + "/record-membership",
                        (ObjectNode) example("POST", "/schools/{id}/record-membership"));
        did("POST", "/schools/{id}/record-membership", known);
        var invite = example("POST", "/schools/{id}/invite");
        var invited = register.post(nc, "schools/" + onList + "/invite", invite);
        did("POST", "/schools/{id}/invite", invited);
        var taken = register.post(nc, "schools/" + onList + "/invite", invite).text("id");
        did(
                "DELETE",
                "/schools/{id}/invitations/{invitation}",
                delete(nc, "schools/" + onList + "/invitations/" + taken));
        var claim = Served.JSON.createObjectNode().put("code", invited.text("code"));
        did("POST", "/claims", register.post(null, "claims", claim));
        var paper = register.uploadPaper(hq, "application/pdf", "a letter");
        did("POST", "/documents", paper);
        var read = paper(hq, paper.text("sha256"));
        did("GET", "/documents/{sha256}", read);
        did("POST", "/outbox/send", register.post(hq, "outbox/send", NOTHING));
        did("POST", "/duties/run", register.post(hq, "duties/run", example("POST", "/duties/run")));
        var all = example("POST", "/imports/{id}/proposals/accept");
        for (var verdict : List.of("accept", "reject")) {
            did(
                    "POST",
                    "/imports/{id}/proposals/" + verdict,
                    register.post(nc, "imports/" + imported + "/proposals/" + verdict, all));
        }
        for (var one : OPERATIONS.all()) {
            if (one.method() != HttpMethod.GET || answered.contains(name(one))) continue;
            var path =
                    one.path()
                            .replace("/applications/{id}", "/applications/" + application)
                            .replace("/schools/{id}", "/schools/" + school)
                            .replace("/imports/{id}", "/imports/" + imported);
            var asked = filled(path) + (one.example().isEmpty() ? "" : "?" + one.example());
            var answer = register.get(one.needsToken() ? hq : null, asked);
            assertEquals(one.status(), answer.status(), asked + answer.response().body());
            answered.add(name(one));
            for (var parameter : one.query()) {
                if (parameter.example().isEmpty()) continue;
                var alone = filled(path) + "?" + parameter.name() + "=" + parameter.example();
                var said = register.get(hq, alone).status();
                // The log has no form for a spreadsheet, and says so.
                boolean noCsv = one.path().endsWith("/events") && alone.endsWith("format=csv");
                assertEquals(noCsv ? 406 : 200, said, alone);
            }
        }
        did("POST", "/imports/{id}/undo", register.post(nc, "imports/" + imported + "/undo", null));
        var principal =
                register.get(hq, "applications/" + application)
                        .json()
                        .path("form")
                        .path("principal")
                        .path("id");
        did(
                "POST",
                "/erasures",
                register.post(
                        operator,
                        "erasures",
                        Served.JSON.createObjectNode().put("record", principal.asText())));
        var silent =
                OPERATIONS.all().stream()
                        .map(OperationsTest::name)
                        .filter(one -> !answered.contains(one))
                        .toList();
        assertEquals(List.of(), silent, "no example was sent");
    }

    @Test
    void the_page_needs_nothing_from_elsewhere_and_shows_every_example() {
        var page = register.get(null, "/api").is(200).response().body();
        assertFalse(page.contains("src=\"http") || page.contains("href=\"http"), page);
        for (var one : OPERATIONS.all()) {
            assertTrue(page.contains("<b>" + one.method() + "</b> " + one.path()), one.path());
        }
        assertTrue(page.contains("certify") && page.contains("R-APP-10"), "the story");
    }

    @Override
    void answered(String name, String path, Answer answer) {
        var template = "/api/v1/" + path.replaceAll("/(application|school):[^/]+", "/{id}");
        var route =
                template.replaceAll("/countries/[A-Z]{2}/", "/countries/{code}/")
                        .replaceAll("/figures/[a-z0-9-]+/", "/figures/{slug}/");
        var one = OPERATIONS.of(HttpMethod.POST, route).orElseThrow();
        assertEquals(sample(name), one.body(), route);
        assertEquals(one.status(), answer.status(), route);
        answered.add(name(one));
    }

    private void did(String method, String path, Answer answer) {
        var one = OPERATIONS.of(HttpMethod.valueOf(method), "/api/v1" + path).orElseThrow();
        assertEquals(one.status(), answer.status(), path + answer.response().body());
        answered.add(name(one));
    }

    private static JsonNode example(String method, String path) {
        var one = OPERATIONS.of(HttpMethod.valueOf(method), "/api/v1" + path).orElseThrow();
        return Objects.requireNonNull(one.body(), path);
    }

    /** The paper, named as evidence by a step of an application. */
    private static Answer paper(String hq, String sha256) {
        var applied = register.apply("FI");
        var letter = sample("preselect");
        letter.putArray("evidence")
                .addObject()
                .put("kind", "LETTER")
                .put("title", "Letter")
                .put("sha256", sha256);
        register.post(hq, "applications/" + applied.text("application") + "/preselect", letter)
                .is(200);
        return register.get(hq, "documents/" + sha256);
    }

    private static Answer delete(String token, String path) {
        return register.send("DELETE", token, path, null);
    }

    private static String filled(String path) {
        return path.replace("{code}", "FI")
                .replace("{id}", UUID.randomUUID().toString())
                .replace("{selector}", "readiness")
                .replace("{slug}", "world-2019")
                .replace("{name}", "registry.css");
    }

    private static String name(Operation one) {
        return one.method() + " " + one.path();
    }
}
