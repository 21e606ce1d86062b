package net.associatedschools.registry.country;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.country.Deciders.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import net.associatedschools.registry.country.CountryCommand.CloseRevalidation;
import net.associatedschools.registry.country.CountryCommand.OpenRevalidation;
import net.associatedschools.registry.country.CountryEvent.RevalidationClosed;
import net.associatedschools.registry.country.CountryEvent.RevalidationOpened;
import net.associatedschools.registry.fact.Revalidation;
import net.associatedschools.registry.fact.Revalidation.Silence;
import net.associatedschools.registry.fact.Role;
import net.associatedschools.registry.fact.RuleBroken.Kind;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import org.junit.jupiter.api.Test;

class RevalidationTest {
    static final LocalDate DUE = AUTUMN.plusMonths(3);
    static final Revalidation OF_ALL =
            new Revalidation("revalidation-2025", DUE, Role.SCHOOL, Silence.PROPOSAL);
    static final RevalidationOpened OPENED_ON = new RevalidationOpened(FR, When.on(AUTUMN), OF_ALL);
    static final RevalidationClosed CLOSED_ON =
            new RevalidationClosed(FR, When.on(TODAY), "revalidation-2025");

    @Test
    void R_MEM_5_a_revalidation_is_opened_once_and_closed() {
        UNTOLD.when(open(OF_ALL)).then(OPENED_ON);
        UNTOLD.given(OPENED_ON).when(open(OF_ALL)).thenNothing();
        UNTOLD.given(OPENED_ON)
                .when(open(new Revalidation("revalidation-2025", DUE, Role.SCHOOL, Silence.LAPSE)))
                .thenBroken("R-MEM-5", Kind.STATE);
        UNTOLD.given(OPENED_ON).when(close()).then(CLOSED_ON);
        UNTOLD.given(OPENED_ON, CLOSED_ON).when(close()).thenNothing();
        UNTOLD.when(close()).thenBroken("R-MEM-5", Kind.STATE);
    }

    @Test
    void R_MEM_5_it_has_a_date_who_confirms_and_what_silence_means() {
        UNTOLD.when(open(new Revalidation("x", AUTUMN, Role.SCHOOL, Silence.LAPSE)))
                .thenWrong("R-MEM-5", "revalidation.due");
        UNTOLD.when(open(new Revalidation("x", DUE, Role.HQ, Silence.LAPSE)))
                .thenWrong("R-MEM-5", "revalidation.confirmedBy");
        UNTOLD.when(open(new Revalidation("X 1", DUE, Role.SCHOOL, Silence.LAPSE)))
                .thenWrong("R-MEM-5", "revalidation.name");
    }

    @Test
    void R_MEM_5_decisions_see_what_is_open_on_their_day() {
        var country = UNTOLD.given(OPENED_ON, CLOSED_ON).state();
        assertEquals(List.of(), country.rules(FR, AUTUMN.minusDays(1)).revalidations());
        assertEquals(List.of(OF_ALL), country.rules(FR, AUTUMN).revalidations());
        assertEquals(List.of(), country.rules(FR, TODAY).revalidations());
        assertEquals(List.of(OF_ALL), country.revalidations());
    }

    private static OpenRevalidation open(Revalidation campaign) {
        return new OpenRevalidation(FR, campaign, Statement.by(COORDINATOR, AUTUMN));
    }

    private static CloseRevalidation close() {
        return new CloseRevalidation(FR, "revalidation-2025", Statement.by(COORDINATOR, TODAY));
    }
}
