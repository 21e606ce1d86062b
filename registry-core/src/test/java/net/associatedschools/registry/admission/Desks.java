package net.associatedschools.registry.admission;

import static net.associatedschools.registry.Sample.TODAY;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import net.associatedschools.registry.application.ApplicationAggregate;
import net.associatedschools.registry.application.ApplicationEvent;
import net.associatedschools.registry.country.CountryAggregate;
import net.associatedschools.registry.country.CountryEvent;
import net.associatedschools.registry.figure.FigureAggregate;
import net.associatedschools.registry.school.SchoolAggregate;
import net.associatedschools.registry.school.SchoolEvent;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.modelling.command.Repository;

/**
 * A desk whose one kind of stream is a fixture's; the others lie in a log of their own, since a
 * fixture's store knows one stream only.
 */
final class Desks {
    private static final Clock CLOCK =
            Clock.fixed(TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);

    private final EventStore others =
            EmbeddedEventStore.builder().storageEngine(new InMemoryEventStorageEngine()).build();

    Desk withApplications(Repository<ApplicationAggregate> applications) {
        return new Desk(
                applications,
                repository(SchoolAggregate.class),
                repository(CountryAggregate.class),
                repository(FigureAggregate.class),
                others,
                CLOCK);
    }

    Desk withSchools(Repository<SchoolAggregate> schools) {
        return new Desk(
                repository(ApplicationAggregate.class),
                schools,
                repository(CountryAggregate.class),
                repository(FigureAggregate.class),
                others,
                CLOCK);
    }

    Desk withCountries(Repository<CountryAggregate> countries) {
        return new Desk(
                repository(ApplicationAggregate.class),
                repository(SchoolAggregate.class),
                countries,
                repository(FigureAggregate.class),
                others,
                CLOCK);
    }

    Desk withFigures(Repository<FigureAggregate> figures) {
        return new Desk(
                repository(ApplicationAggregate.class),
                repository(SchoolAggregate.class),
                repository(CountryAggregate.class),
                figures,
                others,
                CLOCK);
    }

    Desks told(SchoolEvent... events) {
        for (int i = 0; i < events.length; i++) {
            tell("school", events[i].school().value(), i, events[i]);
        }
        return this;
    }

    Desks told(CountryEvent... events) {
        for (int i = 0; i < events.length; i++) {
            tell("country", events[i].country().stream(), i, events[i]);
        }
        return this;
    }

    Desks told(ApplicationEvent... events) {
        for (int i = 0; i < events.length; i++) {
            tell("application", events[i].application().value(), i, events[i]);
        }
        return this;
    }

    /** What a stream beside the fixture's says. */
    List<Object> said(String stream) {
        return others.readEvents(stream).asStream().<Object>map(m -> m.getPayload()).toList();
    }

    private void tell(String type, String stream, long sequence, Object event) {
        others.publish(List.of(new GenericDomainEventMessage<>(type, stream, sequence, event)));
    }

    private <A> Repository<A> repository(Class<A> kind) {
        return EventSourcingRepository.builder(kind).eventStore(others).build();
    }
}
