package net.associatedschools.registry.importing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.application.ApplicationCommand.RecordCandidacy;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.Command;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.NotInRegister;
import net.associatedschools.registry.fact.Profile;
import net.associatedschools.registry.fact.Role;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.Source;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolCommand;
import net.associatedschools.registry.school.SchoolCommand.RecordMembership;
import org.jspecify.annotations.Nullable;

/**
 * Records the members and candidates that a list names (domain.md 7), one command a row, its id
 * made from country, source, normalised content and how-manieth row of that content it is. So a
 * list that comes again, in whatever order and with whatever new rows, adds only what is new, and
 * one that was cut off is completed by a second run. A list that can't be read to its end records
 * nothing. What an import recorded is taken back by {@link #undo}, and recorded anew when the list
 * comes again.
 */
public final class Import {
    /** Rows that are looked up at once, and of which none waits for a row behind them. */
    private static final int BATCH = 256;

    /** Hears of each row that is done, and of how many there are. */
    @FunctionalInterface
    public interface Progress {
        Progress NONE = (done, rows) -> {};

        void at(long done, long rows);
    }

    /**
     * Who imports a list of which country, on which day (UTC); source and as-of are for rows that
     * don't say theirs: the list's name and that day, where they are null. Of a later edition of a
     * list (the same source, or half the rows in common) what is new is recorded, unless it only
     * proposes.
     */
    public record Order(
            CountryCode country,
            Actor actor,
            LocalDate today,
            @Nullable String source,
            @Nullable When asOf,
            StatusWords words,
            boolean proposes) {
        public Order(
                CountryCode country,
                Actor actor,
                LocalDate today,
                @Nullable String source,
                @Nullable When asOf,
                StatusWords words) {
            this(country, actor, today, source, asOf, words, false);
        }

        public static Order of(CountryCode country, Actor actor, LocalDate today) {
            return new Order(country, actor, today, null, null, StatusWords.known());
        }

        /** To record nothing, and propose what the list says otherwise than the one before. */
        public Order proposing() {
            return new Order(country, actor, today, source, asOf, words, true);
        }
    }

    /** What a run came to: the import that it was, none of a dry run, and its report. */
    public record Result(@Nullable Taken taken, ImportReport report) {}

    private final Door door;
    private final Imports imports;
    private final Clock clock;

    /** Into that register; what is taken in is kept in memory. */
    public static Import into(Registry registry) {
        return new Import(Door.of(registry), new MemoryImports(), Clock.systemUTC());
    }

    public Import(Door door, Imports imports, Clock clock) {
        this.door = door;
        this.imports = imports;
        this.clock = clock;
    }

    /** What was taken in so far. */
    public Imports imports() {
        return imports;
    }

    /** Whether that list went in before, whole. */
    public boolean isDone(Roster roster, Order order) {
        return imports.of(id(roster, order))
                .filter(taken -> taken.finishedAt() != null)
                .isPresent();
    }

    /** Records what is new; {@link RosterUnreadable} before anything is. */
    public ImportReport run(Roster roster, Order order, Progress progress) {
        return take(roster, order, progress).report();
    }

    /** The same, and says which import it was. */
    public Result take(Roster roster, Order order, Progress progress) {
        mustBeAllowed(order.actor(), order.country());
        var checked = roster.check();
        var taken = imports.begin(taken(roster, order), roster);
        var run = new Run(order, roster, taken, false, checked, progress);
        var report = run.over(roster);
        var finished = taken.finished(clock.instant(), report);
        imports.replace(finished);
        return new Result(finished, report);
    }

    /** Says what {@link #run} would do, but for what rules are against. */
    public ImportReport dryRun(Roster roster, Order order, Progress progress) {
        mustBeAllowed(order.actor(), order.country());
        var checked = roster.check();
        return new Run(order, roster, taken(roster, order), true, checked, progress).over(roster);
    }

