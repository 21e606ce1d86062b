package net.associatedschools.registry.app.rest;

import static net.associatedschools.registry.app.rest.Served.sample;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.associatedschools.registry.app.outbox.OutboxOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who hears of what, by which way, and that nobody hears of it twice. */
class OutboxTest {
    private static final JsonNode NOTHING = Served.JSON.createObjectNode();
    @TempDir Path folder;

    @Test
    void each_step_is_told_to_those_who_act_next_and_those_who_wait() {
        try (var register = served(null)) {
            var nc = register.countryWithCoordinator("FI");
            var way = "applications/" + register.apply("FI").text("application");
            for (var step : List.of("preselect", "recommend")) {
                register.post(nc, way + "/" + step, sample(step)).is(200);
            }
            var hq = register.hq();
            register.post(hq, way + "/return-to-coordinator", sample("return-to-coordinator"))
                    .is(200);
            var told = outbox(register, hq, "");
            var messages = told.path("items").findValuesAsText("message");
            assertEquals(
                    List.of(
                            "application.applied.applicant",
                            "application.applied.applicant",
                            "application.applied.coordinator",
                            "application.preselected.applicant",
                            "application.preselected.applicant",
                            "application.recommended.applicant",
                            "application.recommended.applicant",
                            "application.recommended.headquarters",
                            "application.returned-to-coordinator.applicant",
                            "application.returned-to-coordinator.applicant",
                            "application.returned-to-coordinator.coordinator"),
                    messages.stream().sorted().toList());
            assertTrue(told.path("sentBy").isNull(), "visible without a way");
            assertEquals(
                    List.of("WAITING"),
                    told.path("items").findValuesAsText("state").stream().distinct().toList());
        }
    }

    @Test
    void it_speaks_english_french_and_spanish_and_names_nobody() {
        try (var register = served(null)) {
            register.countryWithCoordinator("FI");
            register.countryWithCoordinator("MX");
            register.apply("FI");
            register.apply("MX");
            var hq = register.hq();
            var items = outbox(register, hq, "?country=MX").path("items");
            assertEquals(3, items.size());
            assertEquals("es", items.path(0).path("language").asText());
            var subjects = new TreeSet<>(items.findValuesAsText("subject"));
            assertEquals(
                    new TreeSet<>(
                            List.of(
                                    "Nueva solicitud: Esimerkin koulu",
                                    "Solicitud recibida: Esimerkin koulu")),
                    subjects);
            var french = outbox(register, hq, "?country=FI&lang=fr").toString();
            assertTrue(french.contains("Candidature reçue : Esimerkin koulu"), french);
            assertTrue(french.contains("(Finlande)"), french);
            var all = outbox(register, hq, "").toString();
            for (var name : List.of("Matti", "Liisa", "Aino", "@")) {
                assertFalse(all.contains(name), all);
            }
        }
    }

    @Test
    void R_ROLE_2_a_coordinator_sees_the_own_countrys() {
        try (var register = served(null)) {
            var nc = register.countryWithCoordinator("FI");
            register.countryWithCoordinator("SE");
            register.apply("FI");
            register.apply("SE");
            var countries = outbox(register, nc, "").path("items").findValuesAsText("country");
            assertEquals(List.of("FI", "FI", "FI"), countries);
            register.get(nc, "outbox?country=SE").isProblem(403, "R-ROLE-2");
            register.get(nc, "outbox?asOf=2024-01-01").isProblem(400, null).names("asOf");
            register.get(nc, "outbox?after=x").isProblem(400, null).names("after");
        }
    }

    @Test
    void pages_follow_one_another() {
        try (var register = served(null)) {
            register.countryWithCoordinator("FI");
            register.apply("FI");
            var hq = register.hq();
            var first = outbox(register, hq, "?limit=2");
            assertEquals(2, first.path("items").size());
            var rest = outbox(register, hq, "?limit=2&after=" + first.path("next").asText());
            assertEquals(1, rest.path("items").size());
            assertTrue(rest.path("next").isNull());
        }
    }

    @Test
    void a_file_is_written_for_each_and_none_a_second_time() throws IOException {
        var spool = folder.resolve("spool");
        try (var register = served("file:" + spool)) {
            register.countryWithCoordinator("FI");
            register.apply("FI");
            assertEquals(3, send(register).path("sent").asInt());
            try (var files = Files.list(spool)) {
                var texts = files.map(OutboxTest::text).sorted().toList();
                assertEquals(3, texts.size());
                var first = texts.getFirst();
                assertTrue(first.startsWith("To: coordinator@commission.example"), first);
                assertTrue(first.contains("Subject: New application: Esimerkin koulu"), first);
            }
            assertEquals(0, send(register).path("sent").asInt());
            assertEquals(3, outbox(register, register.hq(), "?state=SENT").path("items").size());
        }
    }

