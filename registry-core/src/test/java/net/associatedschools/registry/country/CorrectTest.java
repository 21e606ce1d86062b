package net.associatedschools.registry.country;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.country.Deciders.*;

import java.time.Year;
import java.util.List;
import net.associatedschools.registry.country.CountryCommand.Correct;
import net.associatedschools.registry.country.CountryEvent.CoordinatorDesignated;
import net.associatedschools.registry.country.CountryEvent.CoordinatorEnded;
import net.associatedschools.registry.country.CountryEvent.CoordinatorReplaced;
import net.associatedschools.registry.country.CountryEvent.Corrected;
import net.associatedschools.registry.country.CountryEvent.Happened;
import net.associatedschools.registry.country.CountryEvent.IntakeResumed;
import net.associatedschools.registry.country.CountryEvent.IntakeSuspended;
import net.associatedschools.registry.country.CountryEvent.PolicyRecorded;
import net.associatedschools.registry.country.CountryEvent.RegionAssigned;
import net.associatedschools.registry.country.CountryEvent.UnescoStatusChanged;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.AdmissionPolicy;
import net.associatedschools.registry.fact.Policy;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.UnescoStatus;
import net.associatedschools.registry.fact.When;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CorrectTest {
    static final When DAY = When.on(AUTUMN);
    static final When YEAR = When.in(Year.of(2025));
    static final CoordinatorDesignated LATER = new CoordinatorDesignated(FR, DAY, CLAIRE);
    static final IntakeResumed RESUMED = new IntakeResumed(FR, When.on(TODAY));

    @Test
    void R_TIME_2_a_correction_says_again_what_was_said_wrongly() {
        COORDINATED.when(correct(HQ, 0, LATER)).then(new Corrected(FR, 0, LATER, ERROR));
        COORDINATED.when(correct(HQ, 0, null)).then(new Corrected(FR, 0, null, ERROR));
    }

    @Test
    void R_TIME_2_what_was_never_said_is_not_corrected() {
        COORDINATED.when(correct(HQ, 1, null)).thenWrong("R-TIME-2", "corrects");
        UNTOLD.when(correct(HQ, 0, null)).thenWrong("R-TIME-2", "corrects");
    }

    @Test
    void R_TIME_2_a_fact_is_replaced_by_one_of_its_own_kind_and_country() {
        COORDINATED.when(correct(HQ, 0, RESUMED)).thenWrong("R-TIME-2", "replacement");
        COORDINATED
                .when(correct(HQ, 0, new CoordinatorDesignated(DE, DAY, CLAIRE)))
                .thenWrong("R-TIME-2", "replacement");
    }

    @Test
    void R_TIME_1_what_had_a_full_date_is_replaced_by_what_has_one() {
        var partial =
                List.of(
                        new CoordinatorDesignated(FR, YEAR, CLAIRE),
                        new CoordinatorReplaced(FR, YEAR, CLAIRE, DENIS),
                        new CoordinatorEnded(FR, YEAR, CLAIRE),
                        new PolicyRecorded(FR, YEAR, POLICY),
                        new IntakeSuspended(FR, YEAR, INTAKE_SUSPENDED.reason()),
                        new IntakeResumed(FR, YEAR));
        for (Happened each : partial) {
            UNTOLD.given(each, new Corrected(FR, 0, null, ERROR))
                    .when(correct(HQ, 0, each))
                    .thenWrong("R-TIME-1", "replacement.effective");
        }
        var status = new UnescoStatusChanged(FR, YEAR, UnescoStatus.NONE);
        UNTOLD.given(status)
                .given(new Corrected(FR, 0, null, ERROR))
                .when(correct(HQ, 0, status))
                .then(new Corrected(FR, 0, status, ERROR));
    }

    @Test
    void R_TIME_2_a_region_is_not_corrected_to_none() {
        var europe = new RegionAssigned(FR, When.UNKNOWN, List.of(Region.AFRICA));
        UNTOLD.given(europe)
                .when(correct(HQ, 0, new RegionAssigned(FR, When.UNKNOWN, List.of())))
                .thenWrong("R-TIME-2", "replacement.regions");
    }

    @Test
    void R_APP_5_nobody_is_corrected_to_take_their_own_place() {
        UNTOLD.given(new CoordinatorReplaced(FR, DAY, CLAIRE, DENIS))
                .when(correct(HQ, 0, new CoordinatorReplaced(FR, DAY, CLAIRE, CLAIRE)))
                .thenWrong("R-APP-5", "replacement.coordinator");
    }

    @Test
    void R_APP_7_a_trial_is_not_corrected_to_a_negative_one() {
        var negative = new PolicyRecorded(FR, DAY, new Policy("x", AdmissionPolicy.ofMonths(-1)));
        UNTOLD.given(new PolicyRecorded(FR, DAY, POLICY))
                .when(correct(HQ, 0, negative))
                .thenWrong("R-APP-7", "replacement.policy.admission.trialMonths");
    }

    @Test
    void R_APP_13_the_same_correction_again_is_harmless() {
        var corrected = COORDINATED.given(new Corrected(FR, 0, LATER, ERROR));
        corrected.when(correct(HQ, 0, LATER)).thenNothing();
        corrected.when(correct(HQ, 1, LATER)).thenNothing();
        COORDINATED.when(correct(HQ, 0, CLAIRE_DESIGNATED)).thenNothing();
    }

    @Test
    void R_ROLE_2_a_coordinator_corrects_the_intake_and_nothing_else() {
        var retracted = new Corrected(FR, 1, null, ERROR);
        CLOSED.when(correct(COORDINATOR, 1, null)).then(retracted);
        CLOSED.given(retracted)
                .when(correct(COORDINATOR, 2, INTAKE_SUSPENDED))
                .then(new Corrected(FR, 2, INTAKE_SUSPENDED, ERROR));
        CLOSED.given(RESUMED)
                .when(correct(COORDINATOR, 2, null))
                .then(new Corrected(FR, 2, null, ERROR));
        CLOSED.when(correct(COORDINATOR, 0, null)).thenBroken("R-ROLE-2", Kind.ROLE);
        CLOSED.when(correct(COORDINATOR, 9, null)).thenBroken("R-ROLE-2", Kind.ROLE);
    }

    @Test
    void R_ROLE_2_a_commission_corrects_designations_as_well() {
        var ended = new CoordinatorEnded(FR, DAY, CLAIRE);
        var replaced = new CoordinatorReplaced(FR, DAY, CLAIRE, DENIS);
        for (Happened each : List.of(CLAIRE_DESIGNATED, ended, replaced, INTAKE_SUSPENDED)) {
            UNTOLD.given(each)
                    .when(correct(COMMISSION, 0, null))
                    .then(new Corrected(FR, 0, null, ERROR));
        }
    }

    @Test
    void R_ROLE_2_what_only_hq_says_only_hq_corrects() {
        var facts =
                List.of(
                        new PolicyRecorded(FR, DAY, POLICY),
                        new UnescoStatusChanged(FR, DAY, UnescoStatus.NONE),
                        new RegionAssigned(FR, DAY, List.of(Region.AFRICA)));
        for (Happened each : facts) {
            var told = UNTOLD.given(each);
            told.when(correct(COMMISSION, 0, null)).thenBroken("R-ROLE-2", Kind.ROLE);
            told.when(correct(COORDINATOR, 0, null)).thenBroken("R-ROLE-2", Kind.ROLE);
            told.when(correct(HQ, 0, null)).then(new Corrected(FR, 0, null, ERROR));
        }
    }

    @Test
    void R_ROLE_2_nobody_else_corrects() {
        for (var actor : List.of(Actor.ANYONE, Actor.SYSTEM, HEAD, AUDITOR, OPERATOR)) {
            CLOSED.when(correct(actor, 1, null)).thenBroken("R-ROLE-2", Kind.ROLE);
        }
        for (var actor : List.of(FOREIGN_COORDINATOR, FOREIGN_COMMISSION)) {
            CLOSED.when(correct(actor, 1, null)).thenBroken("R-ROLE-2", Kind.FOREIGN);
        }
    }

    @Test
    void R_PRIV_1_a_reason_in_words_is_no_code() {
        var inWords = Reason.of("too many");
        CLOSED.when(new Correct(FR, 1, null, inWords, Statement.by(HQ)))
                .thenWrong("R-PRIV-1", "reason.code");
        CLOSED.when(correct(HQ, 1, new IntakeSuspended(FR, DAY, inWords)))
                .thenWrong("R-PRIV-1", "replacement.reason.code");
    }

    private static Correct correct(Actor actor, long corrects, @Nullable Happened replacement) {
        return new Correct(FR, corrects, replacement, ERROR, Statement.by(actor));
    }
}