    /** What a later edition says otherwise than the one before, with what was decided of it. */
    public List<Proposal> proposals(UUID id) {
        var taken = found(id);
        var proposals = editions().difference(taken, imports.document(taken)).proposals();
        var unknown =
                proposals.stream()
                        .map(Proposal::now)
                        .filter(Objects::nonNull)
                        .filter(place -> place.school() == null)
                        .map(Place::commandId)
                        .collect(Collectors.toSet());
        return proposals.stream()
                // What went in by itself isn't proposed any more.
                .filter(
                        proposal ->
                                !proposal.is(Proposal.Kind.NEW)
                                        || proposal.verdict() != null
                                        || proposal.now() == null
                                        || unknown.contains(proposal.now().commandId()))
                .toList();
    }

    /**
     * Does what those proposals say, as far as no rule is against it ({@link RuleBroken}, and what
     * comes behind it is not done): a new school is recorded, a renamed one renamed. Of one that is
     * gone only the decision is kept. Harmless when repeated.
     */
    public List<Proposal> accept(UUID id, Collection<UUID> proposals, Actor actor) {
        var taken = found(id);
        mustBeAllowed(actor, taken.country());
        var chosen = chosen(id, proposals);
        var rows = rows(taken, chosen);
        for (var proposal : chosen) {
            sending(taken, proposal, rows, actor)
                    .ifPresent(
                            sending ->
                                    door.submit(
                                            sending.id(),
                                            sending.command(),
                                            taken.correlationId()));
            imports.decide(id, proposal.id(), Imports.Verdict.ACCEPTED, actor.id());
        }
        return proposals(id);
    }

    /** Keeps that they are wrong; a new name that is none belongs to a school that is new. */
    public List<Proposal> reject(UUID id, Collection<UUID> proposals, Actor actor) {
        var taken = found(id);
        mustBeAllowed(actor, taken.country());
        for (var proposal : chosen(id, proposals)) {
            RuleBroken.unless(
                    proposal.verdict() != Imports.Verdict.ACCEPTED,
                    "R-APP-13",
                    "proposal " + proposal.id() + " was accepted before");
            imports.decide(id, proposal.id(), Imports.Verdict.REJECTED, actor.id());
        }
        return proposals(id);
    }

    private List<Proposal> chosen(UUID id, Collection<UUID> proposals) {
        var wanted = new HashSet<>(proposals);
        var chosen = proposals(id).stream().filter(p -> wanted.remove(p.id())).toList();
        RuleBroken.unlessContent(
                wanted.isEmpty(), "R-TIME-2", "ids", "are no proposals of this import: " + wanted);
        return chosen;
    }

    /** The whole rows of what is new. */
    private Map<UUID, Listed> rows(Taken taken, List<Proposal> chosen) {
        var wanted =
                chosen.stream()
                        .filter(proposal -> proposal.is(Proposal.Kind.NEW))
                        .map(Proposal::now)
                        .filter(Objects::nonNull)
                        .map(Place::commandId)
                        .collect(Collectors.toSet());
        var rows = new HashMap<UUID, Listed>();
        if (wanted.isEmpty()) return rows;
        taken.read(
                imports.document(taken),
                row -> {
                    if (wanted.contains(row.commandId())) rows.put(row.commandId(), row);
                });
        return rows;
    }

    private static Optional<Sending> sending(
            Taken taken, Proposal proposal, Map<UUID, Listed> rows, Actor actor) {
        var before = proposal.before();
        var now = proposal.now();
        return switch (proposal.kind()) {
            case GONE -> Optional.empty();
            case NEW -> {
                var place = Objects.requireNonNull(now);
                var row = Objects.requireNonNull(rows.get(place.commandId()));
                var command = command(row, place.observedOn(), taken.country(), actor);
                yield Optional.of(new Sending(row.commandId(), command));
            }
            case RENAMED -> {
                var place = Objects.requireNonNull(now);
                var school = Objects.requireNonNull(Objects.requireNonNull(before).school());
                var since = between(before.observedOn(), place.observedOn());
                var statement = Statement.by(actor).since(since);
                yield Optional.of(
                        new Sending(
                                Hash.uuid("renamed " + proposal.id()),
                                new SchoolCommand.Rename(school, place.name(), statement)));
            }
        };
    }

