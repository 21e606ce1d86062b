package net.associatedschools.registry.admission;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.admission.Told.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.School;
import net.associatedschools.registry.school.SchoolCommand;
import net.associatedschools.registry.school.SchoolCommand.Correct;
import net.associatedschools.registry.school.SchoolCommand.MarkDuplicate;
import net.associatedschools.registry.school.SchoolCommand.Merge;
import net.associatedschools.registry.school.SchoolCommand.Rename;
import net.associatedschools.registry.school.SchoolEvent;
import net.associatedschools.registry.school.SchoolEvent.Absorbed;
import net.associatedschools.registry.school.SchoolEvent.Corrected;
import net.associatedschools.registry.school.SchoolEvent.MarkedDuplicateOf;
import net.associatedschools.registry.school.SchoolEvent.MergedInto;
import net.associatedschools.registry.school.SchoolEvent.SchoolRegistered;
import net.associatedschools.registry.school.Status;
import net.associatedschools.registry.school.Timeline;
import org.junit.jupiter.api.Test;

class MergingTest {
    static final SchoolId OTHER = SchoolId.of(new UUID(1, 9));
    static final SchoolId THIRD = SchoolId.of(new UUID(1, 10));
    static final Timeline MEMBER = CERTIFIED_AS.school();
    static final Timeline SURVIVOR = listed(OTHER, FR);
    static final MarkedDuplicateOf MARKED = new MarkedDuplicateOf(LYCEUM, When.on(TODAY), OTHER);
    static final MergedInto MERGED = new MergedInto(LYCEUM, When.on(TODAY), OTHER);
    static final Absorbed ABSORBED = new Absorbed(OTHER, When.on(TODAY), LYCEUM);

    @Test
    void both_streams_say_that_a_school_is_the_duplicate_of_another() {
        assertEquals(
                new Merging.Both(List.of(MARKED), List.of(ABSORBED)), decide(MEMBER, mark(OTHER)));
        assertEquals(
                new Merging.Both(List.of(MERGED), List.of(ABSORBED)), decide(MEMBER, merge(OTHER)));
    }

    @Test
    void R_STAT_1_a_duplicate_is_no_member_on_any_day_and_never_becomes_one() {
        var marked = MEMBER.with(MARKED);
        assertEquals(
                List.of(Status.NONE),
                marked.periods().stream().map(p -> p.standing().status()).distinct().toList());
        assertTrue(marked.wasEverMember());
        assertEquals(Optional.of(OTHER), marked.duplicateOf());
        var rename = new Rename(LYCEUM, "Newer", Statement.by(HQ, TODAY));
        var refused =
                assertThrows(
                        RuleBroken.class,
                        () -> School.decide(marked, rename, rules(HQ, When.on(TODAY))));
        assertEquals("R-TIME-3", refused.rule());
    }

    @Test
    void a_merged_school_is_former_from_that_day_and_points_at_the_survivor() {
        var merged = MEMBER.with(MERGED);
        assertEquals(Status.ACTIVE, merged.on(TODAY.minusDays(1)).status());
        assertEquals(Status.FORMER, merged.on(TODAY).status());
        assertEquals(Optional.of(OTHER), merged.mergedInto());
        assertEquals(List.of(LYCEUM), SURVIVOR.with(ABSORBED).absorbed());
    }

    @Test
    void R_TIME_3_who_is_no_member_becomes_part_of_nobody() {
        assertBroken(
                "R-TIME-3", Kind.STATE, APPLIED_FOR.school(), SURVIVOR, COORDINATOR, merge(OTHER));
        var former = MEMBER.with(new MergedInto(LYCEUM, When.on(TODAY.minusDays(1)), OTHER));
        assertBroken("R-APP-13", Kind.STATE, former, listed(THIRD, FR), COORDINATOR, merge(THIRD));
    }

    @Test
    void R_APP_13_the_same_again_is_no_news_and_another_survivor_is_refused() {
        assertEquals(
                new Merging.Both(List.of(), List.of()),
                Merging.decide(
                        MEMBER.with(MARKED),
                        SURVIVOR.with(ABSORBED),
                        Optional.empty(),
                        mark(OTHER),
                        rules(HQ, When.on(TODAY.plusDays(1)))));
        assertBroken(
                "R-APP-13", Kind.STATE, MEMBER.with(MARKED), listed(THIRD, FR), HQ, mark(THIRD));
    }

    @Test
    void R_TIME_3_nobody_is_the_duplicate_of_a_duplicate_or_of_itself() {
        var gone = SURVIVOR.with(new MarkedDuplicateOf(OTHER, When.on(TODAY), LYCEUM));
        assertBroken("R-TIME-3", Kind.STATE, MEMBER, gone, HQ, mark(OTHER));
        var merged = SURVIVOR.with(new MergedInto(OTHER, When.on(TODAY), LYCEUM));
        assertBroken("R-TIME-3", Kind.STATE, MEMBER, merged, HQ, mark(OTHER));
        assertBroken("R-TIME-3", Kind.CONTENT, MEMBER, MEMBER, HQ, mark(LYCEUM));
    }

