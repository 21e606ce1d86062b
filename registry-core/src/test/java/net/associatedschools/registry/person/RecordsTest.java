package net.associatedschools.registry.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Text;
import net.associatedschools.registry.fact.TextId;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RecordsTest {
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private static final String OWNER = "application:00000000-0000-0000-0000-000000000001";
    private static final String OTHER = "application:00000000-0000-0000-0000-000000000002";
    private static final PersonRecord AMINA =
            new PersonRecord("Amina Diallo", "a.diallo@ecole.example", null, "Directrice");

    abstract static class Contract {
        /** Read by the records, moved by the test. */
        Instant now = START;

        final Records records = open(tests());

        abstract Records open(Clock clock);

        private Clock tests() {
            InstantSource source = () -> now;
            return source.withZone(ZoneOffset.UTC);
        }

        @Test
        void a_text_is_answered_by_its_id_and_vouched_for_by_digest_and_length() {
            var text = records.keepText(OWNER, "motivation", "Apprendre la paix, à l'école.");

            assertEquals(Optional.of("Apprendre la paix, à l'école."), records.text(text.id()));
            assertTrue(text.digest().matches("[0-9a-f]{64}"), text.digest());
            assertEquals(5, text.words());
        }

        @Test
        void a_person_is_answered_by_its_id() {
            var bare = new PersonRecord("Jón", null, null, null);

            assertEquals(
                    Optional.of(AMINA),
                    records.person(records.keepPerson(OWNER, "principal", AMINA)));
            assertEquals(
                    Optional.of(bare),
                    records.person(records.keepPerson(OWNER, "focalPoint", bare)));
        }

        @Test
        void R_APP_13_the_same_content_for_the_same_field_again_is_the_same_reference() {
            var text = records.keepText(OWNER, "motivation", "Peace");
            var person = records.keepPerson(OWNER, "principal", AMINA);

            assertEquals(text, records.keepText(OWNER, "motivation", "Peace"));
            assertEquals(person, records.keepPerson(OWNER, "principal", AMINA));
        }

        @Test
        void other_content_another_field_or_another_owner_is_another_reference() {
            var first = records.keepText(OWNER, "motivation", "Peace");

            var others =
                    List.of(
                            records.keepText(OWNER, "motivation", "War"),
                            records.keepText(OWNER, "opinion", "Peace"),
                            records.keepText(OTHER, "motivation", "Peace"));

            for (var other : others) {
                assertNotEquals(first.id(), other.id());
                assertNotEquals(first.digest(), other.digest(), "each text has a salt of its own");
            }
            assertEquals(first, records.keepText(OWNER, "motivation", "Peace"));
        }

        @Test
        void a_text_and_a_person_of_one_field_do_not_get_in_each_others_way() {
            var text = records.keepText(OWNER, "principal", "Amina");
            var person = records.keepPerson(OWNER, "principal", AMINA);

            assertEquals(Optional.of("Amina"), records.text(text.id()));
            assertEquals(Optional.of(AMINA), records.person(person));
            assertEquals(
                    Optional.empty(),
                    records.person(new PersonId(text.id().value().replace("text:", "person:"))));
        }

        @Test
        void R_PRIV_1_what_is_erased_is_gone_and_the_rest_stays() {
            var text = records.keepText(OWNER, "motivation", "Peace");
            var person = records.keepPerson(OWNER, "principal", AMINA);
            var other = records.keepPerson(OTHER, "principal", AMINA);

            assertTrue(records.erase(text.id()));
            assertTrue(records.erase(person));

            assertEquals(Optional.empty(), records.text(text.id()));
            assertEquals(Optional.empty(), records.person(person));
            assertEquals(Optional.of(AMINA), records.person(other));
            assertFalse(records.erase(person), "it was gone already");
            assertEquals(0, records.applyErasures(), "there was nothing left to erase");
        }

        @Test
        void R_PRIV_1_what_is_kept_anew_after_an_erasure_is_another_record() {
            var erased = records.keepText(OWNER, "motivation", "Peace");
            records.erase(erased.id());

            var anew = records.keepText(OWNER, "motivation", "Peace");

            assertNotEquals(erased.id(), anew.id());
            assertEquals(Optional.of("Peace"), records.text(anew.id()));
        }

        @Test
        void a_sweep_forgets_only_what_is_old_and_referred_to_by_nothing() {
            var referenced = records.keepText(OWNER, "motivation", "Peace");
            var orphan = records.keepPerson(OWNER, "principal", AMINA);
            var repeated = records.keepText(OWNER, "opinion", "Good");
            now = START.plus(Duration.ofDays(6));
            assertEquals(repeated, records.keepText(OWNER, "opinion", "Good"));
            var young = records.keepText(OTHER, "motivation", "Peace");

            var before = START.plus(Duration.ofDays(1));
            int forgotten = records.sweep(Set.of(referenced.id().value())::contains, before);

            assertEquals(1, forgotten);
            assertEquals(Optional.empty(), records.person(orphan));
            assertEquals(Optional.of("Peace"), records.text(referenced.id()));
            assertEquals(Optional.of("Good"), records.text(repeated.id()));
            assertEquals(Optional.of("Peace"), records.text(young.id()));
        }

        @Test
        void R_APP_13_the_same_content_from_many_at_once_is_one_reference() throws Exception {
            var together = new CyclicBarrier(8);
            Callable<Text> keep =
                    () -> {
                        together.await();
                        return records.keepText(OWNER, "motivation", "Peace");
                    };
            var references = new ArrayList<Text>();
            try (var threads = Executors.newFixedThreadPool(8)) {
                var futures = new ArrayList<Future<Text>>();
                for (int i = 0; i < 8; i++) futures.add(threads.submit(keep));
                for (var future : futures) references.add(future.get());
            }

            assertEquals(1, Set.copyOf(references).size());
        }
    }

    @Nested
    class InMemory extends Contract {
        @Override
        Records open(Clock clock) {
            return new MemoryRecords(clock);
        }
    }

    @Nested
    class OnPostgres extends Contract {
        private static EmbeddedPostgres server;
        private static DataSource database;

        @BeforeAll
        static void start() throws IOException {
            server = EmbeddedPostgres.start();
            database = server.getPostgresDatabase();
            Flyway.configure()
                    .dataSource(database)
                    .locations("classpath:registry/schema")
                    .load()
                    .migrate();
        }

        @AfterAll
        static void stop() throws IOException {
            server.close();
        }

        @BeforeEach
        void empty() throws SQLException {
            sql("truncate erasable, erasable_key, erasure");
        }

        @Override
        Records open(Clock clock) {
            return new PostgresRecords(database, clock);
        }

        @Test
        void R_PRIV_1_nothing_of_the_content_stands_in_the_table() throws SQLException {
            records.keepPerson(OWNER, "principal", AMINA);

            var row = strings("select encode(ciphertext, 'escape') from erasable").getFirst();

            assertFalse(row.contains("Amina"), row);
            assertFalse(row.contains("name"), row);
        }

        @Test
        void R_PRIV_1_erasing_destroys_the_key_and_the_salt() throws SQLException {
            records.erase(records.keepPerson(OWNER, "principal", AMINA));

            assertEquals(List.of(), strings("select id from erasable_key"));
            assertEquals(List.of(), strings("select id from erasable"));
        }

        @Test
        void R_PRIV_1_erasures_are_applied_again_to_what_a_restore_brought_back()
                throws SQLException {
            var person = records.keepPerson(OWNER, "principal", AMINA);
            var other = records.keepPerson(OTHER, "principal", AMINA);
            sql("create table backup as table erasable");
            sql("create table backup_key as table erasable_key");
            records.erase(person);
            sql("insert into erasable select * from backup on conflict do nothing");
            sql("insert into erasable_key select * from backup_key on conflict do nothing");
            assertEquals(Optional.of(AMINA), records.person(person), "the backup brought it back");

            assertEquals(1, records.applyErasures());

            assertEquals(Optional.empty(), records.person(person));
            assertEquals(Optional.of(AMINA), records.person(other));
            sql("drop table backup, backup_key");
        }

        @Test
        void a_ciphertext_moved_to_another_row_does_not_open() throws SQLException {
            var first = records.keepText(OWNER, "motivation", "Peace");
            var second = records.keepText(OTHER, "motivation", "War");
            var from = first.id().value().substring(5);
            var to = second.id().value().substring(5);
            var copy = "update %s set %s = (select %s from %s where id = '%s') where id = '%s'";
            for (var column : List.of("key", "salt")) {
                sql(copy.formatted("erasable_key", column, column, "erasable_key", from, to));
            }
            sql(copy.formatted("erasable", "ciphertext", "ciphertext", "erasable", from, to));

            assertThrows(IllegalStateException.class, () -> records.text(second.id()));
        }

        private static void sql(String sql) throws SQLException {
            try (var connection = database.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        private static List<String> strings(String sql) throws SQLException {
            try (var connection = database.getConnection();
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery(sql)) {
                var strings = new ArrayList<String>();
                while (rows.next()) strings.add(rows.getString(1));
                return strings;
            }
        }
    }

    @Test
    void R_PRIV_1_a_person_is_not_printed() {
        assertFalse(AMINA.toString().contains("Amina"));
        assertFalse(AMINA.toString().contains("@"));
    }

    @Test
    void the_digest_is_sha_256_over_salt_and_utf_8() throws Exception {
        var salt = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        var id = new TextId("text:00000000-0000-0000-0000-000000000001");

        // printf '0123456789abcdefPaix à tous' | sha256sum
        assertEquals(
                "62b24409bf15195a46a79a359bef7d85e8556db54fd6fa67e950e856b8def8aa",
                new Salt(salt).reference(id, "Paix à tous").digest());
    }
}
