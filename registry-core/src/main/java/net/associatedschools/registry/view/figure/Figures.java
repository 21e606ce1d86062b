package net.associatedschools.registry.view.figure;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import net.associatedschools.registry.country.Region;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.FigureId;
import net.associatedschools.registry.fact.Profile.Category;
import net.associatedschools.registry.fact.Profile.Location;
import net.associatedschools.registry.figure.Counting;
import net.associatedschools.registry.figure.FigureEvent.Cell;
import net.associatedschools.registry.figure.FigureEvent.Tally;
import net.associatedschools.registry.figure.Scope;
import net.associatedschools.registry.school.Status;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.Row;
import net.associatedschools.registry.view.Snapshots;
import net.associatedschools.registry.view.period.Count;
import net.associatedschools.registry.view.period.Dimension;
import net.associatedschools.registry.view.period.Filter;
import net.associatedschools.registry.view.period.Members;
import net.associatedschools.registry.view.period.Selection;
import net.associatedschools.registry.view.period.Statistics;
import org.jspecify.annotations.Nullable;

/** What was published, and what the register counts for it. */
public final class Figures {
    private static final Comparator<Item> ORDER =
            Comparator.comparing((Item item) -> item.published().scope().kind())
                    .thenComparing(item -> item.published().scope().value())
                    .thenComparing(item -> item.published().counted())
                    .thenComparing(item -> item.figure().value());

    private final Snapshots<? extends Told> snapshots;

    public Figures(Snapshots<? extends Told> snapshots) {
        this.snapshots = snapshots;
    }

    /** The tables that these questions need, at one moment. */
    public interface Told extends Members {
        FigureRows figures();
    }

    /** Which figures: of a kind of scope, of one region, of one country; null takes any. */
    public record Which(
            Scope.@Nullable Kind scope, @Nullable Region region, @Nullable CountryCode country) {
        public static final Which ALL = new Which(null, null, null);

        private boolean takes(Published published) {
            var its = published.scope();
            return (scope == null || scope == its.kind())
                    && (region == null || region == its.region())
                    && (country == null || country.equals(its.country()));
        }
    }

    /** One published figure. */
    public record Item(FigureId figure, Published published) {}

    /** The answer at that position, by scope and date of the count. */
    public record Answer(long position, LocalDate asOf, List<Item> items) {
        public Answer {
            items = List.copyOf(items);
        }
    }

    /** What the register counted, for that day at that position. */
    public record Counted(long position, LocalDate asOf, Tally tally) {}

    /** The figures that may have been counted by the day; none that was taken back. */
    public Answer ask(Which which, AsOf at) {
        return snapshots.read(tables -> ask(which, within(at, tables), tables));
    }

    static Answer ask(Which which, AsOf at, Told tables) {
        var items =
                tables.figures().all(at).stream()
                        .filter(row -> !row.value().takenBack())
                        .filter(row -> which.takes(row.value()))
                        .map(Figures::item)
                        .sorted(ORDER)
                        .toList();
        return new Answer(at.position(), at.day(), items);
    }

    /** One figure, also one that was taken back; nothing where none was told at that position. */
    public Optional<Item> ask(FigureId figure, long position) {
        return snapshots.read(
                tables ->
                        tables.figures()
                                .of(figure, Math.min(position, tables.figures().position()))
                                .map(Figures::item));
    }

    /**
     * The register's own number; {@link IllegalArgumentException} as of a filter, {@code type: ..},
     * for a counting that the statistics can't answer.
     */
    public Counted count(Counting counting, AsOf at) {
        return snapshots.read(tables -> count(counting, within(at, tables), tables));
    }

    static Counted count(Counting counting, AsOf at, Members tables) {
        var by = counting.by().stream().map(word -> parsed("by", word, Figures::dimension));
        var question = new Statistics.Question(filter(counting), by.toList(), at);
        var answer = Statistics.ask(question, tables);
        var cells = question.by().isEmpty() ? List.<Cell>of() : cells(answer.cells());
        return new Counted(
                answer.position(),
                answer.asOf(),
                new Tally(answer.members(), answer.countries(), answer.notKnown(), cells));
    }

    static AsOf within(AsOf at, Told tables) {
        return Selection.within(at, tables).within(tables.figures().position());
    }

    private static Item item(Row<Published> row) {
        return new Item(new FigureId(row.key()), row.value());
    }

    private static List<Cell> cells(List<Count> counts) {
        return counts.stream()
                .map(count -> new Cell(words(count.values()), count.members(), count.notKnown()))
                .toList();
    }

    private static Map<String, String> words(Map<Dimension, String> values) {
        var words = new TreeMap<String, String>();
        values.forEach((dimension, value) -> words.put(word(dimension), value));
        return words;
    }

    /** As the statistics' question writes it. */
    public static String word(Dimension dimension) {
        return dimension.name().toLowerCase(Locale.ROOT);
    }

    private static Dimension dimension(String word) {
        for (var dimension : Dimension.values()) {
            if (word(dimension).equals(word)) return dimension;
        }
        throw new IllegalArgumentException(word);
    }

    private static Filter filter(Counting counting) {
        var filters = counting.filters();
        for (var name : filters.keySet()) {
            if (!Counting.FILTERS.contains(name)) {
                throw new IllegalArgumentException(name + ": is none of the filters");
            }
        }
        var statuses = EnumSet.noneOf(Status.class);
        var said = filters.get("status");
        if (said != null) {
            for (var word : said.split(",", -1)) {
                statuses.add(parsed("status", word, Status::valueOf));
            }
        }
        return new Filter(
                one(filters, "country", CountryCode::new),
                one(filters, "region", Region::valueOf),
                one(filters, "type", type -> type),
                one(filters, "category", Category::valueOf),
                one(filters, "location", Location::valueOf),
                statuses,
                filters.get("theme"),
                filters.get("q"),
                parsed(filters, "joinedFrom", LocalDate::parse),
                parsed(filters, "joinedTo", LocalDate::parse));
    }

    /** A published figure is of one of each at most. */
    private static <T> Set<T> one(
            Map<String, String> filters, String name, Function<String, T> parse) {
        var said = filters.get(name);
        if (said == null) return Set.of();
        return Set.of(parsed(name, said, parse));
    }

    private static <T> @Nullable T parsed(
            Map<String, String> filters, String name, Function<String, T> parse) {
        var said = filters.get(name);
        return said == null ? null : parsed(name, said, parse);
    }

    private static <T> T parsed(String name, String said, Function<String, T> parse) {
        try {
            return parse.apply(said);
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(
                    name + ": " + said + " is not understood", unreadable);
        }
    }
}
