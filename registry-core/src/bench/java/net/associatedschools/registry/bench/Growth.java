package net.associatedschools.registry.bench;

import java.util.List;
import net.associatedschools.registry.store.PostgresEventStore;
import org.axonframework.eventhandling.DomainEventMessage;

/** How appending to a log of a million events goes, beside one of ten thousand. */
final class Growth {
    private static final int SMALL = 10_000;
    private static final int LARGE = 1_000_000;

    /** Made on the server: what is measured comes behind it. */
    private static String fill(int events) {
        return """
            insert into event_log (position, sequence, recorded_at, axon_timestamp, revision, event_id,
                stream, type, name, salt, metadata, payload)
            select n, n %% 5, '2024-03-01', '2024-03-01', 1, gen_random_uuid(),
                md5((n / 5)::text)::uuid::text, 'Class', 'taught',
                decode('00000000000000000000000000000000', 'hex'),
                convert_to('{"actor":"someone of the school","role":"teacher"}', 'UTF8'),
                convert_to('{"text":"' || repeat('word ', 55) || n || '"}', 'UTF8')
            from generate_series(1, %d) as n"""
                .formatted(events);
    }

    private Growth() {}

    static Measured measure(Server server) throws Exception {
        var small = filled(server, "small", SMALL);
        var large = filled(server, "large", LARGE);
        var lessons = new Lessons(300);
        var result =
                new Rounds()
                        .byOperation(
                                lessons::first,
                                List.of(
                                        new Variant<>("large", event -> append(large, event)),
                                        new Variant<>("small", event -> append(small, event))),
                                300);
        return new Measured("growth", "appends/s", result.of("large"), null, result.of("small"));
    }

    private static long append(PostgresEventStore log, DomainEventMessage<?> event) {
        log.appendEvents(event);
        return 1;
    }

    private static PostgresEventStore filled(Server server, String name, int events)
            throws Exception {
        var pool = server.newDatabase("growth_" + name);
        var log = Engines.ours(pool, Lessons.serializer());
        Server.execute(pool, fill(events));
        Server.execute(pool, "vacuum analyze event_log");
        // Else the first of its rounds would pay for what was filled in.
        Server.execute(pool, "checkpoint");
        return log;
    }
}
