package net.associatedschools.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import javax.sql.DataSource;
import net.associatedschools.registry.admission.MemoryStreams;
import net.associatedschools.registry.admission.MemoryStreams.Said;
import net.associatedschools.registry.contract.CommandDigest;
import net.associatedschools.registry.contract.EventIds;
import net.associatedschools.registry.contract.EventJson;
import net.associatedschools.registry.contract.EventNames;
import net.associatedschools.registry.contract.EventSerializer;
import net.associatedschools.registry.country.Country;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.Command;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Metadata;
import net.associatedschools.registry.fact.Recorded;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.register.RegisterEvent;
import net.associatedschools.registry.school.Timeline;
import net.associatedschools.registry.store.LogImport;
import net.associatedschools.registry.store.PostgresEventStore;
import net.associatedschools.registry.store.StoredEvent;
import net.associatedschools.registry.view.Streams;
import net.associatedschools.registry.view.duty.Coming;
import net.associatedschools.registry.view.duty.RulesInTime;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;

/**
 * The whole past of an invented register, told at once: each command is decided in memory at its
 * own moment, by the same decisions as one that comes through {@link Registry#submit}, and in the
 * end all that they said is written in the order of those moments into an empty log, whose first
 * event says that it is invented. The same commands with the same salts give the same log, byte for
 * byte. For one thread; what was said waits on disk.
 */
public final class Chronicle implements AutoCloseable {

    /** When what follows from dates is said: after the day has passed in the last place. */
    private static final int NOTED_AT_HOUR = 13;

    private final Map<String, TreeMap<Instant, Known>> countries = new HashMap<>();
    private final NavigableSet<String> names = new ConcurrentSkipListSet<>();
    private final Teller beforehand = new Teller();
    private final Spool spool;
    private final Salts salts;
    private Hearing hearing = (at, commandId, command) -> {};

    /** Makes 16 bytes for an event of that id. */
    @FunctionalInterface
    public interface Salts {
        byte[] of(UUID eventId);
    }

    /** Says what is asked once all before it is told, such as a correction of what was said. */
    @FunctionalInterface
    public interface Asked {
        Command of(Teller told);
    }

    /** A command, the moment at which the register hears of it, and its id. */
    public record Told(Instant at, UUID commandId, Asked asked) {
        /** Where it is known beforehand. */
        public Told(Instant at, UUID commandId, Command command) {
            this(at, commandId, told -> command);
        }
    }

    /** Hears each command as it is decided. */
    @FunctionalInterface
    public interface Hearing {
        void hear(Instant at, UUID commandId, Command command);
    }

    /** What a country's stream says, and what it asks of its members. */
    private record Known(Country country, RulesInTime rules) {
        private Known(CountryCode code, Country country) {
            this(country, new RulesInTime(code, country));
        }
    }

    private Chronicle(Spool spool, Salts salts) {
        this.spool = spool;
        this.salts = salts;
    }

