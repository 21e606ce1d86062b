package net.associatedschools.registry.admission;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.admission.Told.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.associatedschools.registry.SampleForm;
import net.associatedschools.registry.application.Application.Stage;
import net.associatedschools.registry.application.ApplicationEvent;
import net.associatedschools.registry.application.ApplicationEvent.Applied;
import net.associatedschools.registry.application.ApplicationEvent.Certified;
import net.associatedschools.registry.application.ApplicationEvent.Recommended;
import net.associatedschools.registry.application.Form;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolEvent;
import net.associatedschools.registry.school.SchoolEvent.ApplicationOpened;
import net.associatedschools.registry.school.SchoolEvent.MembershipStarted;
import net.associatedschools.registry.school.SchoolEvent.Renamed;
import net.associatedschools.registry.school.Status;
import org.junit.jupiter.api.Test;

class MendingTest {
    static final LocalDate EARLIER = SPRING.minusDays(5);
    static final Form NEWER = SampleForm.complete().withName("Newer").build();
    static final Told TAKEN_BACK = CERTIFIED_AS.and(corrected(3, null)).and(echoed(2, null));

    @Test
    void R_APP_9_a_corrected_certificate_corrects_the_membership() {
        assertSaid(
                mend(CERTIFIED_AS, corrected(3, certified(TODAY))),
                List.of(corrected(3, certified(TODAY))),
                List.of(echoed(2, started(TODAY))));
    }

    @Test
    void R_APP_9_a_corrected_membership_corrects_the_certificate() {
        assertSaid(
                mend(CERTIFIED_AS, echoed(2, started(TODAY))),
                List.of(corrected(3, certified(TODAY))),
                List.of(echoed(2, started(TODAY))));
    }

    @Test
    void R_APP_9_a_certificate_taken_back_takes_the_membership_back() {
        var both =
                List.of(
                        mend(CERTIFIED_AS, corrected(3, null)),
                        mend(CERTIFIED_AS, echoed(2, null)));
        for (var each : both) {
            assertSaid(each, List.of(corrected(3, null)), List.of(echoed(2, null)));
        }
        var told = CERTIFIED_AS.and(mend(CERTIFIED_AS, echoed(2, null)));
        assertEquals(Stage.RECOMMENDED, told.application().stage());
        assertEquals(Status.NONE, told.school().on(TODAY).status());
    }

    @Test
    void R_TIME_2_a_correction_of_a_correction_reaches_the_same_twin() {
        var once = CERTIFIED_AS.and(mend(CERTIFIED_AS, corrected(3, certified(TODAY))));
        assertSaid(
                mend(once, corrected(4, CERTIFIED)),
                List.of(corrected(4, CERTIFIED)),
                List.of(echoed(2, STARTED)));
        assertSaid(
                mend(once, echoed(3, STARTED)),
                List.of(corrected(3, CERTIFIED)),
                List.of(echoed(2, STARTED)));
    }

    @Test
    void R_APP_9_a_certificate_given_anew_has_a_twin_of_its_own() {
        var again = TAKEN_BACK.and(certified(TODAY)).and(started(TODAY));
        var later = TODAY.plusDays(1);
        assertSaid(
                mend(again, corrected(5, certified(later))),
                List.of(corrected(5, certified(later))),
                List.of(echoed(4, started(later))));
        assertSaid(
                mend(again, echoed(4, started(later))),
                List.of(corrected(5, certified(later))),
                List.of(echoed(4, started(later))));
    }

    @Test
    void R_TIME_3_of_two_certificates_only_one_stands() {
        var again = TAKEN_BACK.and(certified(TODAY)).and(started(TODAY));
        assertBroken("R-TIME-3", () -> mend(again, corrected(3, CERTIFIED)));
        assertBroken("R-TIME-3", () -> mend(again, echoed(2, STARTED)));
    }

    @Test
    void R_TIME_2_a_certificate_taken_back_by_error_stands_again() {
        assertSaid(
                mend(TAKEN_BACK, corrected(4, CERTIFIED)),
                List.of(corrected(4, CERTIFIED)),
                List.of(echoed(2, STARTED)));
    }

    @Test
    void R_TIME_2_a_corrected_application_corrects_its_opening() {
        assertSaid(
                mend(CERTIFIED_AS, corrected(0, applied(EARLIER, FORM))),
                List.of(corrected(0, applied(EARLIER, FORM))),
                List.of(echoed(1, opened(EARLIER))));
    }

    @Test
    void R_TIME_2_what_only_the_application_tells_is_corrected_there_alone() {
        assertSaid(
                mend(CERTIFIED_AS, corrected(0, applied(SPRING, NEWER))),
                List.of(corrected(0, applied(SPRING, NEWER))),
                List.of());
        var later = new Recommended(FIRST, When.on(TRIAL_END.plusDays(1)), COORDINATOR.id(), false);
        assertSaid(
                mend(CERTIFIED_AS, corrected(2, later)), List.of(corrected(2, later)), List.of());
    }

    @Test
    void R_TIME_2_a_corrected_form_stays_when_the_opening_is_corrected() {
        var told = APPLIED_FOR.and(corrected(0, applied(SPRING, NEWER)));
        assertSaid(
                mend(told, echoed(1, opened(EARLIER))),
                List.of(corrected(0, applied(EARLIER, NEWER))),
                List.of(echoed(1, opened(EARLIER))));
        var takenBack = told.and(corrected(1, null)).and(echoed(1, null));
        assertSaid(
                mend(takenBack, echoed(1, OPENED)),
                List.of(corrected(0, applied(SPRING, NEWER))),
                List.of(echoed(1, OPENED)));
    }

