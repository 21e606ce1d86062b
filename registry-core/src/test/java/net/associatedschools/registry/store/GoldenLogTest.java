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
import org.junit.jupiter.api.Test;

/**
 * Whoever wrote a reader by {@code docs/reference/log-format.md} tried it on the golden log, so
 * what this test compares with is never changed, only added to.
 */
class GoldenLogTest {
    private static final String APPLICATION = "application:5b2f0c52-6d0e-8c43-9d6e-2f6a4c1b7e01";
    private static final String SCHOOL = "school:0d7a3f6e-1b1c-8e55-8a57-64f0c2d94b02";
    private static final String OTHER = "school:f1c5d0aa-93b4-8b0f-b3de-7d0e3a5c8903";
    private static final String HQ = "{\"actor\":\"person:hq\",\"role\":\"HQ\"}";

    @Test
    void the_log_still_makes_the_published_bytes() throws IOException {
        var clock = new TestClock("2024-03-01T09:00:00Z");
        var log =
                MemoryEventStore.builder().serializer(TestEvents.serializer()).clock(clock).build();
        fill(log, clock);
        var events = log.read(0, 100);
        GoldenLog.rewriteIfAsked(events);
        assertEquals(GoldenLog.lines(events), GoldenLog.published());
    }

    @Test
    void the_log_on_postgres_makes_them_too() throws IOException {
        var clock = new TestClock("2024-03-01T09:00:00Z");
        var log =
                PostgresEventStore.builder()
                        .dataSource(TestServer.dataSource(TestServer.newLog()))
                        .serializer(TestEvents.serializer())
                        .clock(clock)
                        .build();
        fill(log, clock);
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

    /** One school from nothing to a member that is renamed and corrected; and what others send. */
    private static void fill(EventLogEngine log, TestClock clock) {
        var sending = new Sending(log, clock);
        sending.at("2024-03-01T09:00:00.000000Z")
                .event(
                        "country:IS",
                        0,
                        "country.unesco-status-changed",
                        1,
                        "{\"effective\":\"1964-06-08\",\"status\":\"MEMBER_STATE\"}")
                .event(
                        "country:IS",
                        1,
                        "country.region-assigned",
                        1,
                        "{\"effective\":\"..\",\"region\":\"EUROPE_NORTH_AMERICA\"}")
                .append();
        sending.at("2024-03-01T09:00:01.000001Z")
                .event(
                        "country:IS",
                        2,
                        "country.coordinator-designated",
                        1,
                        "{\"effective\":\"2023-09-01\",\"coordinator\":\"person:nc\"}")
                .append();
        sending.at("2024-03-04T12:34:56.789012Z")
                .event(
                        APPLICATION,
                        0,
                        "application.applied",
                        1,
                        "{\"effective\":\"2024-03-04\",\"school\":\"%s\",\"country\":\"IS\",\"name\":\"Menntaskólinn á Ísafirði\"}"
                                .formatted(SCHOOL))
                .event(
                        SCHOOL,
                        0,
                        "school.registered",
                        1,
                        "{\"effective\":\"2024-03-04\",\"country\":\"IS\",\"name\":\"Menntaskólinn á Ísafirði\"}")
                .event(
                        SCHOOL,
                        1,
                        "school.application-opened",
                        1,
                        "{\"effective\":\"2024-03-04\",\"application\":\"%s\"}"
                                .formatted(APPLICATION))
                .append();
        sending.at("2024-04-02T08:00:00.5Z")
                .event(
                        APPLICATION,
                        1,
                        "application.preselected",
                        1,
                        "{\"effective\":\"2024-04-01\",\"trialUntil\":\"2025-04-01\"}")
                .append();
        sending.at("2025-04-03T10:00:00Z")
                .event(
                        APPLICATION,
                        2,
                        "application.recommended",
                        1,
                        "{\"effective\":\"2025-04-02\"}")
                .append();
        // The clock goes back: recordedAt stays.
        sending.at("2025-04-03T09:59:59Z")
                .event(
                        APPLICATION,
                        3,
                        "application.certified",
                        1,
                        "{\"effective\":\"2025-04-03\",\"certificateName\":\"Menntaskólinn á Ísafirði\"}")
                .event(
                        SCHOOL,
                        2,
                        "school.membership-started",
                        1,
                        "{\"effective\":\"2025-04-03\",\"certificateName\":\"Menntaskólinn á Ísafirði\",\"application\":\"%s\"}"
                                .formatted(APPLICATION))
                .append();
        sending.at("2025-05-01T00:00:00Z")
                .event(
                        OTHER,
                        0,
                        "school.registered",
                        1,
                        "{\"effective\":\"../2014-05\",\"country\":\"JP\",\"name\":\"千葉県立\"}")
                .event(
                        OTHER,
                        1,
                        "school.membership-recorded",
                        1,
                        "{\"effective\":\"../2014-05\",\"observedOn\":\"2014-05\"}")
                .append();
        sending.at("2025-06-01T00:00:00Z")
                .event(
                        SCHOOL,
                        3,
                        "school.renamed",
                        1,
                        "{\"effective\":\"2025-08\",\"name\":\"Menntaskólinn\"}")
                .append();
        sending.at("2025-06-02T00:00:00Z")
                .event(
                        SCHOOL,
                        4,
                        "school.corrected",
                        1,
                        "{\"effective\":\"2025-06-02\",\"corrects\":3,\"retracted\":true}")
                .append();
        // A later shape of a payload; nothing in metadata; nothing at all.
        sending.at("2025-06-03T00:00:00Z")
                .event(SCHOOL, 5, "school.renamed", 2, "{\"effective\":\"2025-08-01\"}")
                .event(SCHOOL, 6, "school.withdrawn", 1, "{\"effective\":\"..\"}")
                .event(OTHER, 2, "school.noted", 1, "")
                .append();
        // Another application's: a type that the stream doesn't say, shapes that don't count, bytes
        // that are no text, made before 1970 and at the end of a second.
        sending.at("2025-06-04T23:59:59.999999999Z")
                .foreign(
                        "4711",
                        "Order",
                        0,
                        "com.example.Shipped@1.2-beta",
                        "1969-12-31T23:59:59.999999Z")
                .foreign(
                        "order:4712",
                        "Order",
                        0,
                        "com.example.Shipped",
                        "1901-01-01T00:00:00.000001Z")
                .foreign("order:4712", "Order", 1, "com.example.Shipped", "2038-01-19T03:14:08Z")
                .append();
    }

    /** Sends units whose ids and salts follow from where they stand. */
    private static final class Sending {
        private final EventLogEngine log;
        private final TestClock clock;
        private final List<NewEvent> unit = new ArrayList<>();

        private Sending(EventLogEngine log, TestClock clock) {
            this.log = log;
            this.clock = clock;
        }

        Sending at(String now) {
            clock.set(now);
            return this;
        }

        Sending event(String stream, long sequence, String name, int revision, String payload) {
            var metadata = revision == 1 ? HQ : "";
            unit.add(
                    new NewEvent(
                            stream,
                            "",
                            sequence,
                            id(stream, sequence),
                            name,
                            revision,
                            Micros.cut(clock.instant()).minusNanos(1_000),
                            Arrays.copyOf(sha256("salt of " + stream + "#" + sequence), 16),
                            metadata.getBytes(StandardCharsets.UTF_8),
                            payload.getBytes(StandardCharsets.UTF_8)));
            return this;
        }

        Sending foreign(String stream, String type, long sequence, String name, String made) {
            unit.add(
                    new NewEvent(
                            stream,
                            type,
                            sequence,
                            id(stream, sequence),
                            name,
                            0,
                            Instant.parse(made),
                            Arrays.copyOf(sha256("salt of " + stream + "#" + sequence), 16),
                            new byte[0],
                            HexFormat.of().parseHex("00ff80c3280d0a")));
            return this;
        }

        void append() {
            log.append(unit);
            unit.clear();
        }
    }

    private static UUID id(String stream, long sequence) {
        var digest = HexFormat.of().formatHex(sha256(stream + "#" + sequence));
        return UUID.fromString(
                "%s-%s-8%s-8%s-%s"
                        .formatted(
                                digest.substring(0, 8),
                                digest.substring(8, 12),
                                digest.substring(13, 16),
                                digest.substring(17, 20),
                                digest.substring(20, 32)));
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
