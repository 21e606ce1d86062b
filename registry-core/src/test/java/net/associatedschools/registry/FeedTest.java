package net.associatedschools.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.associatedschools.registry.Feed.Item;
import net.associatedschools.registry.Feed.Question;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.store.MemoryEventStore;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.serialization.json.JacksonSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The log page by page, as those see it who follow it. */
class FeedTest {
    private static final CountryCode FINLAND = new CountryCode("FI");
    private static final CountryCode JAPAN = new CountryCode("JP");

    private final MemoryEventStore log =
            MemoryEventStore.builder()
                    .serializer(
                            JacksonSerializer.builder().objectMapper(new ObjectMapper()).build())
                    .build();
    private final Feed feed = new Feed(log);

    @Test
    void pages_follow_each_other_by_position() {
        append("school:1", FINLAND, 5);
        var first = feed.ask(asked(0, 2, null, null, null));
        assertEquals(List.of(1L, 2L), positions(first));
        assertEquals(5, first.position());
        assertTrue(first.hasMore());
        var last = feed.ask(asked(4, 2, null, null, null));
        assertEquals(List.of(5L), positions(last));
        assertFalse(last.hasMore());
    }

    @Test
    void whoever_has_all_is_told_where_to_go_on() {
        append("school:1", FINLAND, 3);
        var none = feed.ask(asked(3, 10, null, null, null));
        assertEquals(List.of(), none.items());
        assertEquals(3, none.reached());
        append("school:2", FINLAND, 1);
        assertEquals(List.of(4L), positions(feed.ask(asked(none.reached(), 10, null, null, null))));
    }

    @Test
    void a_stream_a_name_a_country_come_alone() {
        append("school:1", FINLAND, 2);
        append("school:2", JAPAN, 2);
        append("school:3", null, 1);
        assertEquals(List.of(3L, 4L), positions(feed.ask(asked(0, 10, "school:2", null, null))));
        assertEquals(List.of(4L), positions(feed.ask(asked(3, 10, "school:2", null, null))));
        assertEquals(List.of(1L, 2L), positions(feed.ask(asked(0, 10, null, null, FINLAND))));
        var name = Said.class.getName();
        assertEquals(5, feed.ask(asked(0, 10, null, name, null)).items().size());
        assertEquals(0, feed.ask(asked(0, 10, null, "school.renamed", null)).items().size());
        assertEquals(List.of(3L), positions(feed.ask(asked(0, 1, "school:2", name, JAPAN))));
    }

    @Test
    void what_is_rare_is_looked_for_page_by_page() {
        append("school:1", JAPAN, 20_500);
        append("school:2", FINLAND, 1);
        var first = feed.ask(asked(0, 10, null, null, FINLAND));
        assertEquals(List.of(), first.items());
        assertTrue(first.hasMore());
        assertEquals(20_000, first.reached());
        assertEquals(
                List.of(20_501L),
                positions(feed.ask(asked(first.reached(), 10, null, null, FINLAND))));
    }

    @Test
    void nothing_behind_the_last_position_asked_for_comes() {
        append("school:1", FINLAND, 5);
        var page = feed.ask(new Question(1, 3, 10, null, null, null));
        assertEquals(List.of(2L, 3L), positions(page));
        assertEquals(3, page.position());
        assertFalse(page.hasMore());
    }

    @Test
    void a_limit_beyond_what_is_given_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> asked(0, 1_001, null, null, null));
        assertThrows(IllegalArgumentException.class, () -> asked(0, 0, null, null, null));
        assertThrows(IllegalArgumentException.class, () -> asked(-1, 1, null, null, null));
    }

    /** Something that happened to somebody. */
    record Said(String text) {}

    private void append(String stream, @Nullable CountryCode country, int count) {
        var unit = new ArrayList<EventMessage<?>>();
        for (int i = 0; i < count; i++) {
            var message = new GenericMessage<>(new Said("x"));
            unit.add(
                    new GenericDomainEventMessage<>(
                            "school",
                            stream,
                            i,
                            country == null
                                    ? message
                                    : message.andMetaData(Map.of("country", country.value())),
                            Instant.EPOCH));
        }
        log.appendEvents(unit);
    }

    private static Question asked(
            long after,
            int limit,
            @Nullable String stream,
            @Nullable String name,
            @Nullable CountryCode country) {
        return new Question(after, Long.MAX_VALUE, limit, stream, name, country);
    }

    private static List<Long> positions(Feed.Page page) {
        return page.items().stream().map(Item::position).toList();
    }
}
