package net.associatedschools.registry.view.memory;

import java.util.List;
import net.associatedschools.registry.country.Situation;
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

/** All views in memory: their tables, their projections over a log, and their moments. */
public final class MemoryViews {
    private final PeriodView periodView = new PeriodView();
    private final ApplicationView applicationView = new ApplicationView();
    private final CountryView countryView = new CountryView();
    private final FigureView figureView = new FigureView();
    private final ExceptionView exceptionView = new ExceptionView();
    private final MemoryTable<Membership> periods = new MemoryTable<>(periodView);
    private final MemoryTable<Progress> applications = new MemoryTable<>(applicationView);
    private final MemoryTable<Situation> countries = new MemoryTable<>(countryView);
    private final MemoryTable<Published> figures = new MemoryTable<>(figureView);
    private final MemoryTable<Exceptional> exceptions = new MemoryTable<>(exceptionView);

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

    public Snapshots<Moment> snapshots() {
        return Snapshots.of(
                () ->
                        new Moment(
                                new MemoryPeriods(periods.moment()),
                                new MemoryCountries(countries.moment()),
                                new MemoryApplications(applications.moment()),
                                new MemoryFigures(figures.moment()),
                                new MemoryExceptions(exceptions.moment())));
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
