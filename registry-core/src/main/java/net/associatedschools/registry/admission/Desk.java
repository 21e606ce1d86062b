package net.associatedschools.registry.admission;

import static net.associatedschools.registry.fact.Metadata.ACTOR;
import static net.associatedschools.registry.fact.Metadata.CAUSATION_ID;
import static net.associatedschools.registry.fact.Metadata.COMMAND_DIGEST;
import static net.associatedschools.registry.fact.Metadata.COMMAND_ID;
import static net.associatedschools.registry.fact.Metadata.CORRELATION_ID;
import static net.associatedschools.registry.fact.Metadata.COUNTRY;
import static net.associatedschools.registry.fact.Metadata.EVIDENCE;
import static net.associatedschools.registry.fact.Metadata.ON_BEHALF_OF;
import static net.associatedschools.registry.fact.Metadata.POLICY;
import static net.associatedschools.registry.fact.Metadata.ROLE;
import static net.associatedschools.registry.fact.Metadata.SCHOOL;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import net.associatedschools.registry.admission.Streams.Open;
import net.associatedschools.registry.application.Application;
import net.associatedschools.registry.application.ApplicationAggregate;
import net.associatedschools.registry.application.ApplicationCommand;
import net.associatedschools.registry.application.ApplicationCommand.Apply;
import net.associatedschools.registry.application.ApplicationCommand.Certify;
import net.associatedschools.registry.application.ApplicationCommand.ExtendCandidacy;
import net.associatedschools.registry.application.ApplicationCommand.FileCandidateReport;
import net.associatedschools.registry.application.ApplicationCommand.Lapse;
import net.associatedschools.registry.application.ApplicationCommand.NotPreselect;
import net.associatedschools.registry.application.ApplicationCommand.NotRecommend;
import net.associatedschools.registry.application.ApplicationCommand.Preselect;
import net.associatedschools.registry.application.ApplicationCommand.ReachStage;
import net.associatedschools.registry.application.ApplicationCommand.Recommend;
import net.associatedschools.registry.application.ApplicationCommand.RecordCandidacy;
import net.associatedschools.registry.application.ApplicationCommand.Refuse;
import net.associatedschools.registry.application.ApplicationCommand.Resubmit;
import net.associatedschools.registry.application.ApplicationCommand.ReturnToCoordinator;
import net.associatedschools.registry.application.ApplicationCommand.ReturnToSchool;
import net.associatedschools.registry.application.ApplicationEvent;
import net.associatedschools.registry.application.ApplicationEvent.Preselected;
import net.associatedschools.registry.country.Country;
import net.associatedschools.registry.country.CountryAggregate;
import net.associatedschools.registry.country.CountryCommand;
import net.associatedschools.registry.country.CountryCommand.RecordSuccession;
import net.associatedschools.registry.fact.ApplicationId;
import net.associatedschools.registry.fact.Command;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.CountryRules;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.Rules;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.figure.Figure;
import net.associatedschools.registry.figure.FigureAggregate;
import net.associatedschools.registry.figure.FigureCommand;
import net.associatedschools.registry.figure.FigureCommand.PublishTotal;
import net.associatedschools.registry.figure.FigureEvent.TotalPublished;
import net.associatedschools.registry.school.School;
import net.associatedschools.registry.school.SchoolAggregate;
import net.associatedschools.registry.school.SchoolCommand;
import net.associatedschools.registry.school.SchoolCommand.RecordMembership;
import net.associatedschools.registry.school.SchoolCommand.SplitOff;
import net.associatedschools.registry.school.SchoolEvent;
import net.associatedschools.registry.school.Timeline;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/**
 * The one handler: loads what a decision needs, asks for it, and appends what it says in one unit.
 * Aggregates are always loaded application first, then school, so that two commands can't wait for
 * each other; a country is only read and may be one commit old.
 */
