package net.associatedschools.registry.admission;

import static net.associatedschools.registry.Sample.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.associatedschools.registry.country.CountryAggregate;
import net.associatedschools.registry.country.CountryCommand.DesignateCoordinator;
import net.associatedschools.registry.country.CountryCommand.EndCoordinator;
import net.associatedschools.registry.country.CountryCommand.ResumeIntake;
import net.associatedschools.registry.country.CountryEvent.CoordinatorDesignated;
import net.associatedschools.registry.country.CountryEvent.CoordinatorEnded;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CountryAggregateTest {
    static final CoordinatorDesignated DESIGNATED =
            new CoordinatorDesignated(FR, When.on(SPRING), personOf(COORDINATOR));
    static final CoordinatorEnded ENDED =
            new CoordinatorEnded(FR, When.on(AUTUMN), personOf(COORDINATOR));
    static final DesignateCoordinator DESIGNATE =
            new DesignateCoordinator(FR, personOf(COORDINATOR), Statement.by(HQ, SPRING));
    static final EndCoordinator END =
            new EndCoordinator(FR, personOf(COORDINATOR), Statement.by(COMMISSION, AUTUMN));

    final AggregateTestFixture<CountryAggregate> fixture =
            new AggregateTestFixture<>(CountryAggregate.class);

    @BeforeEach
    void subscribe() {
        new Desks().withCountries(fixture.getRepository()).subscribeTo(fixture.getCommandBus());
    }

    @Test
    void R_APP_5_the_shell_creates() {
        fixture.givenNoPriorActivity().when(DESIGNATE).expectEvents(DESIGNATED);
    }

    @Test
    void R_APP_5_the_shell_routes_each_command() {
        fixture.given(DESIGNATED).when(END).expectEvents(ENDED);
    }

    @Test
    void R_APP_6_the_shell_refuses() {
        fixture.given(DESIGNATED)
                .when(new ResumeIntake(FR, Statement.by(HQ)))
                .expectException(RuleBroken.class)
                .expectExceptionMessage("R-APP-6: intake is open already")
                .expectNoEvents();
    }

    @Test
    void R_APP_13_the_shell_says_nothing_twice() {
        fixture.given(DESIGNATED)
                .when(DESIGNATE)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void R_TIME_2_the_shell_replays_with_the_sequence_of_each_event() {
        fixture.given(DESIGNATED)
                .when(END)
                .expectState(
                        shell ->
                                assertEquals(
                                        List.of("country:FR#0", "country:FR#1"),
                                        shell.state().recorded().stream()
                                                .map(fact -> fact.name())
                                                .toList()));
    }
}
