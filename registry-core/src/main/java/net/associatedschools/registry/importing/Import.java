package net.associatedschools.registry.importing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
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
import net.associatedschools.registry.importing.Door.Outcome;
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
     * don't say theirs: the list's name and that day, where they are null.
     */
    public record Order(
            CountryCode country,
            Actor actor,
            LocalDate today,
            @Nullable String source,
            @Nullable When asOf,
            StatusWords words) {
        public static Order of(CountryCode country, Actor actor, LocalDate today) {
            return new Order(country, actor, today, null, null, StatusWords.known());
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
        return imports.of(id(roster, order)).filter(taken -> taken.finishedAt() != null).isPresent();
    }

    /** Records what is new; {@link RosterUnreadable} before anything is. */
    public ImportReport run(Roster roster, Order order, Progress progress) {
        return take(roster, order, progress).report();
    }

    /** The same, and says which import it was. */
    public Result take(Roster roster, Order order, Progress progress) {
        mustBeAllowed(order.actor(), order.country());
        long rows = roster.check();
        var taken = imports.begin(taken(roster, order), roster);
        var run = new Run(order, roster.name(), Optional.of(taken), rows, progress);
        var report = run.over(roster);
        var finished = taken.finished(clock.instant(), report);
        imports.replace(finished);
        return new Result(finished, report);
    }

    /** Says what {@link #run} would do, but for what rules are against. */
    public ImportReport dryRun(Roster roster, Order order, Progress progress) {
        mustBeAllowed(order.actor(), order.country());
        long rows = roster.check();
        return new Run(order, roster.name(), Optional.empty(), rows, progress).over(roster);
    }

    /** Takes back what that import recorded and what nothing stands on; harmless when repeated. */
    public UndoReport undo(UUID id, Actor actor, Progress progress) {
        var taken = imports.of(id).orElseThrow(() -> new NotInRegister("import:" + id));
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
        private final Optional<Taken> taken;
        private final Listed.Naming naming;
        private final Progress progress;
        private final long rows;
        private final boolean mayReinstate;
        private final List<Row.SetAside> setAside = new ArrayList<>();
        private final List<Row.Refused> refused = new ArrayList<>();
        private final List<Row> batch = new ArrayList<>();
        private long recorded;
        private long candidates;
        private long alreadyThere;
        private long done;

        Run(Order order, String name, Optional<Taken> taken, long rows, Progress progress) {
            this.order = order;
            this.taken = taken;
            this.naming = new Listed.Naming(order.country(), document(name, order));
            this.rows = rows;
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
                    taken.isEmpty(), recorded, candidates, alreadyThere, setAside, refused);
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
                        progress.at(++done, rows);
                    });
        }

        /** What of the known rows somebody took back with an import, by the row's command. */
        private Map<UUID, Origin> undone(List<Said> said, Set<UUID> known) {
            if (!mayReinstate || known.isEmpty()) return Map.of();
            var rows = said.stream().map(Said::listed).toList();
            return Origin.of(
                    door, rows.stream().filter(row -> known.contains(row.commandId())).toList(),
                    Origin::isUndone);
        }

        private Supplier<End> outcome(
                Judged judged, Set<UUID> known, Map<UUID, Origin> undone) {
            if (judged.said().isEmpty()) return judged::end;
            var said = judged.said().get();
            var listed = said.listed();
            var origin = undone.get(listed.commandId());
            if (known.contains(listed.commandId()) && origin == null) return () -> End.THERE;
            if (taken.isEmpty()) return () -> End.recorded(listed);
            var correlation = taken.get().correlationId();
            if (origin != null) {
                return () -> submit(listed, origin.reinstated(order.actor()), correlation);
            }
            return () ->
                    submit(listed, new Sending(said.commandId(), said.command()), correlation);
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
            return Judged.said(new Said(listed, command(listed, observedOn)));
        }

        private Command command(Listed listed, When observedOn) {
            var entry = listed.entry();
            var profile = Profile.named(entry.name(), entry.town());
            var source = new Source(listed.document(), entry.digest(), entry.columns());
            var statement = new Statement(order.actor(), entry.joined(), List.of(), null);
            return listed.candidate()
                    ? new RecordCandidacy(
                            listed.application(),
                            listed.school(),
                            order.country(),
                            profile,
                            observedOn,
                            source,
                            statement)
                    : new RecordMembership(
                            listed.school(),
                            order.country(),
                            profile,
                            observedOn,
                            source,
                            statement);
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
