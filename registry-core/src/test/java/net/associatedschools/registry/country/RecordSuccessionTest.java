package net.associatedschools.registry.country;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.country.Deciders.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Year;
import java.util.List;
import net.associatedschools.registry.country.CountryCommand.Correct;
import net.associatedschools.registry.country.CountryCommand.RecordSuccession;
import net.associatedschools.registry.country.CountryEvent.CountrySucceeded;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Fact;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.UnescoStatus;
import net.associatedschools.registry.fact.When;
import org.junit.jupiter.api.Test;

class RecordSuccessionTest {
    static final List<CountryCode> HEIRS = List.of(DE, new CountryCode("LU"));
    static final CountrySucceeded SUCCEEDED = new CountrySucceeded(FR, When.on(AUTUMN), HEIRS);

    @Test
    void a_country_that_is_no_more_has_successors_from_its_last_day_on() {
        UNTOLD.when(by(HQ, HEIRS)).then(SUCCEEDED);
        UNTOLD.when(by(Actor.SYSTEM, HEIRS)).then(SUCCEEDED);

        var country = new Country(List.of(new Fact<>(FR.stream(), 0, SUCCEEDED)));
        assertEquals(List.of(), country.on(AUTUMN.minusDays(1)).successors());
        assertEquals(HEIRS, country.on(AUTUMN).successors());
    }

    @Test
    void R_APP_11_what_is_no_more_is_no_member_state() {
        var country = new Country(List.of(new Fact<>(FR.stream(), 0, SUCCEEDED)));
        assertEquals(UnescoStatus.NONE, country.rules(FR, AUTUMN).unescoStatus());
        assertEquals(null, country.rules(FR, AUTUMN.minusDays(1)).unescoStatus());
    }

    @Test
    void R_TIME_2_it_is_succeeded_by_others_and_by_one_at_least() {
        UNTOLD.when(by(HQ, List.of())).thenWrong("R-TIME-2", "successors");
        UNTOLD.when(by(HQ, List.of(DE, FR))).thenWrong("R-TIME-2", "successors");
        var told = UNTOLD.given(SUCCEEDED);
        var itself = new CountrySucceeded(FR, When.on(AUTUMN), List.of(FR));
        told.when(new Correct(FR, 0, itself, ERROR, Statement.by(HQ)))
                .thenWrong("R-TIME-2", "replacement.successors");
    }

    @Test
    void R_TIME_1_it_ended_on_a_full_date() {
        var year = Statement.by(HQ).since(When.in(Year.of(2006)));
        UNTOLD.when(new RecordSuccession(FR, HEIRS, year)).thenWrong("R-TIME-1", "effective");
    }

    @Test
    void R_APP_13_recording_it_twice_is_harmless() {
        UNTOLD.given(SUCCEEDED).when(by(HQ, HEIRS)).thenNothing();
    }

    @Test
    void R_ROLE_2_only_hq_records_it_and_the_register_at_its_start() {
        for (var actor : ALL) {
            if (actor.equals(HQ) || actor.equals(Actor.SYSTEM)) continue;
            UNTOLD.when(by(actor, HEIRS)).thenBroken("R-ROLE-2");
        }
    }

    private static RecordSuccession by(Actor actor, List<CountryCode> heirs) {
        return new RecordSuccession(FR, heirs, Statement.by(actor, AUTUMN));
    }
}
