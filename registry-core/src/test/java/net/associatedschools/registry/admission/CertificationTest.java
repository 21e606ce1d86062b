package net.associatedschools.registry.admission;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.admission.Told.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolEvent.MembershipRecorded;
import org.junit.jupiter.api.Test;

class CertificationTest {
    @Test
    void R_APP_9_certifying_starts_the_membership() {
        assertSaid(certify(RECOMMENDED_TO), List.of(CERTIFIED), List.of(STARTED));
    }

    @Test
    void R_APP_13_certifying_twice_says_nothing() {
        assertEquals(Decision.NOTHING, certify(CERTIFIED_AS));
    }

    @Test
    void R_APP_4_without_a_recommendation_neither_is_said() {
        var broken = assertThrows(RuleBroken.class, () -> certify(APPLIED_FOR));
        assertEquals("R-APP-4", broken.rule());
    }

    @Test
    void R_APP_9_who_is_a_member_already_is_not_certified() {
        var recorded = new MembershipRecorded(LYCEUM, When.on(TRIAL_END), When.on(TRIAL_END), LIST);
        var broken = assertThrows(RuleBroken.class, () -> certify(RECOMMENDED_TO.and(recorded)));
        assertEquals("R-APP-3", broken.rule());
    }

    private static Decision certify(Told told) {
        return Certification.decide(
                told.application(), told.school(), CERTIFY, rules(HQ, When.on(AUTUMN)));
    }
}
