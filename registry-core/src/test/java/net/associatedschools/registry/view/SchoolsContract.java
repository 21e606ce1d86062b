package net.associatedschools.registry.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolEvent.Renamed;
import net.associatedschools.registry.school.Status;
import net.associatedschools.registry.view.period.Membership;
import net.associatedschools.registry.view.period.PeriodView;
import net.associatedschools.registry.view.period.Schools;
import org.junit.jupiter.api.Test;

/** What is answered about one school, on tables of every kind. */
public abstract class SchoolsContract {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);

    protected abstract ViewsUnderTest views();

    @Test
    void any_school_at_any_point_is_as_the_log_cut_there_says() {
        var random = new Random(21);
        var log = Samples.log(random, 400);
        var views = views();
        views.tell(log);
        var schools = new Schools(views.members());
        var view = new PeriodView();
        for (int i = 0; i < 300; i++) {
            var at = new AsOf(Samples.day(random), random.nextLong(1, log.last() + 1));
            var school = Samples.school(random.nextInt(45));
            var believed =
                    view.rows(school.value(), log.stream(school.value())).stream()
                            .filter(row -> row.isBelievedAt(at.position()))
                            .sorted(Comparator.comparing(Row::effectiveFrom))
                            .toList();
            var answer = schools.ask(school, at);
            assertEquals(
                    believed,
                    answer.<List<Row<Membership>>>map(Schools.Answer::periods).orElse(List.of()));
            var truth = new Truth(log, at);
            var standing =
                    truth.schools()
                            .filter(row -> row.key().equals(school.value()))
                            .map(Row::value)
                            .findFirst();
            assertEquals(standing, answer.map(a -> a.standing().value()));
            assertEquals(
                    standing.map(m -> "" + truth.regions().get(m.country().value())),
                    answer.map(a -> "" + a.region()));
        }
    }

    @Test
    void R_APP_8_an_applicant_is_not_public_and_a_member_is_on_any_day() {
        var log = new SampleLog().say(DirectoryContract.registered(1, "A"));
        log.say(DirectoryContract.started(1, DAY));
        var views = views();
        views.tell(log);
        var schools = new Schools(views.members());
        var school = Samples.school(1);
        assertFalse(schools.ask(school, new AsOf(DAY, 1)).orElseThrow().isPublic());
        assertTrue(schools.ask(school, new AsOf(DAY, 2)).orElseThrow().isPublic());
        var before = schools.ask(school, new AsOf(DAY.minusDays(1), 2)).orElseThrow();
        assertTrue(before.isPublic());
        assertEquals(Status.NONE, before.standing().value().status());
        assertEquals(Optional.empty(), schools.ask(school, new AsOf(DAY, 0)));
    }

    @Test
    void the_register_says_since_when_it_knows() {
        var log = new SampleLog().say(DirectoryContract.registered(1, "A"));
        log.say(DirectoryContract.started(1, DAY));
        log.say(new Renamed(Samples.school(1), When.on(DAY.plusDays(9)), "B"));
        var views = views();
        views.tell(log);
        var schools = new Schools(views.members());
        var answer = schools.ask(Samples.school(1), AsOf.on(DAY)).orElseThrow();
        assertEquals(3, answer.standing().recordedFrom());
        assertEquals(DAY.plusDays(9), answer.standing().effectiveUntil());
        assertEquals(3, answer.periods().size());
        assertEquals(3, answer.position());
    }
}
