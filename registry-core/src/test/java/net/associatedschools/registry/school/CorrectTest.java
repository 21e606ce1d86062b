package net.associatedschools.registry.school;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.school.Deciders.*;

import java.time.Year;
import java.util.List;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolCommand.Correct;
import net.associatedschools.registry.school.SchoolEvent.Corrected;
import net.associatedschools.registry.school.SchoolEvent.Happened;
import net.associatedschools.registry.school.SchoolEvent.MembershipRecorded;
import net.associatedschools.registry.school.SchoolEvent.MembershipStarted;
import net.associatedschools.registry.school.SchoolEvent.Renamed;
import net.associatedschools.registry.school.SchoolEvent.SchoolRegistered;
import net.associatedschools.registry.school.SchoolEvent.Withdrawn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CorrectTest {
    static final Withdrawn LEFT_LATER = new Withdrawn(LYCEUM, When.on(TODAY.plusDays(1)), OWN_WISH);

    @Test
    void R_TIME_2_a_correction_says_again_what_was_said_wrongly() {
        FORMER_MEMBER
                .when(correct(3, LEFT_LATER))
                .then(new Corrected(LYCEUM, 3, LEFT_LATER, ERROR));
    }

    @Test
    void R_TIME_2_what_did_not_happen_is_taken_back() {
        FORMER_MEMBER.when(correct(3, null)).then(new Corrected(LYCEUM, 3, null, ERROR));
    }

    @Test
    void R_TIME_2_what_was_never_said_is_not_corrected() {
        MEMBER.when(correct(3, null)).thenWrong("R-TIME-2", "corrects");
    }

    @Test
    void R_TIME_2_a_fact_is_replaced_by_one_of_its_own_kind_and_school() {
        FORMER_MEMBER.when(correct(3, STARTED)).thenWrong("R-TIME-2", "replacement");
        FORMER_MEMBER
                .when(correct(3, new Withdrawn(ACADEMY, When.on(TODAY), OWN_WISH)))
                .thenWrong("R-TIME-2", "replacement");
    }

    @Test
    void R_TIME_2_a_registration_is_mended_and_not_taken_back() {
        var mended = new SchoolRegistered(LYCEUM, When.on(SPRING), FR, PROFILE.renamed("Mended"));
        var corrected = new Corrected(LYCEUM, 0, mended, ERROR);
        MEMBER.when(correct(0, mended)).then(corrected);
        MEMBER.when(correct(0, null)).thenWrong("R-TIME-2", "replacement");
        MEMBER.given(corrected).when(correct(3, null)).thenWrong("R-TIME-2", "replacement");
    }

    @Test
    void R_APP_1_a_name_is_not_corrected_to_an_empty_one() {
        MEMBER.when(correct(0, new SchoolRegistered(LYCEUM, SEEN, FR, PROFILE.renamed(" "))))
                .thenWrong("R-APP-1", "replacement.profile.name");
        MEMBER.given(new Renamed(LYCEUM, When.on(TODAY), "Newer"))
                .when(correct(3, new Renamed(LYCEUM, When.on(TODAY), "")))
                .thenWrong("R-APP-1", "replacement.name");
    }

    @Test
    void R_TIME_1_a_certificate_is_not_corrected_to_a_partial_date() {
        var year = When.in(Year.of(2025));
        MEMBER.when(correct(2, new MembershipStarted(LYCEUM, year, FIRST, "Lyceum")))
                .thenWrong("R-TIME-1", "replacement.effective");
    }

    @Test
    void R_TIME_3_nobody_is_corrected_to_have_joined_after_being_seen_as_a_member() {
        var late = When.on(SPRING.plusDays(1));
        ON_A_LIST
                .when(correct(1, new MembershipRecorded(LYCEUM, late, When.on(SPRING), LIST)))
                .thenWrong("R-TIME-3", "replacement.effective");
    }

    @Test
    void R_TIME_3_what_others_rest_on_is_not_taken_back() {
        FORMER_MEMBER.when(correct(2, null)).thenBroken("R-TIME-3", Kind.STATE);
        ON_A_LIST.given(LEFT).when(correct(1, null)).thenBroken("R-TIME-3", Kind.STATE);
    }

    @Test
    void R_TIME_3_a_correction_that_cannot_be_is_refused_by_the_rule_of_its_fact() {
        FORMER_MEMBER
                .when(correct(3, new Withdrawn(LYCEUM, When.on(SPRING), OWN_WISH)))
                .thenBroken("R-TIME-3", Kind.STATE);
    }

    @Test
    void R_APP_13_the_same_correction_again_is_harmless() {
        var corrected = FORMER_MEMBER.given(new Corrected(LYCEUM, 3, LEFT_LATER, ERROR));
        corrected.when(correct(3, LEFT_LATER)).thenNothing();
        corrected.when(correct(4, LEFT_LATER)).thenNothing();
        FORMER_MEMBER.when(correct(3, LEFT)).thenNothing();
    }

    @Test
    void R_ROLE_2_the_country_and_hq_correct() {
        for (var actor : List.of(COORDINATOR, UNDESIGNATED, COMMISSION, HQ)) {
            FORMER_MEMBER.when(correct(actor, 3, null)).then(new Corrected(LYCEUM, 3, null, ERROR));
        }
        var others = List.of(Actor.ANYONE, Actor.SYSTEM, PRINCIPAL, HEAD, AUDITOR, OPERATOR);
        for (var actor : others) {
            FORMER_MEMBER.when(correct(actor, 3, null)).thenBroken("R-ROLE-2", Kind.ROLE);
        }
        for (var actor : List.of(FOREIGN_COORDINATOR, FOREIGN_COMMISSION)) {
            FORMER_MEMBER.when(correct(actor, 3, null)).thenBroken("R-ROLE-2", Kind.FOREIGN);
        }
    }

    @Test
    void R_ROLE_2_what_hq_certified_only_hq_corrects() {
        for (var actor : List.of(COORDINATOR, COMMISSION)) {
            MEMBER.when(correct(actor, 2, null)).thenBroken("R-ROLE-2", Kind.ROLE);
        }
        MEMBER.when(correct(HQ, 2, null)).then(new Corrected(LYCEUM, 2, null, ERROR));
    }

    @Test
    void R_ROLE_2_only_hq_moves_a_school_to_another_country() {
        var moved = moved(DE);
        MEMBER.when(correct(COORDINATOR, 0, moved)).thenBroken("R-ROLE-2", Kind.ROLE);
        MEMBER.when(correct(HQ, 0, moved)).then(new Corrected(LYCEUM, 0, moved, ERROR));
        MEMBER.when(correct(COORDINATOR, 0, moved(FR))).thenNothing();
    }

    @Test
    void R_PRIV_1_a_reason_in_words_is_no_code() {
        var inWords = Reason.of("because Jeanne said so");
        FORMER_MEMBER
                .when(new Correct(LYCEUM, 3, null, inWords, Statement.by(HQ)))
                .thenWrong("R-PRIV-1", "reason.code");
        FORMER_MEMBER
                .when(correct(3, new Withdrawn(LYCEUM, When.on(TODAY), inWords)))
                .thenWrong("R-PRIV-1", "replacement.reason.code");
    }

    private static SchoolRegistered moved(CountryCode country) {
        return new SchoolRegistered(LYCEUM, When.on(SPRING), country, PROFILE);
    }

    private static Correct correct(long corrects, @Nullable Happened replacement) {
        return correct(HQ, corrects, replacement);
    }

    private static Correct correct(Actor actor, long corrects, @Nullable Happened replacement) {
        return new Correct(LYCEUM, corrects, replacement, ERROR, Statement.by(actor));
    }
}
