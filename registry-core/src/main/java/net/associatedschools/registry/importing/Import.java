package net.associatedschools.registry.importing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import net.associatedschools.registry.Registry;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Profile;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolCommand;
import net.associatedschools.registry.school.SchoolCommand.RecordMembership;
import net.associatedschools.registry.school.Source;
import org.jspecify.annotations.Nullable;

/**
 * Records the members that a list names (domain.md 7), one command a row, its id made from country,
 * source, normalised content and how-manieth row of that content it is. So a list that comes again,
 * in whatever order and with whatever new rows, adds only what is new, and one that was cut off is
 * completed by a second run. A list that can't be read to its end records nothing.
 */
public final class Import {
    /** Whether a command said something new. */
    public enum Outcome {
        RECORDED,
        ALREADY_THERE
    }

    /** The register's door: decides a command once, however often its id is handed in. */
    @FunctionalInterface
    public interface Submission {
        /** {@link RuleBroken} where a rule is against it. */
        Outcome submit(UUID commandId, SchoolCommand command);
    }

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

    private final Predicate<UUID> known;
    private final Submission submission;

    /** Into that register. */
    public static Import into(Registry registry) {
        return new Import(
                registry::knows,
                (id, command) ->
                        registry.submit(id, command).events().isEmpty()
                                ? Outcome.ALREADY_THERE
                                : Outcome.RECORDED);
    }

    /** Known answers whether the log has that command already. */
    public Import(Predicate<UUID> known, Submission submission) {
        this.known = known;
        this.submission = submission;
    }

    /** Records what is new; {@link RosterUnreadable} before anything is. */
    public ImportReport run(Roster roster, Order order, Progress progress) {
        return new Run(order, submission, false).over(roster, progress);
    }

    /** Says what {@link #run} would do, but for what rules are against. */
    public ImportReport dryRun(Roster roster, Order order, Progress progress) {
        return new Run(order, (id, command) -> Outcome.RECORDED, true).over(roster, progress);
    }

    private final class Run {
        private final Order order;
        private final Submission door;
        private final boolean dry;
        private final Map<UUID, Integer> occurrences = new HashMap<>();
        private final List<SchoolId> schools = new ArrayList<>();
        private final List<Row.SetAside> setAside = new ArrayList<>();
        private final List<Row.Refused> refused = new ArrayList<>();
        private String name = "";
        private long alreadyThere;
        private long done;

        Run(Order order, Submission door, boolean dry) {
            this.order = order;
            this.door = door;
            this.dry = dry;
        }

        ImportReport over(Roster roster, Progress progress) {
            long rows = roster.check();
            name = roster.name();
            roster.read(
                    order.words(),
                    row -> {
                        take(row);
                        progress.at(++done, rows);
                    });
            return new ImportReport(dry, schools, alreadyThere, setAside, refused);
        }

        private void take(Row row) {
            switch (row) {
                case Row.Membership member -> record(member);
                case Row.Candidacy candidate ->
                        setAside.add(
                                new Row.SetAside(
                                        candidate.line(),
                                        candidate.entry().name(),
                                        "a candidate, not a member; candidacies are not recorded"
                                                + " yet"));
                case Row.SetAside other -> setAside.add(other);
                case Row.Refused wrong -> refused.add(wrong);
            }
        }

        private void record(Row.Membership row) {
            var entry = row.entry();
            var observedOn = observedOn(entry);
            if (observedOn == null) {
                refused.add(new Row.Refused(row.line(), "as_of", "is after " + order.today()));
                return;
            }
            var joined = entry.joined();
            if (joined != null && joined.earliest().isAfter(observedOn.latest())) {
                var reason = "is after " + observedOn + ", when it was seen as a member";
                refused.add(new Row.Refused(row.line(), "joined", reason));
                return;
            }
            var id = commandId(entry);
            if (known.test(id)) alreadyThere++;
            else submit(row.line(), id, command(id, entry, observedOn));
        }

        private void submit(long line, UUID id, RecordMembership command) {
            try {
                switch (door.submit(id, command)) {
                    case RECORDED -> schools.add(command.school());
                    case ALREADY_THERE -> alreadyThere++;
                }
            } catch (RuleBroken broken) {
                boolean rowsFault =
                        broken.kind() == RuleBroken.Kind.STATE
                                || broken.kind() == RuleBroken.Kind.CONTENT;
                if (!rowsFault) throw broken;
                refused.add(new Row.Refused(line, null, broken.rule() + ": " + broken.detail()));
            }
        }

        private RecordMembership command(UUID id, Entry entry, When observedOn) {
            return new RecordMembership(
                    SchoolId.of(Hash.uuid(id + "#school")),
                    order.country(),
                    Profile.named(entry.name(), entry.town()),
                    observedOn,
                    new Source(document(entry), entry.digest(), entry.columns()),
                    new Statement(order.actor(), entry.joined(), List.of(), null));
        }

        /** Of a month or year that isn't over, the days until today; null if it hasn't begun. */
        private @Nullable When observedOn(Entry entry) {
            var said = entry.asOf() != null ? entry.asOf() : order.asOf();
            if (said == null) return When.on(order.today());
            if (said.earliest().isAfter(order.today())) return null;
            boolean isOver = !said.latest().isAfter(order.today());
            return isOver ? said : new When(said.earliest(), order.today());
        }

        private UUID commandId(Entry entry) {
            var row =
                    Hash.uuid(
                            List.of(
                                    "import",
                                    order.country().value(),
                                    document(entry),
                                    entry.digest()));
            int occurrence = occurrences.merge(row, 1, Integer::sum);
            return Hash.uuid(row + "#" + occurrence);
        }

        private String document(Entry entry) {
            if (entry.source() != null) return entry.source();
            var source = order.source();
            return Cells.normal(source == null ? name : source);
        }
    }
}
