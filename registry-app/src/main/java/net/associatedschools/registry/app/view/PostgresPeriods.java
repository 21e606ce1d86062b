package net.associatedschools.registry.app.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Profile.Category;
import net.associatedschools.registry.fact.Profile.Education;
import net.associatedschools.registry.fact.Profile.Location;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.school.Status;
import net.associatedschools.registry.view.Row;
import net.associatedschools.registry.view.period.Count;
import net.associatedschools.registry.view.period.Dimension;
import net.associatedschools.registry.view.period.Membership;
import net.associatedschools.registry.view.period.PeriodView;
import net.associatedschools.registry.view.period.Periods;
import net.associatedschools.registry.view.period.Selection;
import net.associatedschools.registry.view.period.Sort;
import org.jspecify.annotations.Nullable;

/** The periods of all schools on PostgreSQL. */
record PostgresPeriods(Reading reading, PeriodView view, CountedPeriods counted)
        implements Periods {
    static final Columns<Membership> COLUMNS =
            new Columns<>(
                    "membership_period",
                    "school",
                    Map.ofEntries(
                            field("status", Membership::status),
                            field("country", Membership::country),
                            field("name", Membership::name),
                            field("certificate_name", Membership::certificateName),
                            field("types", Membership::types),
                            field("type", Membership::type),
                            field("category", Membership::category),
                            field("location", Membership::location),
                            field("education", Membership::education),
                            field("town", Membership::town),
                            field("themes", Membership::themes),
                            field("since_earliest", m -> Columns.earliest(m.memberSince())),
                            field("since_latest", m -> Columns.latest(m.memberSince())),
                            field("since_key", Membership::sinceKey),
                            field("joined_year", Membership::joinedYear),
                            field("recorded", Membership::recorded),
                            field("sort_key", Membership::sortKey),
                            field("search_text", Membership::searchText)),
                    PostgresPeriods::read);

    /** A row for each theme of a school, and one for a school without any. */
    private static final String EACH_THEME =
            "membership_period left join lateral"
                    + " (select distinct unnest(themes)) as each_theme (theme) on true";

    private static Map.Entry<String, Function<Membership, @Nullable Object>> field(
            String name, Function<Membership, @Nullable Object> value) {
        return Map.entry(name, value);
    }

    private static Membership read(ResultSet row) throws SQLException {
        return new Membership(
                Objects.requireNonNull(Columns.word(row, "status", Status.class)),
                new CountryCode(Columns.text(row, "country")),
                Columns.text(row, "name"),
                row.getString("certificate_name"),
                Columns.texts(row, "types"),
                Columns.word(row, "category", Category.class),
                Columns.word(row, "location", Location.class),
                Columns.word(row, "education", Education.class),
                row.getString("town"),
                Columns.texts(row, "themes"),
                Columns.when(row, "since"),
                row.getBoolean("recorded"),
                Columns.text(row, "sort_key"),
                Columns.text(row, "search_text"));
    }

    @Override
    public long position() {
        return reading.position(view.name());
    }

    @Override
    public List<Row<Membership>> page(
            Selection selection, Sort sort, List<String> after, int limit) {
        var keys = keys(sort);
        var order = " order by " + String.join(", ", keys) + " limit " + limit;
        return reading.rows(COLUMNS, where(selection).after(keys, after), order);
    }

    private static List<String> keys(Sort sort) {
        return switch (sort) {
            case NAME -> List.of("sort_key", "school");
            case COUNTRY -> List.of("country", "sort_key", "school");
            case MEMBER_SINCE -> List.of("since_key", "sort_key", "school");
        };
    }

    @Override
    public long total(Selection selection) {
        return counted.count(reading, position(), selection, Set.of())
                .map(
                        counts ->
                                counts.stream()
                                        .mapToLong(count -> count.members() + count.notKnown())
                                        .sum())
                .orElseGet(() -> reading.count(COLUMNS.table(), where(selection)));
    }

    @Override
    public List<Count> count(Selection selection, Set<Dimension> by) {
        return counted.count(reading, position(), selection, by)
                .orElseGet(() -> counted(selection, by));
    }

    private List<Count> counted(Selection selection, Set<Dimension> by) {
        var dimensions = by.stream().filter(d -> d != Dimension.REGION).sorted().toList();
        var columns = dimensions.stream().map(d -> column(d) + ", ");
        var group = dimensions.stream().map(PostgresPeriods::column);
        return reading.list(
                by.contains(Dimension.THEME) ? EACH_THEME : COLUMNS.table(),
                columns.collect(Collectors.joining())
                        + "count(*) filter (where status <> 'NOT_KNOWN') as members,"
                        + " count(*) filter (where status = 'NOT_KNOWN') as not_known,"
                        + " count(*) filter (where status <> 'NOT_KNOWN'"
                        + " and since_earliest = '-infinity') as start_not_known",
                where(selection),
                dimensions.isEmpty()
                        ? " having count(*) > 0"
                        : " group by " + group.collect(Collectors.joining(", ")),
                row -> count(row, dimensions));
    }

    private static Count count(ResultSet row, List<Dimension> dimensions) throws SQLException {
        var values = new EnumMap<Dimension, String>(Dimension.class);
        for (var dimension : dimensions) {
            var value = row.getString(column(dimension));
            if (value != null) values.put(dimension, value);
        }
        return new Count(
                values,
                row.getLong("members"),
                row.getLong("not_known"),
                row.getLong("start_not_known"));
    }

    static String column(Dimension dimension) {
        return switch (dimension) {
            case COUNTRY -> "country";
            case REGION -> throw new IllegalArgumentException("a region is the country's");
            case TYPE -> "type";
            case STATUS -> "status";
            case CATEGORY -> "category";
            case LOCATION -> "location";
            case YEAR -> "joined_year";
            case THEME -> "theme";
        };
    }

    @Override
    public void lines(
            @Nullable CountryCode country,
            LocalDate until,
            long position,
            Consumer<List<Row<Membership>>> each) {
        var where = Where.believedAt(position).and("effective_from <= ?", until);
        if (country != null) where.and("country = ?", country.value());
        var line = new ArrayList<Row<Membership>>();
        reading.each(
                COLUMNS,
                where,
                " order by school, effective_from",
                row -> {
                    if (!line.isEmpty() && !line.getLast().key().equals(row.key())) {
                        each.accept(List.copyOf(line));
                        line.clear();
                    }
                    line.add(row);
                });
        if (!line.isEmpty()) each.accept(List.copyOf(line));
    }

    @Override
    public List<Row<Membership>> of(SchoolId school, long position) {
        var where = Where.believedAt(position).and("school = ?", school.value());
        return reading.rows(COLUMNS, where, " order by effective_from");
    }

    private static List<String> names(Collection<? extends Enum<?>> words) {
        return words.stream().<String>map(Enum::name).toList();
    }

    private static Where where(Selection selection) {
        var filter = selection.filter();
        var where = Where.holds(selection.at());
        if (selection.countries() != null) where.anyOf("country", selection.countries());
        where.anyOf("status", names(filter.statuses()));
        if (!filter.types().isEmpty()) where.anyOf("type", filter.types());
        if (!filter.categories().isEmpty()) where.anyOf("category", names(filter.categories()));
        if (!filter.locations().isEmpty()) where.anyOf("location", names(filter.locations()));
        if (filter.theme() != null) where.and("? = any (themes)", filter.theme());
        if (filter.joinedFrom() != null) where.and("since_earliest >= ?", filter.joinedFrom());
        if (filter.joinedTo() != null) where.and("since_latest <= ?", filter.joinedTo());
        for (var token : selection.tokens()) where.and("strpos(search_text, ?) > 0", token);
        return where;
    }
}
