package net.associatedschools.registry.admission;

import static net.associatedschools.registry.Sample.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.associatedschools.registry.application.Application.Stage;
import net.associatedschools.registry.application.ApplicationAggregate;
import net.associatedschools.registry.application.ApplicationCommand.Preselect;
import net.associatedschools.registry.country.CountryEvent.CoordinatorDesignated;
import net.associatedschools.registry.country.CountryEvent.PolicyRecorded;
import net.associatedschools.registry.fact.NotInRegister;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApplicationAggregateTest {
    final AggregateTestFixture<ApplicationAggregate> fixture =
            new AggregateTestFixture<>(ApplicationAggregate.class);
    final Desks desks =
            new Desks()
                    .told(
                            new CoordinatorDesignated(FR, When.on(SPRING), personOf(COORDINATOR)),
                            new PolicyRecorded(FR, When.on(SPRING), POLICY));

    @BeforeEach
    void subscribe() {
        desks.withApplications(fixture.getRepository()).subscribeTo(fixture.getCommandBus());
    }

    @Test
    void R_APP_1_the_shell_creates() {
        fixture.givenNoPriorActivity()
                .when(APPLY)
                .expectEvents(APPLIED)
                .expectState(shell -> assertEquals(Stage.SUBMITTED, shell.state().stage()));
        assertEquals(List.of(REGISTERED, OPENED), desks.said(LYCEUM.value()));
    }

    @Test
    void R_APP_5_the_shell_routes_each_command() {
        desks.told(REGISTERED, OPENED);
        fixture.given(APPLIED).when(PRESELECT).expectEvents(PRESELECTED);
    }

    @Test
    void R_APP_9_the_shell_routes_what_two_streams_say() {
        desks.told(REGISTERED, OPENED);
        fixture.given(APPLIED, PRESELECTED, RECOMMENDED).when(CERTIFY).expectEvents(CERTIFIED);
        assertEquals(List.of(REGISTERED, OPENED, STARTED), desks.said(LYCEUM.value()));
    }

    @Test
    void R_APP_4_the_shell_refuses() {
        desks.told(REGISTERED, OPENED);
        fixture.given(APPLIED, PRESELECTED)
                .when(CERTIFY)
                .expectException(RuleBroken.class)
                .expectExceptionMessage("R-APP-4: the application is CANDIDATE")
                .expectNoEvents();
    }

    @Test
    void R_APP_13_the_shell_says_nothing_twice() {
        desks.told(REGISTERED, OPENED);
        fixture.given(APPLIED, PRESELECTED)
                .when(PRESELECT)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void R_TIME_2_the_shell_replays_with_the_sequence_of_each_event() {
        desks.told(REGISTERED, OPENED);
        fixture.given(APPLIED, PRESELECTED, RECOMMENDED)
                .when(CERTIFY)
                .expectState(
                        shell ->
                                assertEquals(
                                        List.of(
                                                FIRST + "#0",
                                                FIRST + "#1",
                                                FIRST + "#2",
                                                FIRST + "#3"),
                                        shell.state().recorded().stream()
                                                .map(fact -> fact.name())
                                                .toList()));
    }

    @Test
    void an_application_that_is_not_in_the_register_is_not_found() {
        fixture.givenNoPriorActivity()
                .when(new Preselect(SECOND, Statement.by(COORDINATOR, SPRING)))
                .expectException(NotInRegister.class)
                .expectNoEvents();
    }
}