    /** Still called so when the one was made, otherwise when the other was. */
    private static When between(When before, When now) {
        return before.earliest().isAfter(now.latest())
                ? now
                : new When(before.earliest(), now.latest());
    }

    private Taken found(UUID id) {
        return imports.of(id).orElseThrow(() -> new NotInRegister("import:" + id));
    }

    private Editions editions() {
        return new Editions(imports, door);
    }

    /** Takes back what that import recorded and what nothing stands on; harmless when repeated. */
    public UndoReport undo(UUID id, Actor actor, Progress progress) {
        var taken = found(id);
        mustBeAllowed(actor, taken.country());
        RuleBroken.unless(
                actor.role() != Role.SYSTEM, "R-ROLE-2", "the register takes back no import");
        var report = new Undo(door, taken, actor).over(imports.document(taken), progress);
        imports.replace(taken.undone(clock.instant()));
        return report;
    }

    /** R-ROLE-2, before anything of the list is kept. */
    public static void mustBeAllowed(Actor actor, CountryCode country) {
        switch (actor.role()) {
            case HQ, SYSTEM -> {}
            case COORDINATOR, COMMISSION -> {
                if (!country.stream().equals(actor.within())) {
                    throw RuleBroken.foreign("outside one's own country");
                }
            }
            case ANYONE, SCHOOL, AUDITOR, OPERATOR ->
                    throw RuleBroken.role("R-ROLE-2", actor.role() + " may not do this");
        }
    }

    private Taken taken(Roster roster, Order order) {
        var said = new Taken.Said(order.source(), order.asOf(), order.words().assignments());
        return new Taken(
                id(roster, order),
                order.country(),
                roster.name(),
                firstSource(roster, order),
                said,
                roster.digest(),
                order.actor().id(),
                clock.instant(),
                null,
                null,
                null);
    }

    private static UUID id(Roster roster, Order order) {
        var asOf = order.asOf();
        var parts =
                new ArrayList<>(
                        List.of(
                                "import of a list",
                                roster.digest(),
                                order.country().value(),
                                document(roster.name(), order),
                                asOf == null ? "" : asOf.toString()));
        parts.addAll(order.words().assignments());
        return Hash.uuid(parts);
    }

    private static Command command(
            Listed listed, When observedOn, CountryCode country, Actor actor) {
        var entry = listed.entry();
        var profile = Profile.named(entry.name(), entry.town());
        var source = new Source(listed.document(), entry.digest(), entry.columns());
        var statement = new Statement(actor, entry.joined(), List.of(), null);
        return listed.candidate()
                ? new RecordCandidacy(
                        listed.application(),
                        listed.school(),
                        country,
                        profile,
                        observedOn,
                        source,
                        statement)
                : new RecordMembership(
                        listed.school(), country, profile, observedOn, source, statement);
    }

    private static String document(String name, Order order) {
        var source = order.source();
        return Cells.normal(source == null ? name : source);
    }

    private static String firstSource(Roster roster, Order order) {
        var first = new AtomicReference<@Nullable String>();
        roster.read(
                order.words(),
                row -> {
                    var entry =
                            switch (row) {
                                case Row.Membership r -> r.entry();
                                case Row.Candidacy r -> r.entry();
                                case Row.SetAside r -> null;
                                case Row.Refused r -> null;
                            };
                    if (entry != null && entry.source() != null) {
                        first.compareAndSet(null, entry.source());
                    }
                });
        var source = first.get();
        return source == null ? document(roster.name(), order) : source;
    }

    private final class Run {
        private final Order order;
        private final Taken taken;
        private final boolean dry;
        private final Editions.@Nullable Difference difference;
        private final Listed.Naming naming;
        private final Progress progress;
        private final Roster.Checked checked;
        private final boolean mayReinstate;
        private final List<Row.SetAside> setAside = new ArrayList<>();
        private final List<Row.Refused> refused = new ArrayList<>();
        private final List<Row> batch = new ArrayList<>();
        private long recorded;
        private long candidates;
        private long alreadyThere;
        private long done;

