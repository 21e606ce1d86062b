package net.associatedschools.registry.admission;

import static net.associatedschools.registry.Sample.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.associatedschools.registry.admission.MemoryStreams.Said;
import net.associatedschools.registry.application.ApplicationCommand.FileCandidateReport;
import net.associatedschools.registry.application.ApplicationCommand.NotPreselect;
import net.associatedschools.registry.application.ApplicationCommand.RecordCandidacy;
import net.associatedschools.registry.application.ApplicationCommand.Resubmit;
import net.associatedschools.registry.application.ApplicationCommand.ReturnToSchool;
import net.associatedschools.registry.country.Country;
import net.associatedschools.registry.country.CountryCommand.DesignateCoordinator;
import net.associatedschools.registry.country.CountryCommand.RecordPolicy;
import net.associatedschools.registry.fact.Command;
import net.associatedschools.registry.fact.Metadata;
import net.associatedschools.registry.fact.NotInRegister;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.Text;
import net.associatedschools.registry.fact.TextId;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolCommand;
import net.associatedschools.registry.school.SchoolCommand.SplitOff;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A past that is decided command by command, without a bus and without a log. */
class MemoryStreamsTest {
    private static final Text WORDS = new Text(TextId.of(new UUID(3, 1)), "ab12", 3);

    private final MemoryStreams streams = new MemoryStreams();

    @BeforeEach
    void tellTheCountry() {
        tell(new DesignateCoordinator(FR, personOf(COORDINATOR), Statement.by(HQ, SPRING)));
        tell(new RecordPolicy(FR, POLICY, Statement.by(HQ, SPRING)));
    }

    @Test
    void what_a_command_says_in_two_streams_comes_back_in_the_order_of_the_log() {
        tell(APPLY);
        tell(PRESELECT);
        tell(RECOMMEND);
        assertEquals(
                List.of(FIRST + "#3 Certified", LYCEUM + "#2 MembershipStarted"), tell(CERTIFY));
        assertTrue(streams.school(LYCEUM.value()).isRegistered());
    }

    @Test
    void each_event_carries_who_said_it_and_where() {
        var said = streams.tell(new GenericMessage<>(APPLY), DeskTest.CLOCK);
        assertEquals(3, said.size());
        for (var event : said) {
            assertEquals(LYCEUM.value(), event.metadata().get(Metadata.SCHOOL));
            assertEquals("FR", event.metadata().get(Metadata.COUNTRY));
        }
    }

    @Test
    void a_refused_command_says_nothing_and_the_next_one_is_told_as_if_it_had_not_been() {
        tell(APPLY);
        assertThrows(RuleBroken.class, () -> tell(CERTIFY));
        assertEquals(List.of(FIRST + "#1 Preselected"), tell(PRESELECT));
    }

    @Test
    void R_APP_13_a_repeat_says_nothing() {
        tell(APPLY);
        assertEquals(List.of(), tell(APPLY));
    }

    @Test
    void an_application_that_came_back_goes_on_where_it_stood() {
        tell(APPLY);
        tell(new ReturnToSchool(FIRST, WORDS, Statement.by(COORDINATOR, SPRING)));
        assertEquals(
                List.of(FIRST + "#2 Resubmitted"),
                tell(new Resubmit(FIRST, FORM, Statement.by(HEAD, SPRING))));
        assertEquals(
                List.of(FIRST + "#3 NotPreselected"),
                tell(new NotPreselect(FIRST, OWN_WISH, Statement.by(COORDINATOR, SPRING))));
    }

    @Test
    void R_ROLE_2_what_nobody_was_told_of_is_not_in_the_register() {
        assertThrows(NotInRegister.class, () -> tell(PRESELECT));
        assertThrows(
                NotInRegister.class,
                () -> tell(new SchoolCommand.Rename(LYCEUM, "Newer", Statement.by(HEAD))));
    }

    @Test
    void who_reads_a_stream_that_is_not_there_finds_it_empty() {
        assertFalse(streams.school(LYCEUM.value()).isRegistered());
        assertEquals(Country.EMPTY, streams.country(DE.stream()));
    }

    @Test
    void forgotten_schools_may_be_told_anew_and_countries_stay() {
        tell(APPLY);
        streams.forgetSchools();
        assertFalse(streams.school(LYCEUM.value()).isRegistered());
        assertThrows(NotInRegister.class, () -> tell(PRESELECT));
        assertEquals(
                List.of(
                        FIRST + "#0 Applied",
                        LYCEUM + "#0 SchoolRegistered",
                        LYCEUM + "#1 ApplicationOpened"),
                tell(APPLY));
        assertFalse(streams.country(FR.stream()).recorded().isEmpty());
    }

    @Test
    void R_APP_5_a_country_says_what_it_was_set_to_say() {
        tell(APPLY);
        streams.set(FR.stream(), Country.EMPTY);
        assertEquals(Country.EMPTY, streams.country(FR.stream()));
        assertThrows(RuleBroken.class, () -> tell(PRESELECT));
    }

    @Test
    void a_list_s_candidate_and_its_report_are_decided_like_any_other() {
        assertEquals(
                List.of(
                        FIRST + "#0 CandidacyRecorded",
                        LYCEUM + "#0 SchoolRegistered",
                        LYCEUM + "#1 ApplicationOpened"),
                tell(
                        new RecordCandidacy(
                                FIRST,
                                LYCEUM,
                                FR,
                                PROFILE,
                                When.on(SPRING),
                                LIST,
                                Statement.by(COORDINATOR, SPRING))));
        assertEquals(
                List.of(FIRST + "#1 CandidateReportFiled"),
                tell(
                        new FileCandidateReport(
                                FIRST, "OTHER", WORDS, Statement.by(COORDINATOR, AUTUMN))));
    }

    @Test
    void a_part_that_splits_off_and_a_duplicate_hear_of_the_other_school() {
        var part = SchoolId.of(new UUID(1, 3));
        tell(
                new SchoolCommand.RecordMembership(
                        LYCEUM, FR, PROFILE, When.on(SPRING), LIST, Statement.by(HQ, SPRING)));
        assertEquals(
                List.of(part + "#0 SchoolRegistered", part + "#1 SplitFrom"),
                tell(new SplitOff(LYCEUM, part, FR, PROFILE, Statement.by(HQ, TODAY))));
        assertEquals(
                List.of(part + "#2 MarkedDuplicateOf", LYCEUM + "#2 Absorbed"),
                tell(new SchoolCommand.MarkDuplicate(part, LYCEUM, Statement.by(HQ, TODAY))));
    }

    private List<String> tell(Command command) {
        return streams.tell(message(command), DeskTest.CLOCK).stream()
                .map(MemoryStreamsTest::line)
                .toList();
    }

    private static GenericMessage<Command> message(Command command) {
        return new GenericMessage<>(command, MetaData.from(Map.of()));
    }

    private static String line(Said said) {
        return said.stream()
                + "#"
                + said.sequence()
                + " "
                + said.event().getClass().getSimpleName();
    }
}
