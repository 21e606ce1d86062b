package net.associatedschools.registry.country;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.country.Deciders.*;

import java.time.Year;
import java.util.List;
import net.associatedschools.registry.country.CountryCommand.DesignateCoordinator;
import net.associatedschools.registry.country.CountryEvent.CoordinatorDesignated;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import org.junit.jupiter.api.Test;

class DesignateCoordinatorTest {
    @Test
    void R_APP_5_a_coordinator_is_designated() {
        UNTOLD.when(by(HQ)).then(CLAIRE_DESIGNATED);
    }

    @Test
    void R_APP_5_a_deputy_is_designated_beside() {
        COORDINATED
                .when(new DesignateCoordinator(FR, DENIS, Statement.by(HQ, SPRING)))
                .then(new CoordinatorDesignated(FR, When.on(SPRING), DENIS));
    }

    @Test
    void R_APP_13_designating_twice_is_harmless() {
        COORDINATED.when(by(HQ)).thenNothing();
        COORDINATED.when(by(COMMISSION)).thenNothing();
    }

    @Test
    void R_TIME_1_a_designation_has_a_full_date() {
        var partial = Statement.by(HQ).since(When.in(Year.of(2024)));
        UNTOLD.when(new DesignateCoordinator(FR, CLAIRE, partial))
                .thenWrong("R-TIME-1", "effective");
    }

    @Test
    void R_ROLE_2_the_commission_designates_and_hq_records_it() {
        UNTOLD.when(by(COMMISSION)).then(CLAIRE_DESIGNATED);
        var others =
                List.of(
                        Actor.ANYONE,
                        Actor.SYSTEM,
                        PRINCIPAL,
                        HEAD,
                        COORDINATOR,
                        AUDITOR,
                        OPERATOR);
        for (var actor : others) UNTOLD.when(by(actor)).thenBroken("R-ROLE-2", Kind.ROLE);
        UNTOLD.when(by(FOREIGN_COMMISSION)).thenBroken("R-ROLE-2", Kind.FOREIGN);
        UNTOLD.when(by(FOREIGN_COORDINATOR)).thenBroken("R-ROLE-2", Kind.FOREIGN);
    }

    private static DesignateCoordinator by(Actor actor) {
        return new DesignateCoordinator(FR, CLAIRE, Statement.by(actor, SPRING));
    }
}
