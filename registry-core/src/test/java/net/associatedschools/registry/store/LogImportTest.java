package net.associatedschools.registry.store;

import static net.associatedschools.registry.store.TestEvents.noted;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import net.associatedschools.registry.store.LogImport.Refused;
import net.associatedschools.registry.store.LogImport.Report;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A log that is exported and imported is the same log. */
class LogImportTest {
    private final String database = TestServer.newLog();
    private final DataSource target = TestServer.dataSource(database);
    private final List<String> golden;

    @TempDir private Path folder;

    LogImportTest() throws IOException {
        golden = GoldenLog.published().lines().toList();
    }

    @Test
    void what_is_exported_is_the_published_bytes() throws IOException {
        var out = new ByteArrayOutputStream();
        for (var event : GoldenLog.events(GoldenLog.published())) {
            LogLines.write(event, out);
        }
        assertEquals(GoldenLog.published(), out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void an_imported_log_has_the_same_bytes_and_root() throws IOException {
        assertEquals(new Report(0, golden.size()), loadLines(golden));
        var events = log(target).read(0, 1000);
        assertEquals(GoldenLog.published(), GoldenLog.lines(events));
        assertEquals(GoldenLog.publishedRoot(), GoldenLog.root(events));
    }

    @Test
    void an_import_that_broke_off_goes_on() {
        assertEquals(new Report(0, 7), loadLines(golden.subList(0, 7)));
        assertEquals(new Report(7, golden.size() - 7L), loadLines(golden));
        assertEquals(new Report(golden.size(), 0), loadLines(golden));
        assertEquals(golden.size(), log(target).lastPosition());
    }

    @Test
    void an_import_goes_on_within_a_chunk_also_for_streams_that_began_before_it() {
        var events = interleaved(12_000);
        assertEquals(new Report(0, 11_050), load(events.subList(0, 11_050)));
        assertEquals(new Report(11_050, 950), load(events));
    }

    @Test
    void an_import_whose_process_was_killed_goes_on_when_it_is_run_again() throws Exception {
        var lines = lines(many(25_000).toArray(StoredEvent[]::new));
        var process = importing();
        // So that it is killed with a chunk of its own half read: the second one has no end yet.
        var pipe = process.getOutputStream();
        for (var line : lines.subList(0, 14_000)) {
            pipe.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
        pipe.flush();
        var said = process.inputReader(StandardCharsets.UTF_8);
        assertEquals("10000", said.readLine());
        process.destroyForcibly().waitFor();

        assertEquals(10_000, log(target).lastPosition());
        assertEquals(new Report(10_000, 15_000), loadLines(lines));
        assertEquals(new Report(25_000, 0), loadLines(lines));
    }

    @Test
    void an_import_that_is_killed_again_and_again_leaves_no_gap_and_comes_to_its_end(
            TestReporter reporter) throws Exception {
        long seed = Long.getLong("kills.seed", System.nanoTime());
        reporter.publishEntry("seed", Long.toString(seed));
        var lots = new Random(seed);
        var lines = lines(interleaved(60_000).toArray(StoredEvent[]::new));
        var file = Files.write(folder.resolve("log.ndjson"), lines);
        for (int kill = 0; kill < 4; kill++) {
            var process = importing(file);
            // Told after each chunk; killed somewhere in one that comes soon after.
            var told = process.inputReader(StandardCharsets.UTF_8).readLine();
            assertNotNull(told, "it was at its end before it was killed");
            TimeUnit.MILLISECONDS.sleep(lots.nextInt(200));
            process.destroyForcibly().waitFor();
            assertEquals(0, ask("select count(*) - coalesce(max(position), 0) from event_log"));
        }
        var report = loadLines(lines);
        assertEquals(60_000, report.found() + report.written());
        assertEquals(60_000, ask("select count(*) from event_log"));
    }

    private long ask(String sql) throws SQLException {
        try (var connection = target.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private Process importing() throws IOException {
        return importing(ProcessBuilder.Redirect.PIPE);
    }

    private Process importing(Path file) throws IOException {
        return importing(ProcessBuilder.Redirect.from(file.toFile()));
    }

    private Process importing(ProcessBuilder.Redirect input) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ImportingProcess.class.getName(),
                        TestServer.url(database))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectInput(input)
                .start();
    }

    @Test
    void a_later_piece_goes_on_where_the_log_ends() {
        loadLines(golden.subList(0, 7));
        assertEquals(
                new Report(0, golden.size() - 7L), loadLines(golden.subList(7, golden.size())));
    }

    @Test
    void appending_goes_on_behind_an_import() {
        loadLines(golden);
        log(target).appendEvents(noted("school:new", 0));
        assertEquals(golden.size() + 1L, log(target).lastPosition());
    }

    @Test
    void a_line_whose_hash_is_wrong_is_refused_and_those_before_it_stay() {
        var lines = new ArrayList<>(golden);
        lines.set(4, lines.get(4).replace("\"sequence\":", "\"sequence\":1"));
        var refused = assertThrows(Refused.class, () -> loadLines(lines));
        assertEquals(5, refused.line());
        assertTrue(refused.toString().contains("entry: isn't"), refused.toString());
        assertEquals(new Report(0, 4), refused.report());
        assertEquals(4, log(target).lastPosition());
    }

    @Test
    void a_line_that_is_missing_is_refused_by_the_next() {
        var lines = new ArrayList<>(golden);
        lines.remove(3);
        var refused = assertThrows(Refused.class, () -> loadLines(lines));
        assertEquals("line 4: position: 5 doesn't follow 3", refused.getMessage());
        assertEquals(new Report(0, 3), refused.report());
    }

    @Test
    void a_line_that_is_cut_off_is_refused() {
        var lines = new ArrayList<>(golden.subList(0, 6));
        lines.set(5, lines.get(5).substring(0, 90));
        var refused = assertThrows(Refused.class, () -> loadLines(lines));
        assertEquals(6, refused.line());
        assertEquals(5, log(target).lastPosition());
    }

    @Test
    void a_wrong_sequence_is_refused_also_behind_what_was_there() {
        log(target).appendEvents(noted("school:1", 0));
        var there = log(target).read(0, 1).getFirst();
        var next = follow(there, "school:1", 2);
        var refused = assertThrows(Refused.class, () -> loadLines(lines(there, next)));
        assertEquals("line 2: sequence: 2, where school:1 goes on with 1", refused.getMessage());
        assertEquals(new Report(1, 0), refused.report());
        assertEquals(new Report(0, 1), loadLines(lines(follow(there, "school:1", 1))));
    }

    @Test
    void a_stream_that_is_there_is_not_begun_again() {
        log(target).appendEvents(noted("school:1", 0));
        var there = log(target).read(0, 1).getFirst();
        var fits = follow(there, "school:2", 0);
        var again = follow(fits, "school:1", 0);
        var refused = assertThrows(Refused.class, () -> loadLines(lines(fits, again)));
        assertEquals("line 2: sequence: 0, where school:1 goes on with 1", refused.getMessage());
        assertEquals(new Report(0, 1), refused.report());
        assertEquals(2, log(target).lastPosition());
    }

    @Test
    void an_event_id_that_is_there_is_refused_by_its_line() {
        log(target).appendEvents(noted("school:1", 0), noted("school:1", 1));
        var there = log(target).read(0, 2);
        var fits = follow(there.getLast(), "school:2", 0);
        var repeat = there.getFirst().asNew();
        var twice =
                new NewEvent(
                                "school:3",
                                "",
                                0,
                                repeat.eventId(),
                                "n",
                                1,
                                repeat.axonTimestamp(),
                                new byte[16],
                                new byte[0],
                                new byte[0])
                        .recorded(4, fits.recordedAt());
        var refused = assertThrows(Refused.class, () -> loadLines(lines(fits, twice)));
        assertEquals(2, refused.line());
        assertEquals(new Report(0, 1), refused.report());
        assertEquals(3, log(target).lastPosition());
    }

    @Test
    void a_log_with_other_events_is_left_alone() {
        log(target).appendEvents(noted("school:1", 0));
        var before = log(target).read(0, 10);
        var refused = assertThrows(Refused.class, () -> loadLines(golden));
        assertEquals(1, refused.line());
        assertEquals(before, log(target).read(0, 10));
    }

    @Test
    void a_name_that_the_application_does_not_know_is_refused() {
        var refused =
                assertThrows(
                        Refused.class,
                        () ->
                                LogImport.lines(
                                        target,
                                        reader(golden),
                                        event -> event.position() == 3 ? "name: unknown" : null,
                                        report -> {}));
        assertEquals("line 3: name: unknown", refused.getMessage());
        assertEquals(2, log(target).lastPosition());
    }

    @Test
    void many_events_are_written_in_chunks_that_are_told() {
        int count = 25_000;
        var events = many(count);
        var told = new ArrayList<Long>();
        LogImport.events(
                target, events.iterator(), e -> null, report -> told.add(report.written()));
        assertEquals(List.of(10_000L, 20_000L, 25_000L), told);
        assertEquals(events.getLast(), log(target).read(count - 1L, 1).getFirst());
        assertArrayEquals(
                LogEntry.of(events.get(10_000)),
                LogEntry.of(log(target).read(10_000, 1).getFirst()));
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 1_700})
    void of_many_events_that_are_copied_side_by_side_one_that_is_there_is_refused_by_its_line(
            int line) {
        log(target).appendEvents(noted("school:before", 0));
        var there = log(target).read(0, 1).getFirst();
        var events = new ArrayList<StoredEvent>();
        events.add(there);
        for (int i = 2; i <= 2_000; i++) {
            var next = follow(events.getLast(), "school:" + i, 0);
            events.add(i == line ? withId(next, there.eventId()) : next);
        }
        var refused = assertThrows(Refused.class, () -> load(events));
        assertEquals(line, refused.line());
        assertEquals(new Report(1, line - 2L), refused.report());
        assertEquals(line - 1L, log(target).lastPosition());
    }

    @Test
    void when_the_second_half_breaks_off_the_first_stays_without_a_gap() throws Exception {
        var events = many(2_000);
        refuseAtCommit("new.position = 2000");
        var broken = assertThrows(EventStoreException.class, () -> load(events));
        assertTrue(broken.toString().contains("written=1000"), broken.toString());
        assertEquals(1_000, log(target).lastPosition());

        execute("drop trigger refused on event_log");
        assertEquals(new Report(1_000, 1_000), load(events));
    }

    @Test
    void when_the_first_half_breaks_off_nothing_of_the_second_stays() throws Exception {
        refuseAtCommit("new.position = 1");
        assertThrows(EventStoreException.class, () -> load(many(2_000)));
        assertEquals(0, log(target).lastPosition());
    }

    private void refuseAtCommit(String condition) throws SQLException {
        execute(
                """
                create function refused() returns trigger language plpgsql as
                    $$ begin raise exception 'refused at commit'; end $$""");
        execute(
                """
                create constraint trigger refused after insert on event_log
                    deferrable initially deferred for each row when (%s)
                    execute function refused()"""
                        .formatted(condition));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = target.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Report load(List<StoredEvent> events) {
        return LogImport.events(target, events.iterator(), event -> null, report -> {});
    }

    private static StoredEvent withId(StoredEvent event, UUID id) {
        return new StoredEvent(
                event.position(),
                event.stream(),
                event.type(),
                event.sequence(),
                id,
                event.name(),
                event.revision(),
                event.recordedAt(),
                event.axonTimestamp(),
                event.salt(),
                event.metadata(),
                event.payload());
    }

    private static List<StoredEvent> many(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        i ->
                                TestEvents.bytes("school:" + i / 5, i % 5, "n", new byte[] {9})
                                        .recorded(i + 1L, TestEvents.MADE))
                .toList();
    }

    /** A hundred streams, each from the start to the end. */
    private static List<StoredEvent> interleaved(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        i ->
                                TestEvents.bytes("school:" + i % 100, i / 100, "n", new byte[] {9})
                                        .recorded(i + 1L, TestEvents.MADE))
                .toList();
    }

    private static StoredEvent follow(@Nullable StoredEvent before, String stream, long sequence) {
        return TestEvents.bytes(stream, sequence, "n", new byte[] {1})
                .recorded(
                        before == null ? 1 : before.position() + 1,
                        before == null ? TestEvents.MADE : before.recordedAt());
    }

    private static List<String> lines(StoredEvent... events) {
        var out = new ByteArrayOutputStream();
        try {
            for (var event : events) {
                LogLines.write(event, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private Report loadLines(List<String> lines) {
        return LogImport.lines(target, reader(lines), event -> null, report -> {});
    }

    private static BufferedReader reader(List<String> lines) {
        return new BufferedReader(new StringReader(String.join("\n", lines)));
    }

    private static EventLogEngine log(DataSource dataSource) {
        return PostgresEventStore.builder()
                .dataSource(dataSource)
                .serializer(TestEvents.serializer())
                .build();
    }
}
