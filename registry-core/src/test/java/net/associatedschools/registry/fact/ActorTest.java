package net.associatedschools.registry.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ActorTest {
    private static final PersonId PERSON = PersonId.of(new UUID(9, 1));
    private static final CountryCode FR = new CountryCode("FR");

    @Test
    void R_ROLE_1_each_speaks_within_what_it_is_bound_to() {
        var id = PERSON.value();
        assertEquals(new Actor(id, Role.COORDINATOR, "country:FR"), Actor.coordinator(PERSON, FR));
        assertEquals(new Actor(id, Role.COMMISSION, "country:FR"), Actor.commission(PERSON, FR));
        assertEquals(new Actor(id, Role.HQ, null), Actor.hq(PERSON));
        var school = SchoolId.of(new UUID(1, 1));
        assertEquals(new Actor(id, Role.SCHOOL, school.value()), Actor.school(PERSON, school));
        var application = ApplicationId.of(new UUID(2, 1));
        assertEquals(
                new Actor(id, Role.SCHOOL, application.value()),
                Actor.applicant(PERSON, application));
    }
}
