package net.associatedschools.registry.store.contract;

import static net.associatedschools.registry.store.contract.Notes.alone;
import static net.associatedschools.registry.store.contract.Notes.ids;
import static net.associatedschools.registry.store.contract.Notes.newStream;
import static net.associatedschools.registry.store.contract.Notes.note;
import static net.associatedschools.registry.store.contract.Notes.notes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import net.associatedschools.registry.store.contract.Notes.Note;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.json.JacksonSerializer;
import org.junit.jupiter.api.Test;

/** All events, followed by tokens. */
public interface Following extends EngineUnderTest {

    @Test
    default void events_are_followed_in_the_order_of_appending() {
        var sent = new ArrayList<EventMessage<?>>(notes(newStream(), 0, 4));
        engine().appendEvents(sent);
        engine().appendEvents(alone("five"));
        var last = note(newStream(), 0);
        engine().appendEvents(last);
        assertEquals(6, behind(null).size());
        assertEquals(ids(sent), ids(behind(null)).subList(0, 4));
        assertEquals(last.getIdentifier(), behind(null).getLast().getIdentifier());
    }

    @Test
    default void following_goes_on_behind_a_token() {
        var sent = notes(newStream(), 0, 4);
        engine().appendEvents(sent);
        var first = behind(null).getFirst().trackingToken();
        assertEquals(ids(sent.subList(1, 4)), ids(behind(first)));
        assertEquals(List.of(), behind(behind(null).getLast().trackingToken()));
    }

    @Test
    default void a_long_log_is_followed_whole() {
        var stream = newStream();
        engine().appendEvents(notes(stream, 0, Reading.LONG));
        var last = alone("last");
        engine().appendEvents(last);
        var sequences = LongStream.range(0, Reading.LONG).boxed().toList();
        var read = behind(null);
        assertEquals(Reading.LONG + 1, read.size());
        assertEquals(last.getIdentifier(), read.getLast().getIdentifier());
        assertEquals(
                sequences,
                read.subList(0, Reading.LONG).stream()
                        .map(event -> ((DomainEventMessage<?>) event).getSequenceNumber())
                        .toList());
    }

    @Test
    default void a_later_token_covers_an_earlier_one() {
        engine().appendEvents(notes(newStream(), 0, 4));
        var tokens = behind(null).stream().map(event -> event.trackingToken()).toList();
        for (int i = 1; i < tokens.size(); i++) {
            assertTrue(tokens.get(i).covers(tokens.get(i - 1)));
            assertFalse(tokens.get(i - 1).covers(tokens.get(i)));
        }
    }

    @Test
    default void the_first_position_is_one() {
        engine().appendEvents(notes(newStream(), 0, 3));
        assertEquals(
                List.of(OptionalLong.of(1), OptionalLong.of(2), OptionalLong.of(3)),
                behind(null).stream().map(event -> event.trackingToken().position()).toList());
    }

    @Test
    default void a_token_may_be_kept_as_json() {
        var sent = notes(newStream(), 0, 4);
        engine().appendEvents(sent);
        var json = JacksonSerializer.builder().objectMapper(new ObjectMapper()).build();
        var kept = json.serialize(behind(null).get(1).trackingToken(), byte[].class);
        TrackingToken token = json.deserialize(kept);
        assertEquals(ids(sent.subList(2, 4)), ids(behind(token)));
    }

    @Test
    default void the_tail_is_before_all_events() {
        var sent = madeAt("10:15:00", "10:15:40", "10:15:35");
        engine().appendEvents(sent);
        assertEquals(ids(sent), ids(behind(engine().createTailToken())));
    }

    @Test
    default void the_head_is_behind_all_events() {
        engine().appendEvents(madeAt("10:15:00", "10:15:40", "10:15:35"));
        var head = engine().createHeadToken();
        assertEquals(List.of(), behind(head));
        var later = alone("later");
        engine().appendEvents(later);
        assertEquals(List.of(later.getIdentifier()), ids(behind(head)));
    }

    @Test
    default void both_ends_of_an_empty_store_are_before_all_events() {
        var tail = engine().createTailToken();
        var head = engine().createHeadToken();
        var sent = notes(newStream(), 0, 2);
        engine().appendEvents(sent);
        assertEquals(ids(sent), ids(behind(tail)));
        assertEquals(ids(sent), ids(behind(head)));
    }

