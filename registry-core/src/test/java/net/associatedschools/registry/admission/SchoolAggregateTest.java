package net.associatedschools.registry.admission;

import static net.associatedschools.registry.Sample.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.associatedschools.registry.fact.NotInRegister;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolAggregate;
import net.associatedschools.registry.school.SchoolCommand.RecordMembership;
import net.associatedschools.registry.school.SchoolCommand.Rename;
import net.associatedschools.registry.school.SchoolCommand.Withdraw;
import net.associatedschools.registry.school.SchoolEvent.MembershipRecorded;
import net.associatedschools.registry.school.SchoolEvent.Renamed;
import net.associatedschools.registry.school.SchoolEvent.SchoolRegistered;
import net.associatedschools.registry.school.Status;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchoolAggregateTest {
    static final When SEEN = When.knownBy(SPRING);
    static final SchoolRegistered LISTED = new SchoolRegistered(LYCEUM, SEEN, FR, PROFILE);
    static final MembershipRecorded RECORDED =
            new MembershipRecorded(LYCEUM, SEEN, When.on(SPRING), LIST);
    static final RecordMembership RECORD =
            new RecordMembership(
                    LYCEUM, FR, PROFILE, When.on(SPRING), LIST, Statement.by(COORDINATOR));
    static final Renamed RENAMED = new Renamed(LYCEUM, When.on(TODAY), "Newer");

    final AggregateTestFixture<SchoolAggregate> fixture =
            new AggregateTestFixture<>(SchoolAggregate.class);

    @BeforeEach
    void subscribe() {
        new Desks().withSchools(fixture.getRepository()).subscribeTo(fixture.getCommandBus());
    }

    @Test
    void R_STAT_3_the_shell_creates() {
        fixture.givenNoPriorActivity()
                .when(RECORD)
                .expectEvents(LISTED, RECORDED)
                .expectState(
                        shell -> assertEquals(Status.ACTIVE, shell.state().on(SPRING).status()));
    }

    @Test
    void R_TIME_1_the_shell_routes_each_command() {
        fixture.given(LISTED, RECORDED)
                .when(new Rename(LYCEUM, "Newer", Statement.by(HEAD)))
                .expectEvents(RENAMED);
    }

    @Test
    void R_TIME_3_the_shell_refuses() {
        fixture.given(LISTED)
                .when(new Withdraw(LYCEUM, OWN_WISH, Statement.by(HEAD)))
                .expectException(RuleBroken.class)
                .expectExceptionMessage(
                        "R-TIME-3: " + LYCEUM + "#1 cannot be while the school is NONE")
                .expectNoEvents();
    }

    @Test
    void R_APP_13_the_shell_says_nothing_twice() {
        fixture.given(LISTED, RECORDED)
                .when(RECORD)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void R_TIME_2_the_shell_replays_with_the_sequence_of_each_event() {
        fixture.given(LISTED, RECORDED)
                .when(new Rename(LYCEUM, "Newer", Statement.by(HEAD)))
                .expectState(
                        shell ->
                                assertEquals(
                                        List.of(0L, 1L, 2L),
                                        shell.state().recorded().stream()
                                                .map(fact -> fact.sequence())
                                                .toList()));
    }

    @Test
    void a_school_that_is_not_in_the_register_is_not_found() {
        fixture.givenNoPriorActivity()
                .when(new Rename(ACADEMY, "Newer", Statement.by(HQ)))
                .expectException(NotInRegister.class)
                .expectNoEvents();
    }
}
