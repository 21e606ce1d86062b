package net.associatedschools.registry.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import net.associatedschools.registry.GoldenStory;
import net.associatedschools.registry.Registry;
import org.junit.jupiter.api.Test;

/**
 * Whoever wrote a reader by {@code docs/reference/log-format.md} tried it on the golden log, so
 * what this test compares with is never changed, only added to.
 */
class GoldenLogTest {
    @Test
    void the_log_still_makes_the_published_bytes() throws IOException {
        var clock = new TestClock("2024-03-01T09:00:00Z");
        var log = fill(Registry.builder(), clock);
        var events = log.read(0, 100);
        GoldenLog.rewriteIfAsked(events);
        assertEquals(GoldenLog.lines(events), GoldenLog.published());
    }

    @Test
    void the_log_on_postgres_makes_them_too() throws IOException {
        var clock = new TestClock("2024-03-01T09:00:00Z");
        var dataSource = TestServer.dataSource(TestServer.newDatabase());
        Registry.migrate(dataSource);
        var log = fill(Registry.builder().dataSource(dataSource), clock);
        var events = log.read(0, 100);
        assertEquals(GoldenLog.lines(events), GoldenLog.published());
    }

    @Test
    void every_entry_and_the_root_follow_from_the_published_events() throws IOException {
        var lines = GoldenLog.published();
        var events = GoldenLog.events(lines);
        assertEquals(
                GoldenLog.entries(lines),
                events.stream().map(event -> GoldenLog.base64(LogEntry.of(event))).toList());
        assertEquals(GoldenLog.publishedRoot(), GoldenLog.root(events));
    }

    @Test
    void the_root_notices_each_field() throws IOException {
        var events = GoldenLog.events(GoldenLog.published());
        for (var forged : forgeries(events.get(4))) {
            var rewritten = new ArrayList<>(events);
            rewritten.set(4, forged);
            assertNotEquals(
                    GoldenLog.publishedRoot(), GoldenLog.root(rewritten), forged.toString());
        }
    }

    /** What the register says, and behind it what another application does. */
    private static EventLogEngine fill(Registry.Builder register, TestClock clock) {
        var log = GoldenStory.told(register, clock);
        clock.set("2025-06-06T23:59:59.999999999Z");
        log.append(
                List.of(
                        // An event of no aggregate, alone in a stream named by its id; nothing in
                        // it.
                        foreign("", "", 0, "com.example.Pinged", 2, "2025-06-06T00:00:00Z", ""),
                        // A shape that is named, made before 1970.
                        foreign(
                                "order:4712",
                                "Order",
                                0,
                                "com.example.Shipped@1.2-beta",
                                0,
                                "1969-12-31T23:59:59.999999Z",
                                "00ff80c3280d0a"),
                        // Shapes that don't count, bytes that are no text.
                        foreign(
                                "order:4712",
                                "Order",
                                1,
                                "com.example.Shipped",
                                0,
                                "1901-01-01T00:00:00.000001Z",
                                "00ff80c3280d0a"),
                        foreign(
                                "order:4712",
                                "Order",
                                2,
                                "com.example.Shipped",
                                0,
                                "2038-01-19T03:14:08Z",
                                "00ff80c3280d0a")));
        return log;
    }

