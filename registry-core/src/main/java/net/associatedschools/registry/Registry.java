package net.associatedschools.registry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import net.associatedschools.registry.admission.Desk;
import net.associatedschools.registry.application.ApplicationAggregate;
import net.associatedschools.registry.contract.EventIds;
import net.associatedschools.registry.contract.EventJson;
import net.associatedschools.registry.contract.EventNames;
import net.associatedschools.registry.contract.EventSerializer;
import net.associatedschools.registry.contract.StoredFacts;
import net.associatedschools.registry.contract.Upcasters;
import net.associatedschools.registry.country.CountryAggregate;
import net.associatedschools.registry.fact.Command;
import net.associatedschools.registry.fact.Recorded;
import net.associatedschools.registry.figure.FigureAggregate;
import net.associatedschools.registry.likeness.Duplicates;
import net.associatedschools.registry.person.Documents;
import net.associatedschools.registry.person.Erasing;
import net.associatedschools.registry.person.MemoryDocuments;
import net.associatedschools.registry.person.MemoryRecords;
import net.associatedschools.registry.person.PostgresDocuments;
import net.associatedschools.registry.person.PostgresRecords;
import net.associatedschools.registry.person.Records;
import net.associatedschools.registry.register.RegisterEvent;
import net.associatedschools.registry.school.SchoolAggregate;
import net.associatedschools.registry.store.AppendListener;
import net.associatedschools.registry.store.AppendMetrics;
import net.associatedschools.registry.store.EventLog;
import net.associatedschools.registry.store.EventLogEngine;
import net.associatedschools.registry.store.LogExport;
import net.associatedschools.registry.store.MemoryEventStore;
import net.associatedschools.registry.store.PacedSource;
import net.associatedschools.registry.store.PostgresEventStore;
import net.associatedschools.registry.store.SchemaLock;
import net.associatedschools.registry.store.StoredEvent;
import net.associatedschools.registry.view.Projection;
import net.associatedschools.registry.view.Snapshots;
import net.associatedschools.registry.view.Streams;
import net.associatedschools.registry.view.application.AdmissionStatistics;
import net.associatedschools.registry.view.application.Applications;
import net.associatedschools.registry.view.application.Applications.Admissions;
import net.associatedschools.registry.view.country.Countries;
import net.associatedschools.registry.view.country.Countries.Situations;
import net.associatedschools.registry.view.duty.Duties;
import net.associatedschools.registry.view.exception.Exceptions;
import net.associatedschools.registry.view.exception.Exceptions.Noted;
import net.associatedschools.registry.view.figure.Figures;
import net.associatedschools.registry.view.figure.Figures.Told;
import net.associatedschools.registry.view.figure.Reconciliation;
import net.associatedschools.registry.view.memory.MemoryViews;
import net.associatedschools.registry.view.period.Course;
import net.associatedschools.registry.view.period.Directory;
import net.associatedschools.registry.view.period.Flow;
import net.associatedschools.registry.view.period.Schools;
import net.associatedschools.registry.view.period.Statistics;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * The one door: takes commands, keeps the log, answers from its views.
 *
 * <pre>{@code
 * Registry.migrate(dataSource);
 * try (var registry = Registry.builder().dataSource(dataSource).build()) {
 *     var receipt = registry.submit(UUID.randomUUID(), new Certify(application, Statement.by(hq)));
 *     registry.awaitPosition(receipt.position(), Duration.ofSeconds(5));
 *     var page = registry.directory().ask(new Directory.Question(Filter.MEMBERS, AsOf.on(day)));
 * }
 * }</pre>
 */
public final class Registry implements AutoCloseable {
    /** 11 to 22 times faster than Axon's batches of one. */
    private static final int BATCH = 500;

    private static final Duration NEWS_OF_OTHER_NODES = Duration.ofMillis(100);

    /** Well within the time after which a token store takes an owner for dead, even a short one. */
    private static final Duration CLAIM_RENEWED_AFTER = Duration.ofSeconds(2);

    private static final Duration UNREFERENCED_FOR = Duration.ofDays(7);

    private static final String SYNTHETIC =
            EventNames.current().of(RegisterEvent.DeclaredSynthetic.class).name();

    private static final Duration GLANCE = Duration.ofMillis(2);

