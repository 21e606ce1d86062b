package net.associatedschools.registry.school;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.school.Deciders.*;

import java.time.Year;
import java.util.List;
import java.util.Map;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Profile;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import net.associatedschools.registry.fact.Source;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolCommand.RecordMembership;
import net.associatedschools.registry.school.SchoolEvent.MembershipRecorded;
import net.associatedschools.registry.school.SchoolEvent.SchoolRegistered;
import net.associatedschools.registry.school.SchoolEvent.Withdrawn;
import org.junit.jupiter.api.Test;

class RecordMembershipTest {
    static final RecordMembership RECORD = by(COORDINATOR);

    @Test
    void R_STAT_3_a_member_on_a_list_is_known_by_the_day_it_was_seen() {
        UNKNOWN.when(RECORD).then(LISTED, RECORDED);
    }

    @Test
    void R_STAT_3_seen_in_a_year_it_is_known_by_the_end_of_that_year() {
        var knownBy = When.parse("../2014-12-31");
        var year = When.in(Year.of(2014));
        UNKNOWN.when(new RecordMembership(LYCEUM, FR, PROFILE, year, LIST, Statement.by(HQ)))
                .then(
                        new SchoolRegistered(LYCEUM, knownBy, FR, PROFILE),
                        new MembershipRecorded(LYCEUM, knownBy, year, LIST));
    }

    @Test
    void R_TIME_1_a_start_that_the_list_tells_is_kept() {
        var joined = When.in(Year.of(1999));
        UNKNOWN.when(since(joined))
                .then(
                        new SchoolRegistered(LYCEUM, joined, FR, PROFILE),
                        new MembershipRecorded(LYCEUM, joined, When.on(SPRING), LIST));
    }

    @Test
    void R_TIME_3_nobody_is_seen_as_a_member_before_joining() {
        UNKNOWN.when(since(When.on(SPRING.plusDays(1))))
                .thenWrong("R-TIME-3", "statement.effective");
        UNKNOWN.when(since(When.on(SPRING)))
                .then(
                        new SchoolRegistered(LYCEUM, When.on(SPRING), FR, PROFILE),
                        new MembershipRecorded(LYCEUM, When.on(SPRING), When.on(SPRING), LIST));
    }

    @Test
    void R_MEM_1_a_school_in_the_register_is_not_registered_again() {
        APPLICANT.when(RECORD).thenBroken("R-TIME-3");
        UNKNOWN.given(LISTED).when(RECORD).then(RECORDED);
    }

    @Test
    void R_MEM_1_a_member_or_former_member_is_not_recorded_as_another() {
        var other = new Source("list of 2015", "cd34", Map.of());
        var later =
                new RecordMembership(
                        LYCEUM, FR, PROFILE, When.on(TODAY), other, Statement.by(HQ, TODAY));
        for (var state : List.of(MEMBER, ON_A_LIST)) {
            state.when(later).thenBroken("R-MEM-1", Kind.STATE);
        }
        ON_A_LIST
                .given(new Withdrawn(LYCEUM, When.on(AUTUMN), OWN_WISH))
                .when(later)
                .thenBroken("R-MEM-1", Kind.STATE);
    }

    @Test
    void R_APP_13_the_same_row_again_adds_nothing() {
        ON_A_LIST.when(RECORD).thenNothing();
        ON_A_LIST.given(LEFT).when(RECORD).thenNothing();
    }

    @Test
    void R_APP_1_a_member_has_a_name() {
        UNKNOWN.when(
                        new RecordMembership(
                                LYCEUM,
                                FR,
                                Profile.named(" ", "Lyon"),
                                When.on(SPRING),
                                LIST,
                                Statement.by(HQ)))
                .thenWrong("R-APP-1", "profile.name");
    }

    @Test
    void R_ROLE_2_the_country_and_hq_record_and_the_system_its_sample() {
        for (var actor : List.of(COORDINATOR, UNDESIGNATED, COMMISSION, HQ, Actor.SYSTEM)) {
            UNKNOWN.when(by(actor)).then(LISTED, RECORDED);
        }
        var others = List.of(Actor.ANYONE, PRINCIPAL, HEAD, OTHER_HEAD, AUDITOR, OPERATOR);
        for (var actor : others) UNKNOWN.when(by(actor)).thenBroken("R-ROLE-2", Kind.ROLE);
        for (var actor : List.of(FOREIGN_COORDINATOR, FOREIGN_COMMISSION)) {
            UNKNOWN.when(by(actor)).thenBroken("R-ROLE-2", Kind.FOREIGN);
        }
    }

    @Test
    void R_ROLE_2_a_school_of_another_country_is_not_recorded_in_this_one() {
        ON_A_LIST.when(in(DE)).thenWrong("R-ROLE-2", "country");
    }

    private static RecordMembership by(Actor actor) {
        return new RecordMembership(
                LYCEUM, FR, PROFILE, When.on(SPRING), LIST, Statement.by(actor));
    }

    private static RecordMembership since(When joined) {
        return new RecordMembership(
                LYCEUM, FR, PROFILE, When.on(SPRING), LIST, Statement.by(HQ).since(joined));
    }

    private static RecordMembership in(CountryCode country) {
        return new RecordMembership(
                LYCEUM, country, PROFILE, When.on(SPRING), LIST, Statement.by(HQ));
    }
}
