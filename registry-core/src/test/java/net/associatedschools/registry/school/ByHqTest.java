package net.associatedschools.registry.school;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.school.Deciders.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Function;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolCommand.Correct;
import net.associatedschools.registry.school.SchoolCommand.RefuseRenewal;
import net.associatedschools.registry.school.SchoolCommand.Reinstate;
import net.associatedschools.registry.school.SchoolCommand.ReissueCertificate;
import net.associatedschools.registry.school.SchoolCommand.Remove;
import net.associatedschools.registry.school.SchoolCommand.Suspend;
import net.associatedschools.registry.school.SchoolEvent.CertificateReissued;
import net.associatedschools.registry.school.SchoolEvent.Reinstated;
import net.associatedschools.registry.school.SchoolEvent.Removed;
import net.associatedschools.registry.school.SchoolEvent.RenewalRefused;
import net.associatedschools.registry.school.SchoolEvent.Suspended;
import org.junit.jupiter.api.Test;

/** Suspend, Reinstate, RefuseRenewal, Remove, ReissueCertificate. */
class ByHqTest {
    static final When SINCE = When.on(TODAY);
    static final Suspended SUSPENDED = new Suspended(LYCEUM, SINCE, ERROR);

    @Test
    void R_TIME_3_who_is_suspended_is_reinstated_and_who_is_not_is_not() {
        MEMBER.when(new Suspend(LYCEUM, ERROR, Statement.by(HQ))).then(SUSPENDED);
        var suspended = MEMBER.given(SUSPENDED);
        assertEquals(Status.SUSPENDED, suspended.state().on(TODAY).status());
        suspended.when(new Suspend(LYCEUM, ERROR, Statement.by(HQ))).thenNothing();
        suspended
                .when(new Suspend(LYCEUM, ERROR, Statement.by(HQ, TODAY.plusDays(1))))
                .thenBroken("R-TIME-3", Kind.STATE);
        var reinstated = new Reinstated(LYCEUM, When.on(TODAY.plusDays(1)));
        suspended.when(new Reinstate(LYCEUM, Statement.by(HQ, TODAY.plusDays(1)))).then(reinstated);
        assertEquals(
                Status.ACTIVE, suspended.given(reinstated).state().on(TODAY.plusDays(1)).status());
        MEMBER.when(new Reinstate(LYCEUM, Statement.by(HQ))).thenBroken("R-TIME-3", Kind.STATE);
    }

    @Test
    void R_MEM_1_who_is_removed_or_not_renewed_is_a_former_member_and_keeps_its_identity() {
        var removed = new Removed(LYCEUM, SINCE, ERROR);
        MEMBER.when(new Remove(LYCEUM, ERROR, Statement.by(HQ))).then(removed);
        var refused = new RenewalRefused(LYCEUM, SINCE, ERROR);
        MEMBER.when(new RefuseRenewal(LYCEUM, ERROR, Statement.by(HQ))).then(refused);
        for (var left : List.of(removed, refused)) {
            var state = MEMBER.given(left).state();
            assertEquals(Status.FORMER, state.on(TODAY).status());
            assertEquals("Lyceum", state.on(TODAY).certificateName());
        }
        APPLICANT
                .when(new Remove(LYCEUM, ERROR, Statement.by(HQ)))
                .thenBroken("R-TIME-3", Kind.STATE);
    }

    @Test
    void R_APP_4_a_certificate_has_a_history_of_names() {
        var reissued = new CertificateReissued(LYCEUM, SINCE, "Newer");
        MEMBER.when(new ReissueCertificate(LYCEUM, "Newer", Statement.by(HQ))).then(reissued);
        var state = MEMBER.given(reissued).state();
        assertEquals("Lyceum", state.on(TODAY.minusDays(1)).certificateName());
        assertEquals("Newer", state.on(TODAY).certificateName());
        MEMBER.when(new ReissueCertificate(LYCEUM, " ", Statement.by(HQ)))
                .thenWrong("R-APP-1", "certificateName");
        APPLICANT
                .when(new ReissueCertificate(LYCEUM, "Newer", Statement.by(HQ)))
                .thenBroken("R-TIME-3", Kind.STATE);
    }

    @Test
    void R_PRIV_1_a_reason_in_words_is_no_code() {
        var inWords = Reason.of("because Jeanne said so");
        MEMBER.when(new Suspend(LYCEUM, inWords, Statement.by(HQ)))
                .thenWrong("R-PRIV-1", "reason.code");
        MEMBER.when(new Remove(LYCEUM, inWords, Statement.by(HQ)))
                .thenWrong("R-PRIV-1", "reason.code");
    }

    @Test
    void R_ROLE_2_only_hq_says_so_and_corrects_it() {
        List<Function<Actor, SchoolCommand>> commands =
                List.of(
                        by -> new Suspend(LYCEUM, ERROR, Statement.by(by)),
                        by -> new Reinstate(LYCEUM, Statement.by(by)),
                        by -> new Remove(LYCEUM, ERROR, Statement.by(by)),
                        by -> new RefuseRenewal(LYCEUM, ERROR, Statement.by(by)),
                        by -> new ReissueCertificate(LYCEUM, "Newer", Statement.by(by)));
        for (var command : commands) {
            for (var actor : List.of(HEAD, COORDINATOR, COMMISSION, Actor.SYSTEM, AUDITOR)) {
                MEMBER.when(command.apply(actor)).thenBroken("R-ROLE-2", Kind.ROLE);
            }
        }
        MEMBER.given(SUSPENDED)
                .when(new Correct(LYCEUM, 3, null, ERROR, Statement.by(COORDINATOR)))
                .thenBroken("R-ROLE-2", Kind.ROLE);
    }
}
