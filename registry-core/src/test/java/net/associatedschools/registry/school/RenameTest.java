package net.associatedschools.registry.school;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.school.Deciders.*;

import java.time.Year;
import java.util.List;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolCommand.Rename;
import net.associatedschools.registry.school.SchoolEvent.Renamed;
import org.junit.jupiter.api.Test;

class RenameTest {
    static final Rename RENAME = new Rename(LYCEUM, "Newer", Statement.by(HEAD, AUTUMN));
    static final Renamed RENAMED = new Renamed(LYCEUM, When.on(AUTUMN), "Newer");

    @Test
    void R_TIME_1_a_school_has_another_name_from_a_day_on() {
        for (var state : List.of(APPLICANT, MEMBER, ON_A_LIST, FORMER_MEMBER)) {
            state.when(RENAME).then(RENAMED);
        }
    }

    @Test
    void R_TIME_1_the_day_may_be_known_in_part() {
        var year = When.in(Year.of(2020));
        MEMBER.when(new Rename(LYCEUM, "Newer", Statement.by(HEAD).since(year)))
                .then(new Renamed(LYCEUM, year, "Newer"));
    }

    @Test
    void R_APP_1_a_name_is_not_empty() {
        MEMBER.when(new Rename(LYCEUM, " ", Statement.by(HEAD))).thenWrong("R-APP-1", "name");
    }

    @Test
    void R_APP_13_renaming_twice_is_harmless() {
        MEMBER.given(RENAMED).when(RENAME).thenNothing();
    }

    @Test
    void R_ROLE_2_the_school_the_country_and_hq_rename() {
        for (var actor : List.of(HEAD, PRINCIPAL, COORDINATOR, UNDESIGNATED, COMMISSION, HQ)) {
            MEMBER.when(by(actor)).then(RENAMED);
        }
        for (var actor : List.of(Actor.ANYONE, Actor.SYSTEM, AUDITOR, OPERATOR)) {
            MEMBER.when(by(actor)).thenBroken("R-ROLE-2", Kind.ROLE);
        }
        var others = List.of(OTHER_HEAD, SECOND_PRINCIPAL, FOREIGN_COORDINATOR, FOREIGN_COMMISSION);
        for (var actor : others) MEMBER.when(by(actor)).thenBroken("R-ROLE-2", Kind.FOREIGN);
    }

    private static Rename by(Actor actor) {
        return new Rename(LYCEUM, "Newer", Statement.by(actor, AUTUMN));
    }
}