    private static NewEvent foreign(
            String stream,
            String type,
            long sequence,
            String name,
            int revision,
            String made,
            String payload) {
        var where = sha256(stream + "#" + sequence);
        var id = UUID.nameUUIDFromBytes(where);
        return new NewEvent(
                stream.isEmpty() ? id.toString() : stream,
                type,
                sequence,
                id,
                name,
                revision,
                Instant.parse(made),
                Arrays.copyOf(where, 16),
                new byte[0],
                HexFormat.of().parseHex(payload));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new AssertionError(everyJavaHasIt);
        }
    }

    /** The event with one field changed, each in turn. */
    private static List<StoredEvent> forgeries(StoredEvent e) {
        var id = new UUID(e.eventId().getMostSignificantBits() ^ 1, 0);
        var later = e.recordedAt().plusNanos(1_000);
        var made = e.axonTimestamp().plusNanos(1_000);
        return List.of(
                new StoredEvent(
                        e.position() + 1,
                        e.stream(),
                        e.type(),
                        e.sequence(),
                        e.eventId(),
                        e.name(),
                        e.revision(),
                        e.recordedAt(),
                        e.axonTimestamp(),
                        e.salt(),
                        e.metadata(),
                        e.payload()),
                new StoredEvent(
                        e.position(),
                        e.stream() + "x",
                        e.type(),
                        e.sequence(),
                        e.eventId(),
                        e.name(),
                        e.revision(),
                        e.recordedAt(),
                        e.axonTimestamp(),
                        e.salt(),
                        e.metadata(),
                        e.payload()),
                new StoredEvent(
                        e.position(),
                        e.stream(),
                        "x",
                        e.sequence(),
                        e.eventId(),
                        e.name(),
                        e.revision(),
                        e.recordedAt(),
                        e.axonTimestamp(),
                        e.salt(),
                        e.metadata(),
                        e.payload()),
                new StoredEvent(
                        e.position(),
                        e.stream(),
                        e.type(),
                        e.sequence() + 1,
                        e.eventId(),
                        e.name(),
                        e.revision(),
                        e.recordedAt(),
                        e.axonTimestamp(),
                        e.salt(),
                        e.metadata(),
                        e.payload()),
                new StoredEvent(
                        e.position(),
                        e.stream(),
                        e.type(),
                        e.sequence(),
                        id,
                        e.name(),
                        e.revision(),
                        e.recordedAt(),
                        e.axonTimestamp(),
                        e.salt(),
                        e.metadata(),
                        e.payload()),
                new StoredEvent(
                        e.position(),
                        e.stream(),
                        e.type(),
                        e.sequence(),
                        e.eventId(),
                        e.name() + "x",
                        e.revision(),
                        e.recordedAt(),
                        e.axonTimestamp(),
                        e.salt(),
                        e.metadata(),
                        e.payload()),
                new StoredEvent(
                        e.position(),
                        e.stream(),
                        e.type(),
                        e.sequence(),
                        e.eventId(),
                        e.name(),
                        e.revision() + 1,
                        e.recordedAt(),
                        e.axonTimestamp(),
                        e.salt(),
                        e.metadata(),
                        e.payload()),
                new StoredEvent(
                        e.position(),
                        e.stream(),
                        e.type(),
                        e.sequence(),
                        e.eventId(),
                        e.name(),
                        e.revision(),
                        later,
                        e.axonTimestamp(),
                        e.salt(),
                        e.metadata(),
                        e.payload()),
                new StoredEvent(
                        e.position(),
                        e.stream(),
                        e.type(),
                        e.sequence(),
                        e.eventId(),
                        e.name(),
                        e.revision(),
                        e.recordedAt(),
                        made,
                        e.salt(),
                        e.metadata(),
                        e.payload()),
                new StoredEvent(
                        e.position(),
                        e.stream(),
                        e.type(),
                        e.sequence(),
                        e.eventId(),
                        e.name(),
                        e.revision(),
                        e.recordedAt(),
                        e.axonTimestamp(),
                        flip(e.salt()),
                        e.metadata(),
                        e.payload()),
                new StoredEvent(
                        e.position(),
                        e.stream(),
                        e.type(),
                        e.sequence(),
                        e.eventId(),
                        e.name(),
                        e.revision(),
                        e.recordedAt(),
                        e.axonTimestamp(),
                        e.salt(),
                        flip(e.metadata()),
                        e.payload()),
                new StoredEvent(
                        e.position(),
                        e.stream(),
                        e.type(),
                        e.sequence(),
                        e.eventId(),
                        e.name(),
                        e.revision(),
                        e.recordedAt(),
                        e.axonTimestamp(),
                        e.salt(),
                        e.metadata(),
                        flip(e.payload())),
                // A character moved over the border of two fields.
                new StoredEvent(
                        e.position(),
                        e.stream().substring(0, e.stream().length() - 1),
                        e.stream().substring(e.stream().length() - 1),
                        e.sequence(),
                        e.eventId(),
                        e.name(),
                        e.revision(),
                        e.recordedAt(),
                        e.axonTimestamp(),
                        e.salt(),
                        e.metadata(),
                        e.payload()));
    }

    private static byte[] flip(byte[] bytes) {
        var flipped = bytes.clone();
        flipped[flipped.length - 1] ^= 1;
        return flipped;
    }
}
