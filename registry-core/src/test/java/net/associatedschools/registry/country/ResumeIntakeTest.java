package net.associatedschools.registry.country;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.country.Deciders.*;

import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import net.associatedschools.registry.country.CountryCommand.ResumeIntake;
import net.associatedschools.registry.country.CountryEvent.IntakeResumed;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import org.junit.jupiter.api.Test;

class ResumeIntakeTest {
    static final IntakeResumed RESUMED = new IntakeResumed(FR, When.on(TODAY));

    @Test
    void R_APP_6_intake_is_resumed() {
        CLOSED.when(on(TODAY)).then(RESUMED);
    }

    @Test
    void R_APP_6_what_is_open_is_not_resumed() {
        UNTOLD.when(on(TODAY)).thenBroken("R-APP-6", Kind.STATE);
        CLOSED.when(on(AUTUMN.minusDays(1))).thenBroken("R-APP-6", Kind.STATE);
    }

    @Test
    void R_APP_13_resuming_twice_is_harmless() {
        CLOSED.given(RESUMED).when(on(TODAY)).thenNothing();
        CLOSED.given(RESUMED).when(on(TODAY.plusDays(1))).thenBroken("R-APP-6");
    }

    @Test
    void R_TIME_1_a_resumption_has_a_full_date() {
        var partial = Statement.by(HQ).since(When.in(Year.of(2026)));
        CLOSED.when(new ResumeIntake(FR, partial)).thenWrong("R-TIME-1", "effective");
    }

    @Test
    void R_ROLE_2_the_country_and_hq_resume() {
        for (var actor : List.of(COORDINATOR, COMMISSION)) CLOSED.when(by(actor)).then(RESUMED);
        for (var actor : List.of(Actor.ANYONE, Actor.SYSTEM, HEAD, AUDITOR, OPERATOR)) {
            CLOSED.when(by(actor)).thenBroken("R-ROLE-2", Kind.ROLE);
        }
        CLOSED.when(by(FOREIGN_COORDINATOR)).thenBroken("R-ROLE-2", Kind.FOREIGN);
    }

    private static ResumeIntake on(LocalDate day) {
        return new ResumeIntake(FR, Statement.by(HQ, day));
    }

    private static ResumeIntake by(Actor actor) {
        return new ResumeIntake(FR, Statement.by(actor, TODAY));
    }
}
