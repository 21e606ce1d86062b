package net.associatedschools.registry.school;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.school.Deciders.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.Profile;
import net.associatedschools.registry.fact.Profile.Category;
import net.associatedschools.registry.fact.Profile.Code;
import net.associatedschools.registry.fact.Profile.Location;
import net.associatedschools.registry.fact.Profile.OtherName;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolCommand.AssignCode;
import net.associatedschools.registry.school.SchoolCommand.ChangeContact;
import net.associatedschools.registry.school.SchoolCommand.GiveOtherName;
import net.associatedschools.registry.school.SchoolCommand.Reclassify;
import net.associatedschools.registry.school.SchoolCommand.Relocate;
import net.associatedschools.registry.school.SchoolEvent.CodeAssigned;
import net.associatedschools.registry.school.SchoolEvent.ContactChanged;
import net.associatedschools.registry.school.SchoolEvent.Description;
import net.associatedschools.registry.school.SchoolEvent.OtherNameGiven;
import net.associatedschools.registry.school.SchoolEvent.Reclassified;
import net.associatedschools.registry.school.SchoolEvent.Relocated;
import org.junit.jupiter.api.Test;

/** Relocate, Reclassify, ChangeContact, AssignCode. */
class DescribingTest {
    static final When SINCE = When.on(TODAY);
    static final Relocated MOVED =
            new Relocated(LYCEUM, SINCE, "Lyon", "2 rue", null, null, Location.RURAL);
    static final Reclassified OTHER_KIND =
            new Reclassified(LYCEUM, SINCE, List.of("VOCATIONAL"), Category.PRIVATE, null);
    static final ContactChanged REACHED =
            new ContactChanged(
                    LYCEUM, SINCE, "new@school.example", null, null, List.of(), person(1), null);

    @Test
    void R_APP_1_a_school_moves_from_a_day_on_and_not_before() {
        MEMBER.when(relocate(HEAD)).then(MOVED);
        MEMBER.given(MOVED).when(relocate(HEAD)).thenNothing();
        var told = MEMBER.given(MOVED).state();
        assertEquals(PROFILE.town(), told.on(TODAY.minusDays(1)).profile().town());
        assertEquals("Lyon", told.on(TODAY).profile().town());
        assertEquals(Location.RURAL, told.on(TODAY).profile().location());
        assertEquals(PROFILE.name(), told.on(TODAY).profile().name());
    }

    @Test
    void R_APP_1_a_school_is_of_another_kind() {
        MEMBER.when(reclassify("VOCATIONAL")).then(OTHER_KIND);
        MEMBER.when(reclassify("CASTLE")).thenWrong("R-APP-1", "types");
        var profile = after(OTHER_KIND);
        assertEquals(List.of("VOCATIONAL"), profile.types());
        assertEquals(Category.PRIVATE, profile.category());
        assertEquals(PROFILE.education(), profile.education());
    }

    @Test
    void R_PRIV_1_a_school_is_reached_otherwise_and_persons_are_references() {
        MEMBER.when(
                        new ChangeContact(
                                LYCEUM,
                                "new@school.example",
                                null,
                                null,
                                List.of(),
                                person(1),
                                null,
                                Statement.by(HEAD)))
                .then(REACHED);
        assertEquals("new@school.example", after(REACHED).email());
    }

    @Test
    void R_APP_1_a_code_takes_the_place_of_another_of_its_scheme() {
        var first = new CodeAssigned(LYCEUM, SINCE, new Code("FR-UAI", "1"));
        MEMBER.when(new AssignCode(LYCEUM, first.code(), Statement.by(COORDINATOR))).then(first);
        var second = new Code("FR-UAI", "2");
        var told = MEMBER.given(first).given(new CodeAssigned(LYCEUM, SINCE, second)).state();
        assertEquals(
                List.of(second),
                told.on(TODAY).profile().codes().stream()
                        .filter(code -> code.scheme().equals("FR-UAI"))
                        .toList());
        MEMBER.when(new AssignCode(LYCEUM, new Code("FR-UAI", " "), Statement.by(HEAD)))
                .thenWrong("R-APP-1", "code.value");
    }

    @Test
    void R_APP_1_a_name_in_another_script_takes_the_place_of_another_in_the_same() {
        var first = new OtherNameGiven(LYCEUM, SINCE, new OtherName("sr-Cyrl", "Гимназија"));
        MEMBER.when(new GiveOtherName(LYCEUM, first.otherName(), Statement.by(HEAD))).then(first);
        var later = TODAY.plusDays(10);
        var second = new OtherName("sr-Cyrl", "Прва гимназија");
        var latin = new OtherName("sr-Latn", "Gimnazija");
        var told =
                MEMBER.given(first)
                        .given(new OtherNameGiven(LYCEUM, When.on(later), second))
                        .given(new OtherNameGiven(LYCEUM, When.on(later), latin))
                        .state();
        assertEquals(
                List.of(first.otherName()), told.on(later.minusDays(1)).profile().otherNames());
        assertEquals(List.of(second, latin), told.on(later).profile().otherNames());
        MEMBER.when(new GiveOtherName(LYCEUM, new OtherName("sr", " "), Statement.by(HEAD)))
                .thenWrong("R-APP-1", "otherName.name");
        MEMBER.when(new GiveOtherName(LYCEUM, new OtherName("?", "A"), Statement.by(HEAD)))
                .thenWrong("R-APP-1", "otherName.language");
    }

    @Test
    void R_APP_1_a_change_says_something() {
        MEMBER.when(new Relocate(LYCEUM, null, " ", null, null, null, Statement.by(HEAD)))
                .thenWrong("R-APP-1", "town");
        MEMBER.when(new Reclassify(LYCEUM, List.of(), null, null, Statement.by(HEAD)))
                .thenWrong("R-APP-1", "types");
        MEMBER.when(
                        new ChangeContact(
                                LYCEUM,
                                null,
                                null,
                                null,
                                List.of(),
                                null,
                                null,
                                Statement.by(HEAD)))
                .thenWrong("R-APP-1", "email");
    }

    @Test
    void R_ROLE_2_the_school_its_country_or_hq_says_so() {
        for (var actor : List.of(HEAD, PRINCIPAL, COORDINATOR, COMMISSION, HQ)) {
            MEMBER.when(relocate(actor)).then(MOVED);
        }
        for (var actor : List.of(Actor.ANYONE, Actor.SYSTEM, AUDITOR, OPERATOR)) {
            MEMBER.when(relocate(actor)).thenBroken("R-ROLE-2", Kind.ROLE);
        }
        for (var actor : List.of(OTHER_HEAD, FOREIGN_COORDINATOR, FOREIGN_COMMISSION)) {
            MEMBER.when(relocate(actor)).thenBroken("R-ROLE-2", Kind.FOREIGN);
        }
    }

    private static Profile after(Description event) {
        return MEMBER.given(event).state().on(TODAY).profile();
    }

    private static Relocate relocate(Actor by) {
        return new Relocate(LYCEUM, "Lyon", "2 rue", null, null, Location.RURAL, Statement.by(by));
    }

    private static Reclassify reclassify(String type) {
        return new Reclassify(
                LYCEUM, List.of(type), Category.PRIVATE, null, Statement.by(COORDINATOR));
    }
}
