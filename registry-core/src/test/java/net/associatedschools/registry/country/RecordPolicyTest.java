package net.associatedschools.registry.country;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.country.Deciders.*;

import java.time.Year;
import net.associatedschools.registry.country.CountryCommand.RecordPolicy;
import net.associatedschools.registry.country.CountryEvent.PolicyRecorded;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.AdmissionPolicy;
import net.associatedschools.registry.fact.Policy;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import org.junit.jupiter.api.Test;

class RecordPolicyTest {
    static final PolicyRecorded RECORDED = new PolicyRecorded(FR, When.on(SPRING), POLICY);

    @Test
    void R_APP_7_a_policy_is_in_force_from_a_day_on() {
        UNTOLD.when(by(HQ)).then(RECORDED);
    }

    @Test
    void R_APP_7_a_trial_is_not_negative() {
        UNTOLD.when(policy(-1)).thenWrong("R-APP-7", "policy.admission.trialMonths");
        UNTOLD.when(policy(0))
                .then(
                        new PolicyRecorded(
                                FR, When.on(SPRING), new Policy("x", AdmissionPolicy.ofMonths(0))));
    }

    @Test
    void R_APP_13_recording_twice_is_harmless() {
        UNTOLD.given(RECORDED).when(by(HQ)).thenNothing();
    }

    @Test
    void R_TIME_1_a_policy_has_a_full_date() {
        var partial = Statement.by(HQ).since(When.in(Year.of(2024)));
        UNTOLD.when(new RecordPolicy(FR, POLICY, partial)).thenWrong("R-TIME-1", "effective");
    }

    @Test
    void R_ROLE_2_only_hq_records_policies() {
        for (var actor : ALL) {
            if (!actor.equals(HQ)) UNTOLD.when(by(actor)).thenBroken("R-ROLE-2");
        }
        UNTOLD.when(by(FOREIGN_COMMISSION)).thenBroken("R-ROLE-2", Kind.FOREIGN);
    }

    private static RecordPolicy by(Actor actor) {
        return new RecordPolicy(FR, POLICY, Statement.by(actor, SPRING));
    }

    private static RecordPolicy policy(int months) {
        var policy = new Policy("x", AdmissionPolicy.ofMonths(months));
        return new RecordPolicy(FR, policy, Statement.by(HQ, SPRING));
    }
}
