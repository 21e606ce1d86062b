package net.associatedschools.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import net.associatedschools.registry.country.CountryCommand.DesignateCoordinator;
import net.associatedschools.registry.country.CountryCommand.SuspendIntake;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Evidence;
import net.associatedschools.registry.fact.NotInRegister;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.Role;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.person.Document;
import net.associatedschools.registry.person.PersonCommand.Erase;
import net.associatedschools.registry.person.PersonRecord;
import net.associatedschools.registry.person.RecordId;
import net.associatedschools.registry.store.StoredEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is erased is gone for ever, and the log doesn't notice. */
class ErasureTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final CountryCode FINLAND = new CountryCode("FI");
    private static final Actor HQ = Actor.hq(PersonId.of(new UUID(0, 1)));
    private static final Actor OPERATOR =
            new Actor(PersonId.of(new UUID(0, 2)).value(), Role.OPERATOR, null);
    private static final PersonRecord AINO =
            new PersonRecord("Aino Esimerkki", "aino@commission.example", null, null);
    private static final Document LETTER =
            new Document("application/pdf", "Aino Esimerkki is designated".getBytes(UTF_8));

    @Nested
    class InMemory extends Contract {
        @Override
        Registry open(Clock clock) {
            return Registry.builder().clock(clock).build();
        }
    }

    @Nested
    class OnPostgres extends Contract {
        static EmbeddedPostgres postgres;

        /** Beside the register, which is opened before any field here has a value. */
        private static final Map<Registry, DataSource> DATABASES = new HashMap<>();

        @BeforeAll
        static void start() throws Exception {
            postgres = EmbeddedPostgres.start();
        }

        @AfterAll
        static void stop() throws Exception {
            postgres.close();
        }

        @Override
        Registry open(Clock clock) {
            var name = "registry_" + UUID.randomUUID().toString().replace('-', '_');
            sql(postgres.getPostgresDatabase(), "create database " + name);
            var database = postgres.getDatabase("postgres", name);
            Registry.migrate(database);
            var opened = Registry.builder().clock(clock).dataSource(database).build();
            DATABASES.put(opened, database);
            return opened;
        }

        @Test
        void R_PRIV_1_what_an_older_backup_brings_back_is_erased_again_at_the_next_start() {
            var database = Objects.requireNonNull(DATABASES.get(registry));
            var person = designated().value();
            var text = suspended();
            var letter = registry.documents().keep(LETTER);
            var tables = List.of("erasable", "erasable_key", "evidence", "evidence_key", "erasure");
            for (var table : tables) {
                sql(database, "create table %s_backup as table %s".formatted(table, table));
            }
            erase(person);
            erase(text);
            erase(letter.value());

            sql(database, "delete from erasure");
            for (var table : tables) {
                sql(database, "insert into %s table %s_backup".formatted(table, table));
            }
            assertTrue(registry.documents().holds(letter), "the backup has it again");
            try (var restarted = Registry.builder().dataSource(database).build()) {
                assertEquals(Optional.empty(), restarted.records().person(new PersonId(person)));
                assertFalse(restarted.records().holds(new RecordId(text)));
                assertFalse(restarted.documents().holds(letter));
            }
        }

        private static void sql(DataSource dataSource, String sql) {
            try (var connection = dataSource.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    abstract static class Contract {
        /** Read by the register, moved by the test. */
        Instant now = START;

        final Registry registry = open(((InstantSource) () -> now).withZone(ZoneOffset.UTC));

        abstract Registry open(Clock clock);

        @AfterEach
        void close() {
            registry.close();
        }

        @Test
        void R_PRIV_1_an_erased_person_is_gone_and_the_log_says_that_it_was_and_not_who() {
            var person = designated();

            var receipt = erase(person.value());

            assertEquals(Optional.empty(), registry.records().person(person));
            assertEquals(List.of(person.value() + "#0"), receipt.events());
            var event = registry.log().readStream(person.value(), 0, 2).getFirst();
            assertEquals("person.erased", event.name());
            assertEquals(
                    "{\"record\":\"%s\",\"effective\":\"2026-03-01\"}".formatted(person),
                    new String(event.payload(), UTF_8));
            assertFalse(new String(event.metadata(), UTF_8).contains("Aino"));
        }

        @Test
        void R_PRIV_1_texts_and_papers_are_erased_like_persons() {
            var text = suspended();
            var letter = registry.documents().keep(LETTER);

            erase(text);
            erase(letter.value());

            assertFalse(registry.records().holds(new RecordId(text)));
            assertEquals(Optional.empty(), registry.documents().document(letter));
        }

        @Test
        void R_PRIV_1_the_hashes_of_all_events_before_an_erasure_stay() {
            var person = designated();
            long before = registry.lastPosition();
            var root = registry.verify(before).root();

            erase(person.value());

            var after = registry.verify(before);
            assertEquals(root, after.root());
            assertEquals(before, after.events());
            var whole = registry.verify(Long.MAX_VALUE);
            assertTrue(whole.isWhole(), whole.faults().toString());
            assertEquals(before + 1, whole.events());
            assertNotEquals(root, whole.root());
        }

        @Test
        void R_APP_13_erasing_again_changes_nothing_and_succeeds() {
            var person = designated();
            erase(person.value());
            long position = registry.lastPosition();

            assertEquals(List.of(), erase(person.value()).events());

            assertEquals(position, registry.lastPosition());
        }

        @Test
        void R_ROLE_2_only_the_operator_erases() {
            var person = designated();
            var command = new Erase(new RecordId(person.value()), Statement.by(HQ));

            var broken =
                    assertThrows(
                            RuleBroken.class, () -> registry.submit(UUID.randomUUID(), command));

            assertEquals("R-ROLE-2", broken.rule());
            assertEquals(Optional.of(AINO), registry.records().person(person));
        }

        @Test
        void what_was_never_kept_is_not_in_the_register() {
            var unknown = PersonId.of(new UUID(0, 9)).value();
            assertThrows(NotInRegister.class, () -> erase(unknown));
            assertThrows(NotInRegister.class, () -> erase("document:" + "0".repeat(64)));
            assertEquals(0, registry.lastPosition());
        }

        @Test
        void R_PRIV_1_a_week_later_what_no_event_refers_to_is_swept_and_the_rest_stays() {
            var person = designated();
            var text = new RecordId(suspended());
            var letter = registry.documents().keep(LETTER);
            var orphan = registry.records().keepPerson("country:FI", "former", AINO);
            var paper = registry.documents().keep(new Document("text/plain", "x".getBytes(UTF_8)));
            submit(
                    new SuspendIntake(
                            FINLAND,
                            Reason.of("OTHER"),
                            Statement.by(HQ, LocalDate.of(2025, 1, 1)).with(evidence(letter))));

            now = START.plus(Duration.ofDays(6));
            assertEquals(0, registry.sweep());
            now = START.plus(Duration.ofDays(8));
            var young = registry.records().keepText("country:FI", "reason", "Today");
            assertEquals(2, registry.sweep());

            assertEquals(Optional.of(AINO), registry.records().person(person));
            assertTrue(registry.records().holds(text));
            assertTrue(registry.documents().holds(letter));
            assertTrue(registry.records().holds(new RecordId(young.id().value())));
            assertEquals(Optional.empty(), registry.records().person(orphan));
            assertFalse(registry.documents().holds(paper));
        }

        @Test
        void a_paper_is_found_in_the_streams_that_name_it() {
            var letter = registry.documents().keep(LETTER);
            var digest = letter.value().substring("document:".length());
            assertEquals(Set.of(), registry.streamsWithEvidence(digest));

            submit(
                    new SuspendIntake(
                            FINLAND, Reason.of("OTHER"), Statement.by(HQ).with(evidence(letter))));

            assertEquals(Set.of("country:FI"), registry.streamsWithEvidence(digest));
            assertEquals(Optional.of(LETTER), registry.documents().document(letter));
            assertEquals(letter, registry.documents().keep(LETTER), "the same paper, kept once");
        }

        PersonId designated() {
            var person = registry.records().keepPerson("country:FI", "coordinator", AINO);
            submit(
                    new DesignateCoordinator(
                            FINLAND, person, Statement.by(HQ, LocalDate.of(2020, 1, 1))));
            return person;
        }

        /** The id of its reason's words. */
        String suspended() {
            var words = registry.records().keepText("country:FI", "reason", "Aino is away");
            submit(new SuspendIntake(FINLAND, new Reason("OTHER", words), Statement.by(HQ)));
            return words.id().value();
        }

        Receipt erase(String record) {
            return submit(new Erase(new RecordId(record), Statement.by(OPERATOR)));
        }

        private Receipt submit(net.associatedschools.registry.fact.Command command) {
            return registry.submit(UUID.randomUUID(), command);
        }

        private static Evidence evidence(RecordId letter) {
            var digest = letter.value().substring("document:".length());
            return new Evidence("LETTER", null, "Letter", digest, null);
        }
    }

    @Test
    void a_log_with_a_gap_or_a_changed_order_is_not_whole() {
        var first = event(1, 0, START);
        var third = event(3, 2, START.minusSeconds(1));

        var verification =
                new Verifying()
                        .upTo((after, most) -> after == 0 ? List.of(first, third) : List.of(), 3);

        assertEquals(
                List.of(
                        "position 3 comes after 1",
                        "position 3 should be country:FI#1",
                        "position 3 was recorded before " + START),
                verification.faults());
        assertFalse(verification.isWhole());
    }

    private static StoredEvent event(long position, long sequence, Instant at) {
        return new StoredEvent(
                position,
                "country:FI",
                "",
                sequence,
                new UUID(0, position),
                "country.intake-resumed",
                1,
                at,
                at,
                new byte[16],
                new byte[0],
                new byte[0]);
    }
}
