package net.associatedschools.registry.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import net.associatedschools.registry.app.Caller.Sent;

/** One country with its coordinator and a policy, and what is told of its schools. */
record Finland(Caller headquarters, Caller coordinator) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String APPLICATIONS = "/api/v1/applications";
    private static final String COUNTRY = "/api/v1/countries/FI/";

    static Finland founded(URI node, Path tokenFile) throws IOException, InterruptedException {
        var first = new Caller("", Files.readString(tokenFile).strip());
        var headquarters = first.colleague(node, NODES.objectNode().put("role", "HQ"));
        var coordinator =
                first.colleague(
                        node, NODES.objectNode().put("role", "COORDINATOR").put("country", "FI"));
        var designation = effective("2020-01-01").put("coordinator", coordinator.actor());
        assertEquals(
                "200",
                first.tell(node, sent(COUNTRY + "designate-coordinator", designation)).outcome());
        var policy = effective("2020-01-01");
        policy.putObject("policy")
                .put("version", "2020")
                .putObject("admission")
                .put("trialMonths", 12);
        assertEquals("200", first.tell(node, sent(COUNTRY + "record-policy", policy)).outcome());
        return new Finland(headquarters, coordinator);
    }

    static String school() {
        return "school:" + UUID.randomUUID();
    }

    static Sent apply(String school, String day) {
        var told = effective(day).put("school", school).put("country", "FI");
        var form = told.putObject("form");
        form.set("profile", profile(school));
        for (var field : new String[] {"principal", "focalPoint"}) {
            form.putObject(field)
                    .put("name", "Head of it")
                    .put("email", "head@school.example")
                    .put("position", "head");
        }
        form.put("resources", "Two hours a week.");
        form.put("motivation", "We want to learn together.");
        form.put("recognisedBy", "City of Helsinki");
        var consultations = form.putArray("consultations");
        for (var body : new String[] {"LEADERSHIP", "STAFF", "STUDENTS"}) {
            consultations
                    .addObject()
                    .put("body", body)
                    .put("date", "2023-08-01")
                    .put("evidence", "MINUTES");
        }
        return sent(APPLICATIONS, told);
    }

    static Sent step(String application, String command, String day) {
        return sent(path(application) + "/" + command, effective(day));
    }

    static Sent withdraw(String application, String day) {
        var told = effective(day);
        told.putObject("reason").put("code", "OTHER");
        return sent(path(application) + "/withdraw", told);
    }

    static Sent member(String school) {
        var told = effective("2015").put("country", "FI").put("observedOn", "2024-12-31");
        told.set("profile", profile(school));
        told.putObject("source")
                .put("document", "list")
                .put("row", "0".repeat(64))
                .putObject("columns");
        return sent("/api/v1/schools/" + school + "/record-membership", told);
    }

    static Sent rename(String school, String name) {
        return sent(
                "/api/v1/schools/" + school + "/rename", effective("2024-06-01").put("name", name));
    }

    static String path(String application) {
        return APPLICATIONS + "/" + application;
    }

    private static ObjectNode profile(String school) {
        var profile = NODES.objectNode().put("name", "School " + school.substring(7, 15));
        profile.putArray("types").add("SECONDARY");
        return profile.put("category", "PUBLIC")
                .put("location", "URBAN")
                .put("education", "FORMAL")
                .put("town", "Helsinki")
                .put("address", "Street 1")
                .put("email", "office@school.example");
    }

    private static ObjectNode effective(String day) {
        return NODES.objectNode().put("effective", day);
    }

    private static Sent sent(String path, ObjectNode body) {
        return new Sent(path, body, UUID.randomUUID().toString());
    }
}
