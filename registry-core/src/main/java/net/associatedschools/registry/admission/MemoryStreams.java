package net.associatedschools.registry.admission;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import net.associatedschools.registry.application.Application;
import net.associatedschools.registry.application.ApplicationEvent;
import net.associatedschools.registry.country.Country;
import net.associatedschools.registry.country.CountryEvent;
import net.associatedschools.registry.fact.Command;
import net.associatedschools.registry.fact.Fact;
import net.associatedschools.registry.fact.NotInRegister;
import net.associatedschools.registry.figure.Figure;
import net.associatedschools.registry.figure.FigureEvent;
import net.associatedschools.registry.school.School;
import net.associatedschools.registry.school.SchoolEvent;
import net.associatedschools.registry.school.Timeline;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * Streams that are nowhere but in memory: what a past is decided on that is told at once, command
 * by command, without a bus and without a log. For one thread.
 */
public final class MemoryStreams {
    private final Family<Application, ApplicationEvent> applications =
            new Family<>(
                    Application.NOT_MADE,
                    ApplicationEvent.class,
                    Application::evolve,
                    state -> state.recorded().size());
    private final Family<Timeline, SchoolEvent> schools =
            new Family<>(
                    Timeline.EMPTY,
                    SchoolEvent.class,
                    School::evolve,
                    state -> state.recorded().size());
    private final Family<Country, CountryEvent> countries =
            new Family<>(
                    Country.EMPTY,
                    CountryEvent.class,
                    Country::evolve,
                    state -> state.recorded().size());
    private final Family<Figure, FigureEvent> figures =
            new Family<>(
                    Figure.EMPTY,
                    FigureEvent.class,
                    Figure::evolve,
                    state -> state.recorded().size());
    private final List<Said> said = new ArrayList<>();
    private @Nullable Message<?> message;

    /** One event that a command said, where it stands in its stream, and what goes with it. */
    public record Said(String stream, long sequence, Object event, MetaData metadata) {}

    /**
     * Decides a command whose id, digest and correlation that message names.
     *
     * @return what it says, in the order of the log
     * @throws net.associatedschools.registry.fact.RuleBroken when a rule refuses it
     */
    public List<Said> tell(Message<? extends Command> told, Clock clock) {
        message = told;
        said.clear();
        Desk.inMemory(this, clock).handle(told.getPayload());
        return List.copyOf(said);
    }

    /** What a school's stream says so far. */
    public Timeline school(String stream) {
        return schools.read(stream);
    }

    /** What a country's stream says so far. */
    public Country country(String stream) {
        return countries.read(stream);
    }

    /** Has a country's stream say so much and no more, whatever was told of it. */
    public void set(String stream, Country country) {
        countries.states.put(stream, country);
    }

    /** Forgets the schools and applications, of which nobody is told any more. */
    public void forgetSchools() {
        schools.states.clear();
        applications.states.clear();
    }

    Message<?> message() {
        if (message == null) throw new IllegalStateException("no command is being told");
        return message;
    }

    Streams<Application> applications() {
        return applications;
    }

    Streams<Timeline> schools() {
        return schools;
    }

    Streams<Country> countries() {
        return countries;
    }

    Streams<Figure> figures() {
        return figures;
    }

    private final class Family<S, E> implements Streams<S> {
        private final Map<String, S> states = new HashMap<>();
        private final S empty;
        private final Class<E> events;
        private final AxonStreams.Evolve<S, E> evolve;
        private final ToIntFunction<S> length;

        Family(S empty, Class<E> events, AxonStreams.Evolve<S, E> evolve, ToIntFunction<S> length) {
            this.empty = empty;
            this.events = events;
            this.evolve = evolve;
            this.length = length;
        }

        @Override
        public Open<S> load(String stream) {
            if (!states.containsKey(stream)) throw new NotInRegister(stream);
            return loadOrCreate(stream);
        }

        @Override
        public Open<S> loadOrCreate(String stream) {
            return new Open<>() {
                @Override
                public S state() {
                    return read(stream);
                }

                @Override
                public void append(List<?> news, MetaData metadata) {
                    news.forEach(event -> Family.this.append(stream, event, metadata));
                }
            };
        }

        @Override
        public S read(String stream) {
            return states.getOrDefault(stream, empty);
        }

        private void append(String stream, Object event, MetaData metadata) {
            var before = read(stream);
            long sequence = length.applyAsInt(before);
            var fact = new Fact<>(stream, sequence, events.cast(event));
            states.put(stream, evolve.evolve(before, fact));
            said.add(new Said(stream, sequence, event, metadata));
        }
    }
}
