package net.associatedschools.registry.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.associatedschools.registry.country.CountryEvent.RegionAssigned;
import net.associatedschools.registry.country.Region;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Profile;
import net.associatedschools.registry.fact.Source;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolEvent.MembershipRecorded;
import net.associatedschools.registry.school.SchoolEvent.SchoolRegistered;
import net.associatedschools.registry.school.Status;
import net.associatedschools.registry.view.period.Count;
import net.associatedschools.registry.view.period.Dimension;
import net.associatedschools.registry.view.period.Filter;
import net.associatedschools.registry.view.period.Membership;
import net.associatedschools.registry.view.period.Statistics;
import net.associatedschools.registry.view.period.Statistics.Answer;
import net.associatedschools.registry.view.period.Statistics.Question;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the statistics answer, on tables of every kind. */
public abstract class StatisticsContract {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);
    private static final CountryCode FR = new CountryCode("FR");

    protected abstract ViewsUnderTest views();

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void any_question_at_any_point_is_answered_as_the_log_cut_there_would(long seed) {
        var random = new Random(seed);
        var log = Samples.log(random, 400);
        var views = views();
        views.tell(log);
        var statistics = new Statistics(views.members());
        for (int i = 0; i < 150; i++) {
            var at = new AsOf(Samples.day(random), random.nextLong(1, log.last() + 1));
            var asked = DirectoryContract.filter(random);
            var statuses = new HashSet<>(asked.statuses());
            statuses.remove(Status.FORMER);
            var by = Samples.some(random, List.of(Dimension.values()));
            var question = new Question(asked.withStatuses(statuses), by, at);
            assertIs(question, log, statistics.ask(question));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {13, 14})
    void an_answer_while_the_log_is_still_told_is_that_of_the_position_it_names(long seed) {
        var random = new Random(seed);
        var log = Samples.log(random, 400);
        var views = views();
        var statistics = new Statistics(views.members());
        log.tell(
                views.projections(log),
                0,
                from -> 7,
                batch -> {
                    views.unit().execute(batch);
                    var by = Samples.some(random, List.of(Dimension.values()));
                    var now = new AsOf(Samples.day(random), Long.MAX_VALUE);
                    var answer = statistics.ask(new Question(Filter.MEMBERS, by, now));
                    var then = new AsOf(now.day(), answer.position());
                    assertIs(new Question(Filter.MEMBERS, by, then), log, answer);
                });
    }

    private static void assertIs(Question question, SampleLog log, Answer answer) {
        var truth = new Truth(log, question.at());
        var regions = truth.regions();
        var filter = question.filter();
        var statuses =
                filter.statuses().isEmpty()
                        ? Set.of(
                                Status.ACTIVE,
                                Status.OVERDUE,
                                Status.INACTIVE,
                                Status.SUSPENDED,
                                Status.NOT_KNOWN)
                        : filter.statuses();
        var meant =
                truth.schools()
                        .map(Row::value)
                        .filter(
                                m ->
                                        DirectoryContract.meant(
                                                filter.withStatuses(statuses), m, regions))
                        .toList();
        var expected = new HashMap<Map<Dimension, String>, long[]>();
        var countries = new HashSet<String>();
        var totals = new long[3];
        for (var m : meant) {
            boolean notKnown = m.status() == Status.NOT_KNOWN;
            if (!notKnown) countries.add(m.country().value());
            add(totals, notKnown, m.memberSince());
            for (var theme : themes(question, m)) {
                var cell = new EnumMap<Dimension, String>(Dimension.class);
                for (var dimension : question.by()) {
                    var value = value(dimension, m, theme, regions);
                    if (value != null) cell.put(dimension, value);
                }
                add(expected.computeIfAbsent(cell, c -> new long[3]), notKnown, m.memberSince());
            }
        }
        var cells = new HashMap<Map<Dimension, String>, List<Long>>();
        expected.forEach((cell, n) -> cells.put(cell, List.of(n[0], n[1], n[2])));
        var answered = new HashMap<Map<Dimension, String>, List<Long>>();
        for (var count : answer.cells()) {
            answered.put(count.values(), counts(count));
        }
        assertEquals(cells, answered, "" + question);
        assertEquals(cells.size(), answer.cells().size());
        assertEquals(countries.size(), answer.countries());
        assertEquals(totals[0], answer.members());
        assertEquals(totals[1], answer.notKnown());
        assertEquals(totals[2], answer.startNotKnown());
        if (answer.addsUp()) assertEquals(totals[0], sum(cells, 0));
        assertEquals(question.at().position(), answer.position());
    }

    private static void add(long[] counts, boolean notKnown, @Nullable When since) {
        if (notKnown) {
            counts[1]++;
            return;
        }
        counts[0]++;
        if (since != null && since.earliest().equals(LocalDate.MIN)) counts[2]++;
    }

    /** Each of its themes, a null for none. */
    private static Set<@Nullable String> themes(Question question, Membership m) {
        var themes = new HashSet<@Nullable String>();
        if (question.by().contains(Dimension.THEME)) themes.addAll(m.themes());
        if (themes.isEmpty()) themes.add(null);
        return themes;
    }

    private static List<Long> counts(Count count) {
        return List.of(count.members(), count.notKnown(), count.startNotKnown());
    }

    private static long sum(Map<Map<Dimension, String>, List<Long>> cells, int which) {
        return cells.values().stream().mapToLong(counts -> counts.get(which)).sum();
    }

    private static @Nullable String value(
            Dimension dimension,
            Membership m,
            @Nullable String theme,
            Map<String, Region> regions) {
        var value =
                switch (dimension) {
                    case COUNTRY -> m.country();
                    case REGION -> regions.get(m.country().value());
                    case TYPE -> m.types().isEmpty() ? null : m.types().getFirst();
                    case STATUS -> m.status();
                    case CATEGORY -> m.category();
                    case LOCATION -> m.location();
                    case YEAR -> year(m.memberSince());
                    case THEME -> theme;
                };
        return value == null ? null : value.toString();
    }

    private static @Nullable Integer year(@Nullable When since) {
        if (since == null || since.earliest().getYear() != since.latest().getYear()) return null;
        return since.earliest().getYear();
    }

    @Test
    void R_STAT_3_a_member_seen_on_a_list_is_counted_and_its_start_said_to_be_not_known() {
        var log = new SampleLog().say(DirectoryContract.registered(1, "A"));
        log.say(
                new MembershipRecorded(
                        Samples.school(1),
                        When.knownBy(DAY),
                        When.on(DAY),
                        new Source("list", "row", Map.of())));
        var views = views();
        views.tell(log);
        var statistics = new Statistics(views.members());
        var by = List.of(Dimension.YEAR);
        var then = statistics.ask(new Question(Filter.MEMBERS, by, AsOf.on(DAY)));
        assertEquals(List.of(new Count(Map.of(), 1, 0, 1)), then.cells());
        assertEquals(1, then.members());
        assertEquals(1, then.countries());
        assertEquals(1, then.startNotKnown());
        var before = statistics.ask(new Question(Filter.MEMBERS, by, AsOf.on(DAY.minusDays(1))));
        assertEquals(0, before.members());
        assertEquals(0, before.countries());
        assertEquals(1, before.notKnown());
    }

    @Test
    void cells_are_ordered_by_their_values_and_the_unknown_comes_last() {
        var log = new SampleLog();
        log.say(DirectoryContract.registered(1, "A")).say(DirectoryContract.started(1, DAY));
        log.say(
                new SchoolRegistered(
                        Samples.school(2),
                        When.on(DAY),
                        new CountryCode("IS"),
                        Profile.named("B", null)));
        log.say(DirectoryContract.started(2, DAY));
        log.say(
                new RegionAssigned(
                        new CountryCode("IS"),
                        When.UNKNOWN,
                        List.of(Region.EUROPE_AND_NORTH_AMERICA)));
        var views = views();
        views.tell(log);
        var by = List.of(Dimension.REGION);
        var answer =
                new Statistics(views.members()).ask(new Question(Filter.MEMBERS, by, AsOf.on(DAY)));
        assertEquals(
                List.of(
                        new Count(Map.of(Dimension.REGION, "EUROPE_AND_NORTH_AMERICA"), 1, 0, 0),
                        new Count(Map.of(), 1, 0, 0)),
                answer.cells());
    }

    @Test
    void a_school_counts_in_the_cell_of_each_of_its_themes_and_once_in_the_whole() {
        var log = new SampleLog();
        log.say(new SchoolRegistered(Samples.school(1), When.on(DAY), FR, of("PEACE", "CLIMATE")));
        log.say(new SchoolRegistered(Samples.school(2), When.on(DAY), FR, of("PEACE")));
        log.say(new SchoolRegistered(Samples.school(3), When.on(DAY), FR, of()));
        for (int i = 1; i <= 3; i++) log.say(DirectoryContract.started(i, DAY));
        var views = views();
        views.tell(log);
        var by = List.of(Dimension.THEME);
        var answer =
                new Statistics(views.members()).ask(new Question(Filter.MEMBERS, by, AsOf.on(DAY)));
        assertEquals(
                List.of(
                        new Count(Map.of(Dimension.THEME, "CLIMATE"), 1, 0, 0),
                        new Count(Map.of(Dimension.THEME, "PEACE"), 2, 0, 0),
                        new Count(Map.of(), 1, 0, 0)),
                answer.cells());
        assertEquals(3, answer.members());
        assertFalse(answer.addsUp());
    }

    private static Profile of(String... themes) {
        var named = Profile.named("A", null);
        return new Profile(
                named.name(),
                named.types(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(themes),
                List.of(),
                List.of());
    }

    @Test
    void who_left_is_not_counted_and_cannot_be_asked_for() {
        var former = Filter.MEMBERS.withStatuses(Set.of(Status.FORMER));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Question(former, List.of(), AsOf.on(DAY)));
    }
}