    @Test
    default void a_token_at_a_time_is_before_the_first_event_made_later() {
        var sent = madeAt("10:15:00", "10:15:40", "10:15:35");
        engine().appendEvents(sent);
        assertEquals(ids(sent.subList(1, 3)), ids(behind(tokenAt("10:15:30"))));
    }

    @Test
    default void a_token_at_the_very_time_of_an_event_is_before_it() {
        var sent = madeAt("10:15:30", "10:15:40", "10:15:35");
        engine().appendEvents(sent);
        assertEquals(ids(sent), ids(behind(tokenAt("10:15:30"))));
    }

    @Test
    default void a_token_at_a_time_lets_through_older_events_that_were_appended_later() {
        var sent = madeAt("10:15:30", "10:15:40", "10:15:50", "10:15:45", "10:15:42");
        engine().appendEvents(sent);
        assertEquals(ids(sent.subList(2, 5)), ids(behind(tokenAt("10:15:45"))));
    }

    @Test
    default void a_token_at_a_time_after_all_events_is_the_head() {
        engine().appendEvents(madeAt("10:15:30", "10:15:40", "10:15:35"));
        assertEquals(List.of(), behind(tokenAt("11:00:00")));
    }

    @Test
    default void a_token_at_a_time_before_all_events_is_the_tail() {
        var sent = madeAt("10:15:30", "10:15:40", "10:15:35");
        engine().appendEvents(sent);
        assertEquals(ids(sent), ids(behind(tokenAt("09:00:00"))));
    }

    @Test
    default void what_is_there_is_read_without_waiting_even_where_waiting_is_allowed() {
        engine().appendEvents(notes(newStream(), 0, 3));
        try (var events = engine().readEvents(null, true)) {
            assertEquals(3, events.limit(3).count());
        }
    }

    @Test
    default void an_event_appended_before_the_first_is_read_is_read() {
        try (var events = engine().readEvents(null, true)) {
            engine().appendEvents(alone("late"));
            assertEquals(new Note("late"), events.findFirst().orElseThrow().getPayload());
        }
    }

    @Test
    default void an_event_appended_between_two_pages_is_read() {
        engine().appendEvents(notes(newStream(), 0, Reading.LONG));
        try (var events = engine().readEvents(null, false)) {
            var iterator = events.iterator();
            iterator.next();
            engine().appendEvents(alone("late"));
            int read = 1;
            for (; iterator.hasNext(); read++) iterator.next();
            assertEquals(Reading.LONG + 1, read);
        }
    }

    @Test
    default void a_payload_of_unknown_type_stops_nobody() {
        var stream = newStream();
        open(Setup.PLAIN.written(ofUnknownType())).appendEvents(notes(stream, 0, 2));
        engine().appendEvents(notes(stream, 2, 2));
        assertEquals(
                List.of(
                        UnknownSerializedType.class,
                        UnknownSerializedType.class,
                        Note.class,
                        Note.class),
                behind(null).stream().map(event -> (Object) event.getPayloadType()).toList());
        assertEquals(
                List.of(new Note("n2"), new Note("n3")),
                behind(null).stream()
                        .map(event -> (Object) event.getPayload())
                        .filter(Note.class::isInstance)
                        .toList());
    }

    private static JacksonSerializer ofUnknownType() {
        return new JacksonSerializer(JacksonSerializer.builder().objectMapper(new ObjectMapper())) {
            @Override
            @SuppressWarnings("rawtypes") // As Axon declares it.
            public SerializedType typeForClass(Class type) {
                return new SimpleSerializedType("gone.and.Forgotten", null);
            }
        };
    }

    private TrackingToken tokenAt(String time) {
        return engine().createTokenAt(onThatDay(time));
    }

    private static Instant onThatDay(String time) {
        return Instant.parse("2007-12-03T" + time + "Z");
    }

    private static List<DomainEventMessage<Note>> madeAt(String... times) {
        var stream = newStream();
        var events = new ArrayList<DomainEventMessage<Note>>();
        for (var time : times) events.add(note(stream, events.size(), onThatDay(time)));
        return events;
    }
}
