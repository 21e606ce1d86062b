package net.associatedschools.registry.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * What the log has of what a group wants to append: event ids, each with its salt, and places in
 * streams. The log only grows, so what is taken stays taken.
 */
record Taken(Map<UUID, byte[]> salts, Set<Place> places) {
    private static final String FIND =
            """
            select event_id, salt, stream, sequence from event_log where event_id = any (?)
            union all
            select event_id, salt, stream, sequence
            from unnest(?, ?) as wanted (stream, sequence)
                join event_log using (stream, sequence)""";

    static Taken of(Connection connection, List<NewEvent> events) throws SQLException {
        try (var find = connection.prepareStatement(FIND)) {
            LogReader.bindIds(find, 1, events.stream().map(NewEvent::eventId).toList());
            LogReader.bindTexts(find, 2, events.stream().map(NewEvent::stream).toList());
            var sequences = events.stream().map(NewEvent::sequence).toArray(Long[]::new);
            find.setArray(3, connection.createArrayOf("bigint", sequences));
            var salts = new HashMap<UUID, byte[]>();
            var places = new HashSet<Place>();
            try (var rows = find.executeQuery()) {
                while (rows.next()) {
                    salts.put(rows.getObject(1, UUID.class), rows.getBytes(2));
                    places.add(new Place(rows.getString(3), rows.getLong(4)));
                }
            }
            return new Taken(salts, places);
        }
    }

    /** Why a unit can't be appended any more, if so: a repeat before it is a conflict. */
    Optional<RuntimeException> refusal(List<NewEvent> unit) {
        var repeated = new HashSet<UUID>();
        @Nullable NewEvent conflicting = null;
        for (var event : unit) {
            if (salts.containsKey(event.eventId())) {
                repeated.add(event.eventId());
            } else if (conflicting == null && places.contains(Place.of(event))) {
                conflicting = event;
            }
        }
        if (!repeated.isEmpty()) {
            return Optional.of(new DuplicateEventId(repeated));
        }
        return Optional.ofNullable(conflicting).map(Taken::conflict);
    }

    /** As Axon's own engines tell it: a stream that is there already isn't begun again. */
    static RuntimeException conflict(NewEvent event) {
        var message = "stream, sequence: taken: " + event;
        return event.sequence() == 0
                ? new AggregateStreamCreationException(message)
                : new ConcurrencyException(message);
    }

    /** Whether it was this very event that came in, and not a repeat of it. */
    boolean has(NewEvent event) {
        return Arrays.equals(salts.get(event.eventId()), event.salt());
    }

    /** Of several on the way, those that come first at each place and with each event id. */
    static List<Append> firstAtEachPlace(List<Append> appends) {
        if (appends.size() == 1) {
            return appends;
        }
        var ids = new HashSet<UUID>();
        var places = new HashSet<Place>();
        var first = new ArrayList<Append>();
        for (var append : appends) {
            boolean alone = true;
            for (var event : append.unit()) {
                alone &= ids.add(event.eventId());
                alone &= places.add(Place.of(event));
            }
            if (alone || first.isEmpty()) {
                first.add(append);
            }
        }
        return first;
    }
}
