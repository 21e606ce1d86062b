package net.associatedschools.registry.app.due;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import net.associatedschools.registry.DueFact;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.app.database.LogPool;
import net.associatedschools.registry.app.database.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what follows from dates every hour, on whichever node holds the database's advisory lock; a
 * node that dies loses it with its connection, and another takes over. Two at once would do no
 * harm: the lock keeps them from doing the work twice, and the log in the order of one.
 */
@Singleton
public final class Scheduler {
    private static final Logger LOGGER = LoggerFactory.getLogger(Scheduler.class);

    /** Of this use alone: "due runs" in ASCII. */
    private static final long LOCK = 0x64_75_65_20_72_75_6e_73L;

    private static final long WAIT_MILLIS = 200;
    private static final int TRIES_MAX = 1500;

    /** For the view that lists the schools; what it hasn't heard of yet comes in the next run. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final ZoneOffset LAST_PLACE = ZoneOffset.ofHours(-12);

    private final Registry registry;
    private final DataSource database;

    Scheduler(Registry registry, LogPool database) {
        this.registry = registry;
        this.database = database.dataSource();
    }

    @Scheduled(initialDelay = "5m", fixedDelay = "1h")
    void everyHour() {
        var yesterday = LocalDate.now(Clock.system(LAST_PLACE)).minusDays(1);
        try {
            alone(() -> registry.due(yesterday, false))
                    .filter(said -> !said.isEmpty())
                    .ifPresent(said -> LOGGER.info("{} facts followed from dates", said.size()));
        } catch (SQLException | RuntimeException failed) {
            LOGGER.warn("What follows from dates waits for the next hour", failed);
        }
    }

    /** For that date, after whoever runs has ended. */
    public List<DueFact> run(LocalDate until, boolean dryRun) {
        if (dryRun) return registry.due(until, true);
        try {
            for (int tried = 0; tried < TRIES_MAX; tried++) {
                var said = alone(() -> registry.due(until, false));
                if (said.isPresent()) return said.get();
                Thread.sleep(WAIT_MILLIS);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        throw new Refused("another node is still at what follows from dates");
    }

    private interface Work {
        List<DueFact> run();
    }

    /** What the work said; nothing where another node has the lock. */
    private Optional<List<DueFact>> alone(Work work) throws SQLException {
        try (var connection = database.getConnection()) {
            if (!asked(connection, "select pg_try_advisory_lock(?)")) return Optional.empty();
            try {
                registry.awaitPosition(registry.lastPosition(), PATIENCE);
                return Optional.of(work.run());
            } finally {
                asked(connection, "select pg_advisory_unlock(?)");
            }
        }
    }

    private static boolean asked(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, LOCK);
            try (var answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
