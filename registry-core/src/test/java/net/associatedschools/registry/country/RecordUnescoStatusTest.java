package net.associatedschools.registry.country;

import static net.associatedschools.registry.Sample.*;
import static net.associatedschools.registry.country.Deciders.*;

import java.time.Year;
import net.associatedschools.registry.country.CountryCommand.RecordUnescoStatus;
import net.associatedschools.registry.country.CountryEvent.UnescoStatusChanged;
import net.associatedschools.registry.fact.Actor;
import net.associatedschools.registry.fact.Statement;
import net.associatedschools.registry.fact.UnescoStatus;
import net.associatedschools.registry.fact.When;
import org.junit.jupiter.api.Test;

class RecordUnescoStatusTest {
    static final When SINCE_1946 = When.in(Year.of(1946));
    static final UnescoStatusChanged MEMBER_STATE =
            new UnescoStatusChanged(FR, SINCE_1946, UnescoStatus.MEMBER_STATE);

    @Test
    void R_APP_11_a_country_s_status_is_dated_perhaps_in_part() {
        UNTOLD.when(by(HQ)).then(MEMBER_STATE);
    }

    @Test
    void R_APP_13_recording_twice_is_harmless() {
        UNTOLD.given(MEMBER_STATE).when(by(HQ)).thenNothing();
    }

    @Test
    void R_ROLE_2_only_hq_records_a_status() {
        for (var actor : ALL) {
            if (!actor.equals(HQ)) UNTOLD.when(by(actor)).thenBroken("R-ROLE-2");
        }
    }

    private static RecordUnescoStatus by(Actor actor) {
        return new RecordUnescoStatus(
                FR, UnescoStatus.MEMBER_STATE, Statement.by(actor).since(SINCE_1946));
    }
}
