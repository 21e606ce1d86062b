package net.associatedschools.registry.admission;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.admission.Told.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolCommand.RecordMembership;
import net.associatedschools.registry.school.SchoolEvent;
import net.associatedschools.registry.school.SchoolEvent.MembershipRecorded;
import org.junit.jupiter.api.Test;

class RecordingTest {
    static final RecordMembership RECORD =
            new RecordMembership(
                    LYCEUM, FR, PROFILE, When.on(TODAY), LIST, Statement.by(HQ, TODAY));
    static final MembershipRecorded RECORDED =
            new MembershipRecorded(LYCEUM, When.on(TODAY), When.on(TODAY), LIST);

    @Test
    void R_APP_3_who_has_an_open_application_is_not_recorded_as_a_member() {
        for (var told : List.of(APPLIED_FOR, RECOMMENDED_TO)) {
            var broken = assertThrows(RuleBroken.class, () -> record(told));
            assertEquals("R-APP-3", broken.rule());
        }
    }

    @Test
    void R_APP_3_who_gave_up_is() {
        assertEquals(List.of(RECORDED), record(APPLIED_FOR.and(WITHDRAWN)));
    }

    @Test
    void R_APP_13_the_same_row_again_adds_nothing_whatever_is_open() {
        assertEquals(List.of(), record(APPLIED_FOR.and(RECORDED)));
    }

    private static List<SchoolEvent> record(Told told) {
        return Recording.decide(
                told.school(), Optional.of(told.application()), RECORD, rules(HQ, When.on(TODAY)));
    }
}
