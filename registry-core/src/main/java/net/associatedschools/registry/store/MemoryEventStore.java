package net.associatedschools.registry.store;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The log in this process's memory, gone with it: for tests, and for embedders who have no
 * PostgreSQL. It promises what {@link PostgresEventStore} does, but for outliving the process.
 */
public final class MemoryEventStore extends EventLogEngine {
    private final Clock clock;

    /** The event at position p is at index p - 1. */
    private final List<StoredEvent> log = new ArrayList<>();

    private final Map<UUID, StoredEvent> byId = new HashMap<>();
    private final Map<String, NavigableMap<Long, StoredEvent>> byStream = new HashMap<>();
    private final Map<String, Snapshot> snapshots = new HashMap<>();

    private MemoryEventStore(Builder builder) {
        super(builder);
        clock = builder.clock;
    }

    public static Builder builder() {
        return new Builder();
    }

    @Override
    synchronized void append(List<NewEvent> unit) {
        refuseRepeats(unit);
        refuseConflicts(unit);
        var last = log.isEmpty() ? Instant.MIN : log.getLast().recordedAt();
        var recordedAt = Micros.max(Micros.cut(clock.instant()), last);
        for (var event : unit) {
            var stored = event.recorded(log.size() + 1L, recordedAt);
            log.add(stored);
            byId.put(stored.eventId(), stored);
            stream(stored.stream()).put(stored.sequence(), stored);
        }
    }

    private void refuseRepeats(List<NewEvent> unit) {
        var repeated = new HashSet<UUID>();
        for (var event : unit) {
            if (byId.containsKey(event.eventId())) {
                repeated.add(event.eventId());
            }
        }
        if (!repeated.isEmpty()) {
            throw new DuplicateEventId(repeated);
        }
    }

    private void refuseConflicts(List<NewEvent> unit) {
        for (var event : unit) {
            var taken = byStream.getOrDefault(event.stream(), new TreeMap<>());
            if (taken.containsKey(event.sequence())) {
                throw Taken.conflict(event);
            }
        }
    }

    private NavigableMap<Long, StoredEvent> stream(String stream) {
        return byStream.computeIfAbsent(stream, s -> new TreeMap<>());
    }

    @Override
    public synchronized List<StoredEvent> read(long afterPosition, int limit) {
        int from = Math.clamp(afterPosition, 0, log.size());
        return List.copyOf(log.subList(from, (int) Math.min((long) from + limit, log.size())));
    }

    @Override
    List<SentEvent> page(long afterPosition, int limit) {
        return read(afterPosition, limit).stream().map(SentEvent::of).toList();
    }

    @Override
    List<SentEvent> pageOf(String stream, long firstSequence, int limit) {
        return readStream(stream, firstSequence, limit).stream().map(SentEvent::of).toList();
    }

    @Override
    public synchronized List<StoredEvent> readStream(String stream, long firstSequence, int limit) {
        var events = byStream.getOrDefault(stream, new TreeMap<>());
        return events.tailMap(firstSequence, true).values().stream().limit(limit).toList();
    }

    @Override
    public synchronized List<StoredEvent> readStreams(
            Collection<String> streams, long untilPosition) {
        return streams.stream()
                .distinct()
                .flatMap(stream -> byStream.getOrDefault(stream, new TreeMap<>()).values().stream())
                .filter(event -> event.position() <= untilPosition)
                .sorted(Comparator.comparingLong(StoredEvent::position))
                .toList();
    }

    @Override
    public synchronized long lastPosition() {
        return log.size();
    }

    @Override
    public synchronized long positionAt(Instant recorded) {
        int low = 0;
        int high = log.size();
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (log.get(middle - 1).recordedAt().isAfter(recorded)) {
                high = middle - 1;
            } else {
                low = middle;
            }
        }
        return low;
    }

    @Override
    synchronized OptionalLong firstPositionDated(Instant axonTimestamp) {
        return log.stream()
                .filter(event -> !event.axonTimestamp().isBefore(axonTimestamp))
                .mapToLong(StoredEvent::position)
                .findFirst();
    }

    @Override
    public synchronized OptionalLong lastSequence(String stream) {
        var events = byStream.get(stream);
        return events == null ? OptionalLong.empty() : OptionalLong.of(events.lastKey());
    }

    @Override
    public synchronized Optional<StoredEvent> byEventId(UUID eventId) {
        return Optional.ofNullable(byId.get(eventId));
    }

    @Override
    public synchronized List<StoredEvent> byEventIds(Collection<UUID> eventIds) {
        return eventIds.stream()
                .distinct()
                .map(byId::get)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparingLong(StoredEvent::position))
                .toList();
    }

    @Override
    synchronized void save(Snapshot snapshot) {
        snapshots.merge(
                snapshot.stream(),
                snapshot,
                (kept, taken) -> taken.sequence() >= kept.sequence() ? taken : kept);
    }

    @Override
    synchronized Optional<Snapshot> snapshot(String stream) {
        return Optional.ofNullable(snapshots.get(stream));
    }

    /** Builds a log in memory, empty at first. */
    public static final class Builder extends EventLogEngine.Builder<Builder> {
        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        public MemoryEventStore build() {
            return new MemoryEventStore(this);
        }
    }
}
