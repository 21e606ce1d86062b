package net.associatedschools.registry.app.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.associatedschools.registry.Chronicle.Told;
import net.associatedschools.registry.country.CountryCommand.DesignateCoordinator;
import net.associatedschools.registry.country.CountryCommand.EndCoordinator;
import net.associatedschools.registry.country.CountryCommand.ReplaceCoordinator;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.Command;
import net.associatedschools.registry.fact.Evidence;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Statement;
import org.jspecify.annotations.Nullable;

/** Who coordinates the network in one country when, and by which rules. */
final class Office {
    private static final LocalDate OPENED = LocalDate.of(1953, 2, 2);
    private static final int BEFORE_FIRST_SCHOOL_YEARS = 4;

    private record Term(LocalDate from, LocalDate until, PersonId person) {}

    private final Place place;
    private final Moments moments;
    private final List<Term> terms = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    private final Actor commission;

    Office(Place place, Headquarters headquarters, Notes notes, LocalDate end) {
        this.place = place;
        var lots = Lots.of(notes.seed(), "office " + place.code());
        moments = new Moments(lots, notes.seed(), place.code().stream());
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
    }

    private void designate(Term term, Headquarters headquarters) {
        var before = terms.isEmpty() ? null : terms.getLast();
        var letter = new Evidence("LETTER", term.from.minusDays(10), "Designation", null, null);
        var statement = Statement.by(headquarters.secretary(term.from), term.from).with(letter);
        boolean follows = before != null && before.until.equals(term.from);
        if (before != null && !follows) end(before, headquarters);
        say(
                term.from,
                follows
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
        told.add(moments.next(effective.minusDays(4), command));
    }

    List<Told> told() {
        return told;
    }

    /** The coordinator of that day or, where there is none, the National Commission. */
    Actor on(LocalDate day) {
        return term(day) == null ? commission : Actor.coordinator(term(day).person, place.code());
    }

    private @Nullable Term term(LocalDate day) {
        for (var term : terms) {
            if (!day.isBefore(term.from) && day.isBefore(term.until)) return term;
        }
        return null;
    }

    /** How many months a trial lasts that begins on that day. */
    int trialMonths(LocalDate day) {
        return 0;
    }
}