    @Test
    void R_ROLE_2_a_survivor_abroad_is_told_from_none_by_nobody() {
        var abroad = broken(MEMBER, listed(OTHER, DE), HQ, mark(OTHER));
        var nowhere = broken(MEMBER, Timeline.EMPTY, HQ, mark(OTHER));
        assertEquals("R-ROLE-2", abroad.rule());
        assertEquals(abroad.getMessage(), nowhere.getMessage());
    }

    @Test
    void R_ROLE_2_the_country_decides_and_HQ_on_duplicates_too() {
        for (var actor : List.of(COORDINATOR, COMMISSION, HQ)) {
            assertEquals(List.of(MARKED), decide(MEMBER, mark(OTHER), actor).school());
        }
        for (var actor : List.of(HEAD, AUDITOR, OPERATOR, Actor.ANYONE)) {
            assertBroken("R-ROLE-2", Kind.ROLE, MEMBER, SURVIVOR, actor, mark(OTHER));
        }
        assertBroken("R-ROLE-2", Kind.ROLE, MEMBER, SURVIVOR, HQ, merge(OTHER));
        assertBroken("R-ROLE-2", Kind.FOREIGN, MEMBER, SURVIVOR, FOREIGN_COORDINATOR, mark(OTHER));
    }

    @Test
    void R_APP_3_an_open_application_is_closed_first() {
        var broken =
                assertThrows(
                        RuleBroken.class,
                        () ->
                                Merging.decide(
                                        APPLIED_FOR.school(),
                                        SURVIVOR,
                                        Optional.of(APPLIED_FOR.application()),
                                        mark(OTHER),
                                        rules(HQ, When.on(TODAY))));
        assertEquals("R-APP-3", broken.rule());
    }

    @Test
    void R_TIME_2_a_mark_is_taken_back_in_both_streams_and_the_school_counts_again() {
        var taken = correct(null);
        var back =
                Merging.decide(
                        MEMBER.with(MARKED),
                        SURVIVOR.with(ABSORBED),
                        Optional.empty(),
                        taken,
                        rules(HQ, When.on(TODAY)));
        assertEquals(List.of(echoed(3, null)), back.school());
        assertEquals(List.of(new Corrected(OTHER, 2, null, ERROR)), back.survivor());
        var again = MEMBER.with(MARKED).with(back.school().getFirst());
        assertEquals(Status.ACTIVE, again.on(TODAY).status());
        assertEquals(
                List.of(), SURVIVOR.with(ABSORBED).with(back.survivor().getFirst()).absorbed());
    }

    @Test
    void R_TIME_2_another_survivor_is_another_decision() {
        var other = correct(new MarkedDuplicateOf(LYCEUM, When.on(TODAY), THIRD));
        assertBroken(
                "R-TIME-2", Kind.CONTENT, MEMBER.with(MARKED), SURVIVOR.with(ABSORBED), HQ, other);
    }

    @Test
    void R_TIME_2_the_survivor_is_told_where_to_correct() {
        var command = new Correct(OTHER, 2, null, ERROR, Statement.by(HQ, TODAY));
        var refused =
                assertThrows(
                        RuleBroken.class,
                        () ->
                                School.decide(
                                        SURVIVOR.with(ABSORBED),
                                        command,
                                        rules(HQ, When.on(TODAY))));
        assertEquals("R-TIME-2", refused.rule());
        assertTrue(
                String.valueOf(refused.getMessage()).contains(LYCEUM.value()), refused::toString);
    }

    private static Correct correct(SchoolEvent.@org.jspecify.annotations.Nullable Happened to) {
        return new Correct(LYCEUM, 3, to, ERROR, Statement.by(HQ, TODAY));
    }

    private static MarkDuplicate mark(SchoolId survivor) {
        return new MarkDuplicate(LYCEUM, survivor, Statement.by(HQ, TODAY));
    }

    private static Merge merge(SchoolId survivor) {
        return new Merge(LYCEUM, survivor, Statement.by(COORDINATOR, TODAY));
    }

    private static Timeline listed(SchoolId school, CountryCode country) {
        return Timeline.EMPTY
                .with(new SchoolRegistered(school, When.on(SPRING), country, PROFILE))
                .with(
                        new SchoolEvent.MembershipRecorded(
                                school, When.on(SPRING), When.on(SPRING), LIST));
    }

    private static Merging.Both decide(Timeline school, SchoolCommand command) {
        return decide(school, command, COORDINATOR);
    }

    private static Merging.Both decide(Timeline school, SchoolCommand command, Actor actor) {
        return Merging.decide(
                school, SURVIVOR, Optional.empty(), command, rules(actor, When.on(TODAY)));
    }

    private static RuleBroken broken(
            Timeline school, Timeline survivor, Actor actor, SchoolCommand command) {
        return assertThrows(
                RuleBroken.class,
                () ->
                        Merging.decide(
                                school,
                                survivor,
                                Optional.empty(),
                                command,
                                rules(actor, When.on(TODAY))));
    }

    private static void assertBroken(
            String rule,
            Kind kind,
            Timeline school,
            Timeline survivor,
            Actor actor,
            SchoolCommand command) {
        var broken = broken(school, survivor, actor, command);
        assertEquals(rule, broken.rule(), broken.getMessage());
        assertEquals(kind, broken.kind());
    }
}