    @Test
    void it_goes_by_mail_and_waits_while_the_mail_server_is_away() throws MessagingException {
        var mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        int port = mail.getSmtp().getPort();
        mail.stop();
        var options = OutboxOptions.of("smtp://127.0.0.1:" + port, "registry@x.example", null);
        try (var register = new Served(folder.resolve("data"), options)) {
            register.countryWithCoordinator("SN");
            register.apply("SN");
            assertEquals(0, send(register).path("sent").asInt());
            var waiting = outbox(register, register.hq(), "?state=WAITING").path("items");
            assertEquals(3, waiting.size());
            assertTrue(waiting.findValuesAsText("reason").toString().contains("handed over"));
            var again =
                    new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            again.start();
            try {
                assertEquals(3, send(register).path("sent").asInt());
                assertEquals(0, send(register).path("sent").asInt());
                var received = again.getReceivedMessages();
                assertEquals(3, received.length);
                var subjects = new TreeSet<String>();
                for (var one : received) {
                    subjects.add(one.getSubject());
                    assertEquals("registry@x.example", GreenMailUtil.getAddressList(one.getFrom()));
                }
                assertEquals(
                        new TreeSet<>(
                                List.of(
                                        "Candidature reçue : Esimerkin koulu",
                                        "Nouvelle candidature : Esimerkin koulu")),
                        subjects);
            } finally {
                again.stop();
            }
        }
    }

    @Test
    void R_PRIV_1_who_was_erased_is_not_told_and_that_is_said() {
        try (var register = served("file:" + folder.resolve("spool"))) {
            register.countryWithCoordinator("FI");
            register.apply("FI");
            var operator = register.token("OPERATOR", Map.of());
            var items = outbox(register, register.hq(), "").path("items");
            var applicant = "";
            for (var item : items) {
                if (item.path("message").asText().endsWith("applicant")) {
                    applicant = item.path("to").asText();
                }
            }
            register.post(
                            operator,
                            "erasures",
                            Served.JSON.createObjectNode().put("record", applicant))
                    .is(200);
            var run = send(register);
            assertEquals(2, run.path("sent").asInt());
            assertEquals(1, run.path("notSent").asInt());
            var settled = outbox(register, register.hq(), "?state=NOT_SENT").path("items");
            assertEquals(applicant, settled.path(0).path("to").asText());
            assertEquals("this person has been erased", settled.path(0).path("reason").asText());
        }
    }

    @Test
    void a_replay_a_rebuild_and_a_restart_tell_nobody_again() throws IOException, SQLException {
        var spool = folder.resolve("spool");
        try (var register = served("file:" + spool)) {
            register.countryWithCoordinator("FI");
            register.apply("FI");
            assertEquals(3, send(register).path("sent").asInt());
        }
        for (var sent : files(spool)) Files.delete(sent);
        try (var register = served("file:" + spool)) {
            new Stored(folder.resolve("data")).run("update outbox_mark set position = 0");
            var run = send(register);
            assertEquals(0, run.path("sent").asInt() + run.path("waiting").asInt());
            assertEquals(3, outbox(register, register.hq(), "").path("items").size());
        }
        assertEquals(List.of(), files(spool));
    }

    @Test
    void a_log_that_comes_from_elsewhere_is_no_news() throws IOException, SQLException {
        var spool = folder.resolve("spool");
        try (var register = served("file:" + spool)) {
            register.countryWithCoordinator("FI");
            register.apply("FI");
            outbox(register, register.hq(), "");
            new Stored(folder.resolve("data"))
                    .run("update outbox set recorded_at = recorded_at - interval '8 days'");
            assertEquals(3, send(register).path("notSent").asInt());
        }
        assertFalse(Files.exists(spool));
    }

    @Test
    void what_a_dying_node_had_in_its_hands_is_not_sent_again() throws IOException, SQLException {
        try (var register = served("file:" + folder.resolve("spool"))) {
            register.countryWithCoordinator("FI");
            register.apply("FI");
            outbox(register, register.hq(), "");
            new Stored(folder.resolve("data")).run("update outbox set state = 'SENDING'");
            assertEquals(0, send(register).path("sent").asInt());
            var left = outbox(register, register.hq(), "?state=NOT_SENT").path("items");
            assertEquals(3, left.size());
            assertTrue(left.path(0).path("reason").asText().contains("may have arrived"));
        }
    }

    @Test
    void one_node_sends_at_a_time() throws IOException, SQLException {
        try (var register = served("file:" + folder.resolve("spool"))) {
            register.countryWithCoordinator("FI");
            register.apply("FI");
            try (var other = new Stored(folder.resolve("data")).connect();
                    var statement = other.createStatement()) {
                statement.execute("select pg_advisory_lock(" + 0x6f_75_74_62_6f_78L + ")");
                assertEquals(0, send(register).path("sent").asInt());
            }
            assertEquals(3, send(register).path("sent").asInt());
        }
    }

    private Served served(@Nullable String way) {
        return new Served(folder.resolve("data"), OutboxOptions.of(way, null, null));
    }

    private static JsonNode outbox(Served register, String token, String query) {
        return register.get(token, "outbox" + query).is(200).json();
    }

    private static JsonNode send(Served register) {
        return register.post(register.hq(), "outbox/send", NOTHING).is(200).json();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
