package net.associatedschools.registry.view.figure;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.associatedschools.registry.fact.FigureId;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.figure.Scope;
import net.associatedschools.registry.school.Status;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.Snapshots;
import net.associatedschools.registry.view.figure.Figures.Told;
import net.associatedschools.registry.view.figure.Figures.Which;
import net.associatedschools.registry.view.figure.Published.Kind;
import net.associatedschools.registry.view.period.Count;
import net.associatedschools.registry.view.period.Dimension;
import net.associatedschools.registry.view.period.Filter;
import net.associatedschools.registry.view.period.Selection;
import net.associatedschools.registry.view.period.Statistics;
import org.jspecify.annotations.Nullable;

/**
 * Each published figure beside what the register counts for the same day and place (R-STAT-2). It
 * says "not known" rather than a number that it can't stand by (R-STAT-3).
 */
public final class Reconciliation {
    private static final Set<Status> FORMER = EnumSet.of(Status.FORMER);
    private static final List<Dimension> PLACES = List.of(Dimension.COUNTRY, Dimension.REGION);

    private final Snapshots<? extends Told> snapshots;

    public Reconciliation(Snapshots<? extends Told> snapshots) {
        this.snapshots = snapshots;
    }

    /** Whether the register knows its own figure, or why it doesn't. */
    public enum Knowledge {
        KNOWN,
        /** Of some schools it isn't known whether they were members on that day. */
        SCHOOLS_NOT_KNOWN,
        /** Of no school there the register knows anything by that day: that isn't none. */
        NOTHING_OBSERVED,
        /** It isn't known when the published figure was counted. */
        DATE_NOT_KNOWN
    }

    /**
     * What the register counts: for which day (null: none), how sure, members, and schools of which
     * it isn't known whether they were (null: nothing is known).
     */
    public record Own(
            Knowledge knowledge,
            @Nullable LocalDate day,
            @Nullable Long members,
            @Nullable Long notKnown) {

        /** The register's figure less that one, at least; null where nothing can be said. */
        public @Nullable Long differenceMin(long published) {
            return members == null ? null : members - published;
        }

        /** The same at most: if all of which it isn't known were members. */
        public @Nullable Long differenceMax(long published) {
            return members == null || notKnown == null ? null : members + notKnown - published;
        }
    }

    /** A published figure and the register's own. */
    public record Item(FigureId figure, Published published, Own own) {}

    /** The answer at that position, by scope and date of the count. */
    public record Answer(long position, LocalDate asOf, List<Item> items) {
        public Answer {
            items = List.copyOf(items);
        }
    }

    /** The figures that may have been counted by that day; own ones are counted no later either. */
    public Answer ask(Which which, AsOf asked) {
        return snapshots.read(
                tables -> {
                    var at = Figures.within(asked, tables);
                    var days = new Days(tables, at);
                    var items =
                            Figures.ask(which, at, tables).items().stream()
                                    .map(item -> item(item, days))
                                    .toList();
                    return new Answer(at.position(), at.day(), items);
                });
    }

    private static Item item(Figures.Item item, Days days) {
        return new Item(item.figure(), item.published(), days.own(item.published()));
    }

    /** Each day is counted once, by country and region, for all figures of it. */
    private static final class Days {
        private final Told tables;
        private final AsOf at;
        private final Map<LocalDate, List<Count>> cells = new HashMap<>();

        private Days(Told tables, AsOf at) {
            this.tables = tables;
            this.at = at;
        }

        private Own own(Published published) {
            var day = day(published.counted());
            if (day == null) return new Own(Knowledge.DATE_NOT_KNOWN, null, null, null);
            if (published.kind() == Kind.FIGURE) {
                var on = new AsOf(day, at.position());
                var tally = Figures.count(published.counting(), on, tables).tally();
                return own(day, tally.members(), tally.notKnown(), published.scope());
            }
            long members = 0;
            long notKnown = 0;
            for (var cell : cells.computeIfAbsent(day, this::count)) {
                if (isIn(published.scope(), cell)) {
                    members += cell.members();
                    notKnown += cell.notKnown();
                }
            }
            return own(day, members, notKnown, published.scope());
        }

        private Own own(LocalDate day, long members, long notKnown, Scope scope) {
            if (notKnown > 0) {
                return new Own(Knowledge.SCHOOLS_NOT_KNOWN, day, members, notKnown);
            }
            return members > 0 || hasFormer(day, scope)
                    ? new Own(Knowledge.KNOWN, day, members, 0L)
                    : new Own(Knowledge.NOTHING_OBSERVED, day, null, null);
        }

        /** The last day on which it may have been counted, as far as it was asked for. */
        private @Nullable LocalDate day(When counted) {
            if (counted.latest().equals(LocalDate.MAX)) return null;
            return counted.latest().isAfter(at.day()) ? at.day() : counted.latest();
        }

        private List<Count> count(LocalDate day) {
            var on = new AsOf(day, at.position());
            var question = new Statistics.Question(Filter.MEMBERS, PLACES, on);
            return Statistics.ask(question, tables).cells();
        }

        /** Where all have left, none is a known number. */
        private boolean hasFormer(LocalDate day, Scope scope) {
            var on = new AsOf(day, at.position());
            var filter =
                    Filter.MEMBERS
                            .withStatuses(FORMER)
                            .withRegion(scope.region())
                            .withCountry(scope.country());
            var selection = Selection.of(filter, tables.regions().on(on), on);
            return tables.periods().total(selection) > 0;
        }
    }

    private static boolean isIn(Scope scope, Count cell) {
        var region = scope.region();
        if (region != null) return region.name().equals(cell.values().get(Dimension.REGION));
        var country = scope.country();
        return country == null || country.value().equals(cell.values().get(Dimension.COUNTRY));
    }
}