    private final AppendMetrics appends = new AppendMetrics();
    private final EventLogEngine log;
    private final Clock clock;
    private final Records records;
    private final Documents documents;
    private final Erasure erasure;
    private final EvidenceIndex evidence;
    private final Configuration axon;
    private final Reception reception;
    private final Tables<?> tables;
    private final Duplicates duplicates;

    /** What the log's first event says, once there is one; null: not looked at yet. */
    private volatile @Nullable Boolean synthetic;

    private Registry(Builder builder) {
        clock = builder.clock;
        log = builder.log(appends);
        records = builder.records();
        documents = builder.documents();
        evidence = new EvidenceIndex(log);
        tables = builder.tables();
        duplicates = new Duplicates(tables.snapshots(), this::streams);
        axon = axon(builder);
        axon.eventBus().registerDispatchInterceptor(new EventIdInterceptor());
        new Desk(
                        axon.repository(ApplicationAggregate.class),
                        axon.repository(SchoolAggregate.class),
                        axon.repository(CountryAggregate.class),
                        axon.repository(FigureAggregate.class),
                        axon.eventStore(),
                        builder.clock)
                .subscribeTo(axon.commandBus());
        var erasing = new Erasing(records, documents, axon.eventStore(), builder.clock);
        erasing.subscribeTo(axon.commandBus());
        erasure = new Erasure(records, documents, erasing, log);
        axon.start();
        reception = new Reception(axon.commandGateway(), log);
        var unused = applyErasures();
    }

    /**
     * Makes or renews the tables of the core in a PostgreSQL; other tables there are left alone.
     */
    public static void migrate(DataSource dataSource) {
        EventLog.migrate(dataSource);
    }

    /** Runs an application's own migration while no other node runs one on that database. */
    public static void migrateAlone(DataSource dataSource, Runnable migration) {
        SchemaLock.alone(dataSource, migration);
    }

    /**
     * Takes an exported log ({@link #exportLog}) into an empty one, or goes on where the same log
     * ends: before anything else is written there.
     *
     * @param dataSource has two connections at least
     * @param lines in UTF-8; a reader that fails at bytes that are none ends the import there,
     *     without a line's number
     * @param progress told after every 10,000 events, by another thread than the caller's
     * @throws LogFile.Refused at the first line that doesn't fit; what stands before it is written
     */
    public static LogFile.Progress importLog(
            DataSource dataSource, BufferedReader lines, Consumer<LogFile.Progress> progress) {
        return LogFile.take(dataSource, lines, progress);
    }

    /** In memory, unless the builder is given a data source. */
    public static Builder builder() {
        return new Builder();
    }

    private Configuration axon(Builder builder) {
        var serializer = new EventSerializer(EventJson.current());
        // Without the modules that Axon would look for: one of them asks the network for updates.
        var configurer =
                DefaultConfigurer.defaultConfiguration(false)
                        .configureSerializer(c -> serializer)
                        .configureEventSerializer(c -> serializer)
                        .configureMessageSerializer(c -> serializer)
                        .configureCorrelationDataProviders(c -> List.of())
                        .configureEventStore(c -> eventStore())
                        .configureAggregate(ApplicationAggregate.class)
                        .configureAggregate(SchoolAggregate.class)
                        .configureAggregate(CountryAggregate.class)
                        .configureAggregate(FigureAggregate.class);
        configureProcessing(configurer, builder);
        return configurer.buildConfiguration();
    }

    private EmbeddedEventStore eventStore() {
        return EmbeddedEventStore.builder()
                .storageEngine(log)
                .fetchDelay(NEWS_OF_OTHER_NODES.toMillis())
                .build();
    }

    private void configureProcessing(Configurer configurer, Builder builder) {
        var processing = configurer.eventProcessing();
        processing
                .usingPooledStreamingEventProcessors()
                // One view, one segment: by default there are sixteen, each with its own position.
                .registerPooledStreamingEventProcessorConfiguration(
                        (c, processor) ->
                                processor
                                        .initialSegmentCount(1)
                                        .claimExtensionThreshold(CLAIM_RENEWED_AFTER.toMillis())
                                        .initialToken(StreamableMessageSource::createTailToken)
                                        .batchSize(BATCH))
                // By default a failing view is logged and goes on without the event.
                .registerDefaultListenerInvocationErrorHandler(
                        c -> PropagatingErrorHandler.instance())
                .registerTokenStore(c -> builder.tokens.get())
                .registerDefaultTransactionManager(c -> builder.transactions);
        for (var projection : tables.projections.apply(this::streams)) {
            var name = projection.view().name();
            processing
                    .registerPooledStreamingEventProcessor(name, c -> PacedSource.of(c, name))
                    .registerEventHandler(c -> projection)
                    .assignHandlerInstancesMatching(name, handler -> handler == projection);
        }
        for (var handler : builder.projections) processing.registerEventHandler(c -> handler);
    }

