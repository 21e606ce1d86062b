package net.associatedschools.registry.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * A process that appends from eight threads until it is killed. It prints what it was told of each
 * event: {@code +id} is in the log, {@code -id} isn't.
 */
final class WriterProcess {
    private static final int THREADS = 8;
    private static final String HOT = "hot:1";

    private final EventLogEngine log;

    private WriterProcess(EventLogEngine log) {
        this.log = log;
    }

    public static void main(String[] arguments) {
        var config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        config.setUsername("postgres");
        config.setMaximumPoolSize(THREADS + 2);
        config.setConnectionTimeout(2_000);
        var pool = new HikariDataSource(config);
        var process =
                new WriterProcess(
                        PostgresEventStore.builder()
                                .dataSource(pool)
                                .serializer(TestEvents.serializer())
                                .build());
        for (int thread = 0; thread < THREADS; thread++) {
            new Thread(process::write).start();
        }
    }

    private void write() {
        var own = "own:" + UUID.randomUUID();
        long next = 0;
        while (true) {
            var unit = new ArrayList<EventMessage<?>>();
            var random = ThreadLocalRandom.current();
            // Now and then so many that they are copied.
            int events = random.nextInt(40) == 0 ? 120 : random.nextInt(1, 4);
            try {
                for (int i = 0; i < events; i++) {
                    unit.add(TestEvents.noted(own, next + i));
                }
                if (random.nextInt(4) == 0) {
                    unit.add(TestEvents.noted(HOT, log.lastSequence(HOT).orElse(-1) + 1));
                }
            } catch (EventStoreException away) {
                pause();
                continue;
            }
            if (append(unit)) {
                next += events;
            }
        }
    }

    /** Asks again for as long as it isn't told whether the unit is in the log. */
    private boolean append(List<EventMessage<?>> unit) {
        boolean maybe = false;
        while (true) {
            try {
                log.appendEvents(unit);
                say('+', unit);
                return true;
            } catch (DuplicateEventId repeat) {
                if (!maybe) {
                    throw repeat;
                }
                say('+', unit);
                return true;
            } catch (AppendOutcomeUnknown unknown) {
                maybe = true;
                pause();
            } catch (EventStoreException failure) {
                // Of this sending nothing is in the log; of an unknown one before it, who knows.
                pause();
                if (!maybe) {
                    say('-', unit);
                    return false;
                }
            } catch (ConcurrencyException | AggregateStreamCreationException conflict) {
                // Were an earlier sending in the log, this would be a repeat.
                say('-', unit);
                return false;
            }
        }
    }

    private static void say(char told, List<EventMessage<?>> unit) {
        var lines = new StringBuilder();
        for (var event : unit) {
            lines.append(told).append(event.getIdentifier()).append('\n');
        }
        synchronized (System.out) {
            System.out.print(lines);
            System.out.flush();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
