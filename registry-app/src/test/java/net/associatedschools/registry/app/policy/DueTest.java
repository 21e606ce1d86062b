package net.associatedschools.registry.app.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.associatedschools.registry.DueFact;
import net.associatedschools.registry.Receipt;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.country.CountryCommand.OpenRevalidation;
import net.associatedschools.registry.country.CountryCommand.RecordPolicy;
import net.associatedschools.registry.country.CountryCommand.RecordUnescoStatus;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.Command;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Profile;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.Revalidation;
import net.associatedschools.registry.fact.Role;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.fact.Source;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.UnescoStatus;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolCommand.ConfirmProfile;
import net.associatedschools.registry.school.SchoolCommand.FileReport;
import net.associatedschools.registry.school.SchoolCommand.RecordMembership;
import net.associatedschools.registry.school.SchoolCommand.Withdraw;
import net.associatedschools.registry.school.Status;
import net.associatedschools.registry.store.StoredEvent;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.duty.Duties;
import net.associatedschools.registry.view.duty.Duties.State;
import org.junit.jupiter.api.Test;

/** What follows from dates, in ten countries over years, on the log in memory. */
class DueTest {
    static final LocalDate RULES_FROM = LocalDate.of(2015, 1, 1);
    static final LocalDate JOINED = LocalDate.of(2016, 5, 1);
    static final LocalDate UNTIL = LocalDate.of(2022, 12, 31);
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    static final Actor HQ = Actor.hq(PersonId.of(new UUID(9, 1)));

    @Test
    void R_MEM_2_ten_countries_go_each_by_their_own_rules() {
        try (var registry = tenCountries()) {
            registry.due(UNTIL, false);
            assertTrue(registry.awaitPosition(registry.lastPosition(), Duration.ofSeconds(20)));
            var status =
                    TenCountries.POLICIES.keySet().stream()
                            .collect(Collectors.toMap(c -> c, c -> status(registry, c)));
            assertEquals(
                    Map.of(
                            "JP", Status.OVERDUE,
                            "NL", Status.OVERDUE,
                            "AT", Status.OVERDUE,
                            "PL", Status.OVERDUE,
                            "DE", Status.OVERDUE,
                            "BR", Status.FORMER,
                            "ES", Status.FORMER,
                            "FR", Status.OVERDUE,
                            "MX", Status.OVERDUE,
                            "AE", Status.OVERDUE),
                    status);
            assertEquals(List.of("2018-05-01"), due(registry, "BR", "school.membership-lapsed"));
            assertEquals(List.of("2016-07-15"), due(registry, "ES", "school.membership-lapsed"));
            assertEquals(List.of("2017-12-31"), due(registry, "AE", "school.duty-missed"));
            assertEquals(List.of("2021-05-01"), due(registry, "DE", "school.duty-missed"));
            assertEquals(List.of("2020-11-01"), due(registry, "DE", "school.renewal-due"));
            assertEquals(
                    List.of(
                            "2016-10-31",
                            "2017-10-31",
                            "2018-10-31",
                            "2019-10-31",
                            "2020-10-31",
                            "2021-10-31",
                            "2022-10-31"),
                    due(registry, "FR", "school.duty-missed"));
        }
    }

    @Test
    void R_APP_13_running_again_adds_nothing_and_a_dry_run_says_nothing() {
        try (var registry = tenCountries()) {
            long before = registry.lastPosition();
            var planned = registry.due(UNTIL, true);
            assertEquals(before, registry.lastPosition());
            assertFalse(planned.isEmpty());
            assertEquals(planned, registry.due(UNTIL, false));
            long after = registry.lastPosition();
            assertEquals(List.of(), registry.due(UNTIL, false));
            assertEquals(after, registry.lastPosition());
        }
    }

