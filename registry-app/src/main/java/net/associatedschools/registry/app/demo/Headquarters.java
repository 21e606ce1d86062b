package net.associatedschools.registry.app.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.associatedschools.registry.fact.Actor;

/** Who spoke for the network's international coordination when; each stays some years. */
final class Headquarters {
    private static final int YEARS_EACH = 9;
    private static final int FIRST = 1950;
    private static final int LAST = 2027;

    private final List<Actor> reviewers = new ArrayList<>();
    private final List<Actor> secretaries = new ArrayList<>();

    Headquarters(Notes notes) {
        var lots = Lots.of(notes.seed(), "headquarters");
        var cultures = List.of(Culture.of("fr"), Culture.of("en"), Culture.of("es"));
        for (int year = FIRST; year <= LAST; year += YEARS_EACH) {
            reviewers.add(person(notes, "reviewer " + year, lots.one(cultures), lots));
            secretaries.add(person(notes, "secretary " + year, lots.one(cultures), lots));
        }
    }

    private static Actor person(Notes notes, String field, Culture culture, Lots lots) {
        var name = culture.person(lots);
        return Actor.hq(notes.person("headquarters", field, name, "International coordination"));
    }

    /** Who reviews and certifies. */
    Actor reviewer(LocalDate day) {
        return reviewers.get((day.getYear() - FIRST) / YEARS_EACH);
    }

    /** Who records designations and policies. */
    Actor secretary(LocalDate day) {
        return secretaries.get((day.getYear() - FIRST) / YEARS_EACH);
    }
}