    @Test
    void R_TIME_2_a_corrected_opening_corrects_its_application_however_far_it_has_come() {
        assertSaid(
                mend(CERTIFIED_AS, echoed(1, opened(EARLIER))),
                List.of(corrected(0, applied(EARLIER, FORM))),
                List.of(echoed(1, opened(EARLIER))));
    }

    @Test
    void R_APP_13_the_same_correction_again_says_nothing() {
        var told = CERTIFIED_AS.and(mend(CERTIFIED_AS, corrected(3, certified(TODAY))));
        assertEquals(Decision.NOTHING, mend(told, corrected(3, certified(TODAY))));
        assertEquals(Decision.NOTHING, mend(told, echoed(2, started(TODAY))));
    }

    @Test
    void R_APP_3_what_was_given_up_is_not_opened_again() {
        var told = APPLIED_FOR.and(WITHDRAWN);
        assertBroken("R-APP-3", () -> mend(told, corrected(1, null)));
    }

    @Test
    void R_APP_3_nor_is_a_certificate_taken_back_once_another_application_was_made() {
        var left = new SchoolEvent.Withdrawn(LYCEUM, When.on(AUTUMN.plusDays(3)), OWN_WISH);
        var next = new ApplicationOpened(LYCEUM, When.on(TODAY), SECOND);
        var told = CERTIFIED_AS.and(left, next);
        assertBroken("R-APP-3", () -> mend(told, corrected(3, null)));
        assertBroken("R-APP-3", () -> mend(told, echoed(2, null)));
    }

    @Test
    void R_APP_3_an_application_taken_back_stands_again_unless_another_was_made() {
        var takenBack = APPLIED_FOR.and(corrected(0, null)).and(echoed(1, null));
        assertSaid(
                mend(takenBack, corrected(1, APPLIED)),
                List.of(corrected(1, APPLIED)),
                List.of(echoed(1, OPENED)));
        var another = takenBack.and(new ApplicationOpened(LYCEUM, When.on(TODAY), SECOND));
        assertBroken("R-APP-3", () -> mend(another, corrected(1, APPLIED)));
    }

    @Test
    void R_TIME_3_a_member_s_later_facts_hold_its_certificate() {
        var left = new SchoolEvent.Withdrawn(LYCEUM, When.on(TODAY), OWN_WISH);
        var told = CERTIFIED_AS.and(left);
        assertBroken("R-TIME-3", () -> mend(told, corrected(3, null)));
        assertBroken("R-TIME-3", () -> mend(told, corrected(3, certified(TODAY.plusDays(1)))));
    }

    @Test
    void R_TIME_2_each_is_replaced_by_one_of_its_own_kind_and_application() {
        assertBroken("R-TIME-2", () -> mend(CERTIFIED_AS, echoed(2, OPENED)));
        assertBroken("R-TIME-2", () -> mend(CERTIFIED_AS, echoed(1, STARTED)));
        var other = new MembershipStarted(LYCEUM, When.on(AUTUMN), SECOND, "Lyceum");
        assertBroken("R-TIME-2", () -> mend(CERTIFIED_AS, echoed(2, other)));
    }

    @Test
    void R_TIME_2_what_was_never_said_is_not_corrected() {
        assertBroken("R-TIME-2", () -> mend(CERTIFIED_AS, echoed(9, null)));
        assertBroken("R-TIME-2", () -> mend(CERTIFIED_AS, corrected(9, null)));
    }

    @Test
    void R_TIME_2_only_openings_and_memberships_have_a_twin() {
        var renamed = new Renamed(LYCEUM, When.on(TODAY), "Newer");
        var school = TAKEN_BACK.and(renamed).school();
        assertEquals(Optional.empty(), Mending.twinStream(school, 0));
        assertEquals(Optional.of(FIRST), Mending.twinStream(school, 1));
        assertEquals(Optional.of(FIRST), Mending.twinStream(school, 2));
        assertEquals(Optional.of(FIRST), Mending.twinStream(school, 3));
        assertEquals(Optional.empty(), Mending.twinStream(school, 4));
        assertEquals(Optional.empty(), Mending.twinStream(school, 9));
    }

    @Test
    void R_TIME_2_a_twin_is_found_among_those_of_its_own_application() {
        var other = new ApplicationOpened(LYCEUM, When.on(EARLIER), SECOND);
        var told = Told.NOTHING.and(REGISTERED, other, OPENED).and(APPLIED);
        assertSaid(
                mend(told, corrected(0, applied(EARLIER, FORM))),
                List.of(corrected(0, applied(EARLIER, FORM))),
                List.of(echoed(2, opened(EARLIER))));
        assertSaid(
                mend(told, echoed(2, opened(EARLIER))),
                List.of(corrected(0, applied(EARLIER, FORM))),
                List.of(echoed(2, opened(EARLIER))));
    }

    private static Decision mend(Told told, ApplicationEvent.Corrected corrected) {
        return Mending.decide(told.application(), told.school(), corrected);
    }

    private static Decision mend(Told told, SchoolEvent.Corrected corrected) {
        return Mending.decide(told.application(), told.school(), corrected);
    }

    private static Applied applied(LocalDate day, Form form) {
        return new Applied(FIRST, When.on(day), LYCEUM, FR, form);
    }

    private static ApplicationOpened opened(LocalDate day) {
        return new ApplicationOpened(LYCEUM, When.on(day), FIRST);
    }

    private static Certified certified(LocalDate day) {
        return new Certified(FIRST, When.on(day), HQ.id(), "Lyceum");
    }

    private static MembershipStarted started(LocalDate day) {
        return new MembershipStarted(LYCEUM, When.on(day), FIRST, "Lyceum");
    }

    private static void assertBroken(String rule, Runnable decision) {
        assertEquals(rule, assertThrows(RuleBroken.class, decision::run).rule());
    }
}
