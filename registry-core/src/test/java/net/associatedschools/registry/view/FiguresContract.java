package net.associatedschools.registry.view;

import static net.associatedschools.registry.school.Status.FORMER;
import static net.associatedschools.registry.school.Status.NOT_KNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.associatedschools.registry.fact.FigureId;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.Source;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.figure.Counting;
import net.associatedschools.registry.figure.FigureEvent;
import net.associatedschools.registry.figure.FigureEvent.Cell;
import net.associatedschools.registry.figure.FigureEvent.Tally;
import net.associatedschools.registry.figure.FigureEvent.TotalPublished;
import net.associatedschools.registry.figure.Scope;
import net.associatedschools.registry.school.SchoolEvent;
import net.associatedschools.registry.school.SchoolEvent.MembershipRecorded;
import net.associatedschools.registry.view.figure.Figures;
import net.associatedschools.registry.view.figure.Figures.Which;
import net.associatedschools.registry.view.figure.Published;
import net.associatedschools.registry.view.figure.Reconciliation;
import net.associatedschools.registry.view.figure.Reconciliation.Knowledge;
import net.associatedschools.registry.view.figure.Reconciliation.Own;
import net.associatedschools.registry.view.period.Membership;
import org.junit.jupiter.api.Test;

/** What is answered about published figures, on tables of every kind. */
public abstract class FiguresContract {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);
    private static final FigureId TOTAL = FigureId.of("fr-2024");

    protected abstract ViewsUnderTest views();

    @Test
    void R_STAT_2_every_published_figure_at_any_point_stands_beside_what_the_log_cut_there_says() {
        var random = new Random(51);
        var log = Samples.log(random, 600);
        var views = views();
        views.tell(log);
        var reconciliation = new Reconciliation(views.figures());
        for (int i = 0; i < 60; i++) {
            var at = new AsOf(Samples.day(random), random.nextLong(1, log.last() + 1));
            var answer = reconciliation.ask(Which.ALL, at);
            assertEquals(at.position(), answer.position());
            assertEquals(
                    new Truth(log, at)
                            .figures()
                            .filter(row -> !row.value().takenBack())
                            .map(row -> row.key() + expected(log, at, row.value()))
                            .sorted()
                            .toList(),
                    answer.items().stream()
                            .map(item -> item.figure().value() + item.own())
                            .sorted()
                            .toList());
        }
    }

    private static Own expected(SampleLog log, AsOf at, Published published) {
        var latest = published.counted().latest();
        if (latest.equals(LocalDate.MAX)) {
            return new Own(Knowledge.DATE_NOT_KNOWN, null, null, null);
        }
        var day = latest.isAfter(at.day()) ? at.day() : latest;
        var truth = new Truth(log, new AsOf(day, at.position()));
        var there =
                truth.schools().map(Row::value).filter(m -> isThere(m, published, truth)).toList();
        var meant = there.stream().filter(m -> isMeant(m, published.counting())).toList();
        long members = meant.stream().filter(m -> m.status().isMember()).count();
        long notKnown = meant.stream().filter(m -> m.status() == NOT_KNOWN).count();
        boolean left = there.stream().anyMatch(m -> m.status() == FORMER);
        if (notKnown > 0) return new Own(Knowledge.SCHOOLS_NOT_KNOWN, day, members, notKnown);
        return members > 0 || left
                ? new Own(Knowledge.KNOWN, day, members, 0L)
                : new Own(Knowledge.NOTHING_OBSERVED, day, null, null);
    }

    private static boolean isThere(Membership m, Published published, Truth truth) {
        var country = published.scope().country();
        var region = published.scope().region();
        return (country == null || country.equals(m.country()))
                && (region == null || region == truth.regions().get(m.country().value()));
    }

    private static boolean isMeant(Membership m, Counting counting) {
        var location = counting.filters().get("location");
        return location == null || location.equals(Objects.toString(m.location()));
    }

    @Test
    void R_STAT_3_where_nothing_was_observed_none_is_not_the_answer() {
        var views = views();
        views.tell(new SampleLog().say(total(When.on(DAY), 190)));
        var item = new Reconciliation(views.figures()).ask(Which.ALL, AsOf.on(DAY)).items();
        assertEquals(new Own(Knowledge.NOTHING_OBSERVED, DAY, null, null), item.getFirst().own());
        assertNull(item.getFirst().own().differenceMin(190));
        assertNull(item.getFirst().own().differenceMax(190));
    }

    @Test
    void R_STAT_3_schools_of_which_it_is_not_known_make_the_difference_an_interval() {
        var log = new SampleLog().say(total(When.in(Year.of(2023)), 190));
        log.say(DirectoryContract.registered(1, "A"));
        log.say(DirectoryContract.started(1, LocalDate.of(2020, 1, 1)));
        log.say(DirectoryContract.registered(2, "B"));
        log.say(
                new MembershipRecorded(
                        Samples.school(2),
                        When.knownBy(DAY),
                        When.on(DAY),
                        new Source("list", "row", Map.of())));
        var views = views();
        views.tell(log);
        var own = own(views, Which.ALL);
        assertEquals(new Own(Knowledge.SCHOOLS_NOT_KNOWN, LocalDate.of(2023, 12, 31), 1L, 1L), own);
        assertEquals(-189, own.differenceMin(190));
        assertEquals(-188, own.differenceMax(190));
    }

    @Test
    void where_all_have_left_none_is_known() {
        var log = new SampleLog().say(total(When.on(DAY), 3));
        log.say(DirectoryContract.registered(1, "A"));
        log.say(DirectoryContract.started(1, LocalDate.of(2020, 1, 1)));
        log.say(
                new SchoolEvent.Withdrawn(
                        Samples.school(1),
                        When.on(LocalDate.of(2021, 1, 1)),
                        Reason.of("SCHOOL_DECISION")));
        var views = views();
        views.tell(log);
        assertEquals(new Own(Knowledge.KNOWN, DAY, 0L, 0L), own(views, Which.ALL));
        var elsewhere = new Which(Scope.Kind.WORLD, null, null);
        var reconciliation = new Reconciliation(views.figures());
        assertEquals(List.of(), reconciliation.ask(elsewhere, AsOf.on(DAY)).items());
    }

    @Test
    void R_TIME_2_a_figure_that_was_taken_back_is_still_told_and_was_there_before() {
        var log = new SampleLog().say(total(When.on(DAY), 3));
        log.say(new FigureEvent.Corrected(TOTAL, 0, null, Reason.of("CLERICAL_ERROR")));
        var views = views();
        views.tell(log);
        var figures = new Figures(views.figures());
        assertEquals(List.of(), figures.ask(Which.ALL, AsOf.on(DAY)).items());
        assertEquals(1, figures.ask(Which.ALL, new AsOf(DAY, 1)).items().size());
        var told = figures.ask(TOTAL, Long.MAX_VALUE).orElseThrow().published();
        assertTrue(told.takenBack());
        assertEquals(3, told.schools());
        assertTrue(figures.ask(FigureId.of("other"), Long.MAX_VALUE).isEmpty());
    }

    @Test
    void R_AUD_2_a_counting_is_answered_again_at_its_position() {
        var log = new SampleLog();
        log.say(DirectoryContract.registered(1, "A"));
        log.say(DirectoryContract.started(1, LocalDate.of(2020, 1, 1)));
        long then = log.last();
        log.say(DirectoryContract.registered(2, "B"));
        log.say(DirectoryContract.started(2, LocalDate.of(2020, 1, 1)));
        var views = views();
        views.tell(log);
        var figures = new Figures(views.figures());
        var counting = new Counting(List.of("country"), Map.of("country", "FR"));
        var cell = new Cell(Map.of("country", "FR"), 1, 0);
        assertEquals(
                new Tally(1, 1, 0, List.of(cell)),
                figures.count(counting, new AsOf(DAY, then)).tally());
        assertEquals(2, figures.count(counting, AsOf.on(DAY)).tally().members());
        for (var wrong :
                List.of(
                        new Counting(List.of("planet"), Map.of()),
                        new Counting(List.of(), Map.of("status", "HAPPY")),
                        new Counting(List.of(), Map.of("joinedFrom", "soon")),
                        new Counting(List.of(), Map.of("size", "1")))) {
            assertThrows(IllegalArgumentException.class, () -> figures.count(wrong, AsOf.on(DAY)));
        }
    }

    private static Own own(ViewsUnderTest views, Which which) {
        var answer = new Reconciliation(views.figures()).ask(which, AsOf.on(DAY));
        return answer.items().getFirst().own();
    }

    private static TotalPublished total(When counted, long schools) {
        return new TotalPublished(
                TOTAL,
                counted,
                Scope.of(DirectoryContract.registered(1, "A").country()),
                schools,
                null,
                null,
                "a page");
    }
}
