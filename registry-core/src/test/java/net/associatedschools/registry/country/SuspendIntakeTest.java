package net.associatedschools.registry.country;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.country.Deciders.*;

import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import net.associatedschools.registry.country.CountryCommand.SuspendIntake;
import net.associatedschools.registry.country.CountryEvent.IntakeResumed;
import net.associatedschools.registry.country.CountryEvent.IntakeSuspended;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import org.junit.jupiter.api.Test;

class SuspendIntakeTest {
    static final Reason REASON = INTAKE_SUSPENDED.reason();

    @Test
    void R_APP_6_intake_is_suspended() {
        UNTOLD.when(on(AUTUMN)).then(INTAKE_SUSPENDED);
    }

    @Test
    void R_APP_6_what_is_suspended_is_not_suspended_on_another_day() {
        CLOSED.when(on(TODAY)).thenBroken("R-APP-6", Kind.STATE);
        CLOSED.given(new IntakeResumed(FR, When.on(TODAY)))
                .when(on(TODAY))
                .then(new IntakeSuspended(FR, When.on(TODAY), REASON));
    }

    @Test
    void R_APP_13_suspending_twice_is_harmless() {
        CLOSED.when(on(AUTUMN)).thenNothing();
    }

    @Test
    void R_TIME_1_a_suspension_has_a_full_date() {
        var partial = Statement.by(HQ).since(When.in(Year.of(2025)));
        UNTOLD.when(new SuspendIntake(FR, REASON, partial)).thenWrong("R-TIME-1", "effective");
    }

    @Test
    void R_PRIV_1_a_reason_in_words_is_no_code() {
        UNTOLD.when(new SuspendIntake(FR, Reason.of("too many"), Statement.by(HQ, AUTUMN)))
                .thenWrong("R-PRIV-1", "reason.code");
    }

    @Test
    void R_ROLE_2_the_country_and_hq_suspend() {
        for (var actor : List.of(COORDINATOR, COMMISSION)) {
            UNTOLD.when(by(actor)).then(INTAKE_SUSPENDED);
        }
        for (var actor : List.of(Actor.ANYONE, Actor.SYSTEM, HEAD, AUDITOR, OPERATOR)) {
            UNTOLD.when(by(actor)).thenBroken("R-ROLE-2", Kind.ROLE);
        }
        UNTOLD.when(by(FOREIGN_COORDINATOR)).thenBroken("R-ROLE-2", Kind.FOREIGN);
    }

    private static SuspendIntake on(LocalDate day) {
        return new SuspendIntake(FR, REASON, Statement.by(HQ, day));
    }

    private static SuspendIntake by(Actor actor) {
        return new SuspendIntake(FR, REASON, Statement.by(actor, AUTUMN));
    }
}
