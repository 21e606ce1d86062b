package net.associatedschools.registry.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.IntUnaryOperator;
import net.associatedschools.registry.application.ApplicationEvent;
import net.associatedschools.registry.country.CountryEvent;
import net.associatedschools.registry.fact.Fact;
import net.associatedschools.registry.fact.Recorded;
import net.associatedschools.registry.figure.FigureEvent;
import net.associatedschools.registry.school.SchoolEvent;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;

/** A log in memory, told to projections as Axon tells them. */
public final class SampleLog implements Streams {
    private final List<Recorded<?>> events = new ArrayList<>();
    private final Map<String, List<Recorded<?>>> byStream = new HashMap<>();

    public SampleLog say(Object event) {
        return say(stream(event), event);
    }

    public SampleLog say(String stream, Object event) {
        return say(stream, event, Instant.EPOCH.plusSeconds(events.size() + 1L), Map.of());
    }

    /** The same, told at that instant and in those words beside. */
    public SampleLog say(Object event, Instant recordedAt, Map<String, ?> metadata) {
        return say(stream(event), event, recordedAt, metadata);
    }

    private SampleLog say(
            String stream, Object event, Instant recordedAt, Map<String, ?> metadata) {
        var its = byStream.computeIfAbsent(stream, name -> new ArrayList<>());
        long position = events.size() + 1L;
        var recorded =
                new Recorded<Object>(
                        new Fact<Object>(stream, its.size(), event),
                        new UUID(8, position),
                        position,
                        recordedAt,
                        metadata);
        events.add(recorded);
        its.add(recorded);
        return this;
    }

    public long last() {
        return events.size();
    }

    public List<Recorded<?>> stream(String name) {
        return List.copyOf(byStream.getOrDefault(name, List.of()));
    }

    public Collection<String> streams() {
        return List.copyOf(byStream.keySet());
    }

    @Override
    public Map<String, List<Recorded<?>>> read(Collection<String> streams, long untilPosition) {
        var read = new HashMap<String, List<Recorded<?>>>();
        for (var name : streams) {
            read.put(
                    name,
                    stream(name).stream().filter(e -> e.position() <= untilPosition).toList());
        }
        return read;
    }

    /** From after a position to the end, in batches of the sizes given for each of their starts. */
    public void tell(List<Projection<?>> projections, long after, IntUnaryOperator sizes) {
        tell(projections, after, sizes, Runnable::run);
    }

    /** The same, each batch in a unit. */
    public void tell(
            List<Projection<?>> projections, long after, IntUnaryOperator sizes, Executor unit) {
        for (int from = (int) after; from < events.size(); ) {
            int until = Math.min(events.size(), from + Math.max(1, sizes.applyAsInt(from)));
            var batch = List.copyOf(events.subList(from, until));
            for (var projection : projections) unit.execute(() -> tell(projection, batch));
            from = until;
        }
    }

    private static void tell(Projection<?> projection, List<Recorded<?>> batch) {
        for (var event : batch) {
            var fact = event.fact();
            projection.on(
                    new GenericDomainEventMessage<>(
                            "sample", fact.stream(), fact.sequence(), fact.event()),
                    new GlobalSequenceTrackingToken(event.position()),
                    event.position() == batch.getLast().position());
        }
    }

    private static String stream(Object event) {
        return switch (event) {
            case SchoolEvent e -> e.school().value();
            case ApplicationEvent e -> e.application().value();
            case CountryEvent e -> e.country().stream();
            case FigureEvent e -> e.figure().value();
            default -> throw new IllegalArgumentException("whose is " + event);
        };
    }
}
