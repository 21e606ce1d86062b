package net.associatedschools.registry.app.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpMethod;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.associatedschools.registry.app.access.AccessTable;
import net.associatedschools.registry.contract.CommandNames;
import net.associatedschools.registry.fact.Evidence;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Role;
import net.associatedschools.registry.fact.Text;
import net.associatedschools.registry.figure.FigureCommand.PublishFigure;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Types a canary wherever a person can type, and looks for it wherever it could come out. */
class CanaryTest extends SamplesTest {
    private static final String CANARY = "Kanarienvogel";
    private static final String CIPHERED = "only under its own key";

    /** Strings that stay in the log as they are said, and why they may. */
    private static final Map<String, String> NO_PERSONS_WORDS =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("Profile.name", "an institution's name"),
                            Map.entry("Profile.types", "codes, R-APP-1"),
                            Map.entry("Profile.town", "an institution's address"),
                            Map.entry("Profile.address", "an institution's address"),
                            Map.entry("Profile.postCode", "an institution's address"),
                            Map.entry("Profile.province", "an institution's address"),
                            Map.entry("Profile.email", "an institution's mailbox"),
                            Map.entry("Profile.phone", "an institution's telephone"),
                            Map.entry("Profile.website", "an institution's page"),
                            Map.entry("Profile.socialMedia", "an institution's pages"),
                            Map.entry("Profile.themes", "codes, R-APP-1"),
                            Map.entry("Code.scheme", "an institution's number"),
                            Map.entry("Code.value", "an institution's number"),
                            Map.entry("OtherName.language", "a BCP 47 tag"),
                            Map.entry("OtherName.name", "an institution's name"),
                            Map.entry("Form.recognisedBy", "an authority's name"),
                            Map.entry("Consultation.evidence", "a code, R-APP-2"),
                            Map.entry("Reason.code", "a code, R-PRIV-1"),
                            Map.entry("Rename.name", "an institution's name"),
                            Map.entry("Renamed.name", "an institution's name"),
                            Map.entry("Certified.certificateName", "an institution's name"),
                            Map.entry("CandidacyRecorded.name", "an institution's name"),
                            Map.entry("MembershipStarted.certificateName", "an institution's name"),
                            Map.entry("Source.document", "a published list's address or title"),
                            Map.entry("Source.row", "a digest"),
                            Map.entry("Source.columns", "the words of a published list"),
                            Map.entry("Policy.version", "the title of a country's rules"),
                            Map.entry("PublishTotal.note", "the words of a publication"),
                            Map.entry("PublishTotal.source", "a publication's address or title"),
                            Map.entry("TotalPublished.note", "the words of a publication"),
                            Map.entry("TotalPublished.source", "a publication's address or title"),
                            Map.entry("Counting.by", "words of a question"),
                            Map.entry("Counting.filters", "words of a question"),
                            Map.entry("Cell.values", "codes of an answer"),
                            Map.entry("Actor.id", "an account's id, from the token"),
                            Map.entry("Actor.within", "a stream, from the token"),
                            Map.entry("Statement.onBehalfOf", "a stream, and nothing else"),
                            Map.entry("Preselected.by", "an account's id"),
                            Map.entry("Preselected.policy", "the name of an event"),
                            Map.entry("Recommended.by", "an account's id"),
                            Map.entry("Certified.by", "an account's id"),
                            Map.entry("ActivityRecorded.themes", "codes, R-APP-1"),
                            Map.entry(
                                    "AdmissionPolicy.logoFromStage", "a word of a country's rules"),
                            Map.entry("CandidacyExtended.by", "an account's id"),
                            Map.entry("CandidateReportFiled.report", "a word of a country's rules"),
                            Map.entry(
                                    "CertificateReissued.certificateName",
                                    "an institution's contact or name"),
                            Map.entry("ChangeContact.email", "an institution's contact or name"),
                            Map.entry("ChangeContact.phone", "an institution's contact or name"),
                            Map.entry(
                                    "ChangeContact.socialMedia",
                                    "an institution's contact or name"),
                            Map.entry("ChangeContact.website", "an institution's contact or name"),
                            Map.entry("CloseRevalidation.name", "a word of a country's rules"),
                            Map.entry("ConfirmProfile.revalidation", "a word of a country's rules"),
                            Map.entry("ContactChanged.email", "an institution's contact or name"),
                            Map.entry("ContactChanged.phone", "an institution's contact or name"),
                            Map.entry(
                                    "ContactChanged.socialMedia",
                                    "an institution's contact or name"),
                            Map.entry("ContactChanged.website", "an institution's contact or name"),
                            Map.entry("DeclareInactive.duty", "a word of a country's rules"),
                            Map.entry("DeclaredInactive.policy", "the name of an event"),
                            Map.entry("Duty.name", "a word of a country's rules"),
                            Map.entry("DutyMissed.policy", "the name of an event"),
                            Map.entry("Eligibility.consultations", "codes, R-APP-1"),
                            Map.entry("Eligibility.types", "codes, R-APP-1"),
                            Map.entry("Exceptions.beforeTrialEnds", "a word of a country's rules"),
                            Map.entry("Exceptions.withoutReports", "a word of a country's rules"),
                            Map.entry("FileCandidateReport.report", "a word of a country's rules"),
                            Map.entry("Lapse.duty", "a word of a country's rules"),
                            Map.entry("Lapsed.by", "an account's id"),
                            Map.entry("Lapsed.policy", "the name of an event"),
                            Map.entry("MembershipLapsed.policy", "the name of an event"),
                            Map.entry("NotPreselected.by", "an account's id"),
                            Map.entry("NotRecommended.by", "an account's id"),
                            Map.entry("NoteMissedDuty.duty", "a word of a country's rules"),
                            Map.entry("NoteRenewalDue.duty", "a word of a country's rules"),
                            Map.entry("Owed.duty", "a word of a country's rules"),
                            Map.entry(
                                    "ProfileConfirmed.revalidation", "a word of a country's rules"),
                            Map.entry("ReachStage.stage", "a word of a country's rules"),
                            Map.entry("Reclassified.types", "codes, R-APP-1"),
                            Map.entry("Reclassify.types", "codes, R-APP-1"),
                            Map.entry("RecordActivity.themes", "codes, R-APP-1"),
                            Map.entry("Refused.by", "an account's id"),
                            Map.entry(
                                    "ReissueCertificate.certificateName",
                                    "an institution's contact or name"),
                            Map.entry("Relocate.address", "an institution's contact or name"),
                            Map.entry("Relocate.postCode", "an institution's contact or name"),
                            Map.entry("Relocate.province", "an institution's contact or name"),
                            Map.entry("Relocate.town", "an institution's contact or name"),
                            Map.entry("Relocated.address", "an institution's contact or name"),
                            Map.entry("Relocated.postCode", "an institution's contact or name"),
                            Map.entry("Relocated.province", "an institution's contact or name"),
                            Map.entry("Relocated.town", "an institution's contact or name"),
                            Map.entry("RenewalDue.policy", "the name of an event"),
                            Map.entry("RequiredReport.name", "a word of a country's rules"),
                            Map.entry("RequiredReport.stage", "a word of a country's rules"),
                            Map.entry("ReturnedToCoordinator.by", "an account's id"),
                            Map.entry("ReturnedToSchool.by", "an account's id"),
                            Map.entry("Revalidation.name", "a word of a country's rules"),
                            Map.entry("RevalidationClosed.name", "a word of a country's rules"),
                            Map.entry(
                                    "SplitFrom.certificateName",
                                    "an institution's contact or name"),
                            Map.entry("Stage.decidedBy", "a word of a country's rules"),
                            Map.entry("Stage.name", "a word of a country's rules"),
                            Map.entry("StageReached.by", "an account's id"),
                            Map.entry("TrialStage.name", "a word of a country's rules")));

    @Test
    void R_PRIV_1_every_field_of_every_command_is_kept_apart_or_no_persons_words() {
        var undecided = new TreeSet<String>();
        for (var name : CommandNames.names()) {
            collect(CommandNames.command(name).orElseThrow(), new HashSet<>(), undecided);
        }
        assertTrue(undecided.contains("Profile.name"), "the walk sees nothing");
        undecided.removeAll(NO_PERSONS_WORDS.keySet());
        assertEquals(Set.of(), undecided, "make it a Text, or say here why it needn't be one");
    }

    /** Every string that a command can carry past the erasable records. */
    private static void collect(Type type, Set<Type> seen, Set<String> strings) {
        if (type instanceof ParameterizedType generic) {
            for (var argument : generic.getActualTypeArguments()) collect(argument, seen, strings);
        }
        if (!(type instanceof Class<?> asked) || !seen.add(type)) return;
        if (asked == Text.class || asked == PersonId.class || asked == Evidence.class) return;
        if (asked.isSealed()) {
            for (var member : asked.getPermittedSubclasses()) collect(member, seen, strings);
        }
        if (!asked.isRecord()) return;
        boolean isId = asked.getRecordComponents().length == 1;
        for (var component : asked.getRecordComponents()) {
            boolean words =
                    component.getType() == String.class
                            || component.getGenericType().toString().contains("java.lang.String");
            var name = asked.getSimpleName() + "." + component.getName();
            if (words && !(isId && component.getName().equals("value"))) strings.add(name);
            else collect(component.getGenericType(), seen, strings);
        }
    }

    /**
     * The sample with a canary in each field that takes persons or words, also where it has none.
     */
    @Override
    ObjectNode changed(String path, ObjectNode sample) {
        // A figure is published by an address that says no command, and takes no words.
        var command =
                path.equals("figures")
                        ? PublishFigure.class
                        : Address.of("/api/v1/" + path).command();
        var body = sample.deepCopy();
        fill(body, command, path.substring(path.lastIndexOf('/') + 1));
        var paper = body.withArray("evidence").addObject();
        paper.put("kind", "LETTER").put("title", CANARY + " title").put("where", CANARY + " shelf");
        paper.put(
                "sha256", register.uploadPaper(register.hq(), "text/html", CANARY).text("sha256"));
        return body;
    }

    private static void fill(ObjectNode told, Class<?> type, String path) {
        for (var component : type.getRecordComponents()) {
            var name = component.getName();
            var field = component.getType();
            if (name.equals("statement")) continue;
            if (field == Text.class) told.put(name, CANARY + " " + name);
            else if (field == PersonId.class && !told.path(name).isTextual()) {
                var person = told.putObject(name);
                for (var part : List.of("name", "email", "phone", "position")) {
                    person.put(part, CANARY + " " + part + " " + path);
                }
            } else if (field.isRecord() && told.path(name) instanceof ObjectNode object) {
                fill(object, field, path);
            }
        }
    }

    @Test
    @Override
    void R_APP_9_the_samples_take_a_school_from_nothing_to_the_directory() throws IOException {
        try {
            R_PRIV_1_what_persons_typed_is_nowhere_in_the_open_and_after_erasure_nowhere();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private void R_PRIV_1_what_persons_typed_is_nowhere_in_the_open_and_after_erasure_nowhere()
            throws IOException, SQLException {
        var logged = new ListAppender<ILoggingEvent>();
        logged.start();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(logged);
        takeASchoolFromNothingToTheDirectory();
        var stored = new Stored(folder.resolve("data"));
        var position = register.get(null, "directory").header("Registry-Position");
        var auditor = register.token("AUDITOR", Map.of());
        var operator = register.token("OPERATOR", Map.of());
        var hq = register.hq();
        var before =
                register.get(operator, "log/verification?until=" + position).is(200).text("root");

        assertTrue(seenBy(hq).contains(CANARY), "it was typed, and who may see it does");
        assertEquals(Set.of(), whereSeenBy(null), "in what is public");
        assertEquals(Set.of(), whereSeenBy(auditor), "in what the auditor sees");
        assertEquals(Set.of(), stored.tablesWith(CANARY), CIPHERED);
        assertEquals(Set.of(), stored.filesWith(CANARY), CIPHERED);

        var records =
                stored.strings(
                        "select kind || ':' || id from erasable"
                                + " union all select 'document:' || sha256 from evidence");
        assertTrue(records.size() > 20, records.toString());
        for (var record : records) {
            register.post(
                            operator,
                            "erasures",
                            Served.JSON.createObjectNode().put("record", record))
                    .is(200);
        }

        assertEquals(Set.of(), whereSeenBy(hq), "in what HQ sees");
        assertEquals(Set.of(), whereSeenBy(auditor), "in what the auditor sees");
        assertEquals(List.of("0"), stored.strings("select count(*) from erasable_key"));
        assertEquals(List.of("0"), stored.strings("select count(*) from evidence_key"));
        assertEquals(Set.of(), stored.tablesWith(CANARY), "in a table");
        assertEquals(Set.of(), stored.filesWith(CANARY), "in a file");
        for (var line : logged.list) {
            assertFalse(line.getFormattedMessage().contains(CANARY), line.toString());
        }
        root.detachAppender(logged);
        assertTrue(root.isEnabledFor(Level.WARN));
        var after = register.get(operator, "log/verification?until=" + position).is(200);
        assertEquals(before, after.text("root"), "the log's hashes don't notice");
        assertTrue(after.json().path("whole").asBoolean());
    }

    private Set<String> whereSeenBy(@org.jspecify.annotations.Nullable String token)
            throws IOException, SQLException {
        var found = new TreeSet<String>();
        for (var answer : answers(token)) {
            if (answer.response().body().contains(CANARY))
                found.add(answer.response().uri().toString());
        }
        return found;
    }

    private String seenBy(String token) throws IOException, SQLException {
        var all = new StringBuilder();
        for (var answer : answers(token)) all.append(answer.response().body());
        return all.toString();
    }

    /** Every reading route in every format, of every stream that there is. */
    private Collection<Served.Answer> answers(@org.jspecify.annotations.Nullable String token)
            throws IOException, SQLException {
        var stored = new Stored(folder.resolve("data"));
        var streams = stored.strings("select distinct stream from event_log");
        var answers = new ArrayList<Served.Answer>();
        for (var row : AccessTable.ROWS) {
            boolean allowed = token != null || row.roles().contains(Role.ANYONE);
            if (row.method() != HttpMethod.GET || !allowed) continue;
            for (var path : paths(row.path(), streams)) {
                for (var type :
                        List.of("application/json", "text/csv", "application/x-ndjson", "*/*")) {
                    answers.add(register.get(token, path, "Accept", type));
                }
            }
        }
        assertTrue(answers.stream().filter(answer -> answer.status() == 200).count() > 10);
        return answers;
    }

    private static Set<String> paths(String template, List<String> streams) {
        if (!template.contains("{")) return Set.of(template);
        var paths = new TreeSet<String>();
        for (var stream : streams) {
            var family = stream.substring(0, stream.indexOf(':'));
            var id = stream.substring(stream.indexOf(':') + 1);
            boolean fits =
                    switch (family) {
                        case "application" -> template.contains("/applications/");
                        case "school" -> template.contains("/schools/");
                        // All that is known of the others are their regions.
                        case "country" -> template.contains("/countries/") && id.matches("FI|ZR");
                        case "figure" -> template.contains("/figures/");
                        case "document" -> template.contains("/documents/");
                        default -> false;
                    };
            if (fits) paths.add(template.replaceAll("\\{[a-z0-9]+}", id));
        }
        return paths;
    }
}