    /** Begins with the declaration, at that moment; what is said waits in a file of that folder. */
    public static Chronicle begin(
            Path folder, RegisterEvent.DeclaredSynthetic declared, Instant at, Salts salts) {
        try {
            var chronicle = new Chronicle(Spool.in(folder), salts);
            var commandId = EventIds.of(declared.toString(), 0).toString();
            var metadata =
                    MetaData.with(Metadata.ACTOR, Actor.SYSTEM.id())
                            .and(Metadata.ROLE, Actor.SYSTEM.role().name())
                            .and(Metadata.COMMAND_ID, commandId)
                            .and(Metadata.CORRELATION_ID, commandId)
                            .and(Metadata.CAUSATION_ID, commandId);
            chronicle.write(
                    at, commandId, List.of(new Said(RegisterEvent.STREAM, 0, declared, metadata)));
            return chronicle;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** Has somebody else hear every command, also those that the register says by itself. */
    public void hear(Hearing hearing) {
        this.hearing = hearing;
    }

    /**
     * Tells what no school's story is about, such as countries and figures. All of it comes before
     * the first story, in the order of its moments: a story hears what was told by then.
     */
    public void tell(Told told) {
        for (var said : beforehand.decide(told)) {
            if (!said.stream().startsWith("country:")) continue;
            var country = beforehand.streams.country(said.stream());
            var code = new CountryCode(said.stream().substring("country:".length()));
            countries
                    .computeIfAbsent(said.stream(), stream -> new TreeMap<>())
                    .put(told.at(), new Known(code, country));
        }
    }

    /** Whoever tells stories in a thread of its own; in which order doesn't matter. */
    public Teller teller() {
        return new Teller();
    }

    /** What the country's stream said at that moment. */
    private Known known(CountryCode country, Instant at) {
        var told = countries.get(country.stream());
        var last = told == null ? null : told.floorEntry(at);
        return last == null ? new Known(country, Country.EMPTY) : last.getValue();
    }

    /** Tells one story after the other, for one thread. */
    public final class Teller {
        private final Moment clock = new Moment();
        private final MemoryStreams streams = new MemoryStreams();

        private Teller() {}

        /**
         * Tells the story of schools of one country that no other story names, in the order of its
         * moments. What follows from dates in the meantime the register says by itself, until the
         * end.
         *
         * @throws RuleBroken when a rule refuses a command
         */
        public void story(CountryCode country, List<Told> story, Instant end) {
            var schools = new TreeSet<String>();
            clock.now = story.getFirst().at();
            for (var told : story) {
                due(country, schools, told.at());
                atThatTime(country, told.at());
                for (var said : decide(told)) {
                    if (said.stream().startsWith("school:")) schools.add(said.stream());
                }
            }
            due(country, schools, end);
            streams.forgetSchools();
        }

        /** What a school's stream says so far, in the story that is being told. */
        public Timeline school(SchoolId school) {
            return streams.school(school.value());
        }

        private void due(CountryCode country, Collection<String> schools, Instant before) {
            var known = known(country, before);
            if (!known.rules.asks()) return;
            var until = LocalDate.ofInstant(before, ZoneOffset.UTC).minusDays(1);
            var coming = new ArrayList<Coming>();
            for (var school : schools) {
                coming.addAll(
                        Coming.of(
                                new SchoolId(school),
                                streams.school(school),
                                known.rules,
                                until,
                                LocalDate.ofInstant(before, ZoneOffset.UTC),
                                LocalDate.ofInstant(before, DueRun.LAST_PLACE)));
            }
            coming.sort(Coming.OLDEST_FIRST);
            for (var one : coming) {
                var passed =
                        one.on().plusDays(1).atTime(NOTED_AT_HOUR, 0).toInstant(ZoneOffset.UTC);
                // Of what the register heard late it can't have spoken earlier.
                var next = clock.now.plusSeconds(1);
                var at = passed.isBefore(next) ? next : passed;
                if (!at.isBefore(before)) continue;
                atThatTime(country, at);
                decide(new Told(at, DueRun.commandId(one), one.command()));
            }
        }

        private void atThatTime(CountryCode country, Instant at) {
            streams.set(country.stream(), known(country, at).country);
        }

        private List<Said> decide(Told told) {
            clock.now = told.at();
            var id = told.commandId().toString();
            var command = told.asked().of(this);
            synchronized (spool) {
                hearing.hear(told.at(), told.commandId(), command);
            }
            var message =
                    new GenericMessage<>(
                            id,
                            command,
                            MetaData.with(Metadata.COMMAND_DIGEST, CommandDigest.of(command))
                                    .and(Metadata.CORRELATION_ID, id));
            var said = streams.tell(message, clock);
            if (!said.isEmpty()) write(told.at(), id, said);
            return said;
        }
    }

    private void write(Instant at, String commandId, List<Said> said) {
        var unit = new ArrayList<StoredEvent>();
        for (var one : said) {
            var name = EventNames.current().of(one.event().getClass());
            var eventId = EventIds.of(commandId, unit.size());
            names.add(one.stream());
            unit.add(
                    new StoredEvent(
                            0,
                            one.stream(),
                            "",
                            one.sequence(),
                            eventId,
                            name.name(),
                            name.revision(),
                            at,
                            at,
                            salts.of(eventId),
                            EventJson.current().write(one.metadata()),
                            EventJson.current().write(one.event())));
        }
        spool.add(at, unit);
    }

    /** How many events were said. */
    public long events() {
        return spool.events();
    }

    /** Those of the streams that something was said of, in ranges of that size. */
    public Iterator<List<String>> streams(Predicate<String> which, int size) {
        var found = names.stream().filter(which).iterator();
        return new Iterator<>() {
            private List<String> next = range();

            private List<String> range() {
                var range = new ArrayList<String>();
                while (range.size() < size && found.hasNext()) range.add(found.next());
                return range;
            }

            @Override
            public boolean hasNext() {
                return !next.isEmpty();
            }

            @Override
            public List<String> next() {
                if (next.isEmpty()) throw new NoSuchElementException();
                var range = next;
                next = range();
                return range;
            }
        };
    }

    /**
     * Writes all that was said into the log of that database, which is empty and on which {@link
     * Registry#migrate} was run.
     *
     * @param progress hears how many events are written so far
     * @return the last position
     */
    public long write(DataSource database, LongConsumer progress) {
        return LogImport.events(
                        database,
                        spool.inOrder(),
                        event -> null,
                        report -> progress.accept(report.written()))
                .written();
    }

    /** Whether the log of that database says nothing at all. */
    public static boolean isEmpty(DataSource database) {
        return reader(database).lastPosition() == 0;
    }

    private static PostgresEventStore reader(DataSource database) {
        return PostgresEventStore.builder()
                .dataSource(database)
                .serializer(new EventSerializer(EventJson.current()))
                .build();
    }

    /** The log that was written, as views read it. */
    public static Streams log(DataSource database) {
        var log = reader(database);
        return (streams, until) -> {
            var read = new LinkedHashMap<String, List<Recorded<?>>>();
            for (var event : log.readStreams(streams, until)) {
                read.computeIfAbsent(event.stream(), stream -> new ArrayList<>())
                        .add(Registry.recorded(event));
            }
            return read;
        };
    }

    @Override
    public void close() {
        spool.close();
    }

    /** The time of what is being told. */
    private static final class Moment extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("dates of the register are in UTC");
        }
    }
}