        Run(
                Order order,
                Roster roster,
                Taken taken,
                boolean dry,
                Roster.Checked checked,
                Progress progress) {
            this.order = order;
            this.taken = taken;
            this.dry = dry;
            this.naming = new Listed.Naming(order.country(), document(roster.name(), order));
            boolean later = order.proposes() || editions().before(taken, roster).isPresent();
            this.difference = later ? editions().difference(taken, roster) : null;
            this.checked = checked;
            this.progress = progress;
            // A list that the register reads by itself doesn't overrule who took it back.
            mayReinstate =
                    order.actor().role() != Role.SYSTEM
                            && imports.all().stream()
                                    .filter(other -> other.country().equals(order.country()))
                                    .anyMatch(other -> other.undoneAt() != null);
        }

        ImportReport over(Roster roster) {
            try (var workers = new Workers()) {
                roster.read(
                        order.words(),
                        row -> {
                            batch.add(row);
                            if (batch.size() == BATCH) flush(workers);
                        });
                flush(workers);
            }
            return new ImportReport(
                    dry,
                    recorded,
                    candidates,
                    alreadyThere,
                    setAside,
                    refused,
                    checked.columnsNotKept());
        }

        private void flush(Workers workers) {
            var judged = batch.stream().map(this::judge).toList();
            batch.clear();
            var said = judged.stream().flatMap(row -> row.said().stream()).toList();
            var known = door.known(said.stream().map(Said::commandId).toList());
            var undone = undone(said, known);
            workers.inOrder(
                    judged.stream().map(row -> outcome(row, known, undone)).toList(),
                    end -> {
                        count(end);
                        progress.at(++done, checked.rows());
                    });
        }

        /** What of the known rows somebody took back with an import, by the row's command. */
        private Map<UUID, Origin> undone(List<Said> said, Set<UUID> known) {
            if (!mayReinstate || known.isEmpty()) return Map.of();
            var rows = said.stream().map(Said::listed).toList();
            return Origin.of(
                    door,
                    rows.stream().filter(row -> known.contains(row.commandId())).toList(),
                    Origin::isUndone);
        }

        private Supplier<End> outcome(Judged judged, Set<UUID> known, Map<UUID, Origin> undone) {
            if (judged.said().isEmpty()) return judged::end;
            var said = judged.said().get();
            var listed = said.listed();
            var origin = undone.get(listed.commandId());
            if (known.contains(listed.commandId()) && origin == null) return () -> End.THERE;
            var held = origin == null ? held(listed) : null;
            if (held != null) return () -> held;
            if (dry) return () -> End.recorded(listed);
            var correlation = taken.correlationId();
            if (origin != null) {
                return () -> submit(listed, origin.reinstated(order.actor()), correlation);
            }
            return () -> submit(listed, new Sending(said.commandId(), said.command()), correlation);
        }

        /** What a later edition doesn't record by itself; null of what it does. */
        private @Nullable End held(Listed listed) {
            if (difference == null) return null;
            var same = difference.same().get(listed.commandId());
            if (same != null) return held(listed, same);
            var proposal = difference.proposed(listed.commandId());
            return proposal.isPresent() ? held(listed, proposal.get()) : null;
        }

        private @Nullable End held(Listed listed, Place same) {
            if (same.school() == null) return null;
            if (same.candidate() == listed.candidate()) return End.THERE;
            return aside(
                    listed,
                    listed.candidate()
                            ? "a member in the edition before, a candidate in this one"
                            : "a candidate in the edition before, a member in this one: have its"
                                    + " application certified");
        }

        private @Nullable End held(Listed listed, Proposal proposal) {
            boolean renamed = proposal.is(Proposal.Kind.RENAMED);
            return switch (proposal.verdict()) {
                case ACCEPTED -> renamed ? End.THERE : null;
                case REJECTED -> renamed ? null : aside(listed, "its proposal was rejected");
                case null -> {
                    var before = proposal.before();
                    if (before != null) {
                        yield aside(
                                listed,
                                "looks like %s of the edition before: see its proposals"
                                        .formatted(before.name()));
                    }
                    yield order.proposes() ? aside(listed, "new: see its proposals") : null;
                }
            };
        }

