package net.associatedschools.registry.admission;

import static net.associatedschools.registry.Sample.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.NotInRegister;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.Rules;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolCommand.SplitOff;
import net.associatedschools.registry.school.SchoolEvent;
import net.associatedschools.registry.school.SchoolEvent.SchoolRegistered;
import net.associatedschools.registry.school.SchoolEvent.SplitFrom;
import net.associatedschools.registry.school.Status;
import net.associatedschools.registry.school.Timeline;
import org.junit.jupiter.api.Test;

class SplittingTest {
    static final Timeline MEMBER = Timeline.EMPTY.with(REGISTERED).with(OPENED).with(STARTED);
    static final SchoolRegistered REGISTERED_THERE =
            new SchoolRegistered(ACADEMY, When.on(TODAY), FR, PROFILE.renamed("Academy"));
    static final SplitFrom SPLIT = new SplitFrom(ACADEMY, When.on(TODAY), LYCEUM, "Academy");

    @Test
    void R_MEM_1_a_part_of_a_member_becomes_one_with_its_parent_named() {
        assertEquals(
                List.of(REGISTERED_THERE, SPLIT), decide(Timeline.EMPTY, MEMBER, HQ, FR, TODAY));
        var told = Timeline.EMPTY.with(REGISTERED_THERE).with(SPLIT);
        assertEquals(Status.ACTIVE, told.on(TODAY).status());
        assertEquals("Academy", told.on(TODAY).certificateName());
        assertEquals(List.of(), decide(told, MEMBER, HQ, FR, TODAY));
        assertBroken("R-MEM-1", told, MEMBER, HQ, FR, TODAY.plusDays(1));
    }

    @Test
    void R_TIME_3_it_is_split_from_who_is_a_member_that_day() {
        assertBroken("R-TIME-3", Timeline.EMPTY, MEMBER, HQ, FR, AUTUMN.minusDays(1));
        assertThrows(
                NotInRegister.class, () -> decide(Timeline.EMPTY, Timeline.EMPTY, HQ, FR, TODAY));
        assertBroken("R-ROLE-2", Timeline.EMPTY, MEMBER, HQ, DE, TODAY);
    }

    @Test
    void R_ROLE_2_only_hq_splits() {
        for (var actor : List.of(HEAD, COORDINATOR, COMMISSION, Actor.SYSTEM)) {
            assertBroken("R-ROLE-2", Timeline.EMPTY, MEMBER, actor, FR, TODAY);
        }
    }

    private static List<SchoolEvent> decide(
            Timeline school, Timeline parent, Actor by, CountryCode country, LocalDate day) {
        var command =
                new SplitOff(
                        LYCEUM,
                        ACADEMY,
                        country,
                        PROFILE.renamed("Academy"),
                        Statement.by(by, day));
        return Splitting.decide(school, parent, command, new Rules(by, TODAY, When.on(day), OPEN));
    }

    private static void assertBroken(
            String rule,
            Timeline school,
            Timeline parent,
            Actor by,
            CountryCode country,
            LocalDate day) {
        var broken = assertThrows(RuleBroken.class, () -> decide(school, parent, by, country, day));
        assertEquals(rule, broken.rule());
    }
}
