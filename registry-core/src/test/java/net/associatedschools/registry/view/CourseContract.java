package net.associatedschools.registry.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.associatedschools.registry.school.Status;
import net.associatedschools.registry.view.period.Course;
import net.associatedschools.registry.view.period.Course.Every;
import net.associatedschools.registry.view.period.Course.Question;
import net.associatedschools.registry.view.period.Dimension;
import net.associatedschools.registry.view.period.Filter;
import net.associatedschools.registry.view.period.Statistics;
import org.junit.jupiter.api.Test;

/** The members period by period, on tables of every kind. */
public abstract class CourseContract {
    private static final LocalDate DAY = LocalDate.of(2023, 11, 15);

    protected abstract ViewsUnderTest views();

    @Test
    void the_end_of_every_period_is_what_the_statistics_say_of_that_day() {
        var random = new Random(71);
        var log = Samples.log(random, 400);
        var views = views();
        views.tell(log);
        var statistics = new Statistics(views.members());
        for (int i = 0; i < 25; i++) {
            var asked = DirectoryContract.filter(random);
            var statuses = new HashSet<>(asked.statuses());
            statuses.remove(Status.FORMER);
            var filter = asked.withStatuses(statuses);
            var by = Samples.some(random, List.of(Dimension.values()));
            var from = Samples.day(random);
            long position = random.nextLong(1, log.last() + 1);
            var every = Samples.any(random, List.of(Every.values()));
            var to = from.plusDays(random.nextInt(900));
            var question = new Question(filter, every, from, to, by, position);
            for (var point : new Course(views.members()).ask(question).points()) {
                var then = new AsOf(point.asOf(), position);
                assertEquals(
                        statistics.ask(new Statistics.Question(filter, by, then)),
                        point,
                        "" + question);
            }
        }
    }

    @Test
    void a_period_ends_on_its_last_day_and_the_one_that_is_not_over_on_the_day_asked_for() {
        assertEquals(
                List.of("2023 2023-12-31", "2024 2024-12-31", "2025 2025-03-10"),
                periods(Every.YEAR, LocalDate.of(2025, 3, 10)));
        assertEquals(
                List.of("2023-Q4 2023-12-31", "2024-Q1 2024-03-31"),
                periods(Every.QUARTER, LocalDate.of(2024, 3, 31)));
        assertEquals(
                List.of("2023-11 2023-11-30", "2023-12 2023-12-31", "2024-01 2024-01-31"),
                periods(Every.MONTH, LocalDate.of(2024, 1, 31)).subList(0, 3));
    }

    private List<String> periods(Every every, LocalDate to) {
        var question = new Question(Filter.MEMBERS, every, DAY, to, List.of(), Long.MAX_VALUE);
        return new Course(views().members())
                .ask(question).points().stream()
                        .map(point -> every.name(point.asOf()) + " " + point.asOf())
                        .toList();
    }

    @Test
    void a_timeline_has_its_limit() {
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new Question(
                                Filter.MEMBERS,
                                Every.MONTH,
                                LocalDate.of(1900, 1, 1),
                                DAY,
                                List.of(),
                                Long.MAX_VALUE));
    }
}
