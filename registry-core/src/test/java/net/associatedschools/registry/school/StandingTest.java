package net.associatedschools.registry.school;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.school.Deciders.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolEvent.Happened;
import net.associatedschools.registry.school.SchoolEvent.Renamed;
import org.junit.jupiter.api.Test;

class StandingTest {
    static final Standing NONE = Standing.before(PROFILE);
    static final Standing ACTIVE = NONE.after(STARTED);
    static final Standing FORMER = ACTIVE.after(LEFT);
    static final Renamed RENAMED = new Renamed(LYCEUM, When.on(AUTUMN), "Newer");

    @Test
    void R_APP_9_a_certificate_makes_a_member_under_its_name() {
        assertEquals(
                new Standing(Status.ACTIVE, PROFILE, When.on(AUTUMN), "Lyceum", false), ACTIVE);
    }

    @Test
    void R_STAT_3_a_member_on_a_list_is_one_without_a_certificate() {
        assertEquals(new Standing(Status.ACTIVE, PROFILE, SEEN, null, true), NONE.after(RECORDED));
    }

    @Test
    void R_MEM_1_who_left_keeps_its_certificate_s_name_and_whether_it_was_recorded() {
        assertEquals(new Standing(Status.FORMER, PROFILE, null, "Lyceum", false), FORMER);
        assertEquals(
                new Standing(Status.FORMER, PROFILE, null, null, true),
                NONE.after(RECORDED).after(LEFT));
    }

    @Test
    void R_APP_4_a_new_name_leaves_the_certificate_s_as_it_is() {
        var renamed = ACTIVE.after(RENAMED);
        assertEquals("Newer", renamed.profile().name());
        assertEquals("Lyceum", renamed.certificateName());
        assertEquals(ACTIVE, renamed.after(REGISTERED));
    }

    @Test
    void R_APP_3_a_member_neither_applies_nor_starts_again() {
        assertRules("R-APP-3", OPENED, ACTIVE);
        assertRules("R-APP-3", STARTED, ACTIVE);
        for (var standing : List.of(NONE, FORMER)) {
            assertAllows(OPENED, standing);
            assertAllows(STARTED, standing);
        }
    }

    @Test
    void R_MEM_1_a_list_names_only_schools_that_were_never_members() {
        assertAllows(RECORDED, NONE);
        assertRules("R-MEM-1", RECORDED, ACTIVE);
        assertRules("R-MEM-1", RECORDED, FORMER);
    }

    @Test
    void R_TIME_3_only_a_member_leaves() {
        assertAllows(LEFT, ACTIVE);
        assertRules("R-TIME-3", LEFT, NONE);
        assertRules("R-TIME-3", LEFT, FORMER);
    }

    @Test
    void a_name_and_a_registration_may_come_at_any_time() {
        for (var standing : List.of(NONE, ACTIVE, FORMER)) {
            assertAllows(RENAMED, standing);
            assertAllows(REGISTERED, standing);
        }
    }

    @Test
    void R_STAT_3_what_is_not_settled_is_not_known() {
        assertEquals(
                new Standing(Status.NOT_KNOWN, PROFILE, When.on(AUTUMN), "Lyceum", false),
                ACTIVE.unsettled());
    }

    @Test
    void members_are_the_middle_four() {
        assertEquals(
                List.of(Status.ACTIVE, Status.OVERDUE, Status.INACTIVE, Status.SUSPENDED),
                Stream.of(Status.values()).filter(Status::isMember).toList());
    }

    private static void assertAllows(Happened event, Standing standing) {
        assertEquals(Optional.empty(), standing.ruleAgainst(event));
    }

    private static void assertRules(String rule, Happened event, Standing standing) {
        assertEquals(Optional.of(rule), standing.ruleAgainst(event));
    }
}
