package net.associatedschools.registry.country;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.country.Deciders.*;

import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import net.associatedschools.registry.country.CountryCommand.EndCoordinator;
import net.associatedschools.registry.country.CountryEvent.CoordinatorEnded;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import org.junit.jupiter.api.Test;

class EndCoordinatorTest {
    static final CoordinatorEnded ENDED = new CoordinatorEnded(FR, When.on(AUTUMN), CLAIRE);

    @Test
    void R_APP_5_a_designation_ends() {
        COORDINATED.when(on(AUTUMN)).then(ENDED);
    }

    @Test
    void R_APP_5_only_who_is_designated_that_day_ends() {
        UNTOLD.when(on(AUTUMN)).thenBroken("R-APP-5", Kind.STATE);
        COORDINATED.given(ENDED).when(on(TODAY)).thenBroken("R-APP-5", Kind.STATE);
    }

    @Test
    void R_APP_13_ending_twice_is_harmless() {
        COORDINATED.given(ENDED).when(on(AUTUMN)).thenNothing();
    }

    @Test
    void R_TIME_1_an_end_has_a_full_date() {
        var partial = Statement.by(HQ).since(When.in(Year.of(2025)));
        COORDINATED
                .when(new EndCoordinator(FR, CLAIRE, partial))
                .thenWrong("R-TIME-1", "effective");
    }

    @Test
    void R_ROLE_2_the_commission_and_hq_end_it() {
        COORDINATED.when(by(COMMISSION)).then(ENDED);
        for (var actor : List.of(Actor.ANYONE, HEAD, COORDINATOR, AUDITOR, OPERATOR)) {
            COORDINATED.when(by(actor)).thenBroken("R-ROLE-2", Kind.ROLE);
        }
        COORDINATED.when(by(FOREIGN_COMMISSION)).thenBroken("R-ROLE-2", Kind.FOREIGN);
    }

    private static EndCoordinator on(LocalDate day) {
        return new EndCoordinator(FR, CLAIRE, Statement.by(HQ, day));
    }

    private static EndCoordinator by(Actor actor) {
        return new EndCoordinator(FR, CLAIRE, Statement.by(actor, AUTUMN));
    }
}
