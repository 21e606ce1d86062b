package net.associatedschools.registry.app.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.associatedschools.registry.app.rest.Served;
import net.associatedschools.registry.app.serving.BeforeServing;
import net.associatedschools.registry.app.serving.ServerOptions;
import net.associatedschools.registry.contract.CommandNames;
import net.associatedschools.registry.fact.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table against the running server: each route, each role, at home and abroad. */
class AccessTableTest {
    private static final List<String> ROUTES = new ArrayList<>();
    private static final String UNKNOWN = "00000000-0000-4000-8000-000000000000";
    private static final JsonNode NOTHING = new ObjectMapper().createObjectNode();
    @TempDir static Path folder;
    private static Served register;
    private static Served.Answer home;
    private static long suspension;
    private static String imported;
    private static final Map<Role, String> HOME = new EnumMap<>(Role.class);
    private static final Map<Role, String> ABROAD = new EnumMap<>(Role.class);

    /** Sees the routes as the server has them. */
    @Singleton
    static class Routes implements BeforeServing {
        private final Router router;

        Routes(Router router) {
            this.router = router;
        }

        @Override
        public void prepare(ServerOptions options) {
            router.uriRoutes()
                    .filter(route -> route.getHttpMethod() != HttpMethod.HEAD)
                    .map(
                            route ->
                                    route.getHttpMethod()
                                            + " "
                                            + route.getUriMatchTemplate().toPathString())
                    // Of another test's controller.
                    .filter(route -> !route.contains(" /test"))
                    .forEach(ROUTES::add);
        }
    }

