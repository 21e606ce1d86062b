package net.associatedschools.registry.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.application.Application.Stage;
import net.associatedschools.registry.application.ApplicationCommand.Recommend;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Metadata;
import net.associatedschools.registry.fact.NotInRegister;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.importing.Import.Order;
import net.associatedschools.registry.importing.Import.Progress;
import net.associatedschools.registry.school.SchoolCommand;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.application.Applications;
import net.associatedschools.registry.view.period.Directory;
import net.associatedschools.registry.view.period.Filter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import taken back and taken in again, in memory and on PostgreSQL. */
class UndoTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private static final CountryCode GERMANY = new CountryCode("DE");
    private static final Actor HQ = Actor.hq(PersonId.of(new UUID(0, 1)));
    private static final Roster BERLIN = Roster.of(Path.of("../docs/samples/rosters/berlin.csv"));
    private static final Order ORDER = Order.of(GERMANY, HQ, TODAY);

    @Nested
    class InMemory extends Contract {
        @Override
        void open() {
            registry = Registry.builder().clock(CLOCK).build();
            imports = new MemoryImports();
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
        void open() {
            var database = "undo_" + UUID.randomUUID().toString().replace('-', '_');
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + database);
            } catch (java.sql.SQLException impossible) {
                throw new IllegalStateException(impossible);
            }
            var dataSource = postgres.getDatabase("postgres", database);
            Registry.migrate(dataSource);
            registry = Registry.builder().clock(CLOCK).dataSource(dataSource).build();
            imports = new PostgresImports(dataSource, CLOCK);
        }
    }

    abstract static class Contract {
        @TempDir Path directory;
        Registry registry = Registry.builder().clock(CLOCK).build();
        Imports imports = new MemoryImports();
        final Import into;

        abstract void open();

        Contract() {
            registry.close();
            open();
            into = new Import(Door.of(registry), imports, CLOCK);
        }

        @AfterEach
        void close() {
            registry.close();
        }

        @Test
        void R_TIME_2_an_import_is_taken_back_whole_and_the_log_keeps_both() {
            var taken = take(BERLIN);
            assertEquals(9, members());
            assertEquals(3, candidates());
            long before = registry.log().lastPosition();

            var report = into.undo(taken.id(), HQ, Progress.NONE);

            assertEquals(12, report.takenBack());
            assertEquals(12, report.rows());
            assertEquals(0, members());
            assertEquals(0, candidates());
            assertEquals(9, members(new AsOf(TODAY, before)));
            assertNotNull(imports.of(taken.id()).orElseThrow().undoneAt());
        }

        @Test
        void taking_it_back_twice_is_harmless() {
            var taken = take(BERLIN);
            into.undo(taken.id(), HQ, Progress.NONE);
            long before = registry.log().lastPosition();

            var again = into.undo(taken.id(), HQ, Progress.NONE);

            assertEquals(0, again.takenBack());
            assertEquals(12, again.alreadyTakenBack());
            assertEquals(before, registry.log().lastPosition());
        }

        @Test
        void the_same_list_can_come_again_and_be_taken_back_again() {
            var first = take(BERLIN);
            into.undo(first.id(), HQ, Progress.NONE);

            var result = into.take(BERLIN, ORDER, Progress.NONE);

            assertEquals(9, result.report().recorded());
            assertEquals(3, result.report().candidates());
            assertEquals(9, members());
            assertEquals(3, candidates());
            assertEquals(0, into.run(BERLIN, ORDER, Progress.NONE).recorded());
            assertEquals(12, into.undo(first.id(), HQ, Progress.NONE).takenBack());
            assertEquals(0, members());
            assertEquals(0, candidates());
        }

        @Test
        void the_register_itself_does_not_overrule_who_took_it_back() {
            var bySystem = Order.of(GERMANY, Actor.SYSTEM, TODAY);
            into.run(BERLIN, bySystem, Progress.NONE);
            var id = imports.all().getFirst().id();
            into.undo(id, HQ, Progress.NONE);

            assertTrue(into.isDone(BERLIN, bySystem));
            assertEquals(12, into.run(BERLIN, bySystem, Progress.NONE).alreadyThere());
            assertEquals(0, members());
        }

        @Test
        void R_TIME_3_what_later_facts_stand_on_stays_and_is_named() {
            var taken = take(BERLIN);
            var recommended = candidate().application();
            submit(new Recommend(recommended, Statement.by(HQ, TODAY)));
            var corrected = school();
            submit(
                    new SchoolCommand.Correct(
                            corrected, 1, null, Reason.of("DID_NOT_HAPPEN"), Statement.by(HQ)));

            var report = into.undo(taken.id(), HQ, Progress.NONE);

            assertEquals(10, report.takenBack());
            assertEquals(
                    Set.of("R-TIME-3 " + recommended.value(), "R-TIME-2 " + corrected.value()),
                    Set.copyOf(
                            report.kept().stream()
                                    .map(kept -> kept.rule() + " " + kept.stream())
                                    .toList()));
            // Nor does the list that comes again overrule whoever corrected that one fact.
            assertEquals(8, into.run(BERLIN, ORDER, Progress.NONE).recorded());
        }

        @Test
        void R_ROLE_2_only_its_own_country_takes_it_back() {
            var taken = take(BERLIN);
            var foreign = Actor.coordinator(PersonId.of(new UUID(0, 2)), new CountryCode("FR"));
            for (var actor : List.of(foreign, Actor.SYSTEM, Actor.ANYONE)) {
                var broken =
                        assertThrows(
                                RuleBroken.class,
                                () -> into.undo(taken.id(), actor, Progress.NONE));
                assertEquals("R-ROLE-2", broken.rule());
            }
            assertEquals(9, members());
            assertThrows(
                    NotInRegister.class, () -> into.undo(UUID.randomUUID(), HQ, Progress.NONE));
        }

        @Test
        void R_ROLE_2_nothing_is_kept_of_a_list_that_may_not_come_in() {
            var foreign = Actor.coordinator(PersonId.of(new UUID(0, 2)), new CountryCode("FR"));
            var order = Order.of(GERMANY, foreign, TODAY);
            assertThrows(RuleBroken.class, () -> into.run(BERLIN, order, Progress.NONE));
            assertEquals(List.of(), imports.all());
        }

        @Test
        void an_import_is_kept_with_its_bytes_and_its_report() throws IOException {
            var taken = take(BERLIN);

            var kept = imports.of(taken.id()).orElseThrow();
            assertEquals(taken, kept);
            assertEquals(List.of(taken), imports.all());
            assertEquals("berlin.csv", kept.name());
            assertNotNull(kept.finishedAt());
            assertNull(kept.undoneAt());
            var report = kept.report();
            assertNotNull(report);
            assertEquals(9, report.recorded());
            assertEquals(1, report.setAside().size());
            try (var in = imports.document(kept).bytes().open();
                    var original = BERLIN.bytes().open()) {
                assertEquals(-1, Files.mismatch(copy(in), copy(original)));
            }
        }

        @Test
        void every_fact_of_it_carries_its_id() {
            var taken = take(BERLIN);
            var history = registry.history(school().value(), Long.MAX_VALUE);
            for (var recorded : history) {
                assertEquals("import:" + taken.id(), recorded.metadata(Metadata.CORRELATION_ID));
            }
        }

        @Test
        void what_is_longer_than_a_piece_is_kept_whole() throws IOException {
            var file = directory.resolve("long.csv");
            try (var out = Files.newBufferedWriter(file)) {
                out.write("name,column\n");
                var random = new java.util.Random(3);
                for (int i = 0; i < 40; i++) {
                    out.write("A" + i + ",");
                    for (int j = 0; j < 40_000; j++)
                        out.write(Integer.toHexString(random.nextInt()));
                    out.write('\n');
                }
            }
            var roster = Roster.of(file);
            var taken =
                    new Taken(
                            UUID.randomUUID(),
                            GERMANY,
                            "long.csv",
                            "long.csv",
                            new Taken.Said(null, null, List.of("x=member")),
                            roster.digest(),
                            HQ.id(),
                            CLOCK.instant(),
                            null,
                            null,
                            null);
            assertEquals(taken, imports.begin(taken, roster));
            assertEquals(roster.digest(), imports.document(taken).digest());
        }

        private Path copy(java.io.InputStream in) throws IOException {
            var file = Files.createTempFile(directory, "copy", ".csv");
            Files.write(file, in.readAllBytes());
            return file;
        }

        private Taken take(Roster roster) {
            var taken = into.take(roster, ORDER, Progress.NONE).taken();
            assertNotNull(taken);
            return taken;
        }

        private void submit(net.associatedschools.registry.fact.Command command) {
            registry.submit(UUID.randomUUID(), command);
        }

        private Applications.Item candidate() {
            upToDate();
            return applications().items().getFirst();
        }

        private net.associatedschools.registry.fact.SchoolId school() {
            upToDate();
            return registry.directory()
                    .ask(new Directory.Question(Filter.MEMBERS, AsOf.on(TODAY)))
                    .items()
                    .getFirst()
                    .school();
        }

        private long candidates() {
            upToDate();
            return applications().total();
        }

        private Applications.Page applications() {
            return registry.applications()
                    .ask(
                            new Applications.Question(
                                    Set.of(Stage.CANDIDATE), GERMANY, 0, 10, null, AsOf.on(TODAY)));
        }

        private long members() {
            return members(AsOf.on(TODAY));
        }

        private long members(AsOf at) {
            upToDate();
            return registry.directory().ask(new Directory.Question(Filter.MEMBERS, at)).total();
        }

        private void upToDate() {
            assertTrue(
                    registry.awaitPosition(registry.log().lastPosition(), Duration.ofSeconds(20)));
        }
    }
}
