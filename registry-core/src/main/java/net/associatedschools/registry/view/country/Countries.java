package net.associatedschools.registry.view.country;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import net.associatedschools.registry.country.Situation;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.Snapshots;
import net.associatedschools.registry.view.period.Dimension;
import net.associatedschools.registry.view.period.Filter;
import net.associatedschools.registry.view.period.Members;
import net.associatedschools.registry.view.period.Statistics;
import org.jspecify.annotations.Nullable;

/** Each country with its situation and its figures. */
public final class Countries {
    private final Snapshots<? extends Situations> snapshots;

    public Countries(Snapshots<? extends Situations> snapshots) {
        this.snapshots = snapshots;
    }

    /** The tables that these questions need, at one moment. */
    public interface Situations extends Members {
        CountryRows countries();

        @Override
        default CountryRows regions() {
            return countries();
        }
    }

    /**
     * A country: how it stands (null: nothing is recorded of it), its members and the schools of
     * which it isn't known whether they are.
     */
    public record Item(
            CountryCode country, @Nullable Situation situation, long members, long notKnown) {}

    /** The answer at that position, by code. */
    public record Answer(long position, LocalDate asOf, List<Item> items) {
        public Answer {
            items = List.copyOf(items);
        }
    }

    /** Every country of which the register knows anything at that position. */
    public Answer ask(AsOf at) {
        return snapshots.read(tables -> answer(Filter.MEMBERS, at, tables));
    }

    /** One country; nothing where the register knows nothing of it. */
    public Optional<Answer> ask(CountryCode country, AsOf at) {
        var answer =
                snapshots.read(tables -> answer(Filter.MEMBERS.withCountry(country), at, tables));
        return answer.items().isEmpty() ? Optional.empty() : Optional.of(answer);
    }

    private static Answer answer(Filter filter, AsOf asked, Situations tables) {
        var by = List.of(Dimension.COUNTRY);
        var figures = Statistics.ask(new Statistics.Question(filter, by, asked), tables);
        var at = new AsOf(figures.asOf(), figures.position());
        var items = new TreeMap<String, Item>();
        for (var row : tables.countries().all(at)) {
            var code = CountryRows.code(row);
            if (filter.takes(code)) {
                items.put(code.value(), new Item(code, row.value(), 0, 0));
            }
        }
        for (var cell : figures.cells()) {
            var value = cell.values().get(Dimension.COUNTRY);
            if (value == null) continue;
            var known = items.get(value);
            var situation = known == null ? null : known.situation();
            var code = new CountryCode(value);
            items.put(value, new Item(code, situation, cell.members(), cell.notKnown()));
        }
        return new Answer(at.position(), at.day(), List.copyOf(items.values()));
    }
}
