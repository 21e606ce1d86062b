package net.associatedschools.registry.school;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.fact.SampleDuties.RENEWAL_THEN_PERMANENCE;
import static net.associatedschools.registry.fact.SampleDuties.YEARLY_CONFIRMATION;
import static net.associatedschools.registry.school.Members.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.school.SchoolCommand.NoteRenewalDue;
import net.associatedschools.registry.school.SchoolCommand.RecognisePermanence;
import net.associatedschools.registry.school.SchoolCommand.Renew;
import net.associatedschools.registry.school.SchoolEvent.PermanenceRecognised;
import net.associatedschools.registry.school.SchoolEvent.RenewalDue;
import net.associatedschools.registry.school.SchoolEvent.Renewed;
import org.junit.jupiter.api.Test;

class RenewTest {
    static final Renewed IN_TIME = renewed("2027-08-01", "2029-09-01");

    @Test
    void R_MEM_2_a_renewal_is_valid_until_its_day_or_as_long_as_the_policy_says() {
        in(RENEWAL_THEN_PERMANENCE).when(renew("2027-08-01", "2029-09-01")).then(IN_TIME);
        in(RENEWAL_THEN_PERMANENCE)
                .when(new Renew(LYCEUM, null, Statement.by(COORDINATOR, day("2027-08-01"))))
                .then(renewed("2027-08-01", "2029-08-01"));
        in(YEARLY_CONFIRMATION)
                .when(new Renew(LYCEUM, null, Statement.by(COORDINATOR, day("2027-08-01"))))
                .thenWrong("R-MEM-2", "until");
        in(RENEWAL_THEN_PERMANENCE)
                .when(renew("2027-08-01", "2027-08-01"))
                .thenWrong("R-MEM-2", "until");
    }

    @Test
    void R_MEM_2_a_renewal_is_due_when_the_last_one_ends() {
        assertEquals(List.of("2027-09-01"), due(in(RENEWAL_THEN_PERMANENCE).state()));
        assertEquals(
                List.of("2027-09-01", "2029-09-01"),
                due(in(RENEWAL_THEN_PERMANENCE).given(IN_TIME).state()));
        var duty = RENEWAL_THEN_PERMANENCE.duties().getFirst();
        in(RENEWAL_THEN_PERMANENCE)
                .given(IN_TIME)
                .when(
                        new SchoolCommand.NoteMissedDuty(
                                LYCEUM,
                                "renewal",
                                day("2027-09-01"),
                                Statement.by(Actor.SYSTEM, day("2027-10-01"))))
                .thenNothing();
        assertEquals(day("2027-10-01"), duty.missedOn(day("2027-09-01")));
    }

    @Test
    void R_MEM_2_a_renewal_is_announced() {
        var notice =
                new NoteRenewalDue(
                        LYCEUM,
                        "renewal",
                        day("2027-09-01"),
                        Statement.by(Actor.SYSTEM, day("2027-06-01")));
        var owed =
                DutyCalendar.owed(
                                in(RENEWAL_THEN_PERMANENCE).state(),
                                RENEWAL_THEN_PERMANENCE.duties().getFirst(),
                                LATER)
                        .getFirst();
        var due = new RenewalDue(LYCEUM, on("2027-06-01"), owed, POLICY_NAME);
        in(RENEWAL_THEN_PERMANENCE).when(notice).then(due);
        in(RENEWAL_THEN_PERMANENCE).given(due).when(notice).thenNothing();
    }

    @Test
    void R_MEM_2_permanence_comes_after_its_years_and_ends_renewals() {
        var after6 = recognise("2031-09-01");
        in(RENEWAL_THEN_PERMANENCE).when(recognise("2031-08-31")).thenBroken("R-MEM-2", Kind.STATE);
        in(YEARLY_CONFIRMATION).when(after6).thenBroken("R-MEM-2", Kind.STATE);
        var recognised = new PermanenceRecognised(LYCEUM, on("2031-09-01"));
        in(RENEWAL_THEN_PERMANENCE).when(after6).then(recognised);
        var until = day("2035-01-01");
        var state =
                in(RENEWAL_THEN_PERMANENCE)
                        .given(renewed("2031-08-01", "2033-09-01"), recognised)
                        .state();
        assertEquals(
                List.of(day("2027-09-01")),
                DutyCalendar.owed(state, RENEWAL_THEN_PERMANENCE.duties().getFirst(), until)
                        .stream()
                        .map(Owed::due)
                        .toList());
    }

    @Test
    void R_ROLE_2_the_country_or_hq_renews() {
        for (var actor : List.of(HEAD, Actor.SYSTEM, Actor.ANYONE, AUDITOR, OPERATOR)) {
            in(RENEWAL_THEN_PERMANENCE)
                    .when(new Renew(LYCEUM, null, Statement.by(actor, day("2027-08-01"))))
                    .thenBroken("R-ROLE-2", Kind.ROLE);
        }
    }

    private static List<String> due(Timeline timeline) {
        return DutyCalendar.owed(timeline, RENEWAL_THEN_PERMANENCE.duties().getFirst(), LATER)
                .stream()
                .map(owed -> owed.due().toString())
                .toList();
    }

    private static Renew renew(String day, String until) {
        return new Renew(LYCEUM, day(until), Statement.by(COORDINATOR, day(day)));
    }

    private static Renewed renewed(String day, String until) {
        return new Renewed(LYCEUM, on(day), day(until));
    }

    private static RecognisePermanence recognise(String day) {
        return new RecognisePermanence(LYCEUM, Statement.by(HQ, day(day)));
    }
}
