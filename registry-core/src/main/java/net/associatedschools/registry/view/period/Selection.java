package net.associatedschools.registry.view.period;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.associatedschools.registry.country.Region;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.Row;
import net.associatedschools.registry.view.Words;
import org.jspecify.annotations.Nullable;

/**
 * A filter as tables take it: at a point that the rows have reached, its region become countries
 * (null: all) and its words made plain.
 */
public record Selection(
        Filter filter, @Nullable Set<String> countries, List<String> tokens, AsOf at) {

    public static Selection of(Filter filter, Map<CountryCode, Region> regions, AsOf at) {
        var tokens = filter.q() == null ? List.<String>of() : Words.tokens(filter.q());
        return new Selection(filter, countries(filter, regions), tokens, at);
    }

    /** Of whatever region, whenever. */
    static Selection anywhere(Filter filter) {
        return of(filter, Map.of(), new AsOf(LocalDate.MIN, 0));
    }

    private static @Nullable Set<String> countries(
            Filter filter, Map<CountryCode, Region> regions) {
        if (filter.regions().isEmpty()) {
            if (filter.countries().isEmpty()) return null;
            return filter.countries().stream().map(CountryCode::value).collect(Collectors.toSet());
        }
        var countries = new TreeSet<String>();
        regions.forEach(
                (code, its) -> {
                    if (filter.takes(code) && filter.takes(its)) countries.add(code.value());
                });
        return countries;
    }

    /** Whether the row is meant: what every table has to agree with. */
    public boolean takes(Row<Membership> row) {
        return row.holds(at) && fits(row.value());
    }

    /** Whether it is meant whenever it holds. */
    boolean fits(Membership value) {
        return (countries == null || countries.contains(value.country().value()))
                && filter.statuses().contains(value.status())
                && filter.takes(value.type(), value.category(), value.location())
                && (filter.theme() == null || value.themes().contains(filter.theme()))
                && joined(value)
                && tokens.stream().allMatch(value.searchText()::contains);
    }

    private boolean joined(Membership value) {
        var from = filter.joinedFrom();
        var to = filter.joinedTo();
        if (from == null && to == null) return true;
        var since = value.memberSince();
        return since != null
                && (from == null || !since.earliest().isBefore(from))
                && (to == null || !since.latest().isAfter(to));
    }

    /** No later than what both tables have reached. */
    public static AsOf within(AsOf at, Members tables) {
        return at.within(Math.min(tables.periods().position(), tables.regions().position()));
    }
}
