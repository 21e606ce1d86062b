package net.associatedschools.registry.app.view;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import net.associatedschools.registry.country.Situation;
import net.associatedschools.registry.view.Digest;
import net.associatedschools.registry.view.Projection;
import net.associatedschools.registry.view.Snapshots;
import net.associatedschools.registry.view.Streams;
import net.associatedschools.registry.view.Table;
import net.associatedschools.registry.view.application.ApplicationRows;
import net.associatedschools.registry.view.application.ApplicationView;
import net.associatedschools.registry.view.application.Applications.Admissions;
import net.associatedschools.registry.view.application.Progress;
import net.associatedschools.registry.view.country.Countries.Situations;
import net.associatedschools.registry.view.country.CountryRows;
import net.associatedschools.registry.view.country.CountryView;
import net.associatedschools.registry.view.exception.ExceptionRows;
import net.associatedschools.registry.view.exception.ExceptionView;
import net.associatedschools.registry.view.exception.Exceptional;
import net.associatedschools.registry.view.exception.Exceptions.Noted;
import net.associatedschools.registry.view.figure.FigureRows;
import net.associatedschools.registry.view.figure.FigureView;
import net.associatedschools.registry.view.figure.Figures.Told;
import net.associatedschools.registry.view.figure.Published;
import net.associatedschools.registry.view.period.Membership;
import net.associatedschools.registry.view.period.PeriodView;
import net.associatedschools.registry.view.period.Periods;
import org.axonframework.common.jdbc.ConnectionProvider;

/**
 * All views on PostgreSQL: their tables, their projections over a log, and their moments, each a
 * read-only transaction.
 *
 * <p>Plain JDBC: a question's conditions, its keyset and its groups differ from call to call, which
 * no repository method says, and Micronaut's JdbcOperations would give the same statement.
 */
public final class PostgresViews implements Snapshots<PostgresViews.Moment> {
    private final PeriodView periodView = new PeriodView();
    private final ApplicationView applicationView = new ApplicationView();
    private final CountryView countryView = new CountryView();
    private final FigureView figureView = new FigureView();
    private final ExceptionView exceptionView = new ExceptionView();
    private final PostgresRows<Membership> periods;
    private final PostgresRows<Progress> applications;
    private final PostgresRows<Situation> countries;
    private final PostgresRows<Published> figures;
    private final PostgresRows<Exceptional> exceptions;
    private final DataSource database;
    private final CountedPeriods counted = new CountedPeriods();

    /** Reads from the pool, and writes on the connections of {@link ViewTransactions}. */
    public PostgresViews(DataSource database, ConnectionProvider writing) {
        this.database = database;
        periods = new PostgresRows<>(periodView, PostgresPeriods.COLUMNS, writing, counted::forget);
        applications =
                new PostgresRows<>(
                        applicationView, PostgresApplications.COLUMNS, writing, () -> {});
        countries = new PostgresRows<>(countryView, PostgresCountries.COLUMNS, writing, () -> {});
        figures = new PostgresRows<>(figureView, PostgresFigures.COLUMNS, writing, () -> {});
        exceptions =
                new PostgresRows<>(exceptionView, PostgresExceptions.COLUMNS, writing, () -> {});
    }

    public Table<Membership> periods() {
        return periods;
    }

    public Table<Progress> applications() {
        return applications;
    }

    public Table<Situation> countries() {
        return countries;
    }

    public Table<Published> figures() {
        return figures;
    }

    public Table<Exceptional> exceptions() {
        return exceptions;
    }

    /** What keeps them; each is an event handler of its own, its view's name the group's. */
    public List<Projection<?>> projections(Streams streams) {
        return List.of(
                new Projection<>(periodView, periods, streams),
                new Projection<>(applicationView, applications, streams),
                new Projection<>(countryView, countries, streams),
                new Projection<>(figureView, figures, streams),
                new Projection<>(exceptionView, exceptions, streams));
    }

    /**
     * By view, the digest of the rows that are really there; equal to the mark's if all is well.
     */
    public Map<String, Digest> scan() {
        return Map.of(
                periodView.name(), periods.scan(),
                applicationView.name(), applications.scan(),
                countryView.name(), countries.scan(),
                figureView.name(), figures.scan(),
                exceptionView.name(), exceptions.scan());
    }

    @Override
    public <A> A read(Function<? super Moment, A> question) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("set transaction isolation level repeatable read, read only");
                var reading = new Reading(connection);
                return question.apply(
                        new Moment(
                                new PostgresPeriods(reading, periodView, counted),
                                new PostgresCountries(reading, countryView),
                                new PostgresApplications(reading, applicationView),
                                new PostgresFigures(reading, figureView),
                                new PostgresExceptions(reading, exceptionView)));
            } finally {
                connection.rollback(); // nothing was written
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new ViewDatabaseException("the views cannot be read", e);
        }
    }

    /** What all tables hold at one moment. */
    public record Moment(
            Periods periods,
            CountryRows countries,
            ApplicationRows applications,
            FigureRows figures,
            ExceptionRows exceptions)
            implements Situations, Admissions, Told, Noted {}
}
