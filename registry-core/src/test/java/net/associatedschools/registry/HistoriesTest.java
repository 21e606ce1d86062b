package net.associatedschools.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import net.associatedschools.registry.country.CountryCommand.RecordPolicy;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.AdmissionPolicy;
import net.associatedschools.registry.fact.Command;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.DutyKind;
import net.associatedschools.registry.fact.MembershipPolicy;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Policy;
import net.associatedschools.registry.fact.Profile;
import net.associatedschools.registry.fact.Profile.Category;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.SampleDuties;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.fact.Source;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolCommand.CloseInstitution;
import net.associatedschools.registry.school.SchoolCommand.ConfirmProfile;
import net.associatedschools.registry.school.SchoolCommand.Correct;
import net.associatedschools.registry.school.SchoolCommand.DeclareInactive;
import net.associatedschools.registry.school.SchoolCommand.FileReport;
import net.associatedschools.registry.school.SchoolCommand.MarkDuplicate;
import net.associatedschools.registry.school.SchoolCommand.Merge;
import net.associatedschools.registry.school.SchoolCommand.Reclassify;
import net.associatedschools.registry.school.SchoolCommand.RecordMembership;
import net.associatedschools.registry.school.SchoolCommand.Reinstate;
import net.associatedschools.registry.school.SchoolCommand.Relocate;
import net.associatedschools.registry.school.SchoolCommand.Remove;
import net.associatedschools.registry.school.SchoolCommand.Rename;
import net.associatedschools.registry.school.SchoolCommand.Suspend;
import net.associatedschools.registry.school.SchoolCommand.Withdraw;
import net.associatedschools.registry.school.SchoolEvent;
import net.associatedschools.registry.school.SchoolEvent.Happened;
import net.associatedschools.registry.store.LogLines;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.period.Dimension;
import net.associatedschools.registry.view.period.Filter;
import net.associatedschools.registry.view.period.Flow;
import net.associatedschools.registry.view.period.Statistics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two thousand schools' histories from one seed, a third of them with facts told late, corrected
 * and corrected again, held against a fold of the export that shares no line with the register's.
 */
