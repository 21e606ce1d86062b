package net.associatedschools.registry.country;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.country.Deciders.*;

import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import net.associatedschools.registry.country.CountryCommand.ReplaceCoordinator;
import net.associatedschools.registry.country.CountryEvent.CoordinatorReplaced;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import org.junit.jupiter.api.Test;

class ReplaceCoordinatorTest {
    static final CoordinatorReplaced REPLACED =
            new CoordinatorReplaced(FR, When.on(AUTUMN), CLAIRE, DENIS);

    @Test
    void R_APP_5_one_coordinator_takes_the_place_of_another() {
        COORDINATED.when(on(AUTUMN)).then(REPLACED);
    }

    @Test
    void R_APP_5_only_who_is_designated_that_day_is_replaced() {
        UNTOLD.when(on(AUTUMN)).thenBroken("R-APP-5", Kind.STATE);
        COORDINATED.when(on(SPRING.minusDays(1))).thenBroken("R-APP-5", Kind.STATE);
        COORDINATED.given(REPLACED).when(on(TODAY)).thenBroken("R-APP-5", Kind.STATE);
    }

    @Test
    void R_APP_5_nobody_takes_their_own_place() {
        COORDINATED
                .when(new ReplaceCoordinator(FR, CLAIRE, CLAIRE, Statement.by(HQ, AUTUMN)))
                .thenWrong("R-APP-5", "coordinator");
    }

    @Test
    void R_APP_13_replacing_twice_is_harmless() {
        COORDINATED.given(REPLACED).when(on(AUTUMN)).thenNothing();
    }

    @Test
    void R_TIME_1_a_replacement_has_a_full_date() {
        var partial = Statement.by(HQ).since(When.in(Year.of(2025)));
        COORDINATED
                .when(new ReplaceCoordinator(FR, CLAIRE, DENIS, partial))
                .thenWrong("R-TIME-1", "effective");
    }

    @Test
    void R_ROLE_2_the_commission_and_hq_replace() {
        COORDINATED.when(by(COMMISSION)).then(REPLACED);
        for (var actor : List.of(Actor.ANYONE, HEAD, COORDINATOR, AUDITOR, OPERATOR)) {
            COORDINATED.when(by(actor)).thenBroken("R-ROLE-2", Kind.ROLE);
        }
        COORDINATED.when(by(FOREIGN_COMMISSION)).thenBroken("R-ROLE-2", Kind.FOREIGN);
    }

    private static ReplaceCoordinator on(LocalDate day) {
        return new ReplaceCoordinator(FR, CLAIRE, DENIS, Statement.by(HQ, day));
    }

    private static ReplaceCoordinator by(Actor actor) {
        return new ReplaceCoordinator(FR, CLAIRE, DENIS, Statement.by(actor, AUTUMN));
    }
}
