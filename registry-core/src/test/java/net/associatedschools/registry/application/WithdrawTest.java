package net.associatedschools.registry.application;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.application.Deciders.*;

import java.time.Year;
import java.util.List;
import net.associatedschools.registry.application.ApplicationCommand.Withdraw;
import net.associatedschools.registry.application.ApplicationEvent.Withdrawn;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import org.junit.jupiter.api.Test;

class WithdrawTest {
    @Test
    void R_APP_13_what_is_open_is_withdrawn() {
        for (var state : List.of(SUBMITTED, CANDIDATE, PROPOSED)) {
            state.when(WITHDRAW).then(WITHDRAWN);
        }
    }

    @Test
    void R_APP_13_withdrawing_twice_is_harmless() {
        GIVEN_UP.when(WITHDRAW).thenNothing();
    }

    @Test
    void R_APP_13_withdrawing_for_another_reason_is_refused() {
        GIVEN_UP.when(new Withdraw(FIRST, Reason.of("CLOSING"), WITHDRAW.statement()))
                .thenBroken("R-APP-13", Kind.STATE);
    }

    @Test
    void R_APP_13_what_was_certified_is_not_withdrawn() {
        MADE_MEMBER.when(WITHDRAW).thenBroken("R-APP-13", Kind.STATE);
    }

    @Test
    void R_ROLE_2_the_school_withdraws_or_who_speaks_for_it() {
        for (var actor : List.of(PRINCIPAL, HEAD, COORDINATOR, UNDESIGNATED, COMMISSION)) {
            SUBMITTED.when(by(actor)).then(WITHDRAWN);
        }
        for (var actor : List.of(Actor.ANYONE, Actor.SYSTEM, HQ, AUDITOR, OPERATOR)) {
            SUBMITTED.when(by(actor)).thenBroken("R-ROLE-2", Kind.ROLE);
        }
    }

    @Test
    void R_ROLE_2_no_other_school_or_country_withdraws_it() {
        var others = List.of(OTHER_HEAD, SECOND_PRINCIPAL, FOREIGN_COORDINATOR, FOREIGN_COMMISSION);
        for (var actor : others) {
            SUBMITTED.when(by(actor)).thenBroken("R-ROLE-2", Kind.FOREIGN);
        }
    }

    @Test
    void R_PRIV_1_a_reason_in_words_is_no_code() {
        var inWords = Reason.of("because Jeanne said so");
        SUBMITTED
                .when(new Withdraw(FIRST, inWords, WITHDRAW.statement()))
                .thenWrong("R-PRIV-1", "reason.code");
    }

    @Test
    void R_TIME_1_a_withdrawal_may_be_dated_in_part() {
        var partial = WITHDRAW.statement().since(When.in(Year.of(2025)));
        SUBMITTED
                .when(new Withdraw(FIRST, OWN_WISH, partial))
                .then(new Withdrawn(FIRST, When.in(Year.of(2025)), OWN_WISH));
    }

    @Test
    void R_TIME_3_nothing_is_withdrawn_before_what_it_follows() {
        SUBMITTED
                .when(new Withdraw(FIRST, OWN_WISH, Statement.by(PRINCIPAL, SPRING.minusDays(1))))
                .thenBroken("R-TIME-3", Kind.STATE);
    }

    private static Withdraw by(Actor actor) {
        return new Withdraw(FIRST, OWN_WISH, Statement.by(actor, AUTUMN));
    }
}