@SuppressWarnings("NullAway.Init")
class HistoriesTest {
    private static final int SCHOOLS = Integer.getInteger("registry.histories", 2_000);
    private static final long SEED = Long.getLong("registry.seed", 1953);
    private static final int DAYS_ASKED = 4;
    private static final List<String> COUNTRIES = List.of("FR", "BR", "JP", "AE");
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2025, 12, 31);
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private static final Actor HQ = Actor.hq(PersonId.of(new UUID(9, 1)));

    private static Registry registry;
    private static PlainFold fold;
    private static int corrections;
    private static int refused;
    private static long commands;
    private static final List<Long> POINTS = new ArrayList<>();

    @BeforeAll
    static void tell_two_thousand_histories() throws IOException {
        registry = Registry.builder().clock(CLOCK).build();
        var random = new Random(SEED);
        policies();
        var tellers = new ArrayList<Teller>();
        for (int i = 0; i < SCHOOLS; i++) tellers.add(new Teller(i, random.nextLong()));
        tellers.forEach(Teller::joins);
        for (int round = 0; round < 3; round++) {
            tellers.forEach(Teller::lives);
            seen();
            registry.due(FIRST.plusYears(8L * (round + 1)), false);
            POINTS.add(registry.lastPosition());
        }
        for (var teller : tellers) if (teller.index % 3 == 0) teller.thinksAgain();
        seen();
        POINTS.set(2, registry.lastPosition());
        fold = new PlainFold(export());
    }

    private static void seen() {
        assertTrue(
                registry.awaitPosition(registry.lastPosition(), Duration.ofMinutes(2)),
                () -> "views stopped: " + registry.stoppedViews());
    }

    private static void policies() {
        var rules =
                Map.of(
                        "FR", SampleDuties.YEARLY_CONFIRMATION,
                        "BR", SampleDuties.TWO_YEARS_THEN_LAPSE,
                        "AE",
                                SampleDuties.policy(
                                        null,
                                        null,
                                        SampleDuties.on(
                                                "report",
                                                DutyKind.REPORT,
                                                "06-30",
                                                SampleDuties.automatic(
                                                        MembershipPolicy.ConsequenceKind.INACTIVE,
                                                        3),
                                                SampleDuties.automatic(
                                                        MembershipPolicy.ConsequenceKind
                                                                .RESIGNATION,
                                                        30))));
        new TreeMap<>(rules)
                .forEach(
                        (country, membership) ->
                                say(
                                        new RecordPolicy(
                                                new CountryCode(country),
                                                new Policy(
                                                        "1",
                                                        AdmissionPolicy.ofMonths(0),
                                                        membership),
                                                Statement.by(HQ, LocalDate.of(2010, 1, 1)))));
    }

    @AfterAll
    static void stop() {
        if (registry != null) registry.close();
    }

    private static boolean say(Command command) {
        try {
            registry.submit(new UUID(SEED, commands++), command);
            return true;
        } catch (RuleBroken not) {
            refused++;
            return false;
        }
    }

    private static List<String> export() throws IOException {
        var out = new ByteArrayOutputStream();
        long position = 0;
        while (true) {
            var events = registry.log().read(position, 1000);
            if (events.isEmpty()) return out.toString(StandardCharsets.UTF_8).lines().toList();
            for (var event : events) LogLines.write(event, out);
            position = events.getLast().position();
        }
    }

    /** One school's story. */
    private static final class Teller {
        private final int index;
        private final Random random;
        private final SchoolId school;
        private final CountryCode country;
        private LocalDate day;

        Teller(int index, long seed) {
            this.index = index;
            random = new Random(seed);
            school = SchoolId.of(new UUID(7, index));
            country = new CountryCode(COUNTRIES.get(index % COUNTRIES.size()));
            day = FIRST.plusDays(random.nextInt(3000));
        }

        void joins() {
            var seen = day.plusDays(random.nextInt(800));
            var since =
                    switch (random.nextInt(6)) {
                        case 0 -> When.in(Year.of(day.getYear()));
                        case 1 -> When.in(YearMonth.from(day));
                        case 2 -> When.knownBy(seen);
                        case 3 -> new When(day, seen);
                        default -> When.on(day);
                    };
            var observed = since.latest().isAfter(seen) ? since.latest() : seen;
            day = observed;
            var profile =
                    new Profile(
                            "School " + index,
                            List.of(any("PRIMARY", "SECONDARY")),
                            random.nextBoolean() ? Category.PUBLIC : null,
                            null,
                            null,
                            "Town " + random.nextInt(5),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of());
            var source = new Source("list", Integer.toString(index), Map.of());
            say(
                    new RecordMembership(
                            school,
                            country,
                            profile,
                            When.on(observed),
                            source,
                            Statement.by(HQ).since(since)));
        }

        /** Some years; one of three schools also hears of what was long ago. */
        void lives() {
            int acts = 1 + random.nextInt(3);
            for (int i = 0; i < acts; i++) {
                boolean late = index % 3 == 0 && random.nextInt(2) == 0;
                if (!late) day = day.plusDays(1 + random.nextInt(900));
                if (day.isAfter(LAST)) day = LAST;
                var on = late ? day.minusDays(random.nextInt(2500)) : day;
                say(act(when(on)));
            }
        }

        private When when(LocalDate on) {
            return switch (random.nextInt(8)) {
                case 0 -> When.in(YearMonth.from(on));
                case 1 -> new When(on, on.plusDays(random.nextInt(60)));
                default -> When.on(on);
            };
        }

        private Command act(When when) {
            var statement = Statement.by(HQ).since(when);
            var nation = new Statement(commission(), when, List.of(), null);
            return switch (random.nextInt(16)) {
                case 0, 1 -> new Rename(school, "Name " + random.nextInt(1000), statement);
                case 2 ->
                        new Relocate(
                                school,
                                "Town " + random.nextInt(5),
                                null,
                                null,
                                null,
                                null,
                                statement);
                case 3 ->
                        new Reclassify(
                                school,
                                List.of(any("PRIMARY", "VOCATIONAL")),
                                Category.PRIVATE,
                                null,
                                statement);
                case 4, 5, 6, 7 -> new FileReport(school, null, null, nation);
                case 8, 9 -> new ConfirmProfile(school, null, null, nation);
                case 10 ->
                        new DeclareInactive(school, Reason.of("NO_ACTIVITY"), null, null, nation);
                case 11 -> new Suspend(school, Reason.of("MISUSE_OF_NAME"), statement);
                case 12 -> new Reinstate(school, statement);
                case 13 -> new Withdraw(school, Reason.of("SCHOOL_DECISION"), nation);
                case 14 ->
                        random.nextBoolean()
                                ? new Remove(school, Reason.of("DUTY_NOT_MET"), statement)
                                : new CloseInstitution(school, Reason.of("CLOSING"), nation);
                default -> {
                    var neighbour =
                            SchoolId.of(
                                    new UUID(7, Math.floorMod(index + COUNTRIES.size(), SCHOOLS)));
                    yield random.nextInt(3) > 0
                            ? new Merge(school, neighbour, nation)
                            : new MarkDuplicate(school, neighbour, statement);
                }
            };
        }

        private Actor commission() {
            return Actor.commission(PersonId.of(new UUID(9, 2)), country);
        }

        /** Corrects some of what was said, and some of that again. */
        void thinksAgain() {
            for (int i = 0; i < 4; i++) {
                var said = registry.history(school.value(), Long.MAX_VALUE);
                var one = said.get(random.nextInt(said.size()));
                Happened wrong =
                        one.fact().event() instanceof SchoolEvent.Corrected again
                                ? again.replacement()
                                : (Happened) one.fact().event();
                var right =
                        wrong == null || random.nextInt(4) == 0
                                ? null
                                : again(wrong, moved(wrong.effective()));
                boolean told =
                        say(
                                new Correct(
                                        school,
                                        one.fact().sequence(),
                                        right,
                                        Reason.of("CLERICAL_ERROR"),
                                        Statement.by(HQ)));
                if (told) corrections++;
            }
        }

        private When moved(When when) {
            if (when.latest().equals(LocalDate.MAX)) return when;
            return When.on(when.latest().plusDays(random.nextInt(400) - 200));
        }

        /** The same of another date; null, it did not happen, of what isn't told again here. */
        private @Nullable Happened again(Happened wrong, When when) {
            return switch (wrong) {
                case SchoolEvent.Renamed e -> new SchoolEvent.Renamed(school, when, e.name() + "!");
                case SchoolEvent.ReportFiled e ->
                        new SchoolEvent.ReportFiled(school, when, null, null);
                case SchoolEvent.ProfileConfirmed e ->
                        new SchoolEvent.ProfileConfirmed(school, when, null, null);
                case SchoolEvent.Withdrawn e -> new SchoolEvent.Withdrawn(school, when, e.reason());
                case SchoolEvent.Suspended e -> new SchoolEvent.Suspended(school, when, e.reason());
                case SchoolEvent.Removed e -> new SchoolEvent.Removed(school, when, e.reason());
                case SchoolEvent.MembershipRecorded e ->
                        new SchoolEvent.MembershipRecorded(
                                school, when, e.observedOn(), e.source());
                case SchoolEvent.MergedInto e ->
                        new SchoolEvent.MergedInto(school, when, e.survivor());
                default -> null;
            };
        }

        private String any(String... of) {
            return of[random.nextInt(of.length)];
        }
    }

    @Test
    void the_histories_are_worth_it() {
        var names = new HashSet<String>();
        long position = 0;
        int events = 0;
        while (true) {
            var read = registry.log().read(position, 1000);
            if (read.isEmpty()) break;
            for (var event : read) names.add(event.name());
            events += read.size();
            position = read.getLast().position();
        }
        assertTrue(events > 5 * SCHOOLS, "events: " + events);
        assertTrue(corrections > SCHOOLS / 3, "corrections: " + corrections);
        assertTrue(refused > 0, "nothing was refused");
        assertTrue(
                names.containsAll(
                        Set.of(
                                "school.corrected",
                                "school.duty-missed",
                                "school.membership-lapsed",
                                "school.declared-inactive",
                                "school.merged-into",
                                "school.marked-duplicate-of",
                                "school.suspended")),
                names::toString);
    }

    @Test
    void R_TIME_1_every_school_as_of_any_day_and_position_is_what_the_export_folds_to() {
        var random = new Random(SEED + 1);
        for (var school : fold.schools()) {
            for (int i = 0; i < DAYS_ASKED; i++) {
                var day = FIRST.plusDays(random.nextInt(9_500));
                long position =
                        i == 0
                                ? registry.lastPosition()
                                : random.nextLong(1, registry.lastPosition() + 1);
                var expected = fold.on(school, day, position);
                var found = registry.schools().ask(new SchoolId(school), new AsOf(day, position));
                var state =
                        found.map(answer -> answer.standing().value())
                                .map(
                                        value ->
                                                new PlainFold.State(
                                                        value.status().name(),
                                                        value.country().value(),
                                                        value.name(),
                                                        value.town(),
                                                        value.type(),
                                                        value.category() == null
                                                                ? null
                                                                : value.category().name(),
                                                        Objects.toString(
                                                                value.memberSince(), null)))
                                .orElse(null);
                assertEquals(expected, state, school + " on " + day + " at " + position);
            }
        }
    }

    @Test
    void R_STAT_1_the_flow_adds_up_at_three_points_and_by_every_split() {
        for (long position : POINTS) {
            for (var by : Dimension.values()) {
                var question = question(FIRST, LAST, List.of(by), position);
                var answer = registry.flow().ask(question);
                answer.cells().forEach(HistoriesTest::mustAddUp);
                mustAddUp(answer.total());
                if (by.addsUp()) {
                    assertEquals(
                            answer.total().closing(),
                            answer.cells().stream().mapToLong(Flow.Cell::closing).sum(),
                            by + " at " + position);
                }
            }
        }
    }

    @Test
    void R_STAT_1_the_years_make_the_whole_and_their_ends_are_what_the_export_counts() {
        for (long position : POINTS) {
            long joined = 0;
            long left = 0;
            for (int year = FIRST.getYear(); year <= LAST.getYear(); year++) {
                var first = LocalDate.of(year, 1, 1);
                var last = LocalDate.of(year, 12, 31);
                var flow =
                        registry.flow()
                                .ask(question(first, last, List.of(Dimension.STATUS), position));
                joined += flow.total().joined() + flow.total().recorded();
                left += flow.total().left();
                var counted = counted(last, position);
                assertEquals(
                        counted.getOrDefault("members", 0L), flow.total().closing(), "" + last);
                assertEquals(
                        counted.getOrDefault("NOT_KNOWN", 0L),
                        flow.total().notKnownClosing(),
                        "" + last);
                var statistics =
                        registry.statistics()
                                .ask(
                                        new Statistics.Question(
                                                Filter.MEMBERS,
                                                List.of(Dimension.STATUS),
                                                new AsOf(last, position)));
                for (var cell : statistics.cells()) {
                    var status = cell.values().get(Dimension.STATUS);
                    long found = cell.members() + cell.notKnown();
                    assertEquals(counted.getOrDefault(status, 0L), found, status + " " + last);
                }
            }
            var whole = registry.flow().ask(question(FIRST, LAST, List.of(), position)).total();
            assertEquals(whole.joined() + whole.recorded(), joined);
            assertEquals(whole.left(), left);
        }
    }

    private static Map<String, Long> counted(LocalDate day, long position) {
        var counts = new TreeMap<String, Long>();
        for (var school : fold.schools()) {
            var state = fold.on(school, day, position);
            if (state == null) continue;
            counts.merge(state.status(), 1L, Long::sum);
            if (state.isMember()) counts.merge("members", 1L, Long::sum);
        }
        return counts;
    }

    private static Flow.Question question(
            LocalDate from, LocalDate to, List<Dimension> by, long position) {
        return new Flow.Question(Filter.MEMBERS, from, to, by, position);
    }

    private static void mustAddUp(Flow.Cell cell) {
        assertEquals(
                cell.closing(),
                cell.opening()
                        + cell.joined()
                        + cell.recorded()
                        - cell.left()
                        + cell.reclassified(),
                cell::toString);
    }
}
