package net.associatedschools.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.associatedschools.registry.application.ApplicationCommand.Apply;
import net.associatedschools.registry.application.ApplicationCommand.Certify;
import net.associatedschools.registry.application.ApplicationCommand.FileCandidateReport;
import net.associatedschools.registry.application.ApplicationCommand.Preselect;
import net.associatedschools.registry.application.ApplicationCommand.Recommend;
import net.associatedschools.registry.application.ApplicationCommand.Withdraw;
import net.associatedschools.registry.application.Form;
import net.associatedschools.registry.application.Form.Consultation;
import net.associatedschools.registry.country.CountryCommand.DesignateCoordinator;
import net.associatedschools.registry.country.CountryCommand.RecordPolicy;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.AdmissionPolicy;
import net.associatedschools.registry.fact.ApplicationId;
import net.associatedschools.registry.fact.Command;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Policy;
import net.associatedschools.registry.fact.Profile;
import net.associatedschools.registry.fact.Profile.Category;
import net.associatedschools.registry.fact.Profile.Education;
import net.associatedschools.registry.fact.Profile.Location;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.person.PersonRecord;
import net.associatedschools.registry.school.SchoolCommand;
import net.associatedschools.registry.school.SchoolEvent.MembershipStarted;
import net.associatedschools.registry.store.StoredEvent;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.period.Directory;
import net.associatedschools.registry.view.period.Filter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The door with all behind it, on a log in memory and on one in PostgreSQL. */
class RegistryTest {
    static final CountryCode FINLAND = new CountryCode("FI");
    static final LocalDate AUTUMN = LocalDate.of(2023, 9, 1);
    static final LocalDate TRIAL_END = AUTUMN.plusMonths(12);
    static final LocalDate CERTIFIED = LocalDate.of(2025, 1, 15);
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    static final Actor HQ = Actor.hq(person(1));
    static final PersonId COORDINATING = person(2);
    static final Actor COORDINATOR = Actor.coordinator(COORDINATING, FINLAND);
    static final Profile KALLIO =
            Profile.required(
                    "Kallio School",
                    "SECONDARY",
                    Category.PUBLIC,
                    Location.URBAN,
                    Education.FORMAL,
                    "Helsinki",
                    "Street 1",
                    "office@kallio.example");

    @Nested
    class InMemory extends Contract {
        @Override
        Registry open() {
            return Registry.builder().clock(CLOCK).build();
        }
    }

    @Nested
    class OnPostgres extends Contract {
        static EmbeddedPostgres postgres;

        @BeforeAll
        static void start() throws Exception {
            postgres = EmbeddedPostgres.start();
        }

        @AfterAll
        static void stop() throws Exception {
            postgres.close();
        }

