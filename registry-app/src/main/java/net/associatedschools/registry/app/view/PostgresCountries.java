package net.associatedschools.registry.app.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.associatedschools.registry.country.Region;
import net.associatedschools.registry.country.Situation;
import net.associatedschools.registry.fact.AdmissionPolicy;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Policy;
import net.associatedschools.registry.fact.UnescoStatus;
import net.associatedschools.registry.view.AsOf;
import net.associatedschools.registry.view.Row;
import net.associatedschools.registry.view.country.CountryRows;
import net.associatedschools.registry.view.country.CountryView;
import org.jspecify.annotations.Nullable;

/** The situations of all countries on PostgreSQL. */
record PostgresCountries(Reading reading, CountryView view) implements CountryRows {
    static final Columns<Situation> COLUMNS =
            new Columns<>(
                    "country_period",
                    "country",
                    Map.ofEntries(
                            field(
                                    "coordinators",
                                    s -> s.coordinators().stream().map(PersonId::value).toList()),
                            field(
                                    "designated_earliest",
                                    s -> Columns.earliest(s.designatedSince())),
                            field("designated_latest", s -> Columns.latest(s.designatedSince())),
                            field("intake_open", Situation::intakeOpen),
                            field("policy_version", s -> version(s.policy())),
                            field("trial_months", s -> trialMonths(s.policy())),
                            field("policy_name", Situation::policyName),
                            field("unesco_status", Situation::unescoStatus),
                            field("region", Situation::region),
                            field(
                                    "successors",
                                    s -> s.successors().stream().map(CountryCode::value).toList())),
                    PostgresCountries::read);

    private static @Nullable String version(@Nullable Policy policy) {
        return policy == null ? null : policy.version();
    }

    private static @Nullable Integer trialMonths(@Nullable Policy policy) {
        return policy == null ? null : policy.admission().trialMonths();
    }

    private static Map.Entry<String, Function<Situation, @Nullable Object>> field(
            String name, Function<Situation, @Nullable Object> value) {
        return Map.entry(name, value);
    }

    private static Situation read(ResultSet row) throws SQLException {
        var version = row.getString("policy_version");
        var admission = AdmissionPolicy.ofMonths(row.getInt("trial_months"));
        return new Situation(
                Columns.texts(row, "coordinators").stream().map(PersonId::new).toList(),
                Columns.when(row, "designated"),
                row.getBoolean("intake_open"),
                version == null ? null : new Policy(version, admission),
                row.getString("policy_name"),
                Columns.word(row, "unesco_status", UnescoStatus.class),
                Columns.word(row, "region", Region.class),
                Columns.texts(row, "successors").stream().map(CountryCode::new).toList());
    }

    @Override
    public long position() {
        return reading.position(view.name());
    }

    @Override
    public List<Row<Situation>> all(AsOf at) {
        return reading.rows(COLUMNS, Where.holds(at), " order by country");
    }

    @Override
    public List<Row<Situation>> lines(LocalDate until, long position) {
        var where = Where.believedAt(position).and("effective_from <= ?", until);
        return reading.rows(COLUMNS, where, " order by country, effective_from");
    }
}
