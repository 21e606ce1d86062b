package net.associatedschools.registry.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.associatedschools.registry.country.CountryEvent.RegionAssigned;
import net.associatedschools.registry.country.Region;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Profile;
import net.associatedschools.registry.fact.Profile.Category;
import net.associatedschools.registry.fact.Profile.Location;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolEvent.MembershipStarted;
import net.associatedschools.registry.school.SchoolEvent.Renamed;
import net.associatedschools.registry.school.SchoolEvent.SchoolRegistered;
import net.associatedschools.registry.school.Status;
import net.associatedschools.registry.view.period.Directory;
import net.associatedschools.registry.view.period.Directory.Item;
import net.associatedschools.registry.view.period.Directory.Question;
import net.associatedschools.registry.view.period.Filter;
import net.associatedschools.registry.view.period.Membership;
import net.associatedschools.registry.view.period.Sort;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the directory answers, on tables of every kind. */
public abstract class DirectoryContract {
    private static final CountryCode FR = new CountryCode("FR");
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);

    protected abstract ViewsUnderTest views();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void any_question_at_any_point_is_answered_as_the_log_cut_there_would(long seed) {
        var random = new Random(seed);
        var log = Samples.log(random, 400);
        var views = views();
        views.tell(log);
        var directory = new Directory(views.members());
        for (int i = 0; i < 150; i++) {
            var at = new AsOf(Samples.day(random), random.nextLong(1, log.last() + 1));
            var question =
                    new Question(
                            filter(random),
                            Samples.any(random, List.of(Sort.values())),
                            1 + random.nextInt(9),
                            null,
                            at);
            assertEquals(expected(question, log), pages(directory, question), "" + question);
        }
    }

    /** All pages, one after the other. */
    private static List<Item> pages(Directory directory, Question question) {
        var items = new ArrayList<Item>();
        var next = question;
        while (true) {
            var page = directory.ask(next);
            items.addAll(page.items());
            assertEquals(question.at().position(), page.position());
            assertEquals(question.at().day(), page.asOf());
            var after = page.next();
            if (after == null) {
                assertEquals(items.size(), page.total());
                return items;
            }
            assertEquals(question.limit(), page.items().size());
            next =
                    new Question(
                            question.filter(),
                            question.sort(),
                            question.limit(),
                            after,
                            AsOf.on(LocalDate.EPOCH));
        }
    }

    private static List<Item> expected(Question question, SampleLog log) {
        var truth = new Truth(log, question.at());
        var regions = truth.regions();
        return truth.schools()
                .filter(row -> meant(question.filter(), row.value(), regions))
                .sorted(order(question.sort()))
                .map(
                        row ->
                                new Item(
                                        new SchoolId(row.key()),
                                        regions.get(row.value().country().value()),
                                        row.value()))
                .toList();
    }

    static boolean meant(Filter filter, Membership m, Map<String, Region> regions) {
        var statuses =
                filter.statuses().isEmpty()
                        ? EnumSet.range(Status.ACTIVE, Status.SUSPENDED)
                        : filter.statuses();
        if (!statuses.contains(m.status())) return false;
        if (isNone(filter.countries(), m.country())) return false;
        if (isNone(filter.regions(), regions.get(m.country().value()))) return false;
        if (isNone(filter.types(), m.type())) return false;
        if (isNone(filter.categories(), m.category())) return false;
        if (isNone(filter.locations(), m.location())) return false;
        if (filter.theme() != null && !m.themes().contains(filter.theme())) return false;
        var since = m.memberSince();
        var from = filter.joinedFrom();
        if (from != null && (since == null || since.earliest().isBefore(from))) return false;
        var to = filter.joinedTo();
        if (to != null && (since == null || since.latest().isAfter(to))) return false;
        var q = filter.q() == null ? "" : filter.q();
        for (var word : Words.plain(q).split(" ", -1)) {
            if (!m.searchText().contains(word)) return false;
        }
        return true;
    }

    private static boolean isNone(Set<?> asked, @Nullable Object value) {
        return !asked.isEmpty() && (value == null || !asked.contains(value));
    }

    private static Comparator<Row<Membership>> order(Sort sort) {
        Comparator<Row<Membership>> byName =
                Comparator.comparing(
                                (Row<Membership> row) -> utf8(row.value().sortKey()),
                                Arrays::compareUnsigned)
                        .thenComparing(Row::key);
        return switch (sort) {
            case NAME -> byName;
            case COUNTRY ->
                    Comparator.comparing((Row<Membership> row) -> row.value().country().value())
                            .thenComparing(byName);
            case MEMBER_SINCE ->
                    Comparator.comparing(
                                    (Row<Membership> row) -> row.value().memberSince(),
                                    Comparator.nullsLast(Comparator.<When>naturalOrder()))
                            .thenComparing(byName);
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Filter filter(Random random) {
        var statuses = new ArrayList<Status>();
        if (random.nextInt(3) == 0) {
            statuses.addAll(Samples.some(random, List.of(Status.values())));
            statuses.remove(Status.NONE);
        }
        boolean rare = random.nextInt(2) == 0;
        return new Filter(
                some(one(random, 4), random, Samples.COUNTRIES).stream()
                        .map(CountryCode::new)
                        .collect(Collectors.toSet()),
                some(one(random, 4), random, List.of(Region.values())),
                some(rare && one(random, 4), random, List.of("PRIMARY", "SECONDARY")),
                some(rare && one(random, 4), random, List.of(Category.values())),
                some(rare && one(random, 4), random, List.of(Location.values())),
                Set.copyOf(statuses),
                rare && one(random, 4) ? "SUSTAINABLE_DEVELOPMENT" : null,
                one(random, 3)
                        ? Samples.any(
                                random,
                                List.of("ecole", "NO école", "校", "100% _", "o", "'", "\\", " "))
                        : null,
                one(random, 6) ? Samples.day(random) : null,
                one(random, 6) ? Samples.day(random) : null);
    }

    private static <T> Set<T> some(boolean asked, Random random, List<T> values) {
        return asked ? Set.copyOf(Samples.some(random, values)) : Set.of();
    }

    private static boolean one(Random random, int in) {
        return random.nextInt(in) == 0;
    }

    @Test
    void a_school_is_listed_from_the_day_it_joined_and_from_the_position_that_said_so() {
        var log = new SampleLog();
        log.say(registered(1, "Lycée A")).say(started(1, DAY));
        var views = views();
        views.tell(log);
        var directory = new Directory(views.members());
        assertEquals(1, directory.ask(of(DAY, 2)).total());
        assertEquals(0, directory.ask(of(DAY.minusDays(1), 2)).total());
        assertEquals(0, directory.ask(of(DAY, 1)).total());
    }

    @Test
    void an_answer_names_the_position_it_is_of_and_never_one_the_view_has_not_reached() {
        var log = new SampleLog().say(registered(1, "Lycée A")).say(started(1, DAY));
        var views = views();
        views.tell(log);
        var directory = new Directory(views.members());
        assertEquals(2, directory.ask(new Question(Filter.MEMBERS, AsOf.on(DAY))).position());
        assertEquals(1, directory.ask(of(DAY, 1)).position());
        assertEquals(2, directory.ask(of(DAY, 77)).position());
        assertEquals(DAY, directory.ask(of(DAY, 77)).asOf());
    }

    @Test
    void a_page_that_goes_on_answers_at_its_first_page_s_position() {
        var log = new SampleLog();
        for (int i = 1; i <= 3; i++) log.say(registered(i, "School " + i)).say(started(i, DAY));
        var views = views();
        views.tell(log);
        var directory = new Directory(views.members());
        var first = directory.ask(new Question(Filter.MEMBERS, Sort.NAME, 1, null, AsOf.on(DAY)));
        long told = log.last();
        log.say(new Renamed(Samples.school(2), When.on(DAY), "A new name"));
        log.tell(views.projections(log), told, from -> 1, views.unit());
        var second =
                directory.ask(
                        new Question(Filter.MEMBERS, Sort.NAME, 1, first.next(), AsOf.on(DAY)));
        assertEquals(6, second.position());
        assertEquals("School 2", second.items().getFirst().membership().name());
    }

    @Test
    void a_region_is_joined_by_what_holds_of_the_country_on_the_day() {
        var log = new SampleLog();
        log.say(registered(1, "Lycée A")).say(started(1, DAY));
        log.say(new RegionAssigned(FR, When.on(DAY), List.of(Region.EUROPE_AND_NORTH_AMERICA)));
        log.say(new RegionAssigned(FR, When.on(DAY.plusYears(1)), List.of(Region.AFRICA)));
        var views = views();
        views.tell(log);
        var directory = new Directory(views.members());
        var europe = Filter.MEMBERS.withRegion(Region.EUROPE_AND_NORTH_AMERICA);
        assertEquals(1, directory.ask(new Question(europe, AsOf.on(DAY))).total());
        assertEquals(0, directory.ask(new Question(europe, AsOf.on(DAY.plusYears(1)))).total());
        var item =
                directory
                        .ask(new Question(Filter.MEMBERS, AsOf.on(DAY.plusYears(1))))
                        .items()
                        .getFirst();
        assertEquals(Region.AFRICA, item.region());
    }

    @Test
    void R_APP_8_who_never_was_a_member_is_not_listed_and_cannot_be_asked_for() {
        var log = new SampleLog().say(registered(1, "Lycée A"));
        var views = views();
        views.tell(log);
        var all = EnumSet.complementOf(EnumSet.of(Status.NONE));
        var question = new Question(Filter.MEMBERS.withStatuses(all), AsOf.on(DAY));
        assertEquals(0, new Directory(views.members()).ask(question).total());
        var none = Set.of(Status.NONE);
        assertThrows(IllegalArgumentException.class, () -> Filter.MEMBERS.withStatuses(none));
    }

    @Test
    void an_empty_view_answers_at_position_zero() {
        var page = new Directory(views().members()).ask(of(DAY, 5));
        assertEquals(0, page.position());
        assertEquals(List.of(), page.items());
        assertNull(page.next());
    }

    @Test
    void a_cursor_of_another_list_is_refused() {
        var directory = new Directory(views().members());
        for (var broken : List.of("x", "", "MTpY", "!", "OTk5OTk5OTk5OTk6")) {
            var question = new Question(Filter.MEMBERS, Sort.NAME, 1, broken, AsOf.on(DAY));
            assertThrows(IllegalArgumentException.class, () -> directory.ask(question));
        }
    }

    private static Question of(LocalDate day, long position) {
        return new Question(Filter.MEMBERS, new AsOf(day, position));
    }

    static SchoolRegistered registered(int school, String name) {
        return new SchoolRegistered(
                Samples.school(school), When.on(DAY), FR, Profile.named(name, "Paris"));
    }

    static MembershipStarted started(int school, LocalDate day) {
        return new MembershipStarted(
                Samples.school(school), When.on(day), Samples.application(school), "A");
    }
}
