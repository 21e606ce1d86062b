package net.associatedschools.registry.app.rest;

import static net.associatedschools.registry.app.rest.Served.sample;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.associatedschools.registry.app.rest.Served.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The samples, sent in the order in which they take a school from nothing to the directory. */
class SamplesTest {
    private static final String NOBODY = "person:00000000-0000-4000-8000-000000000000";
    private static final String STAGED =
            """
            {"version": "2022", "admission": {
                "trialMonths": 12,
                "stages": [
                    {"name": "Interested school", "monthsMin": 6},
                    {"name": "Cooperating school", "monthsMin": 6, "decidedBy": "Region"}],
                "extension": {"timesMax": 1, "monthsMax": 6},
                "lapse": {"unrecommendedMonths": 12, "automatic": false}}}
            """;

    @TempDir static Path folder;
    static Served register;
    private final Set<String> sent = new TreeSet<>();

    @BeforeAll
    static void serve() {
        register = new Served(folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @Test
    void R_APP_9_the_samples_take_a_school_from_nothing_to_the_directory() throws IOException {
        takeASchoolFromNothingToTheDirectory();
    }

    /** Sends every sample once. */
    final void takeASchoolFromNothingToTheDirectory() throws IOException {
        var hq = register.hq();
        send(hq, "record-unesco-status", "countries/FI/record-unesco-status");
        send(hq, "assign-region", "countries/FI/assign-region");
        var policyRecorded = send(hq, "record-policy", "countries/FI/record-policy");
        var aino = person(send(hq, "designate-coordinator", "countries/FI/designate-coordinator"));
        var nc = register.token("COORDINATOR", Map.of("country", "FI", "person", aino));
        send(nc, "suspend-intake", "countries/FI/suspend-intake");
        send(nc, "resume-intake", "countries/FI/resume-intake");

        var applied = send(null, "apply", "applications");
        var application = "applications/" + applied.text("application");
        var school = "schools/" + applied.text("school");
        var schoolToken = applied.text("token");
        send(nc, "preselect", application + "/preselect");
        send(nc, "recommend", application + "/recommend");
        send(nc, "correct-application", application + "/correct");
        send(nc, "recommend", application + "/recommend");
        var certified = send(hq, "certify", application + "/certify");

        var listed =
                register.get(
                        null,
                        "directory?country=FI",
                        "Registry-Min-Position",
                        certified.text("position"));
        assertEquals(1, listed.is(200).json().path("total").asInt());
        var item = listed.json().path("items").path(0);
        assertEquals("Esimerkin koulu", item.path("name").asText());
        assertEquals("2024-09-01", item.path("memberSince").asText());
        assertEquals("EUROPE_AND_NORTH_AMERICA", item.path("region").asText());

        send(schoolToken, "rename", school + "/rename");
        send(hq, "correct-school", school + "/correct");
        send(nc, "open-revalidation", "countries/FI/open-revalidation");
        for (var name :
                List.of(
                        "relocate",
                        "reclassify",
                        "change-contact",
                        "assign-code",
                        "give-other-name",
                        "file-plan",
                        "file-report",
                        "record-activity",
                        "confirm-profile",
                        "declare-continuation")) {
            send(schoolToken, name, school + "/" + name);
        }
        for (var name : List.of("renew", "recognise-permanence", "declare-inactive")) {
            send(nc, name, school + "/" + name);
        }
        for (var name : List.of("suspend", "reinstate", "reissue-certificate", "split-off")) {
            send(hq, name, school + "/" + name);
        }
        send(schoolToken, "request-correction", school + "/request-correction");
        send(nc, "close-revalidation", "countries/FI/close-revalidation");
        send(nc, "lapse-school", another(nc, "Lapsing") + "/lapse");
        send(nc, "close-institution", another(nc, "Closing") + "/close-institution");
        send(hq, "refuse-renewal", another(nc, "Refused") + "/refuse-renewal");
        send(hq, "remove", another(nc, "Removed") + "/remove");
        var second = register.apply("FI");
        send(
                second.text("token"),
                "withdraw-application",
                "applications/" + second.text("application") + "/withdraw");
        var onAList = send(nc, "record-membership", "schools").text("school");
        var twice = register.post(nc, "schools", sample("record-membership")).text("school");
        send(
                nc,
                "mark-duplicate",
                "schools/" + twice + "/mark-duplicate",
                sample("mark-duplicate").put("survivor", onAList));
        send(
                nc,
                "merge",
                "schools/" + onAList + "/merge",
                sample("merge").put("survivor", applied.text("school")));
        send(nc, "record-candidacy", "applications/record-candidacy");
        send(hq, "record-succession", "countries/ZR/record-succession");
        var left = send(schoolToken, "withdraw-school", school + "/withdraw");

        var replacing = sample("replace-coordinator").put("former", aino);
        var pekka =
                person(
                        send(
                                hq,
                                "replace-coordinator",
                                "countries/FI/replace-coordinator",
                                replacing));
        send(
                hq,
                "end-coordinator",
                "countries/FI/end-coordinator",
                sample("end-coordinator").put("coordinator", pekka));
        var policy =
                register.get(hq, "countries/FI", "Registry-Min-Position", left.text("position"));
        assertEquals("2021", policy.is(200).text("policy"));
        send(
                hq,
                "correct-country",
                "countries/FI/correct",
                sample("correct-country")
                        .put("corrects", policyRecorded.json().path("sequence").asLong()));

        goOtherWays(register.countryWithCoordinator("SE"));

        send(hq, "publish-total", "figures/world-2019/publish-total");
        send(hq, "correct-figure", "figures/world-2019/correct");
        send(hq, "publish-figure", "figures");

        try (var files = Files.list(Path.of("../docs/samples/commands"))) {
            var names =
                    files.map(file -> file.getFileName().toString().replace(".json", ""))
                            .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(names, sent, "each sample is sent");
        }
    }

    /** Through every step that the school of the directory didn't take. */
    private void goOtherWays(String nc) throws IOException {
        var policy = sample("record-policy").put("effective", "2022-01-01");
        policy.set("policy", new ObjectMapper().readTree(STAGED));
        register.post(register.hq(), "countries/SE/record-policy", policy).is(200);

        var first = register.apply("SE");
        var way = "applications/" + first.text("application");
        send(nc, "return-to-school", way + "/return-to-school");
        send(first.text("token"), "resubmit", way + "/resubmit");
        send(nc, "preselect", way + "/preselect");
        send(nc, "reach-stage", way + "/reach-stage");
        send(first.text("token"), "file-candidate-report", way + "/file-candidate-report");
        send(nc, "extend-candidacy", way + "/extend-candidacy");
        var early = sample("recommend").put("effective", "2024-03-20");
        register.post(nc, way + "/recommend", early).isProblem(409, "R-APP-10");
        send(nc, "recommend", way + "/recommend");
        send(register.hq(), "return-to-coordinator", way + "/return-to-coordinator");
        send(
                nc,
                "recommend",
                way + "/recommend",
                sample("recommend").put("effective", "2024-05-20"));
        send(register.hq(), "refuse", way + "/refuse");

        var second = "applications/" + register.apply("SE").text("application");
        send(nc, "not-preselect", second + "/not-preselect");
        var third = "applications/" + register.apply("SE").text("application");
        send(nc, "preselect", third + "/preselect");
        send(nc, "not-recommend", third + "/not-recommend");
        var fourth = "applications/" + register.apply("SE").text("application");
        send(nc, "preselect", fourth + "/preselect");
        var ended = send(nc, "lapse-application", fourth + "/lapse");
        assertEquals(
                "LAPSED",
                register.get(nc, fourth, "Registry-Min-Position", ended.text("position"))
                        .is(200)
                        .text("stage"));
    }

    /** A member of that name, from a list. */
    private static String another(String token, String name) {
        var listed = sample("record-membership");
        ((ObjectNode) listed.path("profile")).put("name", name);
        return "schools/" + register.post(token, "schools", listed).is(201).text("school");
    }

    private static String person(Answer answer) {
        var person = answer.json().path("persons").path("coordinator").asText();
        assertTrue(person.startsWith("person:") && !person.equals(NOBODY), person);
        return person;
    }

    private Answer send(@Nullable String token, String name, String path) {
        return send(token, name, path, sample(name));
    }

    /** What is sent in place of a sample. */
    ObjectNode changed(String path, ObjectNode sample) {
        return sample;
    }

    /** Hears of each sample what became of it. */
    void answered(String name, String path, Answer answer) {}

    private Answer send(@Nullable String token, String name, String path, ObjectNode body) {
        sent.add(name);
        var answer = register.post(token, path, changed(path, body));
        assertEquals(2, answer.status() / 100, () -> name + ": " + answer.response().body());
        answered(name, path, answer);
        // What is known of all countries may have been told before.
        boolean known = name.equals("record-unesco-status") || name.equals("assign-region");
        assertTrue(known || answer.json().path("events").size() > 0, () -> name + " is no news");
        return answer;
    }
}