        @Override
        Registry open() {
            var database = "registry_" + UUID.randomUUID().toString().replace('-', '_');
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + database);
            } catch (java.sql.SQLException impossible) {
                throw new IllegalStateException(impossible);
            }
            var dataSource = postgres.getDatabase("postgres", database);
            Registry.migrate(dataSource);
            return Registry.builder().clock(CLOCK).dataSource(dataSource).build();
        }
    }

    abstract static class Contract {
        final Registry registry = open();
        final ApplicationId application = ApplicationId.of(UUID.randomUUID());
        final SchoolId school = SchoolId.of(UUID.randomUUID());
        final Actor applicant = Actor.applicant(person(3), application);

        abstract Registry open();

        @AfterEach
        void close() {
            registry.close();
        }

        @Test
        void from_apply_to_certified_a_school_comes_into_the_directory() {
            var receipt = certified();
            assertTrue(registry.awaitPosition(receipt.position(), Duration.ofSeconds(10)));
            assertEquals(List.of(), members(CERTIFIED.minusDays(1)));
            assertEquals(List.of("Kallio School"), members(CERTIFIED));
        }

        @Test
        void R_APP_9_certified_and_membership_started_stand_together_in_the_log() {
            var receipt = certified();
            assertEquals(
                    List.of(application.value() + "#3", school.value() + "#2"), receipt.events());
            var names =
                    registry.log().read(receipt.position() - 2, 2).stream()
                            .map(StoredEvent::name)
                            .toList();
            assertEquals(List.of("application.certified", "school.membership-started"), names);
        }

        @Test
        void R_APP_13_the_same_command_id_answers_again_and_adds_nothing() {
            prepare();
            var id = UUID.randomUUID();
            var first = registry.submit(id, apply(application, Actor.ANYONE));
            long before = registry.log().lastPosition();
            assertEquals(first, registry.submit(id, apply(application, Actor.ANYONE)));
            assertEquals(before, registry.log().lastPosition());
        }

        @Test
        void R_APP_13_the_same_command_id_with_other_content_is_refused() {
            prepare();
            var id = UUID.randomUUID();
            registry.submit(id, apply(application, Actor.ANYONE));
            var broken =
                    assertThrows(
                            RuleBroken.class,
                            () -> registry.submit(id, new Certify(application, by(HQ, CERTIFIED))));
            assertEquals("R-APP-13", broken.rule());
        }

        @Test
        void R_APP_3_holds_on_the_second_application_as_on_the_first() {
            prepare();
            submit(apply(application, Actor.ANYONE));
            var second = ApplicationId.of(UUID.randomUUID());
            assertBroken("R-APP-3", apply(second, COORDINATOR));
            submit(new Withdraw(application, Reason.of("OTHER"), Statement.by(applicant)));
            submit(apply(second, COORDINATOR));
            assertBroken("R-APP-3", apply(ApplicationId.of(UUID.randomUUID()), COORDINATOR));
        }

        @Test
        void R_APP_4_nothing_is_certified_that_was_not_recommended() {
            prepare();
            submit(apply(application, Actor.ANYONE));
            assertBroken("R-APP-4", new Certify(application, by(HQ, CERTIFIED)));
        }

        @Test
        void R_TIME_2_at_an_earlier_position_the_old_answer_still_stands() {
            var before = certified().position();
            var later = CERTIFIED.plusMonths(2);
            var after =
                    submit(
                                    new SchoolCommand.Correct(
                                            school,
                                            2,
                                            new MembershipStarted(
                                                    school,
                                                    When.on(later),
                                                    application,
                                                    "Kallio School"),
                                            Reason.of("CLERICAL_ERROR"),
                                            Statement.by(HQ)))
                            .position();
            assertTrue(registry.awaitPosition(after, Duration.ofSeconds(10)));
            assertEquals(List.of("Kallio School"), members(new AsOf(CERTIFIED, before)));
            assertEquals(List.of(), members(new AsOf(CERTIFIED, after)));
            assertEquals(List.of("Kallio School"), members(new AsOf(later, after)));
            assertEquals(before + 2, after); // the application's stream says it as well
        }

        @Test
        void every_event_says_who_under_which_policy_and_by_which_command() {
            prepare();
            submit(apply(application, Actor.ANYONE));
            submit(new Preselect(application, by(COORDINATOR, AUTUMN)));
            var preselected = registry.history(application.value(), Long.MAX_VALUE).getLast();
            var said = new java.util.TreeMap<String, Object>(preselected.metadata());
            said.keySet().removeAll(List.of("commandId", "commandDigest", "correlationId"));
            said.remove("causationId");
            assertEquals(
                    Map.of(
                            "actor",
                            COORDINATING.value(),
                            "role",
                            "COORDINATOR",
                            "country",
                            "FI",
                            "school",
                            school.value(),
                            "policy",
                            "country:FI#1"),
                    said);
        }

        @Test
        void R_APP_7_the_policy_of_the_day_of_preselection_rules_to_the_end() {
            prepare();
            submit(apply(application, Actor.ANYONE));
            submit(new Preselect(application, by(COORDINATOR, AUTUMN)));
            var stricter = SamplePolicy.of(36).report("FINAL", 12, null, null).build();
            var day = AUTUMN.plusDays(1);
            submit(new RecordPolicy(FINLAND, new Policy("new", stricter), by(HQ, day)));
            var report = new FileCandidateReport(application, "FINAL", null, by(COORDINATOR, day));
            assertBroken("R-APP-7", report);
            submit(new Recommend(application, by(COORDINATOR, TRIAL_END)));
        }

        @Test
        void R_APP_7_and_so_does_a_stricter_one_once_there_is_none() {
            prepare();
            var stricter = SamplePolicy.of(12).report("FINAL", 12, null, null).build();
            submit(new RecordPolicy(FINLAND, new Policy("new", stricter), by(HQ, AUTUMN)));
            submit(apply(application, Actor.ANYONE));
            submit(new Preselect(application, by(COORDINATOR, AUTUMN)));
            var none = new Policy("none", AdmissionPolicy.ofMonths(0));
            submit(new RecordPolicy(FINLAND, none, by(HQ, AUTUMN.plusDays(1))));
            var recommend = new Recommend(application, by(COORDINATOR, TRIAL_END));
            assertBroken("R-APP-10", recommend);
            submit(new FileCandidateReport(application, "FINAL", null, by(COORDINATOR, TRIAL_END)));
            submit(recommend);
        }

        Receipt certified() {
            prepare();
            submit(apply(application, Actor.ANYONE));
            submit(new Preselect(application, by(COORDINATOR, AUTUMN)));
            submit(new Recommend(application, by(COORDINATOR, TRIAL_END)));
            return submit(new Certify(application, by(HQ, CERTIFIED)));
        }

        void prepare() {
            var since = LocalDate.of(2020, 1, 1);
            submit(new DesignateCoordinator(FINLAND, COORDINATING, by(HQ, since)));
            var policy = new Policy("2020", AdmissionPolicy.ofMonths(12));
            submit(new RecordPolicy(FINLAND, policy, by(HQ, since)));
        }

        Receipt submit(Command command) {
            return registry.submit(UUID.randomUUID(), command);
        }

        void assertBroken(String rule, Command command) {
            long before = registry.log().lastPosition();
            assertEquals(rule, assertThrows(RuleBroken.class, () -> submit(command)).rule());
            assertEquals(before, registry.log().lastPosition());
        }

        List<String> members(LocalDate day) {
            return members(AsOf.on(day));
        }

        List<String> members(AsOf at) {
            var page = registry.directory().ask(new Directory.Question(Filter.MEMBERS, at));
            return page.items().stream().map(item -> item.membership().name()).toList();
        }

        Apply apply(ApplicationId id, Actor by) {
            var records = registry.records();
            var owner = id.value();
            var principal = new PersonRecord("A. Principal", "a@kallio.example", null, "head");
            var form =
                    Form.required(
                            KALLIO,
                            records.keepPerson(owner, "principal", principal),
                            records.keepPerson(owner, "focalPoint", principal),
                            records.keepText(owner, "resources", "Two hours a week."),
                            records.keepText(owner, "motivation", "We want to learn together."),
                            "City of Helsinki",
                            Consultation.required(AUTUMN, "MINUTES"));
            return new Apply(id, school, FINLAND, form, by(by, AUTUMN));
        }
    }

    static Statement by(Actor actor, LocalDate day) {
        return Statement.by(actor, day);
    }

    static PersonId person(int number) {
        return PersonId.of(new UUID(0, number));
    }
}
