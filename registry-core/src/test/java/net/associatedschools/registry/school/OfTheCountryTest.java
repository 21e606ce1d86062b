package net.associatedschools.registry.school;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.fact.SampleDuties.REVALIDATION_ONCE;
import static net.associatedschools.registry.fact.SampleDuties.YEARLY_CONFIRMATION;
import static net.associatedschools.registry.school.Deciders.*;
import static net.associatedschools.registry.school.Members.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.Revalidation;
import net.associatedschools.registry.fact.Revalidation.Silence;
import net.associatedschools.registry.fact.Role;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.Text;
import net.associatedschools.registry.fact.TextId;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolCommand.CloseInstitution;
import net.associatedschools.registry.school.SchoolCommand.ConfirmProfile;
import net.associatedschools.registry.school.SchoolCommand.DeclareInactive;
import net.associatedschools.registry.school.SchoolCommand.RecordActivity;
import net.associatedschools.registry.school.SchoolCommand.RequestCorrection;
import net.associatedschools.registry.school.SchoolEvent.ActivityRecorded;
import net.associatedschools.registry.school.SchoolEvent.CorrectionRequested;
import net.associatedschools.registry.school.SchoolEvent.DeclaredInactive;
import net.associatedschools.registry.school.SchoolEvent.InstitutionClosed;
import net.associatedschools.registry.school.SchoolEvent.ProfileConfirmed;
import org.junit.jupiter.api.Test;

/** RecordActivity, ConfirmProfile, DeclareInactive, CloseInstitution, RequestCorrection. */
class OfTheCountryTest {
    static final When SINCE = When.on(TODAY);
    static final Reason CLOSING = Reason.of("CLOSING");

    @Test
    void R_APP_1_an_activity_is_on_themes_of_the_vocabulary() {
        var peace = List.of("PEACE_AND_HUMAN_RIGHTS");
        MEMBER.when(new RecordActivity(LYCEUM, null, peace, null, Statement.by(HEAD)))
                .then(new ActivityRecorded(LYCEUM, SINCE, null, peace, null));
        MEMBER.when(new RecordActivity(LYCEUM, null, List.of("CHESS"), null, Statement.by(HEAD)))
                .thenWrong("R-APP-1", "themes");
    }

    @Test
    void R_MEM_5_who_confirms_is_said_by_the_revalidation() {
        var byCountry = campaign(Role.COORDINATOR);
        in(YEARLY_CONFIRMATION, byCountry).when(confirm(HEAD)).thenBroken("R-MEM-5", Kind.ROLE);
        var confirmed = new ProfileConfirmed(LYCEUM, SINCE, null, "all");
        in(YEARLY_CONFIRMATION, byCountry).when(confirm(COORDINATOR)).then(confirmed);
        in(YEARLY_CONFIRMATION, campaign(Role.SCHOOL)).when(confirm(HEAD)).then(confirmed);
        in(YEARLY_CONFIRMATION).when(confirm(HEAD)).thenWrong("R-MEM-5", "revalidation");
    }

    @Test
    void R_MEM_5_a_revalidation_of_the_policy_is_answered_by_its_name() {
        var answered = new ProfileConfirmed(LYCEUM, SINCE, null, "revalidation-2017");
        in(REVALIDATION_ONCE)
                .when(
                        new ConfirmProfile(
                                LYCEUM, null, "revalidation-2017", Statement.by(HEAD, TODAY)))
                .then(answered);
    }

    @Test
    void R_MEM_2_a_coordinator_declares_inactive_once() {
        var inactive = new DeclaredInactive(LYCEUM, SINCE, ERROR, null, "country:FR#1", false);
        MEMBER.when(declare(COORDINATOR)).then(inactive);
        MEMBER.given(inactive).when(declare(COORDINATOR)).thenNothing();
        assertEquals(Status.INACTIVE, MEMBER.given(inactive).state().on(TODAY).status());
        FORMER_MEMBER.when(declare(COORDINATOR)).thenBroken("R-TIME-3", Kind.STATE);
        MEMBER.when(declare(HEAD)).thenBroken("R-ROLE-2", Kind.ROLE);
        MEMBER.when(declare(Actor.SYSTEM)).thenWrong("R-MEM-2", "duty");
        MEMBER.when(declare(FOREIGN_COORDINATOR)).thenBroken("R-ROLE-2", Kind.FOREIGN);
    }

    @Test
    void R_MEM_1_an_institution_that_closed_is_a_former_member() {
        var closed = new InstitutionClosed(LYCEUM, SINCE, CLOSING);
        MEMBER.when(close(COORDINATOR)).then(closed);
        assertEquals(Status.FORMER, MEMBER.given(closed).state().on(TODAY).status());
        for (var actor : List.of(HEAD, HQ, Actor.SYSTEM)) {
            MEMBER.when(close(actor)).thenBroken("R-ROLE-2", Kind.ROLE);
        }
    }

    @Test
    void R_TIME_2_a_school_asks_for_a_correction_of_what_was_said() {
        MEMBER.when(request(HEAD, 2L)).then(new CorrectionRequested(LYCEUM, SINCE, 2L, words()));
        MEMBER.when(request(HEAD, 3L)).thenWrong("R-TIME-2", "sequence");
        MEMBER.when(request(COORDINATOR, 2L)).thenBroken("R-ROLE-2", Kind.ROLE);
        MEMBER.when(request(OTHER_HEAD, 2L)).thenBroken("R-ROLE-2", Kind.FOREIGN);
    }

    private static Revalidation campaign(Role confirmedBy) {
        return new Revalidation("all", TODAY.plusMonths(1), confirmedBy, Silence.PROPOSAL);
    }

    private static ConfirmProfile confirm(Actor by) {
        return new ConfirmProfile(LYCEUM, null, "all", Statement.by(by, TODAY));
    }

    private static DeclareInactive declare(Actor by) {
        return new DeclareInactive(LYCEUM, ERROR, null, null, Statement.by(by));
    }

    private static CloseInstitution close(Actor by) {
        return new CloseInstitution(LYCEUM, CLOSING, Statement.by(by));
    }

    private static RequestCorrection request(Actor by, long sequence) {
        return new RequestCorrection(LYCEUM, sequence, words(), Statement.by(by));
    }

    private static Text words() {
        return new Text(TextId.of(new java.util.UUID(5, 5)), "ab".repeat(32), 4);
    }
}
