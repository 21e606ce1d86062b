package net.associatedschools.registry.app.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.view.Row;
import net.associatedschools.registry.view.exception.ExceptionRows;
import net.associatedschools.registry.view.exception.ExceptionView;
import net.associatedschools.registry.view.exception.Exceptional;
import net.associatedschools.registry.view.exception.Kind;
import org.jspecify.annotations.Nullable;

/** The exceptions on PostgreSQL. */
record PostgresExceptions(Reading reading, ExceptionView view) implements ExceptionRows {
    static final Columns<Exceptional> COLUMNS =
            new Columns<>(
                    "exception_period",
                    "exception",
                    Map.ofEntries(
                            field("kind", Exceptional::kind),
                            field("stream", Exceptional::stream),
                            field("sequence", Exceptional::sequence),
                            field("country", Exceptional::country),
                            field("school", Exceptional::school),
                            field("role", Exceptional::role),
                            field("told", Exceptional::told),
                            field("days_late", Exceptional::daysLate)),
                    PostgresExceptions::read);

    private static final List<String> KEYS = List.of("country", "exception");

    private static Map.Entry<String, Function<Exceptional, @Nullable Object>> field(
            String name, Function<Exceptional, @Nullable Object> value) {
        return Map.entry(name, value);
    }

    private static Exceptional read(ResultSet row) throws SQLException {
        return new Exceptional(
                Objects.requireNonNull(Columns.word(row, "kind", Kind.class)),
                Columns.text(row, "stream"),
                row.getLong("sequence"),
                new CountryCode(Columns.text(row, "country")),
                row.getString("school"),
                Columns.text(row, "role"),
                Columns.date(row, "told"),
                row.getObject("days_late", Integer.class));
    }

    @Override
    public long position() {
        return reading.position(view.name());
    }

    @Override
    public List<Row<Exceptional>> page(Selection selection, List<String> after, int limit) {
        var order = " order by " + String.join(", ", KEYS) + " limit " + limit;
        return reading.rows(COLUMNS, where(selection).after(KEYS, after), order);
    }

    @Override
    public Map<Kind, Long> count(Selection selection) {
        var counts = new EnumMap<Kind, Long>(Kind.class);
        reading.list(
                        COLUMNS.table(),
                        "kind, count(*) as count",
                        where(selection),
                        " group by kind",
                        row ->
                                Map.entry(
                                        Objects.requireNonNull(
                                                Columns.word(row, "kind", Kind.class)),
                                        row.getLong("count")))
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    private static Where where(Selection selection) {
        var where = Where.holds(selection.at());
        var country = selection.country();
        if (country != null) where.and("country = ?", country.value());
        return where.anyOf("kind", selection.kinds().stream().map(Kind::name).sorted().toList());
    }
}
