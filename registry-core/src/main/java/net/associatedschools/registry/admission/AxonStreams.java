package net.associatedschools.registry.admission;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import net.associatedschools.registry.application.Application;
import net.associatedschools.registry.application.ApplicationAggregate;
import net.associatedschools.registry.application.ApplicationEvent;
import net.associatedschools.registry.country.Country;
import net.associatedschools.registry.country.CountryAggregate;
import net.associatedschools.registry.country.CountryEvent;
import net.associatedschools.registry.fact.Fact;
import net.associatedschools.registry.fact.NotInRegister;
import net.associatedschools.registry.figure.Figure;
import net.associatedschools.registry.figure.FigureAggregate;
import net.associatedschools.registry.figure.FigureEvent;
import net.associatedschools.registry.school.School;
import net.associatedschools.registry.school.SchoolAggregate;
import net.associatedschools.registry.school.SchoolEvent;
import net.associatedschools.registry.school.Timeline;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/**
 * Streams in one of Axon's repositories, which locks what is opened until its unit of work is over;
 * what is only read is folded from the log.
 */
record AxonStreams<A, S, E>(
        Repository<A> repository,
        Callable<A> fresh,
        Function<A, S> state,
        EventStore log,
        Class<E> family,
        S empty,
        Evolve<S, E> evolve)
        implements Streams<S> {

    interface Evolve<S, E> {
        S evolve(S state, Fact<E> fact);
    }

    static Streams<Application> ofApplications(
            Repository<ApplicationAggregate> repository, EventStore log) {
        return new AxonStreams<>(
                repository,
                ApplicationAggregate::new,
                ApplicationAggregate::state,
                log,
                ApplicationEvent.class,
                Application.NOT_MADE,
                Application::evolve);
    }

    static Streams<Timeline> ofSchools(Repository<SchoolAggregate> repository, EventStore log) {
        return new AxonStreams<>(
                repository,
                SchoolAggregate::new,
                SchoolAggregate::state,
                log,
                SchoolEvent.class,
                Timeline.EMPTY,
                School::evolve);
    }

    static Streams<Country> ofCountries(Repository<CountryAggregate> repository, EventStore log) {
        return new AxonStreams<>(
                repository,
                CountryAggregate::new,
                CountryAggregate::state,
                log,
                CountryEvent.class,
                Country.EMPTY,
                Country::evolve);
    }

    static Streams<Figure> ofFigures(Repository<FigureAggregate> repository, EventStore log) {
        return new AxonStreams<>(
                repository,
                FigureAggregate::new,
                FigureAggregate::state,
                log,
                FigureEvent.class,
                Figure.EMPTY,
                Figure::evolve);
    }

    @Override
    public Open<S> load(String stream) {
        try {
            return open(repository.load(stream));
        } catch (AggregateNotFoundException unknown) {
            throw new NotInRegister(stream, unknown);
        }
    }

    @Override
    public Open<S> loadOrCreate(String stream) {
        try {
            return open(repository.loadOrCreate(stream, fresh));
        } catch (RuntimeException refused) {
            throw refused;
        } catch (Exception impossible) {
            throw new IllegalStateException(stream, impossible);
        }
    }

    @Override
    public S read(String stream) {
        var read = empty;
        for (var events = log.readEvents(stream); events.hasNext(); ) {
            var message = events.next();
            var event = family.cast(message.getPayload());
            read = evolve.evolve(read, new Fact<>(stream, message.getSequenceNumber(), event));
        }
        return read;
    }

    private Open<S> open(Aggregate<A> aggregate) {
        return new Open<>() {
            @Override
            public S state() {
                return aggregate.invoke(state);
            }

            @Override
            public void append(List<?> events, MetaData metadata) {
                aggregate.execute(
                        root -> events.forEach(event -> AggregateLifecycle.apply(event, metadata)));
            }
        };
    }
}
