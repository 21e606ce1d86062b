package net.associatedschools.registry.app.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import javax.sql.DataSource;
import net.associatedschools.registry.Chronicle;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.application.ApplicationCommand.Apply;
import net.associatedschools.registry.country.CountryCommand;
import net.associatedschools.registry.fact.Command;
import net.associatedschools.registry.person.BulkRecords;
import net.associatedschools.registry.school.SchoolCommand.RecordMembership;
import net.associatedschools.registry.school.SchoolCommand.SplitOff;
import net.associatedschools.registry.store.StoredEvent;
import net.associatedschools.registry.store.TestClock;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.period.Dimension;
import net.associatedschools.registry.view.period.Filter;
import net.associatedschools.registry.view.period.Statistics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was decided in memory and written in bulk, beside the real register's own way. */
class OneByOneTest {
    private static final int SCHOOLS = 400;
    private static final long SEED = 20;
    private static final int SCHOOLS_SENT = 50;

    /** Countries that ask something of their members, and some that don't. */
    private static final Set<String> COUNTRIES =
            Set.of("DE", "FR", "JP", "NL", "SI", "HU", "MX", "NG", "AR", "PH");

    private static EmbeddedPostgres postgres;
    private static final List<Heard> heard = new ArrayList<>();
    private static HikariDataSource filled;

    @TempDir static Path folder;

    private record Heard(Instant at, UUID commandId, Command command) {}

    @BeforeAll
    static void fill() throws IOException {
        postgres = EmbeddedPostgres.start();
        filled = database("filled");
        write(filled);
    }

    private static long write(DataSource database) {
        var records = new BulkRecords(database, Instant.now());
        heard.clear();
        var world = new World(SCHOOLS, SEED, records);
        try (var chronicle =
                world.told(
                        folder,
                        done -> {},
                        (at, id, command) -> heard.add(new Heard(at, id, command)))) {
            records.flush();
            return chronicle.write(database, written -> {});
        }
    }

    private static HikariDataSource database(String name) {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (java.sql.SQLException failed) {
            throw new IllegalStateException(failed);
        }
        var pool = new HikariDataSource();
        pool.setJdbcUrl(postgres.getJdbcUrl("postgres", name));
        Registry.migrate(pool);
        return pool;
    }

    @AfterAll
    static void stop() throws IOException {
        filled.close();
        postgres.close();
    }

    @Test
    void fifty_schools_say_the_same_bytes_when_their_commands_are_sent_one_by_one() {
        var chosen = chosen();
        var clock = new TestClock("1953-01-01T00:00:00Z");
        try (var database = database("one_by_one");
                var registry = Registry.builder().dataSource(database).clock(clock).build();
                var whole = Registry.builder().dataSource(filled).build()) {
            var streams = new LinkedHashSet<String>();
            for (var one : chosen) {
                clock.set(one.at().toString());
                var receipt = registry.submit(one.commandId(), one.command());
                receipt.events().forEach(event -> streams.add(event.replaceFirst("#.*", "")));
            }
            long schools = streams.stream().filter(s -> s.startsWith("school:")).count();
            assertTrue(schools >= SCHOOLS_SENT, schools + " schools");
            for (var stream : streams) same(stream, whole, registry);
        }
    }

    private static void same(String stream, Registry whole, Registry oneByOne) {
        var expected = whole.log().readStream(stream, 0, Integer.MAX_VALUE);
        var actual = oneByOne.log().readStream(stream, 0, Integer.MAX_VALUE);
        assertEquals(names(expected), names(actual), stream);
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i).payload(), actual.get(i).payload(), stream);
            assertArrayEquals(expected.get(i).metadata(), actual.get(i).metadata(), stream);
            assertEquals(expected.get(i).recordedAt(), actual.get(i).recordedAt(), stream);
        }
    }

    private static List<String> names(List<StoredEvent> events) {
        return events.stream()
                .map(e -> e.sequence() + " " + e.name() + "/" + e.revision() + " " + e.eventId())
                .toList();
    }

    /** All that is said of those countries and of their schools, in the order it was heard. */
    private static List<Heard> chosen() {
        var countries = new HashMap<String, String>();
        for (var one : heard) {
            switch (one.command()) {
                case Apply c -> {
                    countries.put(c.school().value(), c.country().value());
                    countries.put(c.application().value(), c.country().value());
                }
                case RecordMembership c -> countries.put(c.stream(), c.country().value());
                case SplitOff c -> countries.put(c.stream(), c.country().value());
                case CountryCommand c -> countries.put(c.stream(), c.country().value());
                default -> {}
            }
        }
        return heard.stream()
                .filter(
                        one ->
                                COUNTRIES.contains(
                                        countries.getOrDefault(one.command().stream(), "")))
                .sorted(java.util.Comparator.comparing(Heard::at))
                .toList();
    }

    @Test
    void the_same_seed_gives_the_same_log_hash_by_hash() {
        try (var again = database("again");
                var first = Registry.builder().dataSource(filled).build()) {
            write(again);
            try (var second = Registry.builder().dataSource(again).build()) {
                var whole = first.verify(Long.MAX_VALUE);
                assertTrue(whole.isWhole(), whole.faults().toString());
                assertEquals(whole, second.verify(Long.MAX_VALUE));
            }
        }
    }

    @Test
    void views_that_are_filled_in_bulk_are_those_of_a_fold_event_by_event() {
        try (var folded = Registry.builder().dataSource(filled).build()) {
            assertTrue(folded.awaitPosition(folded.lastPosition(), Duration.ofMinutes(2)));
            var bulk = new net.associatedschools.registry.view.memory.MemoryViews();
            for (var projection : bulk.projections(Chronicle.log(filled))) {
                var view = projection.view();
                projection.fill(ranges(folded, view::isAbout), folded.lastPosition());
            }
            var days = new TreeSet<LocalDate>();
            for (int year = 1953; year <= 2026; year += 8) days.add(LocalDate.of(year, 12, 31));
            days.add(LocalDate.of(2004, 6, 30));
            for (var day : days) {
                var by = List.of(Dimension.REGION, Dimension.STATUS);
                var question = new Statistics.Question(Filter.MEMBERS, by, AsOf.on(day));
                assertEquals(
                        folded.statistics().ask(question),
                        new Statistics(bulk.snapshots()).ask(question));
            }
        }
    }

    private static java.util.Iterator<List<String>> ranges(
            Registry registry, Predicate<String> which) {
        var streams = new TreeSet<String>();
        for (long after = 0; ; after += 1000) {
            var read = registry.log().read(after, 1000);
            read.stream().map(StoredEvent::stream).filter(which).forEach(streams::add);
            if (read.size() < 1000) break;
        }
        var ranges = new ArrayList<List<String>>();
        var all = List.copyOf(streams);
        for (int i = 0; i < all.size(); i += 70) {
            ranges.add(all.subList(i, Math.min(i + 70, all.size())));
        }
        return ranges.iterator();
    }
}
