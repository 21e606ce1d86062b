package net.associatedschools.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.associatedschools.registry.fact.Command;
import net.associatedschools.registry.fact.CountryRules;
import net.associatedschools.registry.fact.Fact;
import net.associatedschools.registry.fact.RuleBroken;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import net.associatedschools.registry.fact.RuleBroken.Wrong;
import net.associatedschools.registry.fact.Rules;
import net.associatedschools.registry.fact.When;
import org.jspecify.annotations.Nullable;

/** given(past) / when(command) / then(events): the whole test language, no framework. */
public record Decider<S, C extends Command, E>(
        S state,
        int facts,
        LocalDate today,
        CountryRules country,
        Decide<S, C, E> decide,
        Evolve<S, E> evolve) {

    /** A stream's decision. */
    public interface Decide<S, C, E> {
        List<E> decide(S state, C command, Rules rules);
    }

    /** A stream's fold. */
    public interface Evolve<S, E> {
        S evolve(S state, Fact<E> fact);
    }

    public static <S, C extends Command, E> Decider<S, C, E> of(
            S empty, Decide<S, C, E> decide, Evolve<S, E> evolve) {
        return new Decider<>(empty, 0, Sample.TODAY, Sample.OPEN, decide, evolve);
    }

    /** The same in a country that says something else. */
    public Decider<S, C, E> in(CountryRules other) {
        return new Decider<>(state, facts, today, other, decide, evolve);
    }

    /** The same on another day. */
    public Decider<S, C, E> on(LocalDate otherDay) {
        return new Decider<>(state, facts, otherDay, country, decide, evolve);
    }

    @SafeVarargs
    public final Decider<S, C, E> given(E... past) {
        var told = new ArrayList<E>(); // List.of(past) has javac warn of the generic array
        for (var event : past) told.add(event);
        return given(told);
    }

    public Decider<S, C, E> given(List<? extends E> past) {
        var next = state;
        int sequence = facts;
        for (E event : past) {
            next = evolve.evolve(next, new Fact<>("stream:1", sequence++, event));
        }
        return new Decider<>(next, sequence, today, country, decide, evolve);
    }

    public Outcome<E> when(C command) {
        var stated = command.statement().effective();
        var rules =
                new Rules(
                        command.statement().by(),
                        today,
                        stated == null ? When.on(today) : stated,
                        country);
        try {
            return new Outcome<>(decide.decide(state, command, rules), null);
        } catch (RuleBroken broken) {
            return new Outcome<>(List.of(), broken);
        }
    }

    /** What came of it: events, or a refusal. */
    public record Outcome<E>(List<E> events, @Nullable RuleBroken broken) {
        @SafeVarargs
        public final void then(E... expected) {
            assertNull(broken);
            var all = new ArrayList<E>();
            for (var event : expected) all.add(event);
            assertEquals(all, events);
        }

        public void thenNothing() {
            then();
        }

        public RuleBroken thenBroken(String rule) {
            if (broken == null) throw new AssertionError("accepted: " + events);
            assertEquals(rule, broken.rule(), broken.getMessage());
            return broken;
        }

        public void thenBroken(String rule, Kind kind) {
            assertEquals(kind, thenBroken(rule).kind());
        }

        /** Refused for its content, which is wrong in exactly these fields. */
        public void thenWrong(String rule, String... fields) {
            thenBroken(rule, Kind.CONTENT);
            assertEquals(
                    List.of(fields), thenBroken(rule).wrongs().stream().map(Wrong::field).toList());
        }
    }
}
