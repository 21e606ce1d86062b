package net.associatedschools.registry.audit;

import static net.associatedschools.registry.contract.Samples.APPLICATION;
import static net.associatedschools.registry.contract.Samples.COORDINATOR;
import static net.associatedschools.registry.contract.Samples.COUNTRY;
import static net.associatedschools.registry.contract.Samples.DEPUTY;
import static net.associatedschools.registry.contract.Samples.HQ;
import static net.associatedschools.registry.contract.Samples.SCHOOL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.associatedschools.registry.application.Application.Stage;
import net.associatedschools.registry.application.ApplicationEvent;
import net.associatedschools.registry.application.ApplicationEvent.Applied;
import net.associatedschools.registry.application.ApplicationEvent.Certified;
import net.associatedschools.registry.application.ApplicationEvent.Preselected;
import net.associatedschools.registry.application.ApplicationEvent.Recommended;
import net.associatedschools.registry.application.Form;
import net.associatedschools.registry.audit.Replay.Step;
import net.associatedschools.registry.country.CountryEvent.CoordinatorDesignated;
import net.associatedschools.registry.country.CountryEvent.CoordinatorReplaced;
import net.associatedschools.registry.fact.Fact;
import net.associatedschools.registry.fact.Profile;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.Recorded;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolEvent;
import net.associatedschools.registry.school.SchoolEvent.ApplicationOpened;
import net.associatedschools.registry.school.SchoolEvent.MembershipStarted;
import net.associatedschools.registry.school.SchoolEvent.Renamed;
import net.associatedschools.registry.school.SchoolEvent.SchoolRegistered;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final Profile PROFILE = Profile.named("Lyceum", "Nîmes");
    private static final LocalDate DAY = LocalDate.parse("2025-06-01");
    private static final Reason REASON = Reason.of("CLERICAL_ERROR");

    private final List<Recorded<?>> log = new ArrayList<>();
    private final Map<String, Long> sequences = new HashMap<>();

    private void say(String stream, Object event) {
        long sequence = sequences.merge(stream, 1L, Long::sum) - 1;
        log.add(
                new Recorded<>(
                        new Fact<>(stream, sequence, event),
                        new UUID(0, log.size()),
                        log.size() + 1L,
                        Instant.EPOCH,
                        Map.of("role", "HQ")));
    }

    private static When on(String day) {
        return When.parse(day);
    }

    private void fromApplicationToMember() {
        var form = new Form(PROFILE, null, null, null, null, null, null, List.of(), null);
        say(APPLICATION.value(), new Applied(APPLICATION, on("2023-09-15"), SCHOOL, COUNTRY, form));
        say(SCHOOL.value(), new SchoolRegistered(SCHOOL, on("2023-09-15"), COUNTRY, PROFILE));
        say(SCHOOL.value(), new ApplicationOpened(SCHOOL, on("2023-09-15"), APPLICATION));
        say(
                APPLICATION.value(),
                new Preselected(
                        APPLICATION,
                        on("2023-10-01"),
                        COORDINATOR.value(),
                        false,
                        null,
                        LocalDate.parse("2024-10-01")));
        say(
                APPLICATION.value(),
                new Recommended(APPLICATION, on("2024-10-02"), COORDINATOR.value(), false));
        say(APPLICATION.value(), new Certified(APPLICATION, on("2025-01-01"), HQ, "Lyceum"));
        say(SCHOOL.value(), new MembershipStarted(SCHOOL, on("2025-01-01"), APPLICATION, "Lyceum"));
    }

    @Test
    void R_TIME_2_a_school_is_told_step_by_step_and_a_correction_changes_what_is_known() {
        fromApplicationToMember();
        say(SCHOOL.value(), new Renamed(SCHOOL, on("2025-03"), "Collège"));
        say(SCHOOL.value(), new SchoolEvent.Corrected(SCHOOL, 3, null, REASON));
        var steps = Replay.school(log, DAY);
        assertEquals(log, steps.stream().<Recorded<?>>map(Step::recorded).toList());
        assertEquals(
                List.of(
                        "Not in the register",
                        "Not a member, named “Lyceum”",
                        "Not a member, named “Lyceum”",
                        "Not a member, named “Lyceum”",
                        "Not a member, named “Lyceum”",
                        "Not a member, named “Lyceum”",
                        "Member (active) from 1 January 2025, named “Lyceum”",
                        "Member (active) from 1 January 2025, named “Collège”",
                        "Member (active) from 1 January 2025, named “Lyceum”"),
                steps.stream().map(step -> Sentences.ofState(step.state())).toList());
        assertEquals(
                "Corrects #3: it did not happen (was: renamed to “Collège” from a day in March"
                        + " 2025) (reason: clerical error).",
                steps.getLast().sentence());
    }

    @Test
    void a_day_before_the_membership_shows_the_school_as_it_was_then() {
        fromApplicationToMember();
        var steps = Replay.school(log, LocalDate.parse("2024-12-31"));
        assertEquals("Not a member, named “Lyceum”", Sentences.ofState(steps.getLast().state()));
    }

    @Test
    void an_application_is_told_stage_by_stage() {
        fromApplicationToMember();
        say(APPLICATION.value(), new ApplicationEvent.Corrected(APPLICATION, 3, null, REASON));
        var own =
                log.stream()
                        .filter(each -> each.fact().stream().equals(APPLICATION.value()))
                        .toList();
        assertEquals(
                List.of(
                        Stage.SUBMITTED,
                        Stage.CANDIDATE,
                        Stage.RECOMMENDED,
                        Stage.CERTIFIED,
                        Stage.RECOMMENDED),
                Replay.application(own).stream().map(Step::state).toList());
        assertEquals(
                "Certified from 1 January 2025 as “Lyceum” by HQ.",
                Replay.application(own).get(3).sentence());
    }

    @Test
    void a_country_is_told_by_who_coordinates_it() {
        say(COUNTRY.stream(), new CoordinatorDesignated(COUNTRY, on("2020-01-01"), COORDINATOR));
        say(
                COUNTRY.stream(),
                new CoordinatorReplaced(COUNTRY, on("2021-01-01"), COORDINATOR, DEPUTY));
        assertEquals(
                List.of(List.of(COORDINATOR), List.of(DEPUTY)),
                Replay.country(log, DAY).stream()
                        .map(step -> step.state().coordinators())
                        .toList());
    }

    @Test
    void nothing_recorded_is_nothing_told() {
        assertEquals(List.of(), Replay.school(List.of(), DAY));
    }
}
