package net.associatedschools.registry.app.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.associatedschools.registry.Chronicle.Told;
import net.associatedschools.registry.country.CountryCommand.DesignateCoordinator;
import net.associatedschools.registry.country.CountryCommand.EndCoordinator;
import net.associatedschools.registry.country.CountryCommand.RecordPolicy;
import net.associatedschools.registry.country.CountryCommand.ReplaceCoordinator;
import net.associatedschools.registry.country.CountryCommand.ResumeIntake;
import net.associatedschools.registry.country.CountryCommand.SuspendIntake;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.Command;
import net.associatedschools.registry.fact.Evidence;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Policy;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.Statement;
import org.jspecify.annotations.Nullable;

/** Who coordinates the network in one country when, and by which rules. */
final class Office {
    private static final LocalDate OPENED = LocalDate.of(1953, 2, 2);
    private static final int BEFORE_FIRST_SCHOOL_YEARS = 4;

    private record Term(LocalDate from, LocalDate until, PersonId person) {}

    private final Place place;
    private final List<Term> terms = new ArrayList<>();
    private final List<Map.Entry<LocalDate, Command>> others = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    private List<Policies.Dated> policies = List.of();
    private @Nullable LocalDate suspended;
    private LocalDate resumed = OPENED;
    private final Actor commission;

    Office(Place place, Headquarters headquarters, Notes notes, LocalDate end) {
        this.place = place;
        var lots = Lots.of(notes.seed(), "office " + place.code());
        var culture = place.cultures().getFirst();
        commission =
                Actor.commission(
                        notes.person(
                                place.code().stream(),
                                "commission",
                                culture.person(lots),
                                "National Commission"),
                        place.code());
        var from = LocalDate.of(place.since() - BEFORE_FIRST_SCHOOL_YEARS, 1, 15);
        if (from.isBefore(OPENED)) from = OPENED;
        while (from.isBefore(end)) {
            var person =
                    notes.person(
                            place.code().stream(),
                            "coordinator " + from,
                            culture.person(lots),
                            "National coordinator");
            var until = from.plusMonths(lots.between(30, 150));
            designate(new Term(from, until, person), headquarters);
            // Now and then nobody follows for a while, and the National Commission stands in.
            from = lots.happens(0.12) ? until.plusMonths(lots.between(3, 20)) : until;
        }
        vacate(end, headquarters);
        decidePolicies(headquarters, lots);
        decideIntake(lots);
        tell(notes.seed(), lots);
    }

    private void designate(Term term, Headquarters headquarters) {
        var before = terms.isEmpty() ? null : terms.getLast();
        var letter = new Evidence("LETTER", term.from.minusDays(10), "Designation", null, null);
        var statement = Statement.by(headquarters.secretary(term.from), term.from).with(letter);
        boolean gap = before != null && !before.until.equals(term.from);
        if (before != null && gap) end(before, headquarters);
        say(
                term.from,
                before != null && !gap
                        ? new ReplaceCoordinator(
                                place.code(), before.person, term.person, statement)
                        : new DesignateCoordinator(place.code(), term.person, statement));
        terms.add(term);
    }

    private void end(Term term, Headquarters headquarters) {
        var statement = Statement.by(headquarters.secretary(term.until), term.until);
        say(term.until, new EndCoordinator(place.code(), term.person, statement));
    }

    /** Some countries have nobody in the end. */
    private void vacate(LocalDate end, Headquarters headquarters) {
        if (terms.getLast().until.isBefore(end)) end(terms.getLast(), headquarters);
    }

    /** Heard before it holds, so that whoever is named can act from the first day on. */
    private void say(LocalDate effective, Command command) {
        others.add(Map.entry(effective.minusDays(4), command));
    }

    List<Told> told() {
        return told;
    }

    /** The coordinator of that day or, where there is none, the National Commission. */
    Actor on(LocalDate day) {
        var term = term(day);
        return term == null ? commission : Actor.coordinator(term.person, place.code());
    }

    private @Nullable Term term(LocalDate day) {
        for (var term : terms) {
            if (!day.isBefore(term.from) && day.isBefore(term.until)) return term;
        }
        return null;
    }

    /** By which rules it goes on that day. */
    @Nullable Policy policy(LocalDate day) {
        Policy policy = null;
        for (var dated : policies) if (!day.isBefore(dated.from())) policy = dated.policy();
        return policy;
    }

    /** How many months a trial lasts that begins on that day. */
    int trialMonths(LocalDate day) {
        var policy = policy(day);
        return policy == null ? 0 : policy.admission().trialMonthsInAll();
    }

    /** A day on which a trial may begin that is to be over on that one. */
    LocalDate preselected(LocalDate over) {
        var longest = over;
        for (var dated : policies) {
            var begins = over.minusMonths(dated.policy().admission().trialMonthsInAll());
            boolean suits = Objects.equals(policy(begins), dated.policy());
            if (suits) return begins;
            if (begins.isBefore(longest)) longest = begins;
        }
        return trialMonths(over) == 0 ? over : longest;
    }

    /** That day or, while no applications are taken, one before that begins. */
    LocalDate open(LocalDate day) {
        var from = suspended;
        if (from == null || day.isBefore(from) || !day.isBefore(resumed)) return day;
        return from.minusDays(3);
    }

    private void decideIntake(Lots lots) {
        if (!lots.happens(0.1)) return;
        var from = lots.day(LocalDate.of(2013, 1, 1), LocalDate.of(2022, 1, 1));
        suspended = from;
        resumed = from.plusMonths(lots.between(5, 18));
        var reason = Reason.of(lots.one("NO_RESOURCES", "OTHER", "FORCE_MAJEURE"));
        later(from, new SuspendIntake(place.code(), reason, Statement.by(on(from), from)));
        later(resumed, new ResumeIntake(place.code(), Statement.by(on(resumed), resumed)));
    }

    private void decidePolicies(Headquarters headquarters, Lots lots) {
        policies = Policies.of(place.code(), lots);
        for (var dated : policies) {
            var statement =
                    Statement.by(headquarters.secretary(dated.from()), dated.from())
                            .with(
                                    new Evidence(
                                            "LETTER",
                                            dated.from().minusDays(30),
                                            "National rules",
                                            null,
                                            null));
            later(dated.from(), new RecordPolicy(place.code(), dated.policy(), statement));
        }
    }

    private void later(LocalDate effective, Command command) {
        others.add(Map.entry(effective.minusDays(2), command));
    }

    /** All is heard in the order of the days. */
    private void tell(long seed, Lots lots) {
        others.sort(Map.Entry.comparingByKey());
        var moments = new Moments(lots, seed, place.code().stream());
        others.forEach(other -> told.add(moments.next(other.getKey(), other.getValue())));
    }
}