    @BeforeAll
    static void given() {
        register = new Served(folder.resolve("data"));
        var coordinator = register.countryWithCoordinator("FI");
        home = register.member("FI", coordinator);
        var suspended =
                register.post(
                        coordinator,
                        "countries/FI/suspend-intake",
                        Served.sample("suspend-intake"));
        suspension = suspended.is(200).json().path("sequence").asLong();
        register.post(coordinator, "countries/FI/resume-intake", Served.sample("resume-intake"))
                .is(200);
        imported = register.upload(coordinator, "FI", "name\nKoulu\n").is(200).text("import");
        HOME.put(Role.HQ, register.hq());
        HOME.put(Role.COORDINATOR, coordinator);
        HOME.put(Role.COMMISSION, register.token("COMMISSION", Map.of("country", "FI")));
        HOME.put(Role.SCHOOL, register.token("SCHOOL", Map.of("school", home.text("school"))));
        HOME.put(Role.AUDITOR, register.token("AUDITOR", Map.of()));
        HOME.put(Role.OPERATOR, register.token("OPERATOR", Map.of()));
        var swede = register.countryWithCoordinator("SE");
        var abroad = register.member("SE", swede);
        ABROAD.put(Role.COORDINATOR, swede);
        ABROAD.put(Role.COMMISSION, register.token("COMMISSION", Map.of("country", "SE")));
        ABROAD.put(Role.SCHOOL, register.token("SCHOOL", Map.of("school", abroad.text("school"))));
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @Test
    void the_table_has_every_route_and_no_other() {
        var table =
                AccessTable.ROWS.stream()
                        .map(row -> row.method() + " " + row.path())
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(String.join("\n", table), String.join("\n", new TreeSet<>(ROUTES)));
        assertEquals(AccessTable.ROWS.size(), table.size());
    }

    @Test
    void every_command_has_a_route() {
        var paths = AccessTable.ROWS.stream().map(AccessTable.Row::path).toList();
        for (var name : CommandNames.names()) {
            var command = name.substring(name.indexOf('.') + 1);
            assertTrue(
                    List.of(
                                            "application.apply",
                                            "figure.publish-figure",
                                            "person.erase",
                                            "school.note-missed-duty",
                                            "school.note-renewal-due")
                                    .contains(name)
                            || paths.stream().anyMatch(path -> path.endsWith("/" + command)),
                    name);
        }
    }

    @Test
    void what_is_not_in_the_table_is_refused() {
        for (var role : Role.values()) {
            assertFalse(AccessTable.allows(HttpMethod.GET, "/api/v1/secrets", role));
        }
    }

    @Test
    void R_ROLE_2_every_route_refuses_every_role_that_the_table_does_not_name() {
        for (var row : AccessTable.ROWS) {
            for (var role : Role.values()) {
                var token = HOME.get(role);
                if (role == Role.SYSTEM || (token == null && role != Role.ANYONE)) continue;
                var answer = ask(row, token);
                var what = role + " " + row.path() + " " + answer.response().body();
                if (row.roles().contains(role)) {
                    assertFalse(answer.status() == 401 || answer.status() == 403, what);
                    assertTrue(answer.status() < 500, what);
                } else if (role == Role.ANYONE) {
                    answer.isProblem(401, null);
                    assertEquals("Bearer", answer.header("WWW-Authenticate"));
                } else {
                    answer.isProblem(403, "R-ROLE-2");
                }
            }
        }
    }

    @Test
    void R_ROLE_2_abroad_nobody_commands_and_what_is_not_public_is_not_there() {
        for (var row : AccessTable.ROWS) {
            boolean command = row.method() == HttpMethod.POST && row.path().contains("{");
            for (var token : ABROAD.entrySet()) {
                if (!row.roles().contains(token.getKey())) continue;
                if (isHidden(row)) {
                    var foreign = ask(row, token.getValue()).isProblem(404, null);
                    var unknown = ask(row, token.getValue(), UNKNOWN).isProblem(404, null);
                    assertEquals(unknown.response().body(), foreign.response().body(), row.path());
                } else if (command) ask(row, token.getValue()).isProblem(403, "R-ROLE-2");
            }
        }
    }

    /** What only its own country may read; a command to it must not tell either that it is. */
    private static boolean isHidden(AccessTable.Row row) {
        return row.path().contains("/applications/{") || row.path().contains("/imports/{");
    }

    @Test
    void a_wrong_or_revoked_token_is_401_also_where_none_is_needed() {
        register.get("wrong", "directory").isProblem(401, null);
        register.get("wrong", "me").isProblem(401, null);
        var issued =
                register.post(
                        register.hq(),
                        "tokens",
                        new ObjectMapper().createObjectNode().put("role", "AUDITOR"));
        var token = issued.is(201).text("token");
        assertEquals(43, token.length(), "256 bits");
        register.get(token, "me").is(200);
        register.send("DELETE", register.hq(), "tokens/" + issued.text("id"), null).is(204);
        register.get(token, "me").isProblem(401, null);
        register.send("DELETE", register.hq(), "tokens/" + UNKNOWN, null).isProblem(404, null);
    }

    @Test
    void an_expired_token_is_401() {
        var past =
                new ObjectMapper()
                        .createObjectNode()
                        .put("role", "AUDITOR")
                        .put("expiresAt", "2020-01-01T00:00:00Z");
        var token = register.post(register.hq(), "tokens", past).is(201).text("token");
        register.get(token, "me").isProblem(401, null);
    }

    @Test
    void a_token_is_listed_but_never_shown_again() {
        var token = register.token("AUDITOR", Map.of("label", "spring audit"));
        var list = register.get(register.hq(), "tokens").is(200).response().body();
        assertTrue(list.contains("spring audit"), list);
        assertFalse(list.contains(token), list);
    }

    @Test
    void a_token_is_for_a_role_with_its_place() {
        for (var body :
                List.of(
                        "{\"role\":\"COORDINATOR\"}",
                        "{\"role\":\"HQ\",\"country\":\"FI\"}",
                        "{\"role\":\"SCHOOL\",\"school\":\"school:" + UNKNOWN + "\"}",
                        "{\"role\":\"SYSTEM\"}",
                        "{\"role\":\"KING\"}",
                        "{\"role\":\"AUDITOR\",\"rank\":1}")) {
            register.send("POST", register.hq(), "tokens", body).isProblem(422, null);
        }
    }

    @Test
    void the_first_token_is_headquarters_and_for_their_eyes_only() throws IOException {
        assertEquals("HQ", register.get(register.hq(), "me").is(200).text("role"));
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("data/token"))));
    }

    private static Served.Answer ask(AccessTable.Row row, @Nullable String token) {
        return ask(row, token, known(row.path()));
    }

    private static String known(String path) {
        if (path.contains("/applications/")) return home.text("application");
        if (path.contains("/schools/")) return home.text("school");
        return path.contains("/imports/") ? imported : UNKNOWN;
    }

    private static Served.Answer ask(AccessTable.Row row, @Nullable String token, String id) {
        var path =
                row.path()
                        .replace("{selector}", "liveness")
                        .replace("{code}", "FI")
                        .replace("{slug}", "world-1963")
                        .replace("{name}", "registry.css")
                        .replace("{sha256}", "0".repeat(64))
                        .replace("{invitation}", UNKNOWN)
                        .replace("{id}", id);
        boolean form = path.endsWith("/imports") || path.endsWith("/documents");
        if (form && row.method() == HttpMethod.POST) {
            var type = "multipart/form-data; boundary=x";
            return register.send("POST", token, path, "--x--\r\n", "Content-Type", type);
        }
        return switch (row.method()) {
            case GET -> register.get(token, path);
            case POST -> register.post(token, path, body(row));
            default -> register.send(row.method().name(), token, path, null);
        };
    }

    /**
     * Such that only who asks decides: all bodies can be read, and are refused later at the most.
     */
    private static JsonNode body(AccessTable.Row row) {
        var command = row.path().substring(row.path().lastIndexOf('/') + 1);
        var family = row.path().split("/", -1)[3];
        var suffix = "-" + family.replaceFirst("ies$", "y").replaceFirst("s$", "");
        if (row.path().equals("/api/v1/countries/{code}/correct")) {
            // All that a coordinator may correct there is when intake was open.
            return Served.sample("correct-application").put("corrects", suspension);
        }
        return switch (command) {
            case "tokens", "send", "undo", "accept", "reject", "invite", "claims", "erasures" ->
                    NOTHING;
            case "run" -> new ObjectMapper().createObjectNode().put("until", "1900-01-01");
            case "figures" -> Served.sample("publish-figure");
            case "applications" -> Served.sample("apply");
            case "schools", "record-membership" -> Served.sample("record-membership");
            case "withdraw", "lapse", "correct" -> Served.sample(command + suffix);
            default -> Served.sample(command);
        };
    }
}
