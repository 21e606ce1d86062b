package net.associatedschools.registry.app.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import net.associatedschools.registry.application.Application.Stage;
import net.associatedschools.registry.fact.ApplicationId;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.SchoolId;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.Row;
import net.associatedschools.registry.view.application.ApplicationRows;
import net.associatedschools.registry.view.application.ApplicationView;
import net.associatedschools.registry.view.application.Progress;
import org.jspecify.annotations.Nullable;

/** The stages of all applications on PostgreSQL. */
record PostgresApplications(Reading reading, ApplicationView view) implements ApplicationRows {
    static final Columns<Progress> COLUMNS =
            new Columns<>(
                    "application_period",
                    "application",
                    Map.ofEntries(
                            field("stage", Progress::stage),
                            field("school", Progress::school),
                            field("country", Progress::country),
                            field("name", Progress::name),
                            field("since_earliest", p -> Columns.earliest(p.since())),
                            field("since_latest", p -> Columns.latest(p.since())),
                            field("since_key", Progress::sinceKey),
                            field("applied_earliest", p -> Columns.earliest(p.applied())),
                            field("applied_latest", p -> Columns.latest(p.applied())),
                            field("due", Progress::due)),
                    PostgresApplications::read);

    private static final List<String> KEYS = List.of("since_key", "application");

    private static Map.Entry<String, Function<Progress, @Nullable Object>> field(
            String name, Function<Progress, @Nullable Object> value) {
        return Map.entry(name, value);
    }

    private static Progress read(ResultSet row) throws SQLException {
        return new Progress(
                Objects.requireNonNull(Columns.word(row, "stage", Stage.class)),
                new SchoolId(Columns.text(row, "school")),
                new CountryCode(Columns.text(row, "country")),
                Columns.text(row, "name"),
                Columns.when(row, "since"),
                Columns.when(row, "applied"),
                row.getObject("due", LocalDate.class));
    }

    @Override
    public long position() {
        return reading.position(view.name());
    }

    @Override
    public Optional<Row<Progress>> of(ApplicationId application, AsOf at) {
        var where = Where.holds(at).and("application = ?", application.value());
        return reading.rows(COLUMNS, where, "").stream().findFirst();
    }

    @Override
    public List<Row<Progress>> page(Selection selection, List<String> after, int limit) {
        var order = " order by " + String.join(", ", KEYS) + " limit " + limit;
        return reading.rows(COLUMNS, where(selection).after(KEYS, after), order);
    }

    @Override
    public long total(Selection selection) {
        return reading.count(COLUMNS.table(), where(selection));
    }

    private static Where where(Selection selection) {
        var where = Where.holds(selection.at());
        var country = selection.country();
        if (country != null) where.and("country = ?", country.value());
        var school = selection.school();
        if (school != null) where.and("school = ?", school.value());
        where.anyOf("stage", selection.stages().stream().map(Stage::name).sorted().toList());
        return where.and(
                "since_latest <= ?", selection.at().day().minusDays(selection.olderThan()));
    }
}
