package net.associatedschools.registry.store;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.jspecify.annotations.Nullable;

/**
 * Axon's storage engine over the log, the same on PostgreSQL and in memory: messages become bytes
 * once, when they are appended, and bytes become messages when somebody looks at them.
 *
 * <p>An append is one unit: all of it at consecutive positions, or none. A taken (stream, sequence)
 * is a {@link org.axonframework.modelling.command.ConcurrencyException}, or at the start of a
 * stream an {@link org.axonframework.modelling.command.AggregateStreamCreationException}; an event
 * id that was there before is a {@link DuplicateEventId}. A token's position is that of the last
 * event it has seen.
 */
public abstract sealed class EventLogEngine implements EventStorageEngine, EventLog
        permits PostgresEventStore, MemoryEventStore {
    private final Serializer serializer;
    private final Serializer readingSerializer;
    private final Serializer snapshotSerializer;
    private final SnapshotFilter snapshotFilter;
    private final EventUpcaster upcasters;
    private final Supplier<byte[]> salts;

    EventLogEngine(Builder<?> builder) {
        serializer = Objects.requireNonNull(builder.serializer, "serializer");
        readingSerializer = new ReadingSerializer(serializer);
        snapshotSerializer = Objects.requireNonNullElse(builder.snapshotSerializer, serializer);
        snapshotFilter = builder.snapshotFilter;
        upcasters = builder.upcasters;
        salts = builder.salts;
    }

    /** Appends the unit as a whole, or throws and appends nothing of it. */
    abstract void append(List<NewEvent> unit);

    /** At most {@code limit} events after a position, in order. */
    abstract List<SentEvent> page(long afterPosition, int limit);

    /** At most {@code limit} events of one stream from a sequence on, in order. */
    abstract List<SentEvent> pageOf(String stream, long firstSequence, int limit);

    abstract void save(Snapshot snapshot);

    abstract Optional<Snapshot> snapshot(String stream);

    /** The first event that its sender dates at or after an instant. */
    abstract OptionalLong firstPositionDated(Instant axonTimestamp);

    @Override
    public final void appendEvents(List<? extends EventMessage<?>> events) {
        if (events.isEmpty()) {
            return;
        }
        var unit = new ArrayList<NewEvent>(events.size());
        var ids = new HashSet<UUID>();
        var places = new HashSet<Place>();
        @Nullable EventMessage<?> before = null;
        for (var event : events) {
            // Events of one unit mostly have the same: to write it anew takes as long as a payload.
            boolean same = before != null && event.getMetaData().equals(before.getMetaData());
            var bytes = toBytes(event, same ? unit.getLast().metadata() : metadata(event));
            before = event;
            if (!ids.add(bytes.eventId())) {
                throw new DuplicateEventId(Set.of(bytes.eventId()));
            }
            if (!places.add(Place.of(bytes))) {
                throw Taken.conflict(bytes);
            }
            unit.add(bytes);
        }
        append(unit);
    }

    /** An event of no aggregate is alone in a stream named by its id. */
    private NewEvent toBytes(EventMessage<?> event, byte[] metadata) {
        return event instanceof DomainEventMessage<?> ofAggregate
                ? toBytes(
                        event,
                        metadata,
                        ofAggregate.getAggregateIdentifier(),
                        ofAggregate.getType(),
                        ofAggregate.getSequenceNumber())
                : toBytes(event, metadata, event.getIdentifier(), null, 0);
    }

    private byte[] metadata(EventMessage<?> event) {
        return event.serializeMetaData(serializer, byte[].class).getData();
    }

    private NewEvent toBytes(
            EventMessage<?> event,
            byte[] metadata,
            String stream,
            @Nullable String type,
            long sequence) {
        if (stream.isEmpty()) {
            throw new EventStoreException("stream: empty, for event " + event.getIdentifier());
        }
        var payload = event.serializePayload(serializer, byte[].class);
        var name = StoredName.of(payload.getType());
        return new NewEvent(
                stream,
                StreamType.stored(type, stream),
                sequence,
                eventId(event),
                name.name(),
                name.revision(),
                Micros.cut(event.getTimestamp()),
                salts.get(),
                metadata,
                payload.getData());
    }

    private static UUID eventId(EventMessage<?> event) {
        var text = event.getIdentifier();
        try {
            var id = UUID.fromString(text);
            if (id.toString().equals(text)) {
                return id;
            }
        } catch (IllegalArgumentException noUuid) {
            // The same refusal as for a UUID in another spelling, which couldn't be given back.
        }
        throw new EventStoreException("event id: '%s' isn't a UUID in lower case".formatted(text));
    }

    @Override
    public final DomainEventStream readEvents(String stream, long firstSequence) {
        var events =
                Pages.of(
                        last ->
                                pageOf(
                                        stream,
                                        last == null ? firstSequence : last.sequence() + 1,
                                        Pages.SIZE));
        return EventStreamUtils.upcastAndDeserializeDomainEvents(
                events.map(StoredEventData.OfDomain::new), readingSerializer, upcasters);
    }

    /**
     * Ends at the end of the log, whether it may block or not: Axon's event store polls. An
     * iterator that is asked again there finds what came meanwhile.
     */
    @Override
    public final Stream<? extends TrackedEventMessage<?>> readEvents(
            @Nullable TrackingToken token, boolean mayBlock) {
        long first = position(token);
        var events =
                Pages.thatGoOn(last -> page(last == null ? first : last.position(), Pages.SIZE));
        return EventUtils.upcastAndDeserializeTrackedEvents(
                events.map(StoredEventData::of), readingSerializer, upcasters);
    }

    private static long position(@Nullable TrackingToken token) {
        var lowest = WrappedToken.unwrapLowerBound(token);
        if (lowest == null) {
            return 0;
        }
        if (lowest instanceof GlobalSequenceTrackingToken place) {
            return place.getGlobalIndex();
        }
        throw new IllegalArgumentException("token: not one of this log: " + lowest);
    }

    @Override
    public final TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public final TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(lastPosition());
    }

    /** Before the first event that its sender dates at or after this; where none is, the head. */
    @Override
    public final TrackingToken createTokenAt(Instant dateTime) {
        // Asked before the search, so that no event that comes meanwhile is left out.
        var head = createHeadToken();
        var first = firstPositionDated(dateTime);
        return first.isPresent() ? new GlobalSequenceTrackingToken(first.getAsLong() - 1) : head;
    }

    @Override
    public final Optional<Long> lastSequenceNumberFor(String stream) {
        var last = lastSequence(stream);
        return last.isPresent() ? Optional.of(last.getAsLong()) : Optional.empty();
    }

    /** Keeps the newest of a stream only. */
    @Override
    public final void storeSnapshot(DomainEventMessage<?> message) {
        var payload = message.serializePayload(snapshotSerializer, byte[].class);
        var name = StoredName.of(payload.getType());
        var stream = message.getAggregateIdentifier();
        save(
                new Snapshot(
                        stream,
                        StreamType.stored(message.getType(), stream),
                        message.getSequenceNumber(),
                        eventId(message),
                        name.name(),
                        name.revision(),
                        Micros.cut(message.getTimestamp()),
                        message.serializeMetaData(snapshotSerializer, byte[].class).getData(),
                        payload.getData()));
    }

    @Override
    public final Optional<DomainEventMessage<?>> readSnapshot(String stream) {
        var kept = snapshot(stream).map(SnapshotData::new).filter(snapshotFilter::allow).stream();
        var messages =
                EventStreamUtils.upcastAndDeserializeDomainEvents(
                        kept, snapshotSerializer, upcasters);
        return messages.hasNext() ? Optional.of(messages.next()) : Optional.empty();
    }

    /**
     * What both forms of the log are built from; only the serializer has no default.
     *
     * @param <B> the form's own builder
     */
    public abstract static sealed class Builder<B extends Builder<B>>
            permits PostgresEventStore.Builder, MemoryEventStore.Builder {
        private @Nullable Serializer serializer;
        private @Nullable Serializer snapshotSerializer;
        private SnapshotFilter snapshotFilter = SnapshotFilter.allowAll();
        private EventUpcaster upcasters = NoOpEventUpcaster.INSTANCE;
        private Supplier<byte[]> salts = Builder::randomSalt;
        Clock clock = Clock.systemUTC();

        abstract B self();

        /** Makes payloads and metadata bytes and back; its type names are the log's names. */
        public B serializer(Serializer serializer) {
            this.serializer = serializer;
            return self();
        }

        /** For snapshots, where they want another serializer than events. */
        public B snapshotSerializer(Serializer snapshotSerializer) {
            this.snapshotSerializer = snapshotSerializer;
            return self();
        }

        /** Which kept snapshots still fit; without one, a stream is read from its start. */
        public B snapshotFilter(SnapshotFilter snapshotFilter) {
            this.snapshotFilter = snapshotFilter;
            return self();
        }

        /** Brings older revisions up to date on the way to a message; the log stays as it is. */
        public B upcasters(EventUpcaster upcasters) {
            this.upcasters = upcasters;
            return self();
        }

        /** Where {@code recordedAt} comes from. */
        public B clock(Clock clock) {
            this.clock = clock;
            return self();
        }

        /** 16 bytes for each event; anything but good randomness belongs into tests. */
        public B salts(Supplier<byte[]> salts) {
            this.salts = salts;
            return self();
        }

        private static final SecureRandom RANDOM = new SecureRandom();

        private static byte[] randomSalt() {
            var salt = new byte[16];
            RANDOM.nextBytes(salt);
            return salt;
        }
    }
}
