package net.associatedschools.registry.app.pages;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import net.associatedschools.registry.app.rest.Served;

/**
 * A register in which every page has something to show: the published lists, and beside them one
 * country with rules and a coordinator, and in it a school to which nearly everything happened.
 */
final class Exhibition implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String RULES =
            """
            {"version": "2018",
             "admission": {
               "trialMonths": 12, "trialMonthsMax": 36,
               "stages": [
                 {"name": "Interested school", "monthsMin": 6},
                 {"name": "Cooperating school", "monthsMin": 6, "decidedBy": "Region"}],
               "reports": [{"name": "TRIAL_REPORT", "dueMonths": 9}],
               "logoFromStage": "Cooperating school",
               "recommendedBy": ["COORDINATOR"],
               "extension": {"timesMax": 1, "monthsMax": 6},
               "lapse": {"unrecommendedMonths": 12, "automatic": false},
               "eligibility": {"types": ["PRIMARY", "SECONDARY"], "categories": ["PUBLIC"]},
               "intake": [{"from": "--01-01", "until": "--05-31"}]},
             "membership": {
               "certificateMonths": 60, "permanenceAfterYears": 20,
               "duties": [
                 {"name": "yearly-report", "kind": "REPORT", "everyMonths": 12, "due": "10-31",
                  "graceDays": 30, "consequences": [
                    {"kind": "INACTIVE", "afterMonths": 24, "proposedTo": "COORDINATOR", "automatic": false}]},
                 {"name": "renewal", "kind": "RENEWAL", "everyMonths": 60, "noticeMonths": 6,
                  "consequences": []}]}}
            """;

    private final Served register;
    private final String school;
    private final String merged;

    private Exhibition(Served register) {
        this.register = register;
        var hq = register.hq();
        told(hq, "countries/FI/record-unesco-status", "record-unesco-status", "1956-10-10");
        var policy = Served.sample("record-policy").put("effective", "2018-01-01");
        policy.set("policy", rules());
        register.post(hq, "countries/FI/record-policy", policy).is(200);
        var designated =
                told(
                        hq,
                        "countries/FI/designate-coordinator",
                        "designate-coordinator",
                        "2017-09-01");
        var coordinator =
                register.token(
                        "COORDINATOR",
                        Map.of(
                                "country",
                                "FI",
                                "person",
                                designated.json().path("persons").path("coordinator").asText()));
        var applied = register.post(null, "applications", application());
        var application = "applications/" + applied.is(201).text("application");
        told(coordinator, application + "/preselect", "preselect", "2019-03-01");
        var stage = Served.sample("reach-stage").put("effective", "2019-10-01");
        stage.put("stage", "Cooperating school");
        register.post(coordinator, application + "/reach-stage", stage).is(200);
        var report = Served.sample("file-candidate-report").put("effective", "2020-02-01");
        report.put("report", "TRIAL_REPORT");
        register.post(coordinator, application + "/file-candidate-report", report).is(200);
        told(coordinator, application + "/recommend", "recommend", "2020-05-04");
        told(hq, application + "/certify", "certify", "2020-09-01");
        school = applied.text("school");
        var path = "schools/" + school;
        told(coordinator, path + "/file-report", "file-report", "2021-10-20", "due", "2021-10-31");
        told(coordinator, path + "/rename", "rename", "2021-08-01");
        told(coordinator, path + "/relocate", "relocate", "2021-08-15");
        told(coordinator, path + "/record-activity", "record-activity", "2021-11-20");
        told(hq, path + "/suspend", "suspend", "2022-01-20");
        told(hq, path + "/reinstate", "reinstate", "2022-06-01");
        merged = register.post(coordinator, "schools", listed()).is(201).text("school");
        var merging =
                told(
                        coordinator,
                        "schools/" + merged + "/merge",
                        "merge",
                        "2023-08-01",
                        "survivor",
                        school);
        register.get(null, "directory", "Registry-Min-Position", merging.text("position")).is(200);
    }

    static Exhibition opened(Path directory) {
        var register = Served.withSample(directory);
        try {
            return new Exhibition(register);
        } catch (RuntimeException | Error refused) {
            register.close();
            throw refused;
        }
    }

    private static ObjectNode rules() {
        try {
            return (ObjectNode) JSON.readTree(RULES);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ObjectNode application() {
        var application = Served.sample("apply").put("effective", "2019-01-20");
        var form = (ObjectNode) application.path("form");
        for (var consultation : (ArrayNode) form.path("consultations")) {
            ((ObjectNode) consultation).put("date", "2018-11-16");
        }
        return application;
    }

    private static ObjectNode listed() {
        return Served.sample("record-membership");
    }

    /** A sample with another date and perhaps another field. */
    private Served.Answer told(
            String token, String path, String sample, String effective, String... changed) {
        var body = Served.sample(sample).put("effective", effective);
        for (int i = 0; i < changed.length; i += 2) body.put(changed[i], changed[i + 1]);
        return register.post(token, path, body).is(200);
    }

    String url() {
        return register.url();
    }

    String path(PublicPage page) {
        return page.path().formatted(page == PublicPage.FORMER_SCHOOL ? merged : school);
    }

    @Override
    public void close() {
        register.close();
    }
}
