package net.associatedschools.registry.school;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.school.Deciders.*;

import java.time.LocalDate;
import java.util.List;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolCommand.Withdraw;
import net.associatedschools.registry.school.SchoolEvent.Withdrawn;
import org.junit.jupiter.api.Test;

class WithdrawTest {
    static final Withdraw LEAVE = on(TODAY);

    @Test
    void R_MEM_1_a_member_leaves() {
        MEMBER.when(LEAVE).then(LEFT);
        ON_A_LIST.when(LEAVE).then(LEFT);
    }

    @Test
    void R_APP_13_leaving_twice_is_harmless() {
        FORMER_MEMBER.when(LEAVE).thenNothing();
    }

    @Test
    void R_APP_13_leaving_on_another_day_is_refused() {
        FORMER_MEMBER.when(on(TODAY.plusDays(1))).thenBroken("R-TIME-3", Kind.STATE);
        FORMER_MEMBER.when(on(TODAY.minusDays(1))).thenBroken("R-TIME-3", Kind.STATE);
    }

    @Test
    void R_TIME_3_who_was_no_member_that_day_does_not_leave() {
        APPLICANT.when(LEAVE).thenBroken("R-TIME-3", Kind.STATE);
        MEMBER.when(on(AUTUMN.minusDays(1))).thenBroken("R-TIME-3", Kind.STATE);
        MEMBER.when(on(AUTUMN)).then(new Withdrawn(LYCEUM, When.on(AUTUMN), OWN_WISH));
    }

    @Test
    void R_TIME_4_leaving_may_be_dated_ahead() {
        MEMBER.when(on(TODAY.plusYears(1)))
                .then(new Withdrawn(LYCEUM, When.on(TODAY.plusYears(1)), OWN_WISH));
    }

    @Test
    void R_PRIV_1_a_reason_in_words_is_no_code() {
        var inWords = Reason.of("because Jeanne said so");
        MEMBER.when(new Withdraw(LYCEUM, inWords, LEAVE.statement()))
                .thenWrong("R-PRIV-1", "reason.code");
    }

    @Test
    void R_ROLE_2_the_school_leaves_or_who_speaks_for_it() {
        for (var actor : List.of(HEAD, PRINCIPAL, COORDINATOR, UNDESIGNATED, COMMISSION)) {
            MEMBER.when(by(actor)).then(LEFT);
        }
        for (var actor : List.of(Actor.ANYONE, Actor.SYSTEM, HQ, AUDITOR, OPERATOR)) {
            MEMBER.when(by(actor)).thenBroken("R-ROLE-2", Kind.ROLE);
        }
        var others = List.of(OTHER_HEAD, SECOND_PRINCIPAL, FOREIGN_COORDINATOR, FOREIGN_COMMISSION);
        for (var actor : others) MEMBER.when(by(actor)).thenBroken("R-ROLE-2", Kind.FOREIGN);
    }

    private static Withdraw on(LocalDate day) {
        return new Withdraw(LYCEUM, OWN_WISH, Statement.by(HEAD, day));
    }

    private static Withdraw by(Actor actor) {
        return new Withdraw(LYCEUM, OWN_WISH, Statement.by(actor, TODAY));
    }
}
