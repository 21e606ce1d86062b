package net.associatedschools.registry.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.associatedschools.registry.application.Application.Stage;
import net.associatedschools.registry.application.ApplicationEvent.Applied;
import net.associatedschools.registry.application.ApplicationEvent.CandidacyRecorded;
import net.associatedschools.registry.application.ApplicationEvent.Certified;
import net.associatedschools.registry.application.ApplicationEvent.Preselected;
import net.associatedschools.registry.application.ApplicationEvent.Recommended;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Profile;
import net.associatedschools.registry.fact.Source;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.view.application.AdmissionStatistics.Answer;
import net.associatedschools.registry.view.application.AdmissionStatistics.By;
import net.associatedschools.registry.view.application.AdmissionStatistics.Cohort;
import net.associatedschools.registry.view.application.AdmissionStatistics.Passage;
import net.associatedschools.registry.view.application.AdmissionStatistics.Question;
import net.associatedschools.registry.view.application.AdmissionStatistics.Waiting;
import net.associatedschools.registry.view.application.Progress;
import net.associatedschools.registry.view.application.Quantiles;
import net.associatedschools.registry.view.period.Course.Every;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How applications fare, on tables of every kind. */
public abstract class AdmissionStatisticsContract {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);
    private static final CountryCode FR = new CountryCode("FR");

    protected abstract ViewsUnderTest views();

    @Test
    void any_question_at_any_point_is_answered_as_the_log_cut_there_would() {
        var random = new Random(81);
        var log = Samples.log(random, 400);
        var views = views();
        views.tell(log);
        for (int i = 0; i < 100; i++) {
            var at = new AsOf(Samples.day(random), random.nextLong(1, log.last() + 1));
            var country =
                    random.nextInt(3) > 0
                            ? null
                            : new CountryCode(Samples.any(random, Samples.COUNTRIES));
            var by = Samples.some(random, List.of(By.values()));
            var question = new Question(by, country, Every.YEAR, at);
            assertIs(question, log, views.admissionStatistics().ask(question));
        }
    }

    /** Counted anew, group by group, from what a fold of the log says. */
    private static void assertIs(Question question, SampleLog log, Answer answer) {
        var truth = new Truth(log, question.at());
        var regions = truth.regions();
        var groups = new HashMap<Map<By, String>, List<Progress>>();
        truth.applications()
                .map(Row::value)
                .filter(p -> p.stage() != Stage.NONE)
                .filter(p -> question.country() == null || question.country().equals(p.country()))
                .forEach(
                        p -> {
                            var values = new HashMap<By, String>();
                            if (question.by().contains(By.COUNTRY)) {
                                values.put(By.COUNTRY, p.country().value());
                            }
                            var region = regions.get(p.country().value());
                            if (question.by().contains(By.REGION) && region != null) {
                                values.put(By.REGION, region.name());
                            }
                            groups.computeIfAbsent(values, v -> new ArrayList<>()).add(p);
                        });
        var waiting = new HashMap<Object, Object>();
        var passages = new HashMap<Object, Object>();
        var cohorts = new HashMap<Object, Object>();
        groups.forEach(
                (values, its) -> {
                    passages.put(values, certified(its));
                    for (var p : its) {
                        var stage = p.stage();
                        if (stage.isOpen()) {
                            waiting.put(List.of(values, stage), open(its, stage, question));
                        }
                        var year = year(p.applied());
                        cohorts.merge(
                                List.of(values, "" + year, stage),
                                1L,
                                (a, b) -> (Long) a + (Long) b);
                    }
                });
        var answeredWaiting = new HashMap<Object, Object>();
        for (var w : answer.stages()) {
            answeredWaiting.put(
                    List.of(w.values(), w.stage()), counts(w.open(), w.age(), w.ageNotKnown()));
        }
        var answeredPassages = new HashMap<Object, Object>();
        for (var p : answer.passages()) {
            answeredPassages.put(p.values(), counts(p.certified(), p.time(), p.timeNotKnown()));
        }
        var answeredCohorts = new HashMap<Object, Object>();
        for (var c : answer.cohorts()) {
            c.stages()
                    .forEach(
                            (stage, n) ->
                                    answeredCohorts.put(
                                            List.of(c.values(), "" + c.cohort(), stage), n));
            assertEquals(c.applied(), c.stages().values().stream().mapToLong(n -> n).sum());
        }
        assertEquals(waiting, answeredWaiting, "" + question);
        assertEquals(passages, answeredPassages, "" + question);
        assertEquals(cohorts, answeredCohorts, "" + question);
    }

    private static String certified(List<Progress> its) {
        var all = its.stream().filter(p -> p.stage() == Stage.CERTIFIED).toList();
        var days = new ArrayList<Long>();
        for (var p : all) {
            var applied = p.applied();
            var since = p.since();
            if (applied != null && since != null && applied.isDay() && since.isDay()) {
                days.add(since.latest().toEpochDay() - applied.latest().toEpochDay());
            }
        }
        return counts(all.size(), quantiles(days), all.size() - days.size());
    }

    private static String open(List<Progress> its, Stage stage, Question question) {
        var all = its.stream().filter(p -> p.stage() == stage).toList();
        var days = new ArrayList<Long>();
        for (var p : all) {
            var since = p.since();
            if (since != null && since.isDay()) {
                days.add(ChronoUnit.DAYS.between(since.latest(), question.at().day()));
            }
        }
        return counts(all.size(), quantiles(days), all.size() - days.size());
    }

    /** By the definition: the least of the days that so many of them don't exceed. */
    private static Quantiles quantiles(List<Long> days) {
        return new Quantiles(least(days, 0.5), least(days, 0.9));
    }

    private static @Nullable Long least(List<Long> days, double share) {
        return days.stream()
                .sorted()
                .filter(
                        day ->
                                days.stream().filter(other -> other <= day).count()
                                        >= share * days.size())
                .findFirst()
                .orElse(null);
    }

    private static String counts(long count, Quantiles days, long notKnown) {
        return count + " " + days + " " + notKnown;
    }

    private static @Nullable Integer year(@Nullable When applied) {
        if (applied == null || applied.earliest().getYear() != applied.latest().getYear()) {
            return null;
        }
        return applied.earliest().getYear();
    }

    @Test
    void R_STAT_3_times_are_measured_between_days_and_what_has_none_stands_beside() {
        var log = new SampleLog();
        certified(log, 1, When.on(DAY), DAY.plusDays(100));
        certified(log, 2, When.on(DAY), DAY.plusDays(300));
        certified(log, 3, new When(DAY.minusDays(90), DAY), DAY.plusDays(900));
        log.say(applied(4, When.on(DAY.plusDays(1))));
        log.say(
                new CandidacyRecorded(
                        Samples.application(5),
                        When.knownBy(DAY),
                        Samples.school(5),
                        FR,
                        "E",
                        When.on(DAY),
                        new Source("list", "row", Map.of())));
        var views = views();
        views.tell(log);
        var at = AsOf.on(DAY.plusDays(1000));
        var answer = views.admissionStatistics().ask(new Question(List.of(), null, Every.YEAR, at));
        assertEquals(
                List.of(new Passage(Map.of(), 3, new Quantiles(100L, 300L), 1)), answer.passages());
        assertEquals(
                List.of(
                        new Waiting(Map.of(), Stage.SUBMITTED, 1, new Quantiles(999L, 999L), 0),
                        new Waiting(Map.of(), Stage.CANDIDATE, 1, new Quantiles(null, null), 1)),
                answer.stages());
        assertEquals(
                List.of(
                        new Cohort(
                                Map.of(),
                                "2024",
                                3,
                                Map.of(Stage.CERTIFIED, 2L, Stage.SUBMITTED, 1L)),
                        new Cohort(
                                Map.of(),
                                null,
                                2,
                                Map.of(Stage.CERTIFIED, 1L, Stage.CANDIDATE, 1L))),
                answer.cohorts());
        assertEquals(1, answer.cohorts().getFirst().open());
    }

    private static void certified(SampleLog log, int number, When when, LocalDate day) {
        var id = Samples.application(number);
        log.say(applied(number, when));
        log.say(new Preselected(id, When.on(DAY), "nc", false, null, DAY));
        log.say(new Recommended(id, When.on(DAY), "nc", false));
        log.say(new Certified(id, When.on(day), "hq", "A"));
    }

    private static Applied applied(int number, When when) {
        return new Applied(
                Samples.application(number),
                when,
                Samples.school(number),
                FR,
                Samples.form(Profile.named("A", null)));
    }
}
