package net.associatedschools.registry.admission;

import static net.associatedschools.registry.Sample.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import net.associatedschools.registry.fact.FigureId;
import net.associatedschools.registry.fact.Metadata;
import net.associatedschools.registry.fact.NotInRegister;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.figure.FigureAggregate;
import net.associatedschools.registry.figure.FigureCommand.Correct;
import net.associatedschools.registry.figure.FigureCommand.PublishTotal;
import net.associatedschools.registry.figure.FigureEvent.Corrected;
import net.associatedschools.registry.figure.FigureEvent.TotalPublished;
import net.associatedschools.registry.figure.Scope;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FigureAggregateTest {
    static final FigureId FIGURE = FigureId.of("fr-2011");

    final AggregateTestFixture<FigureAggregate> fixture =
            new AggregateTestFixture<>(FigureAggregate.class);

    @BeforeEach
    void subscribe() {
        new Desks().withFigures(fixture.getRepository()).subscribeTo(fixture.getCommandBus());
    }

    @Test
    void R_STAT_2_the_shell_creates_and_names_the_country_that_the_figure_is_of() {
        fixture.givenNoPriorActivity()
                .when(publish(Scope.of(FR)))
                .expectEvents(published(Scope.of(FR)));
        var metadata = fixture.getEventStore().readEvents(FIGURE.value()).next().getMetaData();
        assertEquals("FR", metadata.get(Metadata.COUNTRY));
    }

    @Test
    void a_figure_of_the_world_is_of_no_country() {
        fixture.givenNoPriorActivity()
                .when(publish(Scope.WORLD))
                .expectEvents(published(Scope.WORLD));
        var metadata = fixture.getEventStore().readEvents(FIGURE.value()).next().getMetaData();
        assertFalse(metadata.containsKey(Metadata.COUNTRY));
    }

    @Test
    void R_APP_11_a_country_that_there_is_not_is_refused() {
        fixture.givenNoPriorActivity()
                .when(publish(new Scope("country:QQ")))
                .expectException(RuleBroken.class)
                .expectExceptionMessage("R-APP-11: country: QQ is not in the register")
                .expectNoEvents();
    }

    @Test
    void R_TIME_2_the_shell_corrects_and_replays_with_the_sequence_of_each_event() {
        fixture.given(published(Scope.of(FR)))
                .when(new Correct(FIGURE, 0, null, ERROR, Statement.by(HQ)))
                .expectEvents(new Corrected(FIGURE, 0, null, ERROR))
                .expectState(
                        shell ->
                                assertEquals(
                                        List.of("figure:fr-2011#0", "figure:fr-2011#1"),
                                        shell.state().recorded().stream()
                                                .map(fact -> fact.name())
                                                .toList()));
    }

    @Test
    void a_figure_that_there_is_not_is_not_corrected() {
        fixture.givenNoPriorActivity()
                .when(new Correct(FIGURE, 0, null, ERROR, Statement.by(HQ)))
                .expectException(NotInRegister.class)
                .expectNoEvents();
    }

    private static PublishTotal publish(Scope scope) {
        return new PublishTotal(
                FIGURE, scope, 190, null, null, "a page", Statement.by(HQ).since(When.UNKNOWN));
    }

    private static TotalPublished published(Scope scope) {
        return new TotalPublished(FIGURE, When.UNKNOWN, scope, 190, null, null, "a page");
    }
}