        private static End aside(Listed listed, String reason) {
            return new End(null, new Row.SetAside(listed.line(), listed.entry().name(), reason));
        }

        private End submit(Listed listed, Sending sending, String correlation) {
            try {
                return switch (door.submit(sending.id(), sending.command(), correlation)) {
                    case RECORDED -> End.recorded(listed);
                    case ALREADY_THERE -> End.THERE;
                };
            } catch (RuleBroken broken) {
                boolean rowsFault =
                        broken.kind() == RuleBroken.Kind.STATE
                                || broken.kind() == RuleBroken.Kind.CONTENT;
                if (!rowsFault) throw broken;
                var reason = broken.rule() + ": " + broken.detail();
                return new End(null, new Row.Refused(listed.line(), null, reason));
            }
        }

        private void count(End end) {
            switch (end.row()) {
                case null -> {
                    switch (end.outcome()) {
                        case MEMBER -> recorded++;
                        case CANDIDATE -> candidates++;
                        case THERE -> alreadyThere++;
                        case null -> {}
                    }
                }
                case Row.SetAside aside -> setAside.add(aside);
                case Row.Refused wrong -> refused.add(wrong);
                case Row.Membership r -> {}
                case Row.Candidacy r -> {}
            }
        }

        private Judged judge(Row row) {
            return switch (row) {
                case Row.Membership r -> judge(r.line(), false, r.entry());
                case Row.Candidacy r -> judge(r.line(), true, r.entry());
                case Row.SetAside r -> Judged.ended(r);
                case Row.Refused r -> Judged.ended(r);
            };
        }

        private Judged judge(long line, boolean candidate, Entry entry) {
            var observedOn = observedOn(entry);
            if (observedOn == null) {
                return Judged.ended(new Row.Refused(line, "as_of", "is after " + order.today()));
            }
            var joined = entry.joined();
            if (joined != null && joined.earliest().isAfter(observedOn.latest())) {
                var what = candidate ? "a candidate" : "a member";
                var reason = "is after " + observedOn + ", when it was seen as " + what;
                return Judged.ended(new Row.Refused(line, "joined", reason));
            }
            var listed = naming.name(line, candidate, entry);
            var command = command(listed, observedOn, order.country(), order.actor());
            return Judged.said(new Said(listed, command));
        }

        /** Of a month or year that isn't over, the days until today; null if it hasn't begun. */
        private @Nullable When observedOn(Entry entry) {
            var said = entry.asOf() != null ? entry.asOf() : order.asOf();
            if (said == null) return When.on(order.today());
            if (said.earliest().isAfter(order.today())) return null;
            boolean isOver = !said.latest().isAfter(order.today());
            return isOver ? said : new When(said.earliest(), order.today());
        }
    }

    /** A command and the id under which it is handed in. */
    record Sending(UUID id, Command command) {}

    /** What a row says, as a command. */
    private record Said(Listed listed, Command command) {
        UUID commandId() {
            return listed.commandId();
        }
    }

    /** A row that says something, or whose end is clear. */
    private record Judged(Optional<Said> said, @Nullable Row row) {
        static Judged said(Said said) {
            return new Judged(Optional.of(said), null);
        }

        static Judged ended(Row row) {
            return new Judged(Optional.empty(), row);
        }

        End end() {
            return new End(null, row);
        }
    }

    /** What became of a row: a fact, or the row itself, set aside or refused. */
    private record End(@Nullable Kind outcome, @Nullable Row row) {
        enum Kind {
            MEMBER,
            CANDIDATE,
            THERE
        }

        static final End THERE = new End(Kind.THERE, null);

        static End recorded(Listed listed) {
            return new End(listed.candidate() ? Kind.CANDIDATE : Kind.MEMBER, null);
        }
    }
}
