package net.associatedschools.registry.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.associatedschools.registry.country.CountryEvent.RegionAssigned;
import net.associatedschools.registry.country.Region;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.Source;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolEvent.Corrected;
import net.associatedschools.registry.school.SchoolEvent.MembershipRecorded;
import net.associatedschools.registry.school.SchoolEvent.Withdrawn;
import net.associatedschools.registry.school.Status;
import net.associatedschools.registry.view.period.Dimension;
import net.associatedschools.registry.view.period.Filter;
import net.associatedschools.registry.view.period.Flow;
import net.associatedschools.registry.view.period.Flow.Cell;
import net.associatedschools.registry.view.period.Flow.Question;
import net.associatedschools.registry.view.period.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How members flow, on tables of every kind. */
public abstract class FlowContract {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);
    private static final long ALL = Long.MAX_VALUE;

    protected abstract ViewsUnderTest views();

    @ParameterizedTest
    @ValueSource(longs = {61, 62})
    void R_STAT_1_every_cell_of_every_period_adds_up_at_every_point(long seed) {
        var random = new Random(seed);
        var log = Samples.log(random, 400);
        var views = views();
        views.tell(log);
        for (int i = 0; i < 40; i++) mustAddUp(random, log, views);
    }

    @ParameterizedTest
    @ValueSource(longs = {63, 64})
    void several_periods_asked_at_once_are_answered_as_each_alone(long seed) {
        var random = new Random(seed);
        var log = Samples.log(random, 400);
        var views = views();
        views.tell(log);
        var flow = new Flow(views.members());
        var questions = new ArrayList<Question>();
        for (int i = 0; i < 8; i++) {
            var from = Samples.day(random);
            var to = from.plusDays(random.nextInt(900));
            questions.add(new Question(Filter.MEMBERS, from, to, List.of(Dimension.TYPE), ALL));
        }
        assertEquals(questions.stream().map(flow::ask).toList(), flow.ask(questions));
    }

    @Test
    void several_periods_asked_at_once_are_of_the_same_schools() {
        var world = new Question(Filter.MEMBERS, DAY, DAY, List.of(), ALL);
        var france = Filter.MEMBERS.withCountry(new CountryCode("FR"));
        var one = new Question(france, DAY, DAY, List.of(), ALL);
        var flow = new Flow(views().members());
        assertThrows(IllegalArgumentException.class, () -> flow.ask(List.of(world, one)));
    }

    /** Any question: its ends are what the statistics say, its parts make the whole. */
    static void mustAddUp(Random random, SampleLog log, ViewsUnderTest views) {
        var flow = new Flow(views.members());
        var statistics = new Statistics(views.members());
        var asked = DirectoryContract.filter(random);
        var statuses = new HashSet<>(asked.statuses());
        statuses.remove(Status.FORMER);
        var filter = asked.withStatuses(statuses);
        var by = Samples.some(random, List.of(Dimension.values()));
        var from = Samples.day(random);
        var to = from.plusDays(random.nextInt(900));
        long position = random.nextLong(1, log.last() + 1);
        var question = new Question(filter, from, to, by, position);
        var whole = flow.ask(question);
        assertEquals(position, whole.position());
        whole.cells().forEach(cell -> assertAddsUp(cell, question));
        assertAddsUp(whole.total(), question);
        var before = new AsOf(from.minusDays(1), position);
        var opening = statistics.ask(new Statistics.Question(filter, by, before));
        var closing = statistics.ask(new Statistics.Question(filter, by, new AsOf(to, position)));
        assertEquals(members(opening), opening(whole), "opening of " + question);
        assertEquals(members(closing), closing(whole), "closing of " + question);
        assertEquals(
                List.of(opening.members(), opening.notKnown()),
                List.of(whole.total().opening(), whole.total().notKnownOpening()));
        assertEquals(
                List.of(closing.members(), closing.notKnown()),
                List.of(whole.total().closing(), whole.total().notKnownClosing()));
        var middle = from.plusDays(random.nextInt((int) (to.toEpochDay() - from.toEpochDay()) + 1));
        var sum =
                new HashMap<>(changes(flow.ask(new Question(filter, from, middle, by, position))));
        if (middle.isBefore(to)) {
            var rest = new Question(filter, middle.plusDays(1), to, by, position);
            changes(flow.ask(rest))
                    .forEach((cell, its) -> sum.merge(cell, its, FlowContract::plus));
        }
        sum.values().removeIf(its -> its.stream().allMatch(n -> n == 0));
        assertEquals(sum, changes(whole), "the parts of " + question);
    }

    private static void assertAddsUp(Cell cell, Question question) {
        assertEquals(
                cell.closing(),
                cell.opening()
                        + cell.joined()
                        + cell.recorded()
                        - cell.left()
                        + cell.reclassified(),
                cell + " of " + question);
        assertTrue(cell.joined() >= 0 && cell.recorded() >= 0 && cell.left() >= 0, cell.toString());
    }

    private static Map<Map<Dimension, String>, List<Long>> members(Statistics.Answer answer) {
        var members = new HashMap<Map<Dimension, String>, List<Long>>();
        for (var cell : answer.cells()) {
            put(members, cell.values(), cell.members(), cell.notKnown());
        }
        return members;
    }

    private static Map<Map<Dimension, String>, List<Long>> opening(Flow.Answer answer) {
        var members = new HashMap<Map<Dimension, String>, List<Long>>();
        for (var cell : answer.cells()) {
            put(members, cell.values(), cell.opening(), cell.notKnownOpening());
        }
        return members;
    }

    private static Map<Map<Dimension, String>, List<Long>> closing(Flow.Answer answer) {
        var members = new HashMap<Map<Dimension, String>, List<Long>>();
        for (var cell : answer.cells()) {
            put(members, cell.values(), cell.closing(), cell.notKnownClosing());
        }
        return members;
    }

    private static Map<Map<Dimension, String>, List<Long>> changes(Flow.Answer answer) {
        var changes = new HashMap<Map<Dimension, String>, List<Long>>();
        for (var cell : answer.cells()) {
            put(
                    changes,
                    cell.values(),
                    cell.joined(),
                    cell.recorded(),
                    cell.left(),
                    cell.reclassified());
        }
        return changes;
    }

    private static void put(
            Map<Map<Dimension, String>, List<Long>> into,
            Map<Dimension, String> cell,
            Long... counts) {
        var some = List.of(counts);
        if (some.stream().anyMatch(n -> n != 0)) into.put(cell, some);
    }

    private static List<Long> plus(List<Long> a, List<Long> b) {
        var sum = new Long[a.size()];
        for (int i = 0; i < sum.length; i++) sum[i] = a.get(i) + b.get(i);
        return List.of(sum);
    }

    @Test
    void who_joined_was_recorded_and_left_is_told_apart() {
        var log = new SampleLog();
        for (int i = 1; i <= 3; i++) log.say(DirectoryContract.registered(i, "A"));
        log.say(DirectoryContract.started(1, DAY.minusDays(100)));
        log.say(DirectoryContract.started(2, DAY.plusDays(1)));
        log.say(seen(3, DAY.plusDays(2)));
        log.say(left(1, When.on(DAY.plusDays(3))));
        var year = total(log, DAY, DAY.plusYears(1), Filter.MEMBERS, ALL);
        assertEquals(new Cell(Map.of(), 1, 1, 1, 1, 0, 2, 1, 0), year);
        var before = total(log, DAY.minusYears(1), DAY.minusDays(1), Filter.MEMBERS, ALL);
        assertEquals(new Cell(Map.of(), 0, 1, 0, 0, 0, 1, 1, 1), before);
    }

    @Test
    void R_STAT_3_who_left_on_an_unknown_day_left_the_members_when_it_may_have_and_stands_beside() {
        var log = new SampleLog().say(DirectoryContract.registered(1, "A"));
        log.say(DirectoryContract.started(1, DAY.minusDays(100)));
        log.say(left(1, new When(DAY, DAY.plusDays(60))));
        assertEquals(
                new Cell(Map.of(), 1, 0, 0, 1, 0, 0, 0, 1),
                total(log, DAY, DAY.plusDays(30), Filter.MEMBERS, ALL));
        assertEquals(
                new Cell(Map.of(), 0, 0, 0, 0, 0, 0, 1, 0),
                total(log, DAY.plusDays(31), DAY.plusDays(90), Filter.MEMBERS, ALL));
    }

    @Test
    void who_comes_back_in_the_same_period_has_left_and_joined() {
        var log = new SampleLog().say(DirectoryContract.registered(1, "A"));
        log.say(DirectoryContract.started(1, DAY.minusDays(100)));
        log.say(left(1, When.on(DAY)));
        log.say(DirectoryContract.started(1, DAY.plusDays(5)));
        assertEquals(
                new Cell(Map.of(), 1, 1, 0, 1, 0, 1, 0, 0),
                total(log, DAY, DAY.plusDays(30), Filter.MEMBERS, ALL));
    }

    @Test
    void a_country_that_changes_its_region_reclassifies_its_schools() {
        var log = new SampleLog().say(DirectoryContract.registered(1, "A"));
        log.say(DirectoryContract.started(1, DAY.minusDays(100)));
        var fr = new CountryCode("FR");
        var first = List.of(Region.EUROPE_AND_NORTH_AMERICA);
        log.say(new RegionAssigned(fr, When.UNKNOWN, first));
        log.say(new RegionAssigned(fr, When.on(DAY.minusYears(9)), first));
        log.say(new RegionAssigned(fr, When.on(DAY), List.of(Region.ARAB_STATES)));
        var views = views();
        views.tell(log);
        var by = List.of(Dimension.REGION);
        var question = new Question(Filter.MEMBERS, DAY, DAY, by, ALL);
        assertEquals(
                List.of(
                        new Cell(region("ARAB_STATES"), 0, 0, 0, 0, 1, 1, 0, 0),
                        new Cell(region("EUROPE_AND_NORTH_AMERICA"), 1, 0, 0, 0, -1, 0, 0, 0)),
                new Flow(views.members()).ask(question).cells());
        var there = Filter.MEMBERS.withRegion(Region.ARAB_STATES);
        assertEquals(new Cell(Map.of(), 0, 0, 0, 0, 1, 1, 0, 0), total(log, DAY, DAY, there, ALL));
    }

    private static Map<Dimension, String> region(String name) {
        return Map.of(Dimension.REGION, name);
    }

    @Test
    void R_TIME_2_what_was_corrected_since_flows_as_it_was_known() {
        var log = new SampleLog().say(DirectoryContract.registered(1, "A"));
        log.say(DirectoryContract.started(1, DAY));
        long then = log.last();
        log.say(new Corrected(Samples.school(1), 1, null, Reason.of("DID_NOT_HAPPEN")));
        assertEquals(1, total(log, DAY, DAY, Filter.MEMBERS, then).joined());
        assertEquals(0, total(log, DAY, DAY, Filter.MEMBERS, ALL).joined());
    }

    @Test
    void a_period_that_ends_before_it_begins_and_schools_that_left_are_refused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Question(Filter.MEMBERS, DAY, DAY.minusDays(1), List.of(), ALL));
        var former = Filter.MEMBERS.withStatuses(Set.of(Status.FORMER));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Question(former, DAY, DAY, List.of(), ALL));
    }

    private Cell total(SampleLog log, LocalDate from, LocalDate to, Filter filter, long position) {
        var views = views();
        views.tell(log);
        return new Flow(views.members())
                .ask(new Question(filter, from, to, List.of(), position))
                .total();
    }

    private static MembershipRecorded seen(int school, LocalDate day) {
        return new MembershipRecorded(
                Samples.school(school),
                When.knownBy(day),
                When.on(day),
                new Source("list", "row", Map.of()));
    }

    private static Withdrawn left(int school, When when) {
        return new Withdrawn(Samples.school(school), when, Reason.of("OTHER"));
    }
}
