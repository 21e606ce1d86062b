package net.associatedschools.registry.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import net.associatedschools.registry.application.Application;
import net.associatedschools.registry.application.Application.Stage;
import net.associatedschools.registry.application.ApplicationEvent;
import net.associatedschools.registry.country.Country;
import net.associatedschools.registry.country.CountryEvent;
import net.associatedschools.registry.country.Situation;
import net.associatedschools.registry.fact.Fact;
import net.associatedschools.registry.fact.Recorded;
import net.associatedschools.registry.school.School;
import net.associatedschools.registry.school.SchoolEvent;
import net.associatedschools.registry.school.Standing;
import net.associatedschools.registry.school.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * The log told again, fact by fact in the order of the log: what was recorded, what it means, and
 * what the register held to be so from then on. Folded by the same functions as decisions and
 * views.
 */
public final class Replay {
    private Replay() {}

    /** A fact, its sentence, and what was known after it. */
    public record Step<S extends @Nullable Object>(
            Recorded<?> recorded, String sentence, S state) {}

    /**
     * A school's own facts, perhaps with those of its applications between them: what the school
     * was on that day, as known after each; null until the register learned of it.
     */
    public static List<Step<@Nullable Standing>> school(
            List<? extends Recorded<?>> recorded, LocalDate day) {
        return Replay.<SchoolEvent, Timeline, @Nullable Standing>steps(
                recorded,
                SchoolEvent.class,
                Timeline.EMPTY,
                School::evolve,
                timeline -> timeline.isRegistered() ? timeline.on(day) : null);
    }

    /** One application's facts: its stage, as known after each. */
    public static List<Step<Stage>> application(List<? extends Recorded<?>> recorded) {
        return steps(
                recorded,
                ApplicationEvent.class,
                Application.NOT_MADE,
                Application::evolve,
                Application::stage);
    }

    /** One country's facts: how it stood on that day, as known after each. */
    public static List<Step<Situation>> country(
            List<? extends Recorded<?>> recorded, LocalDate day) {
        return steps(
                recorded,
                CountryEvent.class,
                Country.EMPTY,
                Country::evolve,
                country -> country.on(day));
    }

    private interface Known<F, S extends @Nullable Object> {
        S after(F folded);
    }

    private static <E, F, S extends @Nullable Object> List<Step<S>> steps(
            List<? extends Recorded<?>> recorded,
            Class<E> family,
            F empty,
            BiFunction<F, Fact<E>, F> evolve,
            Known<F, S> known) {
        var steps = new ArrayList<Step<S>>();
        var folded = empty;
        for (var next : recorded) {
            var fact = next.fact();
            if (family.isInstance(fact.event())) {
                var event = family.cast(fact.event());
                folded = evolve.apply(folded, new Fact<>(fact.stream(), fact.sequence(), event));
            }
            var sentence = Sentences.of(next, recorded.subList(0, steps.size()));
            steps.add(new Step<>(next, sentence, known.after(folded)));
        }
        return List.copyOf(steps);
    }
}
