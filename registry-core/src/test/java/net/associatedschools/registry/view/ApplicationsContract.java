package net.associatedschools.registry.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.associatedschools.registry.application.Application.Stage;
import net.associatedschools.registry.application.ApplicationEvent.Applied;
import net.associatedschools.registry.application.ApplicationEvent.Preselected;
import net.associatedschools.registry.fact.ApplicationId;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Profile;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.view.application.Applications;
import net.associatedschools.registry.view.application.Applications.Item;
import net.associatedschools.registry.view.application.Applications.Question;
import net.associatedschools.registry.view.application.Progress;
import org.junit.jupiter.api.Test;

/** What is answered about applications, on tables of every kind. */
public abstract class ApplicationsContract {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);

    protected abstract ViewsUnderTest views();

    @Test
    void any_question_at_any_point_is_answered_as_the_log_cut_there_would() {
        var random = new Random(31);
        var log = Samples.log(random, 400);
        var views = views();
        views.tell(log);
        var applications = new Applications(views.admissions());
        for (int i = 0; i < 200; i++) {
            var at = new AsOf(Samples.day(random), random.nextLong(1, log.last() + 1));
            var stages = new ArrayList<>(Samples.some(random, List.of(Stage.values())));
            stages.remove(Stage.NONE);
            var country =
                    random.nextInt(3) > 0
                            ? null
                            : new CountryCode(Samples.any(random, Samples.COUNTRIES));
            var school = random.nextInt(4) > 0 ? null : Samples.school(random.nextInt(20));
            int older = random.nextInt(2) * random.nextInt(900);
            int limit = 1 + random.nextInt(5);
            var question =
                    new Question(Set.copyOf(stages), country, school, older, limit, null, at);
            assertEquals(expected(question, log), pages(applications, question), "" + question);
        }
    }

    private static List<Item> expected(Question question, SampleLog log) {
        var at = question.at();
        return new Truth(log, at)
                .applications()
                .filter(row -> question.stages().contains(row.value().stage()))
                .filter(
                        row ->
                                question.country() == null
                                        || question.country().equals(row.value().country()))
                .filter(
                        row ->
                                question.school() == null
                                        || question.school().equals(row.value().school()))
                .filter(row -> !since(row).plusDays(question.olderThan()).isAfter(at.day()))
                .sorted(Comparator.comparing(ApplicationsContract::since).thenComparing(Row::key))
                .map(row -> new Item(new ApplicationId(row.key()), row.value()))
                .toList();
    }

    private static LocalDate since(Row<Progress> row) {
        var since = row.value().since();
        return since == null ? LocalDate.of(9999, 1, 1) : since.latest();
    }

    private static List<Item> pages(Applications applications, Question question) {
        var items = new ArrayList<Item>();
        var next = question;
        while (true) {
            var page = applications.ask(next);
            items.addAll(page.items());
            var after = page.next();
            if (after == null) {
                assertEquals(items.size(), page.total());
                return items;
            }
            next =
                    new Question(
                            question.stages(),
                            question.country(),
                            question.school(),
                            question.olderThan(),
                            question.limit(),
                            after,
                            question.at());
        }
    }

    @Test
    void any_application_at_any_point_is_as_the_log_cut_there_says() {
        var random = new Random(32);
        var log = Samples.log(random, 300);
        var views = views();
        views.tell(log);
        var applications = new Applications(views.admissions());
        for (int i = 0; i < 200; i++) {
            var at = new AsOf(Samples.day(random), random.nextLong(1, log.last() + 1));
            var id = Samples.application(random.nextInt(22));
            assertEquals(
                    new Truth(log, at)
                            .applications()
                            .filter(row -> row.key().equals(id.value()))
                            .map(Row::value)
                            .findFirst(),
                    applications.ask(id, at).map(answer -> answer.standing().value()));
        }
    }

    @Test
    void a_candidate_says_since_when_and_until_when() {
        var id = Samples.application(1);
        var school = Samples.school(1);
        var country = new CountryCode("FR");
        var form = Samples.form(Profile.named("A", null));
        var log = new SampleLog();
        log.say(new Applied(id, When.on(DAY), school, country, form));
        var until = DAY.plusYears(1);
        var preselected = When.on(DAY.plusDays(20));
        log.say(new Preselected(id, preselected, "nc", false, "country:FR#1", until));
        var views = views();
        views.tell(log);
        var applications = new Applications(views.admissions());
        var applied = When.on(DAY);
        assertEquals(
                new Progress(Stage.CANDIDATE, school, country, "A", preselected, applied, until),
                progress(applications, new AsOf(DAY.plusDays(20), 2)));
        assertEquals(
                new Progress(Stage.SUBMITTED, school, country, "A", applied, applied, null),
                progress(applications, new AsOf(DAY.plusDays(19), 2)));
        assertEquals(
                new Progress(Stage.SUBMITTED, school, country, "A", applied, applied, null),
                progress(applications, new AsOf(DAY.plusDays(20), 1)));
        assertEquals(Stage.NONE, progress(applications, new AsOf(DAY.minusDays(1), 2)).stage());
    }

    private static Progress progress(Applications applications, AsOf at) {
        return applications.ask(Samples.application(1), at).orElseThrow().standing().value();
    }

    @Test
    void what_is_not_yet_made_is_no_stage_to_ask_for() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Question(EnumSet.of(Stage.NONE), null, null, 0, 1, null, AsOf.on(DAY)));
    }
}