    /**
     * Decides a command and appends what it says. The same id again gives the same answer and adds
     * nothing (R-APP-13).
     *
     * @throws net.associatedschools.registry.fact.RuleBroken when a rule refuses it
     * @throws net.associatedschools.registry.fact.NotInRegister when it is about what isn't there
     */
    public Receipt submit(UUID commandId, Command command) {
        return reception.submit(commandId, command, commandId.toString());
    }

    /** The same as part of a longer story, which its events name in their correlationId. */
    public Receipt submit(UUID commandId, Command command, String correlationId) {
        return reception.submit(commandId, command, correlationId);
    }

    /** For an application that speaks Axon itself: takes bare commands. */
    public CommandGateway commands() {
        return axon.commandGateway();
    }

    /** Whether the log has what a command of that id said. */
    public boolean knows(UUID commandId) {
        return log.byEventId(EventIds.of(commandId.toString(), 0)).isPresent();
    }

    /** Those of these commands of which the log has what they said. */
    public Set<UUID> known(Collection<UUID> commandIds) {
        var events = new HashMap<UUID, UUID>();
        for (var id : commandIds) events.put(EventIds.of(id.toString(), 0), id);
        return log.byEventIds(events.keySet()).stream()
                .map(event -> events.get(event.eventId()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    public Directory directory() {
        return tables.directory();
    }

    public Statistics statistics() {
        return tables.statistics();
    }

    /** How the members of a period's beginning became those of its end. */
    public Flow flow() {
        return tables.flow();
    }

    /** The members period by period. */
    public Course course() {
        return tables.course();
    }

    public Schools schools() {
        return tables.schools();
    }

    public Applications applications() {
        return tables.applications();
    }

    /** How applications fare. */
    public AdmissionStatistics admissionStatistics() {
        return tables.admissionStatistics();
    }

    public Countries countries() {
        return tables.countries();
    }

    /** Which schools are likely one. */
    public Duplicates duplicates() {
        return duplicates;
    }

    /** What was published, by others and out of this register. */
    public Figures figures() {
        return tables.figures();
    }

    public Reconciliation reconciliation() {
        return tables.reconciliation();
    }

    /** What somebody who looks after the register would look at first. */
    public Exceptions exceptions() {
        return tables.exceptions();
    }

    /** What members owe. */
    public Duties duties() {
        return tables.duties(this::streams);
    }

    /**
     * Says what follows from dates up to that one, of those that have passed everywhere: notes what
     * was missed, announces renewals, and ends what the countries' own rules end by themselves.
     * Oldest first; whoever runs it again adds nothing.
     *
     * @param dryRun only answer what it would say
     */
    public List<DueFact> due(LocalDate until, boolean dryRun) {
        return new DueRun(this, duties(), clock).run(until, dryRun);
    }

    /** Persons' records and free texts, which are not in the log. */
    public Records records() {
        return records;
    }

    /** The papers that events name as their evidence, which are not in the log either. */
    public Documents documents() {
        return documents;
    }

    /** The streams with an event that names the paper of that SHA-256 (lower-case hex). */
    public Set<String> streamsWithEvidence(String sha256) {
        return evidence.streams(sha256);
    }

    /**
     * Erases again whatever the log says was erased and a restore brought back; how many records
     * that were. Every start does so by itself; this is for a restore beneath a running register.
     */
    public int applyErasures() {
        return erasure.apply();
    }

    /**
     * Forgets persons, texts and papers that were last handed in a week ago or earlier and that
     * nothing in the log refers to: commands that were refused leave such behind. How many.
     */
    public int sweep() {
        return erasure.sweep(clock.instant().minus(UNREFERENCED_FOR));
    }

    /**
     * Whether all in it is invented: its log begins by saying so, and says it for ever ({@link
     * Chronicle}).
     */
    public boolean isSynthetic() {
        var known = synthetic;
        if (known != null) return known;
        var first = log.read(0, 1);
        if (first.isEmpty()) return false;
        boolean declared = first.getFirst().name().equals(SYNTHETIC);
        synthetic = declared;
        return declared;
    }

    /** Reads the log up to a position, hashes it, and looks whether its events stand in order. */
    public Verification verify(long untilPosition) {
        return new Verifying().upTo(log::read, Math.min(untilPosition, log.lastPosition()));
    }

    /**
     * Writes the log's events behind a position (0: all), one JSON object a line ({@code
     * docs/reference/log-format.md}).
     *
     * @param progress told the last position written, from time to time
     * @return the last position written
     */
    public long exportLog(long after, OutputStream out, LongConsumer progress) throws IOException {
        return LogExport.lines(log, after, out, progress);
    }

    /**
     * How appends to PostgreSQL go (units per group, time until the answer), how far log and views
     * are, and how many views stopped: in the text format that Prometheus reads.
     */
    public String metrics() {
        return appends.text()
                + """
                # HELP registry_log_position the last position of the log
                # TYPE registry_log_position gauge
                registry_log_position %d
                # HELP registry_views_position the position that all views have reached
                # TYPE registry_views_position gauge
                registry_views_position %d
                # HELP registry_views_stopped views that stopped at an event
                # TYPE registry_views_stopped gauge
                registry_views_stopped %d
                """
                        .formatted(lastPosition(), position(), stoppedViews().size());
    }

    /** The log as others follow it. */
    public Feed feed() {
        return new Feed(log);
    }

    /** The log, read as it is kept. */
    public EventLog log() {
        return log;
    }

    /** What the log says of a stream up to a position, in its order. */
    public List<Recorded<?>> history(String stream, long untilPosition) {
        return streams(List.of(stream), untilPosition).getOrDefault(stream, List.of());
    }

    /** What the log says of several streams so far, each in its order. */
    public Map<String, List<Recorded<?>>> histories(Collection<String> streams) {
        return streams(streams, Long.MAX_VALUE);
    }

    /** The last position of the log, which the views may not have reached. */
    public long lastPosition() {
        return log.lastPosition();
    }

    /** The position that all views have reached. */
    public long position() {
        return tables.position();
    }

    /** The last position recorded at or before that instant; 0 where there is none. */
    public long positionAt(Instant recorded) {
        return log.positionAt(recorded);
    }

    /** Waits until all views have reached a position; false where the time doesn't suffice. */
    public boolean awaitPosition(long position, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (position() < position) {
            if (System.nanoTime() > deadline) return false;
            try {
                TimeUnit.NANOSECONDS.sleep(GLANCE.toNanos());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /** The names of the views that stopped at an event they can't fold; none in a healthy one. */
    public List<String> stoppedViews() {
        return axon.eventProcessingConfiguration().eventProcessors().entrySet().stream()
                .filter(
                        entry ->
                                entry.getValue() instanceof StreamingEventProcessor processor
                                        && (processor.isError()
                                                || processor.processingStatus().values().stream()
                                                        .anyMatch(status -> status.isErrorState())))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        axon.shutdown();
    }

    private Map<String, List<Recorded<?>>> streams(Collection<String> streams, long untilPosition) {
        var read = new LinkedHashMap<String, List<Recorded<?>>>();
        for (var event : log.readStreams(streams, untilPosition)) {
            read.computeIfAbsent(event.stream(), stream -> new ArrayList<>()).add(recorded(event));
        }
        return read;
    }

    /** When the register learned the event of that position; nothing where there is none. */
    public Optional<Instant> recordedAt(long position) {
        return log.read(position - 1, 1).stream()
                .filter(event -> event.position() == position)
                .map(StoredEvent::recordedAt)
                .findFirst();
    }

    /** The logical names of at most so many events after a position, in the order of the log. */
    public List<String> namesAfter(long position, int limit) {
        return log.read(position, limit).stream().map(StoredEvent::name).toList();
    }

    /** At most so many facts after a position, in the order of the log. */
    public List<Recorded<?>> recordedAfter(long position, int limit) {
        return log.read(position, limit).stream().<Recorded<?>>map(Registry::recorded).toList();
    }

    /** What a stored event says. */
    public static Recorded<?> recorded(StoredEvent event) {
        return StoredFacts.recorded(
                event.position(),
                event.stream(),
                event.sequence(),
                event.eventId(),
                event.name(),
                event.revision(),
                event.recordedAt(),
                event.metadata(),
                event.payload());
    }

    /** Where the views are kept, and the questions over them. */
    private record Tables<T extends Situations & Admissions & Told & Noted>(
            Function<Streams, List<Projection<?>>> projections, Snapshots<T> snapshots) {

        Directory directory() {
            return new Directory(snapshots);
        }

        Statistics statistics() {
            return new Statistics(snapshots);
        }

        Flow flow() {
            return new Flow(snapshots);
        }

        Course course() {
            return new Course(snapshots);
        }

        Schools schools() {
            return new Schools(snapshots);
        }

        Applications applications() {
            return new Applications(snapshots);
        }

        AdmissionStatistics admissionStatistics() {
            return new AdmissionStatistics(snapshots);
        }

        Countries countries() {
            return new Countries(snapshots);
        }

        Figures figures() {
            return new Figures(snapshots);
        }

        Reconciliation reconciliation() {
            return new Reconciliation(snapshots);
        }

        Exceptions exceptions() {
            return new Exceptions(snapshots);
        }

        Duties duties(Streams streams) {
            return new Duties(snapshots, streams);
        }

        long position() {
            return snapshots.read(
                    tables ->
                            LongStream.of(
                                            tables.periods().position(),
                                            tables.countries().position(),
                                            tables.applications().position(),
                                            tables.figures().position(),
                                            tables.exceptions().position())
                                    .min()
                                    .orElseThrow());
        }
    }

    /** What a register is made of; all has a default that lives in memory. */
    public static final class Builder {
        private final List<Object> projections = new ArrayList<>();
        private @Nullable DataSource dataSource;
        private @Nullable Tables<?> tables;
        private @Nullable Supplier<byte[]> salts;
        private Clock clock = Clock.systemUTC();
        private Supplier<TokenStore> tokens = InMemoryTokenStore::new;
        private TransactionManager transactions = NoTransactionManager.instance();

        private Builder() {}

        /** A pool on a PostgreSQL that {@link Registry#migrate} was run on: log and records. */
        public Builder dataSource(DataSource dataSource) {
            this.dataSource = dataSource;
            return this;
        }

        /** Where today and {@code recordedAt} come from. */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /**
         * Views that are kept elsewhere than in memory: their projections over the log's streams,
         * the moments at which they are read, and the tokens and transactions that go with them.
         */
        public <T extends Situations & Admissions & Told & Noted> Builder views(
                Function<Streams, List<Projection<?>>> projections,
                Snapshots<T> snapshots,
                TokenStore tokens,
                TransactionManager transactions) {
            this.tables = new Tables<>(projections, snapshots);
            this.tokens = () -> tokens;
            this.transactions = transactions;
            return this;
        }

        /** An event handler of the embedder's own, with Axon's annotations. */
        public Builder projection(Object handler) {
            projections.add(handler);
            return this;
        }

        /** Anything but good randomness belongs into tests. */
        Builder salts(Supplier<byte[]> salts) {
            this.salts = salts;
            return this;
        }

        public Registry build() {
            return new Registry(this);
        }

        private EventLogEngine log(AppendListener appends) {
            if (dataSource == null) return log(MemoryEventStore.builder()).build();
            return log(PostgresEventStore.builder().dataSource(dataSource).listener(appends))
                    .build();
        }

        private <B extends EventLogEngine.Builder<B>> B log(B log) {
            if (salts != null) log.salts(salts);
            return log.serializer(new EventSerializer(EventJson.current()))
                    .upcasters(Upcasters.current())
                    .clock(clock);
        }

        private Records records() {
            return dataSource == null
                    ? new MemoryRecords(clock)
                    : new PostgresRecords(dataSource, clock);
        }

        private Documents documents() {
            return dataSource == null
                    ? new MemoryDocuments(clock)
                    : new PostgresDocuments(dataSource, clock);
        }

        private Tables<?> tables() {
            if (tables != null) return tables;
            var views = new MemoryViews();
            return new Tables<>(views::projections, views.snapshots());
        }
    }
}
