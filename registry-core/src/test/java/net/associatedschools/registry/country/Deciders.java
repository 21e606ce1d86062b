package net.associatedschools.registry.country;

import static net.associatedschools.registry.Sample.*;

import net.associatedschools.registry.Decider;
import net.associatedschools.registry.country.CountryEvent.CoordinatorDesignated;
import net.associatedschools.registry.country.CountryEvent.IntakeSuspended;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.When;

/** Countries as far as they have come. */
interface Deciders {
    PersonId CLAIRE = personOf(COORDINATOR);
    PersonId DENIS = personOf(UNDESIGNATED);
    CoordinatorDesignated CLAIRE_DESIGNATED =
            new CoordinatorDesignated(FR, When.on(SPRING), CLAIRE);
    IntakeSuspended INTAKE_SUSPENDED =
            new IntakeSuspended(
                    FR,
                    When.on(AUTUMN),
                    net.associatedschools.registry.fact.Reason.of("NO_RESOURCES"));

    Decider<Country, CountryCommand, CountryEvent> UNTOLD =
            Decider.of(Country.EMPTY, Country::decide, Country::evolve);
    Decider<Country, CountryCommand, CountryEvent> COORDINATED = UNTOLD.given(CLAIRE_DESIGNATED);
    Decider<Country, CountryCommand, CountryEvent> CLOSED = COORDINATED.given(INTAKE_SUSPENDED);
}