    @Test
    void R_TIME_4_month_by_month_and_all_at_once_leave_the_same_log() {
        try (var atOnce = tenCountries();
                var monthly = tenCountries()) {
            atOnce.due(UNTIL, false);
            for (var day = RULES_FROM; day.isBefore(UNTIL); day = day.plusMonths(1)) {
                monthly.due(day, false);
                monthly.awaitPosition(monthly.lastPosition(), Duration.ofSeconds(20));
            }
            monthly.due(UNTIL, false);
            assertEquals(told(atOnce), told(monthly));
        }
    }

    @Test
    void R_APP_13_two_who_run_at_once_note_nothing_twice() throws InterruptedException {
        try (var alone = tenCountries();
                var shared = tenCountries()) {
            alone.due(UNTIL, false);
            var start = new CountDownLatch(1);
            var nodes =
                    Stream.generate(() -> Thread.ofPlatform().unstarted(() -> run(shared, start)))
                            .limit(3)
                            .toList();
            nodes.forEach(Thread::start);
            start.countDown();
            for (var node : nodes) node.join();
            assertEquals(Set.copyOf(told(alone)), Set.copyOf(told(shared)));
            assertEquals(told(alone).size(), told(shared).size());
        }
    }

    private static void run(Registry registry, CountDownLatch start) {
        try {
            start.await();
            registry.due(UNTIL, false);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void R_TIME_3_a_late_report_after_a_lapse_gives_the_membership_back() {
        try (var registry = tenCountries()) {
            registry.due(UNTIL, false);
            var report =
                    new FileReport(
                            school("BR"),
                            null,
                            null,
                            Statement.by(
                                    Actor.school(PersonId.of(new UUID(9, 2)), school("BR")),
                                    LocalDate.of(2018, 4, 1)));
            var receipt = say(registry, report);
            assertEquals(3, receipt.events().size());
            registry.awaitPosition(receipt.position(), Duration.ofSeconds(20));
            assertEquals(Status.ACTIVE, status(registry, "BR"));
            registry.due(UNTIL, false);
            assertEquals(
                    List.of("2018-05-01", "2020-05-01"),
                    due(registry, "BR", "school.membership-lapsed"));
        }
    }

    @Test
    void R_TIME_3_one_unit_takes_back_all_that_followed_however_much() {
        try (var registry = tenCountries()) {
            registry.due(LocalDate.of(2025, 12, 31), false);
            var head = Actor.school(PersonId.of(new UUID(9, 2)), school("JP"));
            var left =
                    new Withdraw(
                            school("JP"),
                            Reason.of("SCHOOL_DECISION"),
                            Statement.by(head, JOINED.plusMonths(1)));
            assertEquals(1 + 2 * 9, say(registry, left).events().size());
            assertEquals(1 + 2 * 9, say(registry, left).events().size());
        }
    }

    @Test
    void R_MEM_3_a_country_that_left_unesco_and_came_back_keeps_its_members() {
        try (var registry = Registry.builder().clock(CLOCK).build()) {
            var left = LocalDate.of(1984, 12, 31);
            var back = LocalDate.of(2003, 10, 1);
            tell(registry, "US", UnescoStatus.MEMBER_STATE, LocalDate.of(1946, 11, 4));
            say(registry, recorded("US", When.parse("1975")));
            tell(registry, "US", UnescoStatus.NONE, left);
            tell(registry, "US", UnescoStatus.MEMBER_STATE, back);
            registry.awaitPosition(registry.lastPosition(), Duration.ofSeconds(20));
            for (var day : List.of(left, left.plusYears(5), back, UNTIL)) {
                assertEquals(Status.ACTIVE, status(registry, "US", day));
            }
        }
    }

    @Test
    void R_MEM_5_a_revalidation_shows_its_progress_and_what_silence_means() {
        try (var registry = Registry.builder().clock(CLOCK).build()) {
            var due = LocalDate.of(2025, 12, 31);
            say(registry, recorded("AE", When.on(JOINED)));
            var campaign =
                    new Revalidation(
                            "revalidation-2025", due, Role.SCHOOL, Revalidation.Silence.LAPSE);
            say(
                    registry,
                    new OpenRevalidation(
                            new CountryCode("AE"),
                            campaign,
                            Statement.by(HQ, LocalDate.of(2025, 1, 1))));
            registry.awaitPosition(registry.lastPosition(), Duration.ofSeconds(20));
            assertEquals(List.of(State.OWED), states(registry, LocalDate.of(2025, 6, 1)));
            assertEquals(List.of(State.DUE), states(registry, LocalDate.of(2026, 1, 1)));
            assertEquals(
                    List.of("school.note-missed-duty", "school.lapse"),
                    registry.due(due, true).stream().map(DueFact::command).toList());
            var head = Actor.school(PersonId.of(new UUID(9, 2)), school("AE"));
            say(
                    registry,
                    new ConfirmProfile(
                            school("AE"),
                            null,
                            "revalidation-2025",
                            Statement.by(head, LocalDate.of(2025, 7, 1))));
            registry.awaitPosition(registry.lastPosition(), Duration.ofSeconds(20));
            assertEquals(List.of(), states(registry, LocalDate.of(2026, 1, 1)));
            assertEquals(List.of(), registry.due(due, false));
        }
    }

    private static List<State> states(Registry registry, LocalDate day) {
        return registry
                .duties()
                .ask(new Duties.Question(new CountryCode("AE"), Set.of(), null, AsOf.on(day)))
                .items()
                .stream()
                .map(Duties.Item::state)
                .toList();
    }

    private static Registry tenCountries() {
        var registry = Registry.builder().clock(CLOCK).build();
        TenCountries.POLICIES.forEach(
                (code, policy) -> {
                    say(
                            registry,
                            new RecordPolicy(
                                    new CountryCode(code),
                                    policy.policy(),
                                    Statement.by(HQ, RULES_FROM)));
                    say(registry, recorded(code, When.on(JOINED)));
                });
        registry.awaitPosition(registry.lastPosition(), Duration.ofSeconds(20));
        return registry;
    }

    private static RecordMembership recorded(String code, When since) {
        return new RecordMembership(
                school(code),
                new CountryCode(code),
                Profile.named("School of " + code, null),
                since,
                new Source("archive", "row", Map.of()),
                Statement.by(HQ).since(since));
    }

    private static void tell(Registry registry, String code, UnescoStatus status, LocalDate from) {
        say(
                registry,
                new RecordUnescoStatus(new CountryCode(code), status, Statement.by(HQ, from)));
    }

    private static Receipt say(Registry registry, Command command) {
        return registry.submit(
                UUID.nameUUIDFromBytes(
                        command.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                command);
    }

    private static SchoolId school(String code) {
        return SchoolId.of(new UUID(7, code.hashCode()));
    }

    private static Status status(Registry registry, String code) {
        return status(registry, code, UNTIL);
    }

    private static Status status(Registry registry, String code, LocalDate day) {
        return registry.schools()
                .ask(school(code), AsOf.on(day))
                .orElseThrow()
                .standing()
                .value()
                .status();
    }

    /** The effective days of those events of the country's school, as first said. */
    private static List<String> due(Registry registry, String code, String name) {
        return registry.log().readStream(school(code).value(), 0, 1000).stream()
                .filter(event -> event.name().equals(name))
                .map(DueTest::effective)
                .toList();
    }

    private static String effective(StoredEvent event) {
        var happened =
                (net.associatedschools.registry.school.SchoolEvent.Happened)
                        Registry.recorded(event).fact().event();
        return happened.effective().toString();
    }

    /** What each stream says, event by event with its id. */
    private static List<String> told(Registry registry) {
        var told = new ArrayList<String>();
        for (var event : registry.log().read(0, 10_000)) {
            told.add(
                    "%s#%d %s %s"
                            .formatted(
                                    event.stream(),
                                    event.sequence(),
                                    event.eventId(),
                                    event.name()));
        }
        return told;
    }
}