public record Desk(
        Streams<Application> applications,
        Streams<Timeline> schools,
        Streams<Country> countries,
        Streams<Figure> figures,
        Supplier<Message<?>> message,
        Clock clock) {

    private static final Set<String> ISO_COUNTRIES = Set.of(Locale.getISOCountries());

    /** ISO 3166-3 puts two letters behind the code that a country had. */
    private static final Set<String> FORMER_COUNTRIES =
            Locale.getISOCountries(Locale.IsoCountryCode.PART3).stream()
                    .map(code -> code.substring(0, 2))
                    .collect(Collectors.toUnmodifiableSet());

    /** What no country says: ZZ is nobody's code and stands for that in CLDR. */
    private static final CountryRules NO_COUNTRY =
            new CountryRules(new CountryCode("ZZ"), Set.of(), true, null, null, null);

    /** On Axon's repositories and its log. */
    public Desk(
            Repository<ApplicationAggregate> applications,
            Repository<SchoolAggregate> schools,
            Repository<CountryAggregate> countries,
            Repository<FigureAggregate> figures,
            EventStore log,
            Clock clock) {
        this(
                AxonStreams.ofApplications(applications, log),
                AxonStreams.ofSchools(schools, log),
                AxonStreams.ofCountries(countries, log),
                AxonStreams.ofFigures(figures, log),
                () -> CurrentUnitOfWork.get().getMessage(),
                clock);
    }

    /** A desk whose streams lie in memory, told one command after the other. */
    public static Desk inMemory(MemoryStreams streams, Clock clock) {
        return new Desk(
                streams.applications(),
                streams.schools(),
                streams.countries(),
                streams.figures(),
                streams::message,
                clock);
    }

    /** Takes every command of the four families; Axon routes by exact class name. */
    public void subscribeTo(CommandBus bus) {
        subscribe(bus, ApplicationCommand.class, this::handle);
        subscribe(bus, SchoolCommand.class, this::handle);
        subscribe(bus, CountryCommand.class, this::handle);
        subscribe(bus, FigureCommand.class, this::handle);
    }

    private static <C extends Command> void subscribe(
            CommandBus bus, Class<C> family, Handling<C> handling) {
        for (var member : family.getPermittedSubclasses()) {
            // Axon's bus wants the registration back only to cancel it, which nobody does.
            var unused =
                    bus.subscribe(
                            member.getName(),
                            message -> {
                                handling.handle(family.cast(message.getPayload()));
                                return null;
                            });
        }
    }

    private interface Handling<C> {
        void handle(C command) throws Exception;
    }

    /** Decides one command of the four families, and appends what it says. */
    void handle(Command command) {
        switch (command) {
            case ApplicationCommand c -> handle(c);
            case SchoolCommand c -> handle(c);
            case CountryCommand c -> handle(c);
            case FigureCommand c -> handle(c);
            default ->
                    throw new IllegalArgumentException(command.getClass() + " isn't decided here");
        }
    }

    private void handle(ApplicationCommand command) {
        if (command instanceof Apply apply) {
            var made = applications.loadOrCreate(apply.stream());
            decide(apply, made, apply.school(), apply.country());
        } else if (command instanceof RecordCandidacy record) {
            var made = applications.loadOrCreate(record.stream());
            decide(record, made, record.school(), record.country());
        } else {
            var made = applications.load(command.stream());
            var state = made.state();
            decide(command, made, state.school(), state.country());
        }
    }

    private void decide(
            ApplicationCommand command,
            Open<Application> application,
            SchoolId schoolId,
            CountryCode countryCode) {
        var school = schools.loadOrCreate(schoolId.value());
        var country = country(countryCode);
        var state = application.state();
        var rules = rules(command, countryCode, country);
        // R-APP-7: by the policy of that day, whatever was recorded later.
        var under = state.the(Preselected.class).map(Preselected::policy).flatMap(country::policy);
        rules = rules.preselectedUnder(under.orElse(null));
        var decision = decide(state, school.state(), command, rules);
        append(application, decision.application(), schoolId, command, rules);
        append(school, decision.school(), schoolId, command, rules);
    }

    private Decision decide(
            Application application, Timeline school, ApplicationCommand command, Rules rules) {
        return switch (command) {
            case Apply c ->
                    Submission.decide(
                            application,
                            school,
                            school.latestApplication().map(this::application),
                            c,
                            rules);
            case RecordCandidacy c ->
                    Submission.decide(
                            application,
                            school,
                            school.latestApplication().map(this::application),
                            c,
                            rules);
            case Certify c -> Certification.decide(application, school, c, rules);
            case ApplicationCommand.Correct c ->
                    Application.decide(application, c, rules).stream()
                            .map(ApplicationEvent.Corrected.class::cast)
                            .map(corrected -> Mending.decide(application, school, corrected))
                            .findFirst()
                            .orElse(Decision.NOTHING);
            case ReturnToSchool c -> alone(application, c, rules);
            case Resubmit c -> Submission.decide(application, school, c, rules);
            case Preselect c -> alone(application, c, rules);
            case NotPreselect c -> alone(application, c, rules);
            case ReachStage c -> alone(application, c, rules);
            case FileCandidateReport c -> alone(application, c, rules);
            case ExtendCandidacy c -> alone(application, c, rules);
            case Recommend c -> alone(application, c, rules);
            case NotRecommend c -> alone(application, c, rules);
            case ReturnToCoordinator c -> alone(application, c, rules);
            case Refuse c -> alone(application, c, rules);
            case Lapse c -> alone(application, c, rules);
            case ApplicationCommand.Withdraw c -> alone(application, c, rules);
        };
    }

    /** Where the school's stream has nothing to hear of. */
    private static Decision alone(
            Application application, ApplicationCommand command, Rules rules) {
        return Decision.of(Application.decide(application, command, rules));
    }

    private void handle(SchoolCommand command) {
        if (command instanceof SchoolCommand.Correct correct) {
            var twin = Mending.twinStream(school(correct.school()), correct.corrects());
            if (twin.isPresent()) {
                mend(correct, applications.load(twin.get().value()));
                return;
            }
        }
        var known =
                command instanceof SchoolCommand.Correct
                        ? school(command.school())
                        : Timeline.EMPTY;
        var survivor = Merging.survivor(command, known);
        if (survivor.isPresent() && !survivor.get().equals(command.school())) {
            merge(command, survivor.get());
            return;
        }
        boolean creates = command instanceof RecordMembership || command instanceof SplitOff;
        var school =
                creates ? schools.loadOrCreate(command.stream()) : schools.load(command.stream());
        var timeline = school.state();
        var countryCode = countryOf(command, timeline);
        var rules = rules(command, countryCode, country(countryCode));
        append(school, decide(timeline, command, rules), command.school(), command, rules);
    }

    private static CountryCode countryOf(SchoolCommand command, Timeline timeline) {
        if (command instanceof RecordMembership c) return c.country();
        return command instanceof SplitOff c ? c.country() : timeline.country();
    }

    private List<SchoolEvent> decide(Timeline school, SchoolCommand command, Rules rules) {
        if (command instanceof RecordMembership c) {
            var latest = school.latestApplication().map(this::application);
            return Recording.decide(school, latest, c, rules);
        }
        if (command instanceof SplitOff c) {
            return Splitting.decide(school, school(c.parent()), c, rules);
        }
        return School.decide(school, command, rules);
    }

    /** Of two schools always the one of the lower id first: no two commands wait for each other. */
    private void merge(SchoolCommand command, SchoolId survivor) {
        boolean known = school(survivor).isRegistered();
        boolean lower = survivor.value().compareTo(command.stream()) < 0;
        var before = known && lower ? schools.load(survivor.value()) : null;
        var own = schools.load(command.stream());
        var other = known && !lower ? schools.load(survivor.value()) : before;
        var timeline = own.state();
        var rules = rules(command, timeline.country(), country(timeline.country()));
        var both =
                Merging.decide(
                        timeline,
                        other == null ? Timeline.EMPTY : other.state(),
                        timeline.latestApplication().map(this::application),
                        command,
                        rules);
        append(own, both.school(), command.school(), command, rules);
        if (other != null) append(other, both.survivor(), survivor, command, rules);
    }

    private void mend(SchoolCommand.Correct command, Open<Application> application) {
        var school = schools.load(command.stream());
        var timeline = school.state();
        var rules = rules(command, timeline.country(), country(timeline.country()));
        for (var corrected : School.decide(timeline, command, rules)) {
            var decision =
                    Mending.decide(
                            application.state(), timeline, (SchoolEvent.Corrected) corrected);
            append(application, decision.application(), command.school(), command, rules);
            append(school, decision.school(), command.school(), command, rules);
        }
    }

    private void handle(CountryCommand command) {
        var country = countries.loadOrCreate(command.stream());
        var state = country.state();
        var rules = rules(command, command.country(), state);
        append(country, Country.decide(state, command, rules), null, command, rules);
    }

    private void handle(FigureCommand command) {
        var figure =
                command instanceof FigureCommand.Correct
                        ? figures.load(command.stream())
                        : figures.loadOrCreate(command.stream());
        var state = figure.state();
        var country = country(command, state);
        var rules =
                country == null
                        ? rules(command, day -> NO_COUNTRY)
                        : rules(command, country, country(country));
        var said = Figure.decide(state, command, rules);
        append(figure, said, null, command, rules);
    }

    private static @Nullable CountryCode country(FigureCommand command, Figure state) {
        if (command instanceof PublishTotal total) return total.scope().country();
        return state.lastSaid().orElse(null) instanceof TotalPublished total
                ? total.scope().country()
                : null;
    }

    /** Only read, so without its lock: its own command may hold that and wait for ours. */
    private Application application(ApplicationId id) {
        return applications.read(id.value());
    }

    private Timeline school(SchoolId id) {
        return schools.read(id.value());
    }

    private Country country(CountryCode code) {
        return countries.read(code.stream());
    }

    private Rules rules(Command command, CountryCode code, Country country) {
        boolean former =
                command instanceof RecordSuccession && FORMER_COUNTRIES.contains(code.value());
        RuleBroken.unlessContent(
                ISO_COUNTRIES.contains(code.value()) || former || !country.recorded().isEmpty(),
                "R-APP-11",
                "country",
                code + " is not in the register");
        return rules(command, day -> country.rules(code, day));
    }

    private Rules rules(Command command, Function<LocalDate, CountryRules> country) {
        var today = LocalDate.now(clock);
        var stated = command.statement().effective();
        var effective = stated == null ? When.on(today) : stated;
        var day = Rules.day(effective, today);
        var lastPlace = LocalDate.ofInstant(Instant.now(clock), ZoneOffset.ofHours(-12));
        return new Rules(command.statement().by(), today, lastPlace, effective, country.apply(day));
    }

    private void append(
            Open<?> stream,
            List<?> events,
            @Nullable SchoolId school,
            Command command,
            Rules rules) {
        if (events.isEmpty()) return;
        var metadata = metadata(school, command, rules);
        stream.append(events, metadata);
    }

    private MetaData metadata(@Nullable SchoolId school, Command command, Rules rules) {
        var message = message().get();
        var statement = command.statement();
        var metadata = new LinkedHashMap<String, Object>();
        if (school != null) metadata.put(SCHOOL, school.value());
        var country = rules.country();
        if (!country.equals(NO_COUNTRY)) metadata.put(COUNTRY, country.country().value());
        metadata.put(ACTOR, rules.actor().id());
        metadata.put(ROLE, rules.actor().role().name());
        put(metadata, ON_BEHALF_OF, statement.onBehalfOf());
        put(metadata, POLICY, rules.country().policyName());
        if (!statement.evidence().isEmpty()) metadata.put(EVIDENCE, statement.evidence());
        metadata.put(COMMAND_ID, message.getIdentifier());
        put(metadata, COMMAND_DIGEST, message.getMetaData().get(COMMAND_DIGEST));
        metadata.put(
                CORRELATION_ID,
                message.getMetaData().getOrDefault(CORRELATION_ID, message.getIdentifier()));
        metadata.put(CAUSATION_ID, message.getIdentifier());
        return MetaData.from(metadata);
    }

    private static void put(Map<String, Object> metadata, String key, @Nullable Object value) {
        if (value != null) metadata.put(key, value);
    }
}
