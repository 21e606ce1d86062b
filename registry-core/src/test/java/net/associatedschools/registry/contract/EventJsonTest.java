package net.associatedschools.registry.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.associatedschools.registry.application.ApplicationCommand;
import net.associatedschools.registry.application.ApplicationEvent;
import net.associatedschools.registry.country.CountryCommand;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.Evidence;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Profile;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.Role;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolCommand;
import net.associatedschools.registry.school.SchoolEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {
    private static final EventJson JSON = EventJson.current();
    private static final String SCHOOL = Samples.SCHOOL.value();
    private static final String STATEMENT =
            "\"statement\":{\"by\":{\"id\":\"person:1\",\"role\":\"HQ\"}}";
    private static final Statement BY_HQ = Statement.by(new Actor("person:1", Role.HQ, null));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-03-01",
                "2024-03",
                "2024",
                "2023-09-01/2024-06-15",
                "../2014-05-31",
                "2014-05-31/..",
                ".."
            })
    void R_TIME_1_every_kind_of_date_is_one_string(String date) {
        var renamed = new SchoolEvent.Renamed(Samples.SCHOOL, When.parse(date), "B");
        var expected =
                "{\"school\":\"%s\",\"effective\":\"%s\",\"name\":\"B\"}".formatted(SCHOOL, date);
        assertEquals(expected, text(renamed));
        assertEquals(renamed, JSON.read("school.renamed", 1, expected.getBytes(UTF_8)));
    }

    @Test
    void letters_beyond_ascii_stand_as_they_are() {
        assertTrue(text(Samples.full().getFirst()).contains("\"name\":\"Lycée Čapek\""));
    }

    @Test
    void R_TIME_2_a_replacement_says_first_which_event_it_is() {
        var corrected =
                new SchoolEvent.Corrected(
                        Samples.SCHOOL,
                        4,
                        new SchoolEvent.Renamed(Samples.SCHOOL, When.parse("2024"), "B"),
                        Reason.of("CLERICAL_ERROR"));
        assertEquals(
                "{\"school\":\"%1$s\",\"corrects\":4,\"replacement\":{\"event\":\"school.renamed\",\"revision\":1,\"school\":\"%1$s\",\"effective\":\"2024\",\"name\":\"B\"},\"reason\":{\"code\":\"CLERICAL_ERROR\"}}"
                        .formatted(SCHOOL),
                text(corrected));
    }

    @Test
    void a_command_is_read_and_a_missing_list_is_empty() {
        var read =
                read(
                        SchoolCommand.RecordMembership.class,
                        "{\"school\":\"%s\",\"country\":\"IS\",\"profile\":{\"name\":\"A\",\"types\":null},\"observedOn\":\"2014\",\"source\":{\"document\":\"d\",\"row\":\"r\"},%s}"
                                .formatted(SCHOOL, STATEMENT));
        assertEquals(Profile.named("A", null), read.profile());
        assertEquals(Map.of(), read.source().columns());
        assertEquals(BY_HQ, read.statement());
    }

    @Test
    void every_part_of_a_statement_is_read() {
        var statement =
                Statement.by(Actor.coordinator(Samples.COORDINATOR, Samples.COUNTRY))
                        .since(When.parse("2024-03"))
                        .with(new Evidence("LETTER", LocalDate.EPOCH, "Letter", "ab", "archive"));
        var command = new SchoolCommand.Rename(Samples.SCHOOL, "B", statement);
        assertEquals(command, JSON.read(SchoolCommand.Rename.class, JSON.write(command)));
    }

    @Test
    void R_TIME_2_a_command_to_correct_names_the_event_that_should_have_been_said() {
        for (var replacement :
                new ApplicationEvent.Happened[] {
                    (ApplicationEvent.Happened) Samples.full().getFirst(),
                    (ApplicationEvent.Happened) Samples.full().get(3)
                }) {
            var command =
                    new ApplicationCommand.Correct(
                            Samples.APPLICATION,
                            2,
                            replacement,
                            Reason.of("CLERICAL_ERROR"),
                            BY_HQ);
            assertEquals(command, JSON.read(ApplicationCommand.Correct.class, JSON.write(command)));
        }
    }

    @Test
    void R_TIME_2_a_replacement_of_another_family_or_of_no_name_is_refused() {
        for (var event :
                List.of(
                        "\"event\":\"application.withdrawn\",\"revision\":1",
                        "\"event\":\"school.corrected\",\"revision\":1",
                        "\"event\":\"school.renamed\",\"revision\":2",
                        "\"event\":\"java.lang.String\",\"revision\":1",
                        "\"name\":\"B\"")) {
            var refused =
                    refused(
                            SchoolCommand.Correct.class,
                            "{\"school\":\"%s\",\"corrects\":1,\"replacement\":{%s},\"reason\":{\"code\":\"OTHER\"},%s}"
                                    .formatted(SCHOOL, event, STATEMENT));
            assertEquals("replacement", refused.field(), event);
            assertTrue(refused.detail().contains("is no event here"), refused.detail());
        }
    }

    @Test
    void what_must_be_there_is_named_where_it_is_missing() {
        var noSequence =
                "{\"school\":\"%s\",\"reason\":{\"code\":\"OTHER\"},%s}"
                        .formatted(SCHOOL, STATEMENT);
        assertEquals("corrects", refused(SchoolCommand.Correct.class, noSequence).field());
        var nullName = "{\"school\":\"%s\",\"name\":null,%s}".formatted(SCHOOL, STATEMENT);
        assertEquals("name", refused(SchoolCommand.Rename.class, nullName).field());
        var noRole =
                "{\"school\":\"%s\",\"name\":\"B\",\"statement\":{\"by\":{\"id\":\"x\"}}}"
                        .formatted(SCHOOL);
        assertEquals("statement.by.role", refused(SchoolCommand.Rename.class, noRole).field());
        var nullInside =
                "{\"country\":\"FR\",\"regions\":[\"AFRICA\",null],%s}".formatted(STATEMENT);
        assertTrue(
                refused(CountryCommand.AssignRegion.class, nullInside)
                        .field()
                        .startsWith("regions"));
    }

    @Test
    void what_is_malformed_is_named() {
        assertField("school", "{\"school\":\"school:1\",\"name\":\"B\",%s}");
        assertField(
                "school", "{\"school\":{\"value\":\"%s\"},\"name\":\"B\",%%s}".formatted(SCHOOL));
        assertField("name", "{\"school\":\"%s\",\"name\":7,%%s}".formatted(SCHOOL));
        assertField("", "not even JSON %s");
        var effective =
                "{\"school\":\"%s\",\"name\":\"B\",\"statement\":{\"by\":{\"id\":\"x\",\"role\":\"HQ\"},\"effective\":\"01/02/2024\"}}"
                        .formatted(SCHOOL);
        assertEquals("statement.effective", refused(SchoolCommand.Rename.class, effective).field());
        var role =
                "{\"school\":\"%s\",\"name\":\"B\",\"statement\":{\"by\":{\"id\":\"x\",\"role\":4}}}"
                        .formatted(SCHOOL);
        assertEquals("statement.by.role", refused(SchoolCommand.Rename.class, role).field());
        for (var sequence : List.of("\"3\"", "3.7", "true")) {
            var text =
                    "{\"school\":\"%s\",\"corrects\":%s,\"reason\":{\"code\":\"OTHER\"},%s}"
                            .formatted(SCHOOL, sequence, STATEMENT);
            assertEquals("corrects", refused(SchoolCommand.Correct.class, text).field(), sequence);
        }
        for (var day : List.of("19000", "\"2024-01-02T00:00:00Z\"", "\"2024-13-01\"")) {
            var text =
                    "{\"school\":\"%s\",\"name\":\"B\",\"statement\":{\"by\":{\"id\":\"x\",\"role\":\"HQ\"},\"evidence\":[{\"kind\":\"LETTER\",\"title\":\"t\",\"date\":%s}]}}"
                            .formatted(SCHOOL, day);
            assertEquals(
                    "statement.evidence[0].date",
                    refused(SchoolCommand.Rename.class, text).field(),
                    day);
        }
    }

    private static void assertField(String field, String json) {
        assertEquals(field, refused(SchoolCommand.Rename.class, json.formatted(STATEMENT)).field());
    }

    @Test
    void a_command_is_read_from_a_tree_as_well() {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("school", SCHOOL).put("name", "B");
        body.putObject("statement").putObject("by").put("id", "person:1").put("role", "HQ");
        assertEquals(
                new SchoolCommand.Rename(Samples.SCHOOL, "B", BY_HQ),
                JSON.read(SchoolCommand.Rename.class, body));
        body.put("name", (String) null);
        assertEquals(
                "name",
                assertThrows(
                                UnreadableJson.class,
                                () -> JSON.read(SchoolCommand.Rename.class, body))
                        .field());
    }

    @Test
    void a_policy_is_an_object_though_it_has_one_field() {
        var read =
                read(
                        CountryCommand.RecordPolicy.class,
                        "{\"country\":\"FR\",\"policy\":{\"version\":\"1\",\"admission\":{\"trialMonths\":12}},%s}"
                                .formatted(STATEMENT));
        assertEquals(12, read.policy().admission().trialMonths());
    }

    @Test
    void ids_are_strings_wherever_they_stand() {
        assertEquals("\"" + SCHOOL + "\"", text(Samples.SCHOOL));
        assertEquals(Samples.SCHOOL, read(SchoolId.class, "\"" + SCHOOL + "\""));
        assertEquals(
                "{\"by\":[\"%s\"]}".formatted(Samples.COORDINATOR.value()),
                text(Map.of("by", List.of(Samples.COORDINATOR))));
        assertThrows(UnreadableJson.class, () -> read(PersonId.class, "\"" + SCHOOL + "\""));
    }

    @Test
    void what_a_newer_release_wrote_stops_the_reader() {
        var payload = JSON.write(Samples.full().getFirst());
        assertThrows(
                IllegalArgumentException.class, () -> JSON.read("school.suspended", 1, payload));
        assertThrows(
                IllegalArgumentException.class, () -> JSON.read("application.applied", 2, payload));
    }

    private static String text(Object value) {
        return new String(JSON.write(value), UTF_8);
    }

    private static <T> T read(Class<T> type, String json) {
        return JSON.read(type, json.getBytes(UTF_8));
    }

    private static UnreadableJson refused(Class<?> type, String json) {
        return assertThrows(UnreadableJson.class, () -> read(type, json), json);
    }
}
