package net.associatedschools.registry.app.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import net.associatedschools.registry.fact.FigureId;
import net.associatedschools.registry.figure.Counting;
import net.associatedschools.registry.figure.Scope;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.Row;
import net.associatedschools.registry.view.figure.FigureRows;
import net.associatedschools.registry.view.figure.FigureView;
import net.associatedschools.registry.view.figure.Published;
import org.jspecify.annotations.Nullable;

/** The published figures on PostgreSQL. */
record PostgresFigures(Reading reading, FigureView view) implements FigureRows {
    static final Columns<Published> COLUMNS =
            new Columns<>(
                    "figure_period",
                    "figure",
                    Map.ofEntries(
                            field("kind", Published::kind),
                            field("counted_earliest", p -> p.counted().earliest()),
                            field("counted_latest", p -> p.counted().latest()),
                            field("scope", Published::scope),
                            field("schools", Published::schools),
                            field("countries", Published::countries),
                            field("note", Published::note),
                            field("source", Published::source),
                            field("counted_at", Published::position),
                            field("counted_by", p -> p.counting().by()),
                            field("filters", Published::filters),
                            field("taken_back", Published::takenBack)),
                    PostgresFigures::read);

    private static Map.Entry<String, Function<Published, @Nullable Object>> field(
            String name, Function<Published, @Nullable Object> value) {
        return Map.entry(name, value);
    }

    private static Published read(ResultSet row) throws SQLException {
        return new Published(
                Objects.requireNonNull(Columns.word(row, "kind", Published.Kind.class)),
                Objects.requireNonNull(Columns.when(row, "counted")),
                new Scope(Columns.text(row, "scope")),
                row.getLong("schools"),
                row.getObject("countries", Long.class),
                row.getString("note"),
                row.getString("source"),
                row.getObject("counted_at", Long.class),
                new Counting(Columns.texts(row, "counted_by"), filters(row)),
                row.getBoolean("taken_back"));
    }

    private static Map<String, String> filters(ResultSet row) throws SQLException {
        var filters = new LinkedHashMap<String, String>();
        for (var filter : Columns.texts(row, "filters")) {
            int is = filter.indexOf('=');
            filters.put(filter.substring(0, is), filter.substring(is + 1));
        }
        return filters;
    }

    @Override
    public long position() {
        return reading.position(view.name());
    }

    @Override
    public List<Row<Published>> all(AsOf at) {
        return reading.rows(COLUMNS, Where.holds(at), " order by figure");
    }

    @Override
    public Optional<Row<Published>> of(FigureId figure, long position) {
        var where = Where.believedAt(position).and("figure = ?", figure.value());
        return reading.rows(COLUMNS, where, "").stream().findFirst();
    }
}
