package net.associatedschools.registry.country;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.country.Deciders.*;

import java.util.List;
import net.associatedschools.registry.country.CountryCommand.AssignRegion;
import net.associatedschools.registry.country.CountryEvent.RegionAssigned;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.When;
import org.junit.jupiter.api.Test;

class AssignRegionTest {
    static final RegionAssigned EUROPE =
            new RegionAssigned(FR, When.UNKNOWN, List.of(Region.EUROPE_AND_NORTH_AMERICA));

    @Test
    void R_TIME_1_a_country_counts_in_a_region_perhaps_since_ever() {
        UNTOLD.when(assign(HQ, Region.EUROPE_AND_NORTH_AMERICA)).then(EUROPE);
    }

    @Test
    void R_TIME_2_a_country_counts_in_at_least_one() {
        UNTOLD.when(assign(HQ)).thenWrong("R-TIME-2", "regions");
    }

    @Test
    void R_APP_13_assigning_twice_is_harmless() {
        UNTOLD.given(EUROPE).when(assign(HQ, Region.EUROPE_AND_NORTH_AMERICA)).thenNothing();
    }

    @Test
    void R_ROLE_2_only_hq_assigns_regions() {
        for (var actor : ALL) {
            if (!actor.equals(HQ)) {
                UNTOLD.when(assign(actor, Region.AFRICA)).thenBroken("R-ROLE-2");
            }
        }
    }

    private static AssignRegion assign(Actor actor, Region... regions) {
        return new AssignRegion(FR, List.of(regions), Statement.by(actor).since(When.UNKNOWN));
    }
}
